// What can be done with the cards chosen, and the last gesture of one's own taken back.
class Bar {
  constructor(board) {
    this.board = board;
    this.bar = $("bar");
    this.bar.hidden = false;
    this.many = element("p", { className: "many" });
    this.place = this.add("main", "folder-input", () => this.placeThere());
    this.other = this.add("plain only-wide", "chevron-up", () => board.sheet.open());
    this.out = this.add("plain", "undo-2", () => board.do("place", board.chosenPiles(), { theme: null }), "take_out");
    this.stack = this.add("plain", "layers", () => board.stack(), "stack");
    this.aside = this.add("plain", "eye-off", () => board.do("aside", board.chosenPiles()), "aside");
    this.undo = this.add("quiet spread", "undo-2", () => board.undo(), "undo");
    this.none = this.add("quiet", "x", () => board.deselect(), "deselect");
    this.bar.prepend(this.many);
  }

  add(className, icon, act, words = "") {
    const made = button("", className, act);
    made.append(iconOf(icon), element("span", { text: words ? say(words) : "" }));
    this.bar.append(made);
    return made;
  }

  draw() {
    const { board } = this;
    const piles = board.chosenPiles();
    const some = piles.length > 0;
    put(this.many, some ? sayCount("chosen", countCards(piles)) : say("none_chosen"));
    this.theme = some ? board.nearestOf(piles) : null;
    const words = this.theme ? say("place_in", { theme: this.theme.name }) : say(some ? "place_where" : "themes");
    put(this.place.lastChild, words);
    this.place.classList.toggle("only-narrow", !some);
    put(this.other.lastChild, say("another"));
    this.other.hidden = !this.theme;
    this.other.classList.toggle("only-wide", !this.theme);
    this.out.hidden = !piles.some(({ theme }) => theme);
    for (const one of [this.stack, this.aside, this.none]) one.hidden = !some;
    this.stack.disabled = !board.mayStack(piles);
    this.undo.disabled = !board.done.length;
  }

  placeThere() {
    if (this.theme) this.board.do("place", this.board.chosenPiles(), { theme: this.theme.id });
    else this.board.sheet.open();
  }
}
