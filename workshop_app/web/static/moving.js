// The laptop has another address. What waits here is kept under the old one, which nobody answers
// any more, and no page may write to another. So whoever reads the new address in the hall types it
// here, and the cards travel in the link itself, under their own ids. This page stays open.
const MOVE_AFTER_MS = 10000;
const CARRIED = "#emporter=";
const CARRIED_MOST = 300;
const ADDRESS = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;
const CARD_ID = /^[0-9a-f-]{32,36}$/i;

class Moving {
  /** `desk` offers line, outbox, now(), kind() and typed(). */
  constructor(desk) {
    Object.assign(this, { desk, lostAt: null });
  }

  start() {
    $("move").addEventListener("submit", (event) => {
      event.preventDefault();
      this.leave($("move-to").value);
    });
    $("move-to").addEventListener("input", () => ($("move-wrong").hidden = true));
    if (location.hash.startsWith(CARRIED)) this.arrive(location.hash.slice(CARRIED.length));
  }

  /** Offered once the laptop has been silent for a while. */
  draw() {
    if (!this.desk.line.lost) this.lostAt = null;
    else this.lostAt ??= Date.now();
    $("move").hidden = this.lostAt === null || Date.now() - this.lostAt < MOVE_AFTER_MS;
  }

  leave(typed) {
    const address = typed.trim().replace(/^https?:\/\//i, "").replace(/\/.*$/, "");
    $("move-wrong").hidden = ADDRESS.test(address);
    if (!ADDRESS.test(address)) return;
    const host = address.includes(":") || !location.port ? address : `${address}:${location.port}`;
    const opened = open(this.link(host));
    if (opened) opened.opener = null;
  }

  /** The table's link at that address, with what waits here. */
  link(host) {
    return `http://${host}/t/${boot.code}${CARRIED}${this.carried()}`;
  }

  carried() {
    const { outbox, author, phone } = this.desk;
    const cards = [...outbox.cards.values()].slice(0, CARRIED_MOST).map((card) => outbox.body(card));
    return encodeURIComponent(JSON.stringify({ cards, draft: $("text").value, author, phone }));
  }

  /** They leave from here like any other; the laptop knows their ids if it has them already. */
  arrive(carried) {
    let brought;
    try {
      brought = JSON.parse(decodeURIComponent(carried));
    } catch {
      return;
    }
    const cards = brought && Array.isArray(brought.cards) ? brought.cards : [];
    const whole = ({ id, kind, text }) =>
      typeof id === "string" && CARD_ID.test(id) && typeof kind === "string" && typeof text === "string";
    for (const card of cards.slice(0, CARRIED_MOST)) {
      if (card && whole(card)) this.desk.outbox.add(this.desk.outbox.body(card));
    }
    if (brought && typeof brought.author === "string") this.desk.author ||= brought.author;
    if (brought && CARD_ID.test(brought.phone)) this.phone = brought.phone;
    if (brought && typeof brought.draft === "string" && !$("text").value) {
      $("text").value = brought.draft;
      this.desk.typed();
    }
  }
}
