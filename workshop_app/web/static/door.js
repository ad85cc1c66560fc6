// The page of a post at the door: the same list as the laptop's, live both ways. Holds no rule: the
// laptop decides; what is said here waits here until the laptop has it.
const HEARTBEAT_MS = 20000;
const MOST_ROWS = 40;
const LATEST = 8;
const HEARD = { arrived: "has_arrived", excused: "is_excused", left: "has_left" };

class Door {
  constructor() {
    this.people = new Map();
    this.elements = new Map();
    this.shelf = new Shelf();
    this.line = new Line(`/d/${boot.code}`, () => this.lineChanged());
    this.box = new DoorBox({
      line: this.line,
      shelf: this.shelf,
      prefix: `${boot.code}/door/`,
      changed: () => this.draw(),
      received: (gesture, said) => this.received(gesture, said),
    });
    this.newcomers = new Newcomers(this);
    this.offset = null;
    this.typed = "";
    this.order = [];
    this.chosen = "";
    this.done = null;
    this.take(boot.state);
  }

  start() {
    document.body.classList.add("scripted");
    $("people").replaceChildren();
    $("latest").hidden = false;
    $("done").hidden = true;
    $("actions").hidden = false;
    $("arrive-here").addEventListener("click", () => this.newcomers.begin(this.order.length ? "" : this.typed));
    this.newcomers.start();
    const field = $("typed");
    field.addEventListener("input", () => this.search(field.value));
    $("search").addEventListener("submit", (event) => this.enter(event));
    field.addEventListener("keydown", (event) => this.key(event));
    addEventListener("keydown", (event) => this.keyAnywhere(event));
    this.followPage();
    this.box.load();
    this.search(boot.typed);
    this.refresh().then(() => this.listen());
    setInterval(() => document.hidden || this.newcomers.ask(), HEARTBEAT_MS);
    history.replaceState(null, "", location.pathname);
    field.focus();
  }

  followPage() {
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    addEventListener("pagehide", () => this.box.leave());
    addEventListener("beforeunload", (event) => {
      if (this.box.waiting().length) event.preventDefault();
    });
  }

  wake() {
    this.refresh();
    this.box.sendNow();
  }

  lineChanged() {
    this.draw();
    this.newcomers.draw();
    if (this.line.lost) return;
    this.box.sendNow();
    if (this.source) this.refresh().then(() => this.listen());
  }

  online() {
    return !this.line.lost;
  }

  // The list --------------------------------------------------------------------------------------

  take(state) {
    this.state = state;
    this.people = new Map(state.people.map((row) => [row.id, { ...row, searched: searchable(row) }]));
    if (!this.typed) this.reorder();
  }

  learn(part) {
    const known = this.people.get(part.id);
    if (part.withdrawn) {
      this.people.delete(part.id);
    } else if (known && "first_name" in part) {
      this.people.set(part.id, { ...known, ...part, searched: searchable(part) });
    } else if (known) {
      if (part.change >= known.change) this.people.set(part.id, { ...known, ...part });
    } else if ("first_name" in part) {
      const nothing = { state: "expected", at: null, arrived_at: null, post: 0, walk_in: false, change: 0 };
      this.people.set(part.id, { ...nothing, ...part, searched: searchable(part) });
      if (!this.typed) this.reorder();
    }
    this.drawSoon();
  }

  /** Everybody, with what was said here and is still on its way. */
  rows() {
    const rows = [...this.people.values()].map((row) => this.overlaid(row));
    for (const gesture of this.box.waiting()) {
      if (gesture.kind === "welcome" && !this.people.has(gesture.person)) rows.push(this.arriving(gesture));
    }
    return rows;
  }

  overlaid(row) {
    const said = this.box.of(row.id).at(-1);
    if (!said) return row;
    if (said.kind === "back") return { ...row, state: said.state, waiting: true };
    const state = said.kind === "welcome" ? "arrived" : said.state;
    return { ...row, state, at: said.at, arrived_at: row.arrived_at || said.at, waiting: true };
  }

