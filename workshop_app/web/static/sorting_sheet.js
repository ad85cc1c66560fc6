// « Ranger dans »: the themes to choose from by their first letters; a new one; or, with nothing
// chosen, the one to open. The same from the bar, from M, and as the themes of a narrow screen.
class Sheet {
  constructor(board) {
    this.board = board;
    this.dialog = $("sheet");
    this.field = element("input", { id: "which", autocomplete: "off", spellcheck: false, maxLength: boot.longest });
    this.list = element("ul");
    this.none = element("p", { className: "hint", text: say("no_theme") });
    this.title = element("h2", { id: "sheet-title", tabIndex: -1 });
    this.label = element("label", { className: "title", htmlFor: "which" });
    const close = button(say("close"), "plain", () => this.dialog.close());
    const top = element("div", { className: "sheet-top" }, this.title, close);
    const form = element("form", { method: "dialog" }, this.label, this.field, this.none, this.list);
    form.addEventListener("submit", (event) => this.enter(event));
    this.dialog.append(top, form);
    this.field.addEventListener("input", () => this.draw());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.closed());
  }

  /** For these piles, or for none: then a theme is opened. */
  open(isNew = false, piles = this.board.chosenPiles()) {
    this.piles = piles;
    this.isNew = isNew;
    this.before = document.activeElement;
    this.field.value = "";
    put(this.title, say(isNew ? "new_theme" : piles.length ? "place_where" : "themes"));
    put(this.label, say(isNew ? "theme_name" : "which_theme"));
    this.draw();
    this.dialog.showModal();
    // On a tablet the field would bring up letters over the themes: a finger chooses one.
    if (isNew || !matchMedia("(pointer: coarse)").matches) this.field.focus();
    else this.title.focus();
  }

  closed() {
    if (this.before && this.before.isConnected) this.before.focus();
    else if (document.activeElement === document.body) this.board.list.focusAt(0);
  }

  /** What each line does, in order; the first is what Enter does. */
  choices() {
    const typed = this.field.value.trim();
    const wanted = fold(typed);
    const themes = this.board.standing.themes;
    const exact = themes.some(({ name }) => fold(name) === wanted);
    const found = themes.filter(({ name }) => startsWith(name, wanted));
    const near = this.piles.length === 1 && !wanted ? this.board.chipsOf(this.piles[0]).map(({ id }) => id) : [];
    const rank = ({ id }) => (near.includes(id) ? near.indexOf(id) : near.length);
    const lines = this.isNew ? [] : found.sort((one, other) => rank(one) - rank(other)).map((theme) => ({
      words: theme.name,
      count: this.board.countOf(theme.id),
      act: () => this.choose(theme.id),
    }));
    if (this.piles.some(({ theme }) => theme) && !wanted && !this.isNew) {
      lines.push({ words: say("unsorted"), act: () => this.choose(null) });
    }
    if (typed && !exact) {
      lines.push({ words: say("new_theme_named", { name: typed }), act: () => this.create(typed) });
    }
    return lines;
  }

  draw() {
    const choices = this.choices();
    this.none.hidden = choices.length > 0 || this.isNew || !this.field.value.trim();
    this.list.replaceChildren(...choices.map(({ words, count, act }, n) => {
      const line = button("", n || (!this.field.value && !this.isNew) ? "" : "first", () => {
        this.dialog.close();
        act();
      });
      line.append(element("span", { text: words }), count === undefined ? "" : element("span", { className: "n", text: shown(count) }));
      return element("li", {}, line);
    }));
  }

  enter(event) {
    event.preventDefault();
    const [first] = this.choices();
    if (!first || (!this.field.value.trim() && !this.isNew)) return;
    this.dialog.close();
    first.act();
  }

  choose(theme) {
    if (this.piles.length) this.board.do("place", this.piles, { theme });
    else this.board.show(theme);
  }

  create(name) {
    this.board.do("theme", this.piles, { name });
  }
}

/** At the beginning of one of its words: « moy » and « hum » both find « Moyens humains », « acc »
 * and « lacc » « L'accueil ». */
function startsWith(name, wanted) {
  const apart = name.replace(/['’]/g, " ");
  return [name, apart].some((words) => ` ${fold(words)}`.includes(` ${wanted}`));
}
