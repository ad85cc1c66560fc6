// The cards of the table: what still waits on this phone, then what the laptop has, newest first.
// A few are shown; all of them when asked.
const SHOWN = 3;

class CardList {
  /** `desk` offers what a row asks of it, and redraw(). */
  constructor(desk) {
    this.desk = desk;
    this.rows = new Map();
    this.showAll = false;
  }

  /** Takes the place of the list that came with the page. */
  start() {
    $("cards").replaceChildren();
    $("all").addEventListener("click", () => {
      this.showAll = !this.showAll;
      this.desk.redraw();
    });
  }

  /** `cards` by id, as the laptop told them. */
  draw(cards, outbox) {
    const listed = this.listed(cards, outbox);
    const urgent = listed.filter((card) => card.state !== "sent").length;
    const few = Math.max(SHOWN, urgent);
    this.drawRows(this.showAll ? listed : listed.filter((card, n) => n < few || this.isOpen(card)));
    $("none").hidden = listed.length > 0;
    $("all").hidden = listed.length <= few;
    put($("all").querySelector("span"), this.showAll ? say("see_fewer") : say("see_all", { n: shown(listed.length) }));
    this.drawCounts(listed);
  }

  listed(cards, outbox) {
    const waiting = [...outbox.cards.values()]
      .map((card) => ({ ...card, state: card.refused ? "refused" : "waiting" }));
    const sent = [...cards.values()]
      .filter((card) => !outbox.cards.has(card.id))
      .filter((card) => !card.withdrawn || this.isEdited(card))
      .map((card) => ({ ...card, state: "sent" }));
    const newestFirst = (a, b) => (a.written_at < b.written_at ? 1 : -1);
    return [...waiting.sort(newestFirst), ...sent.sort(newestFirst)];
  }

  isOpen({ id }) {
    return this.rows.has(id) && this.rows.get(id).isOpen();
  }

  isEdited({ id }) {
    return this.rows.has(id) && this.rows.get(id).isEditing();
  }

  drawRows(visible) {
    const items = visible.map((card) => {
      if (!this.rows.has(card.id)) this.rows.set(card.id, new Row(this.desk));
      this.rows.get(card.id).show(card);
      return this.rows.get(card.id).item;
    });
    const list = $("cards");
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] === item || list.insertBefore(item, list.children[n] || null));
  }

  drawCounts(listed) {
    const many = (state) => listed.filter((card) => card.state === state).length;
    const parts = [sayCount("sent", many("sent"))];
    if (many("waiting")) parts.push(sayCount("waiting", many("waiting")));
    if (many("refused")) parts.push(sayCount("refused", many("refused")));
    const { phase } = this.desk.state;
    if (phase && phase.advised) parts.push(sayCount("advised", phase.advised));
    put($("counts"), parts.join(", "));
  }
}
