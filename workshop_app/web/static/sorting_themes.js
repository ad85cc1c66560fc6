// The themes, with how many cards and tables speak of each: opened by a press, filled by a drop.
const NOTE_MS = 20000;

class ThemeTiles {
  constructor(board) {
    this.board = board;
    this.notes = new Map();
    this.drawn = "";
    this.list = $("themes");
    $("new-theme").hidden = false;
    $("new-theme").addEventListener("click", () => board.sheet.open(true));
    this.makeTarget($("new-theme"), () => board.sheet.open(true));
  }

  /** Somebody else has just put a card there. */
  note(theme, by, card) {
    const note = { by, card };
    this.notes.set(theme, note);
    setTimeout(() => {
      if (this.notes.get(theme) !== note) return;
      this.notes.delete(theme);
      this.board.draw();
    }, NOTE_MS);
  }

  draw(views, piles) {
    const sorted = countCards(piles.filter(({ theme }) => views.some((view) => view.theme.id === theme)));
    put($("sorted"), sayCount("sorted", sorted));
    $("no-themes").hidden = views.length > 0;
    const { open } = this.board;
    const key = JSON.stringify([open, views.map(({ theme, cards, tables, kinds }) => [theme, cards, [...tables], [...kinds]]), [...this.notes]]);
    if (key === this.drawn) return;
    this.drawn = key;
    const at = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    this.list.replaceChildren(...views.map((view) => element("li", {}, this.tile(view))));
    if (at >= 0) this.list.querySelectorAll("button")[at]?.focus();
  }

  tile({ theme, cards, tables, kinds }) {
    const { board } = this;
    const known = [...board.rows.kinds.values()].filter(({ key }) => kinds.get(key));
    const parent = board.rows.themes.find(({ id }) => id === theme.parent);
    const note = this.notes.get(theme.id);
    const tile = element(
      "button",
      { type: "button", className: note ? "theme moved" : "theme" },
      element("span", { className: "theme-top" }, element("b", { text: theme.name }), element("b", { className: "n", text: shown(cards) })),
      parent && element("small", { text: say("part_of", { theme: parent.name }) }),
      known.length ? shareOf(known, kinds) : null,
      element(
        "span",
        { className: "theme-under" },
        ...known.map((kind) => element("span", { className: `kind tone-${kind.tone}` }, shapeOf(kind), element("span", { className: "unseen", text: `${kind.label} ` }), document.createTextNode(shown(kinds.get(kind.key))))),
        element("span", { className: "at", text: sayCount("tables", tables.size) }),
      ),
      note && element("span", { className: "note" }, faceOf(note.by), element("span", { text: say("just_now", { who: whoIs(note.by), card: note.card }) })),
    );
    if (theme.id === board.open) tile.setAttribute("aria-current", "true");
    tile.addEventListener("click", () => board.show(theme.id === board.open ? null : theme.id));
    this.makeTarget(tile, () => board.do("place", board.chosenPiles(), { theme: theme.id }));
    return tile;
  }

  makeTarget(tile, drop) {
    tile.addEventListener("dragover", (event) => {
      event.preventDefault();
      tile.classList.add("over");
    });
    tile.addEventListener("dragleave", () => tile.classList.remove("over"));
    tile.addEventListener("drop", (event) => {
      event.preventDefault();
      tile.classList.remove("over");
      drop();
    });
  }
}

/** The share of each category, as a bar: its figures stand beside it. */
function shareOf(kinds, counts) {
  const bar = element("span", { className: "share" }, ...kinds.map(({ key, tone }) => {
    const part = element("i", { className: `tone-${tone}` });
    part.style.flexGrow = counts.get(key);
    return part;
  }));
  bar.setAttribute("aria-hidden", "true");
  return bar;
}
