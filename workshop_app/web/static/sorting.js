// The board in a browser: the same cards and themes as the desk's, live both ways. Holds no rule: the
// laptop decides; what is done here waits here until the laptop has it, and what came second is told.
const HOLD_AGAIN_MS = 8000;
const IDLE_MS = 60000;
const HIDDEN_MS = 100;
const FILTERS = ["all", "sure", "silent"];

class Sorting {
  constructor() {
    this.rows = new Rows();
    this.chosen = new Set();
    this.done = [];
    this.open = null;
    this.filter = "all";
    this.held = {};
    this.people = [];
    this.activeAt = Date.now();
    this.line = new Line(`/b/${boot.code}`, () => this.lineChanged());
    this.box = new SortBox({
      line: this.line,
      shelf: new Shelf(),
      prefix: `${boot.code}/sort/`,
      changed: () => this.drawSoon(),
      received: (gesture, said) => this.received(gesture, said),
    });
    this.box.late = (gesture) => this.late(gesture);
  }

  start() {
    document.body.classList.add("scripted");
    $("keys").hidden = false;
    $("find").hidden = false;
    $("list-title").tabIndex = -1;
    this.list = new CardList(this);
    this.sheet = new Sheet(this);
    this.tiles = new ThemeTiles(this);
    this.bar = new Bar(this);
    this.take(boot.state);
    this.draw();
    boot.state = null;
    $("plain").addEventListener("submit", (event) => event.preventDefault());
    $("typed").addEventListener("input", () => this.begin());
    $("back").addEventListener("click", () => this.show(null));
    this.followPage();
    this.box.load();
    this.listen();
    history.replaceState(null, "", location.pathname);
  }

