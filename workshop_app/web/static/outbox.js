// Cards that the laptop has not acknowledged yet. Each keeps its id: sending it twice does no harm.
// One leaves only when the laptop has it, or when its writer withdraws it.
const PATIENCE_MS = 8000;
const PICTURE_PATIENCE_MS = 90000;
const PAUSES_S = [1, 2, 3, 5, 8, 15];
const NOT_NOW = new Set(["no_phase", "kind_closed", "phase_over"]);

/** Talks to the laptop and knows when it last answered. */
class Line {
  constructor(link, changed) {
    Object.assign(this, { link, changed, lost: false, lastAt: null });
  }

  /** {status, said} of any answer; null when none came. */
  async ask(path, method = "GET", content = undefined) {
    const patience = new AbortController();
    const isForm = content instanceof FormData; // the browser writes what separates its parts
    const timer = setTimeout(() => patience.abort(), isForm ? PICTURE_PATIENCE_MS : PATIENCE_MS);
    const kind = isForm ? {} : { "Content-Type": "application/json" };
    try {
      const answer = await fetch(this.link + path, {
        method,
        headers: { Accept: "application/json", ...kind },
        body: content === undefined || isForm ? content : JSON.stringify(content),
        cache: "no-store",
        signal: patience.signal,
      });
      const said = await answer.json();
      this.told(true);
      return { status: answer.status, said, wait: Number(answer.headers.get("Retry-After")) };
    } catch {
      this.told(false);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  told(answered) {
    if (answered) this.lastAt = new Date();
    const changes = this.lost === answered;
    this.lost = !answered;
    if (changes) this.changed();
  }
}

class Outbox {
  constructor({ line, shelf, prefix, changed, received }) {
    Object.assign(this, { line, shelf, prefix, changed, received });
    this.cards = new Map();
    this.sending = false;
    this.failures = 0;
    this.retryAt = null;
    this.timer = null;
  }

  async load() {
    for (const card of await this.shelf.under(this.prefix)) {
      if (!this.cards.has(card.id)) this.cards.set(card.id, { ...card, kept: true });
    }
    this.changed();
    this.send();
  }

  /** Takes a new card, or new words for one that was refused. */
  add(card) {
    const waiting = { ...card, refused: null, kept: false };
    this.cards.set(card.id, waiting);
    this.keep(waiting);
    this.changed();
    this.send();
  }

  keep(card) {
    this.shelf.keep(this.prefix + card.id, { ...card, kept: true }).then((kept) => {
      card.kept = kept;
      if (!this.cards.has(card.id)) this.shelf.drop(this.prefix + card.id);
      this.changed();
    });
  }

  remove(id) {
    this.cards.delete(id);
    this.shelf.drop(this.prefix + id);
    this.changed();
  }

  waiting() {
    return [...this.cards.values()].filter((card) => !card.refused);
  }

  refused() {
    return [...this.cards.values()].filter((card) => card.refused);
  }

  /** A category that opens again takes what it refused for being closed. */
  reopen(openKinds) {
    for (const card of this.refused()) {
      if (NOT_NOW.has(card.refused.error) && openKinds.has(card.kind)) this.add(card);
    }
  }

  /** Now, whatever pause was planned: the connection is said to be back. */
  sendNow() {
    this.failures = 0;
    this.send();
  }

  async send() {
    if (this.sending) return;
    clearTimeout(this.timer);
    this.retryAt = null;
    this.sending = true;
    let card;
    while ((card = this.waiting()[0])) {
      const answer = await this.line.ask(this.path(card), "POST", this.body(card));
      if (!this.settle(card, answer)) break;
    }
    this.sending = false;
    this.changed();
  }

  /** False when the card has to wait. */
  settle(card, answer) {
    const status = answer ? answer.status : 0;
    if (status === 200 || status === 201) {
      this.failures = 0;
      this.cards.delete(card.id);
      this.shelf.drop(this.prefix + card.id);
      this.received(card, answer.said);
      return true;
    }
    if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
      card.refused = answer.said;
      this.keep(card);
      return true;
    }
    const pause = PAUSES_S[Math.min(this.failures++, PAUSES_S.length - 1)];
    const seconds = Math.max(pause, (answer && answer.wait) || 0);
    this.retryAt = Date.now() + 1000 * seconds;
    this.timer = setTimeout(() => this.send(), 1000 * seconds);
    return false;
  }

  path(_card) {
    return "/cards";
  }

  body({ id, kind, text, written_at, author, said_by, question }) {
    return { id, kind, text, written_at, author, said_by, question };
  }

  /** The page goes away: a last try that outlives it. What is lost here is sent again later. */
  leave() {
    for (const card of this.waiting()) {
      const body = new Blob([JSON.stringify(this.body(card))], { type: "application/json" });
      navigator.sendBeacon(this.line.link + this.path(card), body);
    }
  }
}
