// The cards of the list: those of the theme that is open, or those to sort; kept in their places while
// somebody reads them. Long lists are drawn as they are scrolled.
const DRAWN_AT_ONCE = 60;
const CHIPS = 3;

class CardList {
  constructor(board) {
    this.board = board;
    this.elements = new Map();
    this.order = [];
    this.shown = [];
    this.limit = DRAWN_AT_ONCE;
    this.list = $("piles");
    this.list.replaceChildren();
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.more());
    watch.observe($("sentinel"));
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  /** From its beginning, those most sure first. */
  begin() {
    this.order = [];
    this.limit = DRAWN_AT_ONCE;
  }

  more() {
    if (this.limit >= this.shown.length) return;
    this.limit += DRAWN_AT_ONCE;
    this.board.draw();
  }

  draw(piles) {
    const byId = new Map(piles.map((pile) => [pile.id, pile]));
    const kept = this.order.filter((id) => byId.has(id));
    const known = new Set(kept);
    const fresh = piles.filter(({ id }) => !known.has(id)).sort(firstSure);
    this.order = [...kept, ...fresh.map(({ id }) => id)];
    this.shown = this.order.map((id) => byId.get(id));
    const focused = this.focused();
    const items = this.shown.slice(0, this.limit).map((pile) => this.item(pile));
    items.forEach((item, n) => this.list.children[n] === item || this.list.insertBefore(item, this.list.children[n] || null));
    while (this.list.children.length > items.length) this.list.lastChild.remove();
    for (const id of this.elements.keys()) if (!byId.has(id)) this.elements.delete(id);
    if (focused && !focused.box.isConnected) this.focusAt(focused.at);
    else if (focused && document.activeElement !== focused.box) focused.box.focus({ preventScroll: true });
  }

  /** The element of a pile, made again only when something of it differs. */
  item(pile) {
    const { board } = this;
    const chips = board.chipsOf(pile);
    const holder = board.holderOf(pile);
    const chosen = board.chosen.has(pile.id);
    const key = JSON.stringify([pile.cards, chips.map(({ id, name }) => [id, name]), holder]);
    const known = this.elements.get(pile.id);
    if (known && known.key === key) {
      this.mark(known.item, chosen);
      return known.item;
    }
    const item = this.make(pile, chips, holder);
    this.mark(item, chosen);
    this.elements.set(pile.id, { key, item });
    return item;
  }

  mark(item, chosen) {
    item.classList.toggle("chosen", chosen);
    item.querySelector(".tick input").checked = chosen;
  }

  make(pile, chips, holder) {
    const { board } = this;
    const { row, others } = pile;
    const kind = board.rows.kinds.get(row.kind);
    const box = element("input", { type: "checkbox", disabled: holder !== null });
    box.addEventListener("change", () => board.choose(pile.id, box.checked));
    const tick = element("label", { className: "tick" }, box, element("span", { className: "unseen", text: say("choose", { card: row.label }) }));
    const name = element("b", { className: "name" }, element("span", { className: "unseen", text: `${kind ? kind.label : ""} ` }), document.createTextNode(row.label));
    const at = element("span", { className: "at", text: row.table ? say("table", { n: shown(row.table) }) : "" });
    const top = element("div", { className: "top" }, tick, kind && shapeOf(kind), name, at);
    const item = element("li", { className: `pile ${kind ? `tone-${kind.tone}` : ""}` }, top, element("p", { className: "text", text: row.text }));
    item.classList.toggle("waiting", pile.cards.some((card) => card.waiting));
    item.dataset.pile = pile.id;
    if (others.length) item.append(this.stack(pile, holder));
    if (holder !== null) item.append(element("p", { className: "holder" }, faceOf(holder), element("span", { text: say("held", { who: whoIs(holder) }) })));
    else if (chips.length) item.append(this.chips(pile, chips));
    this.makeDraggable(item, pile, holder);
    return item;
  }

  stack(pile, holder) {
    const { others } = pile;
    const apart = button(say("unstack"), "plain", () => this.board.do("unstack", [pile]));
    apart.disabled = holder !== null;
    return element(
      "details",
      {},
      element("summary", { text: sayCount("stacked", others.length) }),
      ...others.map(({ text }) => element("p", { className: "text", text })),
      apart,
    );
  }

  chips(pile, chips) {
    const buttons = chips.slice(0, CHIPS).map((theme) => {
      const chip = button(theme.name, "chip", () => this.board.do("place", [pile], { theme: theme.id }));
      chip.setAttribute("aria-label", say("into", { card: pile.row.label, theme: theme.name }));
      return chip;
    });
    const row = element("div", { className: "chips" }, ...buttons);
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", say("chips", { card: pile.row.label }));
    return row;
  }

  /** What is chosen moves together; a card that is not is chosen by being moved. */
  makeDraggable(item, pile, holder) {
    item.draggable = holder === null;
    item.addEventListener("dragstart", (event) => {
      if (!this.board.chosen.has(pile.id)) this.board.choose(pile.id, true);
      event.dataTransfer.setData("text/plain", pile.row.label);
      event.dataTransfer.effectAllowed = "move";
      item.classList.add("dragged");
    });
    item.addEventListener("dragend", () => item.classList.remove("dragged"));
  }

  // Keys --------------------------------------------------------------------------------------------

  key(event) {
    const item = event.target.closest(".pile");
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const across = this.across();
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = [...this.list.children].indexOf(item);
    if (event.shiftKey) this.board.choose(item.dataset.pile, true);
    const to = this.focusAt(Math.max(0, Math.min(this.shown.length - 1, at + step)));
    if (event.shiftKey && to) this.board.choose(to.dataset.pile, true);
  }

  /** How many cards stand side by side. */
  across() {
    const [first, ...rest] = this.list.children;
    return 1 + rest.findIndex((item) => item.offsetTop !== first.offsetTop) || 1;
  }

  focusAt(at) {
    if (at >= this.limit) this.more();
    const item = this.list.children[Math.min(at, this.list.children.length - 1)];
    if (!item) {
      $("list-title").focus();
      return null;
    }
    item.querySelector("input:enabled, button:enabled, summary")?.focus();
    item.scrollIntoView({ block: "nearest" });
    return item;
  }

  /** The card the reader is at, by its box: what she had there may be gone. */
  focused() {
    const item = document.activeElement?.closest(".pile");
    if (!item) return null;
    return { box: document.activeElement, at: [...this.list.children].indexOf(item) };
  }

  focusedPile() {
    const item = document.activeElement?.closest(".pile");
    return item ? this.shown.find(({ id }) => id === item.dataset.pile) : null;
  }
}

function firstSure(one, other) {
  return other.row.sure - one.row.sure || (other.row.chips.length > 0) - (one.row.chips.length > 0) || one.row.label.localeCompare(other.row.label);
}

/** « NB » in its disc. */
function faceOf(initials, me = false) {
  const face = element("b", { className: me ? "face me" : "face", text: initials || say("desk_short") });
  face.setAttribute("aria-hidden", "true");
  return face;
}

function whoIs(initials) {
  return initials || say("desk");
}
