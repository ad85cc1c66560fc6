// What a phase asks beside the words: which of its questions the card answers, and who speaks.
// Draws the fields; the laptop decides what it keeps.
class Asking {
  constructor() {
    this.names = new Set();
    this.wanted = "";
  }

  /** For the chosen category, as the laptop told it. */
  draw(category) {
    this.drawQuestions(category ? category.questions : []);
    this.drawWho(category ? category.who : "");
  }

  drawQuestions(questions) {
    const drawn = JSON.stringify(questions);
    $("questions").hidden = questions.length === 0;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const chosen = this.wanted || this.question();
    $("question-choices").replaceChildren(...questions.map((each, n) => choice(each, n + 1)));
    const all = [...document.getElementsByName("question")];
    const one = all.find((radio) => radio.value === chosen) || all[0];
    if (one) one.checked = true;
  }

  drawWho(shownOf) {
    $("who").hidden = !shownOf;
    if (!shownOf) return;
    const named = shownOf === "name";
    put($("who").querySelector("label"), say(named ? "who_name" : "who_role"));
    put($("who-why"), say(named ? "who_name_why" : "who_role_why"));
  }

  /** Key of the chosen question; "" where there is nothing to choose. */
  question() {
    const chosen = document.querySelector("[name=question]:checked");
    return chosen ? chosen.value : "";
  }

  /** The one a kept draft was for, as soon as it is offered. */
  choose(key) {
    this.wanted = key;
    const found = [...document.getElementsByName("question")].find((radio) => radio.value === key);
    if (found) found.checked = true;
  }

  /** What goes with the next card. */
  answers() {
    const said_by = $("who").hidden ? "" : $("said-by").value.trim();
    return { question: $("questions").hidden ? "" : this.question(), said_by };
  }

  /** It left: the next card may be somebody else's; the names given before stay at hand. */
  sent() {
    this.wanted = "";
    const name = $("said-by").value.trim();
    if (name && !this.names.has(name)) {
      this.names.add(name);
      $("said-before").append(element("option", { value: name }));
    }
    $("said-by").value = "";
  }
}

/** One of the numbered questions. */
function choice({ key, text }, number) {
  const radio = element("input", { type: "radio", name: "question", value: key });
  const words = [element("b", { text: shown(number) }), element("span", { text })];
  return element("label", { className: "choice" }, radio, ...words);
}
