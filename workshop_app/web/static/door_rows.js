// The rows of people: one element a person, kept while what is known of them changes. Draws what it
// is given and says what was pressed; decides nothing.
const STATE_ICONS = { arrived: "circle-check", excused: "x", left: "log-out" };
const ACTIONS = { expected: "arrive", excused: "come_anyway", left: "come_back" };
const OTHERS = { expected: ["excused"], arrived: ["left"] };
const OTHER_WORDS = { excused: "excuse", left: "leave" };

class PersonRow {
  /** `door` offers say(row, state), takeBack(row), choose(row). */
  constructor(door) {
    this.door = door;
    this.item = document.getElementById("person").content.cloneNode(true).querySelector("li");
    const part = (name) => this.item.querySelector(name);
    Object.assign(this, { arrive: part(".arrive"), others: part(".others"), choices: part(".choices") });
    this.arrive.addEventListener("click", () => door.say(this.row, "arrived"));
    this.others.addEventListener("click", () => this.toggle());
    part(".who").addEventListener("click", () => door.choose(this.row.id));
  }

  show(row, typed, chosen) {
    this.row = row;
    const name = fullName(row);
    this.item.classList.toggle("chosen", chosen);
    this.showName(name, typed);
    put(this.item.querySelector(".office"), row.organisation);
    put(this.item.querySelector(".table"), row.table ? shown(row.table) : "–");
    put(this.item.querySelector(".badge"), row.badge ? shown(row.badge) : "–");
    this.showState(row);
    const action = ACTIONS[row.state];
    this.arrive.hidden = !action;
    if (action) {
      const what = phrase(action, row.gender);
      put(this.arrive.querySelector("span"), what);
      this.arrive.setAttribute("aria-label", say("of", { what, name }));
    }
    this.others.setAttribute("aria-label", say("of", { what: say("choices"), name }));
    if (!this.choices.hidden && this.drawn !== stampOf(row)) this.drawChoices();
  }

  showName(name, typed) {
    const found = lettersFound(typed, name);
    const key = `${name}|${found}`;
    if (key === this.drawnName) return;
    this.drawnName = key;
    const parts = found
      ? [name.slice(0, found[0]), element("mark", { text: name.slice(...found) }), name.slice(found[1])]
      : [name];
    this.item.querySelector(".name").replaceChildren(...parts);
  }

  showState(row) {
    const mark = this.item.querySelector(".mark");
    const icon = row.waiting ? "clock" : STATE_ICONS[row.state];
    mark.className = `mark ${row.waiting ? "waiting" : row.state}`;
    mark.querySelector("use").setAttribute("href", icon ? `#icon-${icon}` : "");
    put(mark.querySelector("span"), stateWords(row));
  }

  toggle() {
    this.choices.hidden = !this.choices.hidden;
    this.others.setAttribute("aria-expanded", String(!this.choices.hidden));
    if (!this.choices.hidden) {
      this.drawChoices();
      const first = this.choices.querySelector("button");
      if (first) first.focus();
    }
  }

  drawChoices() {
    const { row, door } = this;
    this.drawn = stampOf(row);
    const act = (done) => () => {
      this.toggle();
      done();
    };
    const buttons = (OTHERS[row.state] || []).map((state) =>
      button(say(OTHER_WORDS[state]), "plain", act(() => door.say(row, state))));
    if (row.state !== "expected") {
      buttons.push(button(say(`take_back_${row.state}`), "plain", act(() => door.takeBack(row))));
    }
    this.choices.replaceChildren(...buttons);
  }
}

/** « Arrivée à 9 h 21, poste 2 »; « En attente » too while it has not left this device. */
function stateWords(row) {
  if (row.state === "expected") return "";
  if (row.state === "excused") return phrase("excused", row.gender);
  const time = clockTime(row.state === "left" ? row.at : row.arrived_at || row.at);
  const state = phrase(row.state, row.gender, { time });
  if (row.waiting) return `${state} · ${say("waiting")}`;
  return row.post ? say("by_post", { state, n: shown(row.post) }) : state;
}

function stampOf(row) {
  return [row.state, row.change, row.waiting].join("|");
}