  followPage() {
    addEventListener("keydown", (event) => this.key(event));
    for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, () => (this.activeAt = Date.now()), true);
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    addEventListener("pagehide", () => this.letGo());
    addEventListener("beforeunload", (event) => {
      if (this.box.waiting().length) event.preventDefault();
    });
    setInterval(() => this.chosen.size && Date.now() - this.activeAt < IDLE_MS && this.hold(), HOLD_AGAIN_MS);
  }

  // What the laptop tells ---------------------------------------------------------------------------

  take(state) {
    const moved = this.rows.take(state);
    this.version = state.version;
    this.reached = state.last_change;
    this.hear(state);
    for (const [, row] of moved) if (row.theme && row.by !== this.me()) this.tiles.note(row.theme, row.by, row.label);
  }

  hear({ people, held }) {
    Object.assign(this, { people, held });
    this.drawSoon();
  }

  me() {
    return (this.people.find(({ me }) => me) || {}).initials;
  }

  /** What changed since; asked again if something came meanwhile. */
  async refresh() {
    if (this.refreshing) {
      this.again = true;
      return;
    }
    this.refreshing = true;
    do {
      this.again = false;
      const answer = await this.line.ask(`/state?since=${this.version}`);
      if (answer && answer.status === 200) this.take(answer.said);
      else if (answer && (answer.status === 404 || answer.status === 401)) this.close();
    } while (this.again);
    this.refreshing = false;
  }

  listen() {
    if (!window.EventSource || this.closed) return;
    if (this.source) this.source.close();
    const source = (this.source = new EventSource(`/b/${boot.code}/events?since=${this.reached}&version=${this.version}`));
    source.addEventListener("open", () => this.box.sendNow());
    source.addEventListener("board", () => this.refresh());
    source.addEventListener("sorters", (event) => this.hear(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.refresh().then(() => this.listen()), 3000);
      else this.refresh();
    });
  }

  wake() {
    this.refresh();
    this.box.sendNow();
  }

  lineChanged() {
    this.drawSoon();
    if (this.line.lost) return;
    this.box.sendNow();
    this.refresh().then(() => this.listen());
  }

  /** Another code, or none: nothing of the hall stays on this screen. */
  close() {
    this.closed = true;
    if (this.source) this.source.close();
    this.rows.take({ whole: true, rows: [], gone: [], themes: [], kinds: [], title: "" });
    this.drawSoon();
  }

  // What is done ------------------------------------------------------------------------------------

  /** One gesture on these piles, shown at once. */
  do(deed, piles, { theme = null, name = "" } = {}) {
    if (!piles.length && deed !== "theme") return;
    const rows = piles.flatMap(({ cards }) => cards);
    const cards = Object.fromEntries(rows.map(({ id, change }) => [id, change]));
    const made = this.box.make({ deed, cards, theme, name });
    this.done.push({ id: made.id, before: rows });
    for (const { id } of piles) this.chosen.delete(id);
    this.hold();
    this.tell(deed, rows.length, { theme: name || this.nameOf(theme) });
    this.draw();
  }

  stack() {
    const piles = this.chosenPiles();
    if (this.mayStack(piles)) this.do("stack", piles);
    else put($("said"), say("stack_two"));
  }

  mayStack(piles) {
    return piles.length > 1 && piles.every(({ row }) => row.kind === piles[0].row.kind);
  }

  /** One's own last gesture: not sent when it has not left yet, else taken back there. */
  undo() {
    const last = this.done.pop();
    if (!last) {
      put($("said"), say("nothing_to_undo"));
      return;
    }
    const waiting = this.box.waiting();
    if (waiting.some(({ id }) => id === last.id) && !(this.box.sending && waiting[0].id === last.id)) {
      this.box.remove(last.id);
    } else {
      const cards = Object.fromEntries(last.before.map((row) => [row.id, row.change]));
      this.box.make({ deed: "undo", of: last.id, before: last.before, cards });
    }
    put($("said"), say("did_undo"));
    this.draw();
  }

  /** The laptop has it on its disk. */
  received(gesture, said) {
    this.rows.settle(gesture, said);
    this.box.learn(gesture, said);
    if (!said.command) this.done = this.done.filter(({ id }) => id !== gesture.id);
    this.drawSoon();
  }

  /** It came second, or could not be: nothing changed. What there is now is asked for. */
  late(gesture) {
    this.done = this.done.filter(({ id }) => id !== gesture.id);
    this.refresh().then(() => {
      this.drawSoon();
      put($("said"), this.lateWords(gesture));
    });
  }

  anyway(gesture) {
    this.box.remove(gesture.id);
    const rows = Object.keys(gesture.cards).map((id) => this.standing.rows.get(id)).filter(Boolean);
    const cards = Object.fromEntries(rows.map(({ id, change }) => [id, change]));
    const { deed, theme, name } = gesture;
    if (!rows.length) return;
    const made = this.box.make({ deed, cards, theme, name });
    this.done.push({ id: made.id, before: rows });
    this.draw();
  }

  tell(deed, n, values) {
    let words = { place: values.theme ? "did_place" : "did_take_out", theme: "did_place", aside: "did_aside" }[deed];
    if (words) words = sayCount(words, n, values);
    else words = say(`did_${deed}`);
    put($("said"), words);
  }

  // What is chosen ----------------------------------------------------------------------------------

  choose(id, isChosen) {
    if (isChosen) this.chosen.add(id);
    else this.chosen.delete(id);
    this.hold();
    this.draw();
  }

  deselect() {
    this.chosen.clear();
    this.hold();
    this.draw();
  }

  chosenPiles() {
    return this.standing.piles.filter(({ id }) => this.chosen.has(id));
  }

  /** Told a moment later: many ticks are one question. */
  hold() {
    clearTimeout(this.holding);
    this.holding = setTimeout(() => {
      if (this.closed || this.line.lost) return;
      const cards = this.chosenPiles().flatMap(({ cards }) => cards.map(({ id }) => id)).slice(0, 300);
      this.line.ask("/hold", "POST", { cards }).then((answer) => answer && answer.status === 200 && this.hear(answer.said));
    }, 40);
  }

  letGo() {
    const nothing = new Blob([JSON.stringify({ cards: [] })], { type: "application/json" });
    if (this.chosen.size) navigator.sendBeacon(`${this.line.link}/hold`, nothing);
  }

  /** Initials of who else holds a card of it ("" = the desk); null: nobody. */
  holderOf({ cards }) {
    const card = cards.find(({ id }) => id in this.held);
    return card ? this.held[card.id] : null;
  }

  chipsOf({ row, theme }) {
    if (theme) return [];
    return row.chips.map((id) => this.standing.themes.find((one) => one.id === id)).filter(Boolean);
  }

  /** The theme that most of these piles are near to; null: none. */
  nearestOf(piles) {
    const votes = new Map();
    for (const pile of piles) {
      this.chipsOf(pile).forEach(({ id }, n) => votes.set(id, (votes.get(id) || 0) + 3 - n));
    }
    const [best] = [...votes.entries()].sort((one, other) => other[1] - one[1]);
    return best ? this.standing.themes.find(({ id }) => id === best[0]) : null;
  }

  nameOf(theme) {
    return (this.standing.themes.find(({ id }) => id === theme) || { name: "" }).name;
  }

  countOf(theme) {
    return countCards(this.standing.piles.filter((pile) => pile.theme === theme));
  }

  /** The cards of this theme, or those to sort (null). */
  show(theme) {
    this.open = theme;
    this.chosen.clear();
    this.hold();
    this.begin();
    if (theme) $("list-title").focus();
  }

  begin() {
    this.list.begin();
    this.draw();
  }

  // Keys --------------------------------------------------------------------------------------------

  key(event) {
    if (this.sheet.dialog.open || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.target.matches("input[type=search]")) {
      event.preventDefault();
      this.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search]")) {
      if (event.key === "Escape" && event.target.id === "typed" && $("typed").value) {
        $("typed").value = "";
        this.begin();
      }
      return;
    }
    const act = this.keyed(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What a key does now; null: nothing of ours. */
  keyed(key) {
    const here = this.list.focusedPile();
    const chosen = this.chosenPiles();
    const piles = chosen.length ? chosen : [here].filter((pile) => pile && this.holderOf(pile) === null);
    if (key === "Escape") return chosen.length ? () => this.deselect() : null;
    if (key === "/") return () => $("typed").focus();
    if (!piles.length) return null;
    if (key.toLowerCase() === "m") return () => this.sheet.open(false, piles);
    if (key.toLowerCase() === "f") return () => this.stack();
    if (key === "Delete") return () => this.do("aside", piles);
    const theme = "123".includes(key) && piles.length === 1 ? this.chipsOf(piles[0])[Number(key) - 1] : null;
    return theme ? () => this.do("place", piles, { theme: theme.id }) : null;
  }

  // Drawing -----------------------------------------------------------------------------------------

  /** Once for many changes of one moment; a page that nobody looks at has no frames. */
  drawSoon() {
    if (this.drawing || !this.bar) return;
    this.drawing = true;
    const draw = () => {
      this.drawing = false;
      this.draw();
    };
    if (document.hidden) setTimeout(draw, HIDDEN_MS);
    else requestAnimationFrame(draw);
  }

  draw() {
    this.standing = this.rows.overlaid(this.box.waiting());
    const { themes, piles } = this.standing;
    const known = new Set(themes.map(({ id }) => id));
    if (this.open && !known.has(this.open)) this.open = null;
    const here = piles.filter(({ theme }) => (known.has(theme) ? theme : null) === this.open);
    this.dropChosen(here);
    this.drawList(here);
    this.tiles.draw(counted(themes, piles), piles);
    this.bar.draw();
    this.drawPeople();
    this.drawSaved();
    this.drawLost();
    this.drawConflicts();
  }

  /** A card that somebody else has, or that is elsewhere now, is no longer chosen. */
  dropChosen(here) {
    const mine = new Set(here.filter((pile) => this.holderOf(pile) === null).map(({ id }) => id));
    for (const id of this.chosen) if (!mine.has(id)) this.chosen.delete(id);
  }

  drawList(here) {
    const silent = here.filter((pile) => !this.chipsOf(pile).length);
    const sure = here.filter(({ row }) => row.sure && !this.open);
    const typed = $("typed").value.trim();
    const wanted = this.open ? here : { all: here, sure, silent }[this.filter];
    // Those without idea may stay so: when nothing else is left, the work is done.
    const over = !this.open && this.filter === "all" && !typed && silent.length === here.length && this.someSorted();
    const found = over ? [] : wanted.filter((pile) => holds(pile, typed));
    put($("list-title"), this.open ? this.nameOf(this.open) : say("to_sort"));
    put($("count"), sayCount("cards", countCards(here)));
    $("back").hidden = !this.open;
    this.drawFilters(sure, silent);
    this.list.draw(found);
    this.drawNone(found.length ? null : { over, typed, here, silent });
  }

  someSorted() {
    return this.standing.piles.some(({ theme }) => theme);
  }

  drawFilters(sure, silent) {
    const place = $("filters");
    place.hidden = this.open !== null;
    const key = [this.filter, countCards(sure), countCards(silent)].join();
    if (key === this.drawnFilters) return;
    this.drawnFilters = key;
    const counts = { all: "", sure: shown(countCards(sure)), silent: shown(countCards(silent)) };
    const at = [...place.children].indexOf(document.activeElement);
    place.replaceChildren(...FILTERS.map((name) => {
      const one = button([say(name), counts[name]].filter(Boolean).join(" "), "", () => {
        this.filter = name;
        this.begin();
      });
      one.setAttribute("aria-pressed", String(name === this.filter));
      return one;
    }));
    if (at >= 0) place.children[at].focus();
  }

  drawNone(why) {
    const place = $("none");
    place.hidden = !why;
    if (!why) return;
    const { over, typed, here, silent } = why;
    let words = say("all_sorted");
    if (typed) words = say("none_found", { typed });
    else if (this.open) words = say("none_there");
    else if (this.filter === "sure" && here.length) words = say("none_sure");
    else if (!this.rows.known.size) words = this.closed ? say("closed") : say("empty");
    const parts = [element("p", { text: words })];
    if (over && silent.length) {
      parts.push(button(sayCount("but_silent", countCards(silent)), "plain", () => {
        this.filter = "silent";
        this.begin();
      }), element("p", { text: say("silent_why") }));
    }
    if (place.textContent === parts.map(({ textContent }) => textContent).join("")) return;
    place.replaceChildren(...parts);
  }

  drawPeople() {
    const key = JSON.stringify(this.people);
    if (key === this.drawnPeople) return;
    this.drawnPeople = key;
    const others = [...this.people].sort((one, other) => other.me - one.me);
    $("here").replaceChildren(...others.map(({ initials, me }) => {
      const word = me ? say("you") : initials ? "" : say("desk");
      const spoken = element("span", { className: "unseen", text: initials });
      return element("li", {}, faceOf(initials, me), spoken, word && element("span", { text: word }));
    }));
  }

  drawSaved() {
    const waiting = this.box.waiting().length;
    const words = waiting ? sayCount("waiting", waiting) : say("saved");
    if (words === this.drawnSaved) return;
    this.drawnSaved = words;
    $("saved").replaceChildren(iconOf(waiting ? "clock" : "circle-check"), element("span", { text: words }));
  }

  drawLost() {
    const unkept = this.box.waiting().some(({ kept }) => !kept);
    const words = this.closed ? say("closed") : this.line.lost ? say(unkept ? "lost_no_store" : "lost_but") : "";
    if (words === this.drawnLost) return;
    this.drawnLost = words;
    const bold = this.closed ? null : element("strong", { text: `${say("lost")} ` });
    const icon = iconOf(this.closed ? "circle-alert" : "wifi-off");
    $("lost").replaceChildren(...(words ? [icon, element("p", {}, bold, document.createTextNode(words))] : []));
  }

  drawConflicts() {
    const refused = this.box.refused();
    const key = JSON.stringify(refused.map((gesture) => [gesture.id, this.lateWords(gesture)]));
    if (key === this.drawnConflicts) return;
    this.drawnConflicts = key;
    $("conflicts").hidden = !refused.length;
    $("conflicts").replaceChildren(...refused.map((gesture) => this.conflict(gesture)));
  }

  conflict(gesture) {
    const again = gesture.refused.error === "moved_meanwhile" || gesture.refused.error === "card_held";
    const remove = () => this.box.remove(gesture.id);
    const [first, rest] = this.lateParts(gesture);
    const words = element("p", {}, element("strong", { text: first }), document.createTextNode(rest && ` ${rest}`));
    const line = element("div", { className: "conflict" }, iconOf("users"), words);
    if (again) line.append(button(this.anywayWords(gesture), "plain", () => this.anyway(gesture)));
    line.append(button(say(again ? "leave" : "understood"), "leave", remove));
    return line;
  }

  /** « NB a rangé FA 41 avant vous, dans Moyens humains. Votre geste n'a rien changé. » */
  lateWords(gesture) {
    return this.lateParts(gesture).filter(Boolean).join(" ");
  }

  /** Who was first, then the rest of it. */
  lateParts({ deed, refused, before }) {
    if (deed === "undo") return [say("undo_late", { card: before.length ? before[0].label : "" }), ""];
    const row = refused.moved && this.rows.known.get(refused.moved[0]);
    if (refused.error !== "moved_meanwhile" || !row) return [refused.message, ""];
    const values = { who: whoIs(row.by), card: row.label, theme: this.nameOf(row.theme) };
    if (!values.theme) return [say("first_took_out", values), say("unchanged")];
    return [say("first", values), `${say("first_where", values)} ${say("unchanged")}`];
  }

  anywayWords({ deed, theme, name, cards }) {
    const where = name || this.nameOf(theme);
    if (!where || (deed !== "place" && deed !== "theme")) return say("anyway");
    return say(Object.keys(cards).length > 1 ? "anyway_many" : "anyway_in", { theme: where });
  }
}

new Sorting().start();
