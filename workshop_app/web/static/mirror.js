// The projector in a browser: shows what the laptop says, counts the time on by itself, asks again
// when something changed. Writes nothing. Without the network the picture stays and the time is right.
const AT_ONCE_MS = 600;
const AGAIN_MS = 2000;
const FITS = [1, 0.86, 0.75, 0.65, 0.56, 0.48, 0.42, 0.36, 0.31];

class Mirror {
  constructor() {
    this.hall = document.getElementById("hall");
    this.asked = 0;
    this.waiting = null;
    this.tall = false;
    this.take(boot.moment);
  }

  start() {
    this.fit();
    document.fonts.ready.then(() => this.fit()); // measured again in our own letters
    addEventListener("resize", () => this.resized());
    addEventListener("online", () => this.ask());
    document.addEventListener("visibilitychange", () => document.hidden || this.ask());
    addEventListener("dblclick", () => this.fullScreen());
    addEventListener("keydown", (event) => event.key.toLowerCase() === "f" && this.fullScreen());
    keepTime(() => this.tick());
    this.listen();
    this.resized();
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  resized() {
    this.tall = innerWidth < 1.5 * innerHeight;
    this.ask();
  }

  // What the laptop says ----------------------------------------------------------------------------

  listen() {
    const source = new EventSource(`/p/${boot.code}/events`);
    source.addEventListener("open", () => this.soon());
    source.addEventListener("picture", () => this.soon());
    source.addEventListener("error", () => {
      // The browser tries again by itself, unless it was refused: the link may have been taken back.
      if (source.readyState !== EventSource.CLOSED) return;
      this.ask();
      setTimeout(() => this.listen(), AGAIN_MS);
    });
  }

  /** Fifty cards at once are one question. */
  soon() {
    clearTimeout(this.waiting);
    const since = Date.now() - this.asked;
    this.waiting = setTimeout(() => this.ask(), Math.max(0, AT_ONCE_MS - since));
  }

  async ask() {
    clearTimeout(this.waiting);
    this.asked = Date.now();
    const turn = this.asked;
    try {
      const answer = await fetch(`/p/${boot.code}/picture${this.tall ? "?tall=1" : ""}`, { cache: "no-store" });
      if (answer.status === 404) return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const moment = await answer.json();
      if (turn !== this.asked) return;
      const at = (turn + Date.now() - (1000 * moment.age_s) / moment.speed) / 2;
      if (moment.html !== this.drawn) {
        this.drawn = moment.html;
        this.hall.innerHTML = moment.html;
        this.fit();
      }
      this.take(moment, at);
    } catch {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(), AGAIN_MS);
    }
  }

  /** `at`: when the laptop counted the seconds that are left. */
  take(moment, at = Date.now()) {
    this.moment = moment;
    this.at = at;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), (1000 * moment.changes_in_s) / moment.speed);
    this.tick();
  }

  // The time ----------------------------------------------------------------------------------------

  tick() {
    const gone = (this.moment.speed * (Date.now() - this.at)) / 1000;
    const { left_s: left, length_s: length } = this.moment;
    this.write(left, gone);
    const arc = document.getElementById("arc");
    if (arc && left !== null) {
      const share = Math.min(1, Math.ceil(Math.max(0, left - gone)) / Math.max(1, length));
      arc.setAttribute("stroke-dasharray", `${(1000 * share).toFixed(1)} 1000`);
    }
    const next = this.hall.querySelector("[data-next]");
    if (next) {
      const { page, count, next: wait } = next.dataset;
      next.textContent = say("next", { n: page, count, s: Math.max(0, Math.ceil(wait - gone)) });
    }
    return left === null ? null : left - gone;
  }

  write(left, gone) {
    if (left === null || left === undefined) return;
    for (const node of this.hall.querySelectorAll("[data-left=phase]")) {
      const said = countdown(left - gone - (node.dataset.less || 0));
      if (node.textContent === said) continue;
      node.textContent = said;
      node.dataset.signs = said.length;
    }
  }

  // Large words -------------------------------------------------------------------------------------

  /** The largest letters with which all of it is there. */
  fit() {
    for (const node of this.hall.querySelectorAll(".fit")) {
      for (const size of FITS) {
        node.style.setProperty("--fit", size);
        if (node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1) break;
      }
    }
    const words = this.hall.querySelector(".words");
    if (!words) return;
    for (const size of FITS.slice(0, 6)) {
      words.style.setProperty("--title", `${8.75 * size}rem`);
      words.style.setProperty("--question", `${Math.max(1.65, 3.5 * Math.max(size, 0.6))}rem`);
      words.style.setProperty("--step", `${Math.max(1.65, 2.5 * Math.max(size, 0.65))}rem`);
      if (words.scrollHeight <= words.clientHeight + 1 && words.scrollWidth <= words.clientWidth + 1) break;
    }
  }
}

new Mirror().start();
