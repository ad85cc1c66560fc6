// The form at another address: this page goes over by itself once the other one answers, and takes
// along what it holds (see moving.js), which lies in the storage of the address it came by.
const LOST_MS = 12000;
const CALM_MS = 3000;
const AGAIN_MS = 10000;
const PROBE_MS = 4000;
const MOST_CARRIED = 48000; // signs of an address that every browser takes

class Following {
  constructor(form) {
    Object.assign(this, { form, busy: false, triedAt: 0, typedAt: 0, lostAt: 0, leaving: false });
    document.addEventListener("input", () => (this.typedAt = Date.now()));
  }

  /** Called several times a second: cheap until there is somewhere to go. */
  tick() {
    const { lost } = this.form.line;
    if (!lost) this.lostAt = 0;
    else if (!this.lostAt) this.lostAt = Date.now();
    if (!this.busy && Date.now() - this.triedAt > AGAIN_MS) this.look();
  }

  async look() {
    const places = this.places();
    if (!places.length || !this.mayLeave()) return;
    this.busy = true;
    this.triedAt = Date.now();
    for (const place of places) {
      if ((await this.answers(place)) && this.mayLeave()) {
        this.go(place);
        break;
      }
    }
    this.busy = false;
  }

  /** Where the form should be found instead of here: none while all is well. */
  places() {
    const told = this.form.state.places || [];
    const others = told.filter((place) => place !== location.host);
    if (this.form.line.lost) return Date.now() - this.lostAt > LOST_MS ? others : [];
    const isOld = /^\d+\.\d+\.\d+\.\d+/.test(location.host) && !location.host.startsWith("127.");
    return isOld && told.length && told[0] !== location.host ? [told[0]] : [];
  }

  /** Nobody is in the middle of a word, and nothing is held that could not come along. */
  mayLeave() {
    const { line, outbox, photos } = this.form;
    if (this.leaving || photos?.outbox.waiting().length) return false;
    if (this.form.moving.carried().length > MOST_CARRIED) return false;
    const field = document.activeElement;
    const elsewhere = field && field.matches("input,textarea,select") && field !== $("text");
    if (elsewhere || Date.now() - this.typedAt < CALM_MS) return false;
    return line.lost || !(outbox.cards.size || $("text").value);
  }

  /** The same table answers there: its picture of one point comes. Only a picture may be asked of
   *  another address without that address giving away more. */
  answers(place) {
    return new Promise((resolve) => {
      const point = new Image();
      const timer = setTimeout(() => {
        point.removeAttribute("src"); // or a page that still loads would wait for a dead address
        resolve(false);
      }, PROBE_MS);
      point.onload = () => resolve(true);
      point.onerror = () => resolve(false);
      point.addEventListener("load", () => clearTimeout(timer));
      point.referrerPolicy = "no-referrer";
      point.src = `http://${place}/t/${boot.code}/here.png?${Date.now()}`;
    });
  }

  go(place) {
    this.leaving = true;
    location.href = this.form.moving.link(place);
  }
}