  arriving({ person, newcomer, at }) {
    const [first, ...rest] = newcomer.name.split(" ");
    const row = {
      id: person, first_name: rest.length ? first : "", last_name: rest.join(" ") || first,
      organisation: newcomer.organisation, gender: "", table: newcomer.table, badge: null,
      state: "arrived", at, arrived_at: at, post: 0, walk_in: true, change: Infinity, waiting: true,
    };
    return { ...row, searched: searchable(row) };
  }

  row(id) {
    return this.rows().find((row) => row.id === id);
  }

  search(typed) {
    this.typed = typed.trim();
    this.reorder();
    this.chosen = this.typed && this.order.length ? this.order[0] : "";
    this.draw();
  }

  reorder() {
    this.order = findRows(this.rows(), this.typed).map((row) => row.id);
  }

  choose(id) {
    this.chosen = id;
    this.draw();
    const drawn = this.elements.get(id);
    if (drawn) drawn.item.scrollIntoView({ block: "nearest" });
    const row = this.row(id);
    if (row) put($("said"), [fullName(row), whereWords(row), stateWords(row)].filter(Boolean).join(", "));
  }

  // Keys --------------------------------------------------------------------------------------------

  enter(event) {
    event.preventDefault();
    const row = this.chosen && this.row(this.chosen);
    if (row) this.say(row, "arrived");
    else if (this.typed && !this.order.length) this.newcomers.begin(this.typed);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.order.length) {
      event.preventDefault();
      const here = this.order.indexOf(this.chosen);
      this.choose(this.order[Math.max(0, Math.min(this.order.length - 1, here + step))]);
    } else if (event.key === "Escape") {
      this.clear();
    }
  }

  keyAnywhere(event) {
    if (event.key === "F4" && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      this.newcomers.begin(this.order.length ? "" : this.typed);
    } else if (event.key === "Escape" && event.target.closest("#newcomer")) {
      $("typed").focus();
    }
  }

  clear() {
    $("typed").value = "";
    this.search("");
  }

  // What is said ------------------------------------------------------------------------------------

  say(row, state) {
    const at = new Date(this.now()).toISOString();
    if (row.state === "arrived" && state === "arrived") {
      const already = say("already_here", { time: clockTime(row.arrived_at || row.at), n: shown(row.post || this.state.post) });
      this.tell({ said: say("already", { name: fullName(row), already }), row, look: "signal" });
    } else {
      this.box.say({ kind: "say", person: row.id, state, at, name: fullName(row) });
      this.done = row.id;
      const heard = phrase(HEARD[state], row.gender, { name: fullName(row) });
      this.tell({ said: heard, row: state === "arrived" ? row : null, look: "success", undo: row.id });
    }
    this.clear();
    $("typed").focus();
  }

  welcome(newcomer) {
    const at = new Date(this.now()).toISOString();
    this.box.say({ kind: "welcome", person: newcomer.id, newcomer, at, name: newcomer.name });
    this.done = newcomer.id;
    const row = this.row(newcomer.id);
    const heard = phrase("has_arrived", "", { name: newcomer.name });
    this.tell({ said: heard, row, look: "success", undo: newcomer.id });
    this.clear();
    $("typed").focus();
  }

  /** What has not left yet is simply not sent; what the laptop has is taken back there. */
  takeBack(row) {
    const waiting = this.box.of(row.id).at(-1);
    if (waiting && !this.box.sending) this.box.remove(waiting.id);
    else {
      const back = waiting ? 0 : row.change;
      const state = row.state === "left" ? "arrived" : "expected";
      this.box.say({ kind: "back", person: row.id, back, state, name: fullName(row) });
    }
    this.tell({ said: say("taken_back", { name: fullName(row) }), row: null, look: "success" });
    this.draw();
  }

  /** The laptop has it on its disk, or says who was first. */
  received(gesture, { person, already }) {
    this.box.mine.set(person.id, person.change);
    this.learn(person);
    const row = this.people.get(person.id);
    if (already) {
      const name = fullName(person);
      this.tell({ said: say("already", { name, already }), row: row || null, look: "signal" });
    } else if (gesture.kind !== "back" && this.done === gesture.person && row) {
      const heard = phrase(HEARD[row.state] || "has_arrived", row.gender, { name: fullName(row) });
      this.tell({ said: heard, row: row.state === "arrived" ? row : null, look: "success", undo: row.id });
    }
  }

  tell({ said, row, look, undo }) {
    const box = $("done");
    box.hidden = false;
    box.className = `done ${look}`;
    const where = row ? whereWords(row) : "";
    const words = element("p", {}, element("strong", { text: said }), document.createTextNode(` ${where}`));
    const take = undo ? button(say("take_back"), "plain", () => this.undo(undo)) : null;
    box.replaceChildren(words, ...(take ? [take] : []));
  }

  undo(id) {
    const row = this.row(id);
    if (row && row.state !== "expected") this.takeBack(row);
    $("typed").focus();
  }

  // What the laptop tells ---------------------------------------------------------------------------

  now() {
    return Date.now() + (this.offset || 0);
  }

  async refresh() {
    const asked = Date.now();
    const answer = await this.line.ask("/state");
    if (!answer) return;
    if (answer.status !== 200) {
      if (answer.status === 404) this.close();
      return;
    }
    this.closed = false;
    this.offset = Date.parse(answer.said.now) - (asked + Date.now()) / 2;
    this.take(answer.said);
    this.newcomers.seat = answer.said.seat;
    this.newcomers.draw();
    this.draw();
  }

  /** The link was taken back: no name stays on this device. */
  close() {
    this.closed = true;
    this.people = new Map();
    this.order = [];
    if (this.source) this.source.close();
    this.draw();
  }

  refreshSoon() {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(() => this.refresh(), 100 + 500 * Math.random());
  }

  listen() {
    if (!window.EventSource || this.closed) return;
    if (this.source) this.source.close();
    const source = (this.source = new EventSource(`/d/${boot.code}/events?since=${this.state.last_change}`));
    source.addEventListener("open", () => this.box.sendNow());
    for (const name of ["person", "presence"]) {
      source.addEventListener(name, (event) => this.learn(JSON.parse(event.data)));
    }
    source.addEventListener("state", () => this.refreshSoon());
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(() => this.refresh().then(() => this.listen()), 3000);
      } else {
        this.refreshSoon();
      }
    });
  }

  // Drawing -----------------------------------------------------------------------------------------

  /** Once for many events. */
  drawSoon() {
    if (this.drawing) return;
    this.drawing = true;
    setTimeout(() => {
      this.drawing = false;
      this.draw();
    }, 50);
  }

  draw() {
    const rows = new Map(this.rows().map((row) => [row.id, row]));
    this.drawCounts([...rows.values()]);
    this.drawPeople(rows);
    this.drawLatest([...rows.values()]);
    this.drawLost();
    this.drawConflicts();
  }

  drawCounts(rows) {
    const many = (state) => rows.filter((row) => row.state === state).length;
    put($("counts"), `${say("present", { n: shown(many("arrived")) })}, ${sayCount("awaited", many("expected"))}`);
    const { post, name } = this.state;
    put($("post"), [say("post", { n: shown(post) }), name].filter(Boolean).join(", "));
  }

  drawPeople(rows) {
    const found = this.order.map((id) => rows.get(id)).filter(Boolean);
    const visible = found.slice(0, MOST_ROWS);
    const items = visible.map((row) => {
      if (!this.elements.has(row.id)) this.elements.set(row.id, new PersonRow(this));
      const drawn = this.elements.get(row.id);
      drawn.show(row, this.typed, row.id === this.chosen);
      return drawn.item;
    });
    const list = $("people");
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] === item || list.insertBefore(item, list.children[n] || null));
    this.drawAround(found.length, found.length - visible.length, rows.size);
  }

  drawAround(found, rest, everybody) {
    put($("found"), this.typed ? sayCount("found", found) : say("search_how"));
    $("none").hidden = found > 0;
    const nobody = everybody ? say("nobody", { typed: this.typed }) : say("empty");
    if (!found) put($("none"), this.closed ? "" : nobody);
    $("more").hidden = rest <= 0;
    if (rest > 0) put($("more"), sayCount("more", rest));
  }

  drawLatest(rows) {
    const here = rows.filter((row) => row.state === "arrived").sort((a, b) => b.change - a.change);
    $("nobody-yet").hidden = here.length > 0;
    const key = here.slice(0, LATEST).map((row) => [row.id, stampOf(row), row.table, fullName(row)].join()).join(";");
    if (key === this.drawnLatest) return;
    this.drawnLatest = key;
    $("arrivals").replaceChildren(...here.slice(0, LATEST).map((row) => this.arrival(row)));
  }

  arrival(row) {
    const name = fullName(row);
    const undo = button("", "plain", () => this.takeBack(this.row(row.id) || row));
    undo.setAttribute("aria-label", say("of", { what: say("take_back_arrived"), name }));
    undo.append(iconOf("undo-2"));
    const what = row.walk_in ? `${name} (${phrase("walk_in", row.gender)})` : name;
    return element(
      "li",
      {},
      element("span", { className: "when", text: clockTime(row.at) }),
      element("span", { className: "label", text: what }),
      element("span", { className: "at", text: row.table ? shown(row.table) : "" }),
      undo,
    );
  }

  drawLost() {
    const waiting = this.box.waiting();
    const unkept = waiting.some((gesture) => !gesture.kept);
    let words = "";
    if (this.closed) words = say("closed");
    else if (this.line.lost) words = say(unkept ? "lost_no_store" : "lost_but");
    if (words && waiting.length) words += ` ${sayCount("kept", waiting.length)}`;
    if (words === this.drawnLost) return;
    this.drawnLost = words;
    const bold = this.closed ? null : element("strong", { text: `${say("lost")} ` });
    const line = words
      ? [iconOf(this.closed ? "circle-alert" : "wifi-off"), element("p", {}, bold, document.createTextNode(words))]
      : [];
    $("lost").replaceChildren(...line);
  }

  /** What the laptop refused: never lost in silence. */
  drawConflicts() {
    const refused = this.box.refused();
    const key = refused.map((gesture) => gesture.id).join();
    if (key === this.drawnConflicts) return;
    this.drawnConflicts = key;
    const place = $("conflicts");
    place.hidden = !refused.length;
    place.replaceChildren(
      element("h2", { text: say("conflicts") }),
      ...refused.map((gesture) => element(
        "p",
        {},
        element("span", { text: say("of", { what: gesture.name, name: gesture.refused.message }) }),
        button(say("understood"), "plain", () => this.box.remove(gesture.id)),
      )),
    );
  }
}

/** « Table 2, badge 9. Badge dans la boîte A à D. » */
function whereWords(row) {
  const table = row.table ? shown(row.table) : "";
  const badge = row.badge ? shown(row.badge) : "";
  let where = "";
  if (table && badge) where = say("where", { table, badge });
  else if (table) where = say("where_table", { table });
  else if (badge) where = say("where_badge", { badge });
  const box = badge && !row.walk_in ? boxOf(row) : null;
  if (!box) return where;
  const [first, last] = box;
  return `${where} ${say(first === last ? "box_one" : "box", { first, last })}`;
}

function boxOf({ last_name, first_name }) {
  const letter = fold(last_name || first_name).slice(0, 1).toUpperCase();
  return boot.state.boxes.find(([first, last]) => first <= letter && letter <= last);
}

new Door().start();
