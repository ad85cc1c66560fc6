// The form at another address. What a phone holds lies in the storage of the address it came by:
// the page goes over by itself only when the other one answers, and takes along what it holds.
const LOST_MS = 12000;
const CALM_MS = 3000;
const AGAIN_MS = 10000;
const PROBE_MS = 4000;
const MOST_CARRIED = 48000; // signs of an address that every browser takes

class Moving {
  constructor(form) {
    Object.assign(this, { form, busy: false, triedAt: 0, typedAt: 0, lostAt: 0, leaving: false });
  }

  start() {
    document.addEventListener("input", () => (this.typedAt = Date.now()));
    $("elsewhere").addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed($("elsewhere").elements.place.value);
    });
  }

  /** What the page before this one, at another address, handed over. Before anything is recalled. */
  take() {
    const found = /^#garde=([\w-]+)$/.exec(location.hash);
    if (!found) return;
    let held;
    try {
      held = JSON.parse(fromBase64(found[1]));
    } catch {
      return; // cut on its way: the other page still has it all
    }
    this.phone = held.phone;
    this.form.author = this.form.author || held.author || "";
    for (const card of held.cards || []) this.form.outbox.add(card);
    if (held.draft && !$("text").value) {
      $("text").value = held.draft;
      this.form.typed();
    }
    put($("said"), say(held.left ? "moved_left" : "moved_here", { n: shown(held.left || 0) }));
  }

  /** Called several times a second: cheap until there is somewhere to go. */
  tick() {
    const { lost } = this.form.line;
    if (!lost) this.lostAt = 0;
    else if (!this.lostAt) this.lostAt = Date.now();
    $("elsewhere").hidden = !(lost && Date.now() - this.lostAt > LOST_MS);
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
      const timer = setTimeout(() => resolve(false), PROBE_MS);
      point.onload = () => resolve(true);
      point.onerror = () => resolve(false);
      point.addEventListener("load", () => clearTimeout(timer));
      point.referrerPolicy = "no-referrer";
      point.src = `http://${place}/t/${boot.code}/here.png?${Date.now()}`;
    });
  }

  async typed(words) {
    const found = /^(?:http:\/\/)?([\w.-]+)(:\d+)?(?:\/.*)?$/.exec(words.trim());
    const place = found && `${found[1]}${found[2] || `:${location.port}`}`;
    const here = found && (!found[2] || found[2] === `:${location.port}`);
    if (place && (!here || (await this.answers(place)))) this.go(place);
    else put($("elsewhere-wrong"), say("elsewhere_wrong"));
  }

  go(place) {
    this.leaving = true;
    location.href = `http://${place}/t/${boot.code}#garde=${toBase64(JSON.stringify(this.held()))}`;
  }

  /** The oldest cards first, as many as an address holds. The others stay here, on the shelf. */
  held() {
    const { outbox, author, phone } = this.form;
    const held = { cards: [], draft: $("text").value, author, phone, left: 0 };
    let room = MOST_CARRIED - held.draft.length;
    for (const card of outbox.cards.values()) {
      const light = outbox.body(card);
      room -= 2 * JSON.stringify(light).length;
      if (room > 0) held.cards.push(light);
      else held.left += 1;
    }
    return held;
  }
}

function toBase64(text) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64(text) {
  const bytes = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)));
}
