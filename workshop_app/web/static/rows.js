// The rows of the table's cards: one element a card, kept while its card changes, so that an open
// editor is never disturbed by what another phone writes.
const STATES = {
  sent: ["check", "sent"],
  waiting: ["clock", "waiting"],
  refused: ["circle-alert", "refused"],
};

class Row {
  /** `desk` offers category, openCategories, isOpen, edit, withdraw, correct, drop, redraw. */
  constructor(desk) {
    this.desk = desk;
    const copy = document.getElementById("card").content.cloneNode(true);
    this.item = copy.querySelector("li");
    this.head = this.item.querySelector(".row");
    this.detail = this.item.querySelector(".detail");
    this.head.addEventListener("click", () => (this.isOpen() ? this.close() : this.open()));
  }

  isOpen() {
    return !this.detail.hidden;
  }

  isEditing() {
    return this.detail.querySelector("textarea") !== null;
  }

  show(card) {
    this.card = card;
    const category = this.desk.category(card.kind);
    const [icon, words] = STATES[card.state];
    this.item.className = category ? `tone-${category.tone}` : "";
    const [shape, mark] = this.head.querySelectorAll("use");
    shape.setAttribute("href", category ? `#shape-${category.shape}` : "");
    mark.setAttribute("href", `#icon-${icon}`);
    const [named, text] = this.head.querySelectorAll(".words span");
    put(named, `${category ? category.label : card.kind} ${cardLabel(card)} `);
    put(text, card.text);
    this.head.querySelector(".mark").className = `mark ${card.state}`;
    put(this.head.querySelector(".mark span"), say(words));
    if (this.isOpen() && !this.isEditing() && this.drawn !== stamp(card)) this.describe();
  }

  open() {
    this.detail.hidden = false;
    this.head.setAttribute("aria-expanded", "true");
    this.describe();
  }

  close() {
    this.detail.hidden = true;
    this.detail.replaceChildren();
    this.head.setAttribute("aria-expanded", "false");
    this.desk.redraw();
  }

  /** What can be done with it; the head shows the whole text meanwhile. */
  describe() {
    const { card, desk } = this;
    this.drawn = stamp(card);
    const label = cardLabel(card);
    const when = clockTime(card.written_at);
    const parts = [element("p", { className: "hint", text: label ? `${label} · ${when}` : when })];
    if (card.state === "waiting") {
      if (card.kept) parts.push(element("p", { className: "hint", text: say("kept") }));
    } else if (card.state === "refused") {
      parts.push(element("p", { className: "wrong", text: card.refused.message }));
      parts.push(this.buttons(say("correct")));
    } else if (desk.isOpen(card.kind)) {
      parts.push(this.buttons(say("edit")));
    } else {
      parts.push(element("p", { className: "hint", text: say("not_now") }));
    }
    this.detail.replaceChildren(...parts);
  }

  buttons(change) {
    return element(
      "div",
      { className: "pair" },
      button(change, "plain", () => this.edit(this.card.text)),
      button(say("withdraw"), "plain", () => this.askToWithdraw()),
    );
  }

  askToWithdraw() {
    const keep = button(say("keep_it"), "plain", () => this.describe());
    this.detail.replaceChildren(
      element("p", { className: "title", text: say("withdraw_ask") }),
      element("div", { className: "pair" }, keep, button(say("withdraw"), "plain danger", () => this.withdraw())),
    );
    keep.focus();
  }

  async withdraw() {
    const { card, desk } = this;
    if (card.state === "refused") {
      this.close();
      desk.drop(card);
      return;
    }
    const refused = await desk.withdraw(card);
    if (refused && refused.newest) {
      this.describe();
      this.warn(refused.message);
    } else if (refused) {
      this.warn(refused.message);
    }
  }

  /** `expected` is the change its reader has seen: a newer one will refuse. */
  edit(text, kind = this.card.kind) {
    const expected = this.card.change;
    const field = element("textarea", { rows: 4, value: text });
    field.setAttribute("aria-label", say("your_card"));
    const choice = this.choice(kind);
    const save = () => this.save(field.value, choice ? choice.value : kind, expected);
    const words = this.card.state === "refused" ? "send_again" : "save";
    this.detail.replaceChildren(
      field,
      ...(choice ? [choice] : []),
      element(
        "div",
        { className: "pair" },
        button(say(words), "main", save),
        button(say("close"), "plain", () => this.describe()),
      ),
    );
    field.focus();
  }

  /** Another category, when there is another one to choose. */
  choice(kind) {
    const open = this.desk.openCategories();
    if (open.every((category) => category.key === kind)) return null;
    const known = open.some((category) => category.key === kind);
    const listed = known ? open : [this.desk.category(kind), ...open].filter(Boolean);
    const choice = element("select", {}, ...listed.map((category) =>
      element("option", { value: category.key, text: category.label, selected: category.key === kind })));
    choice.setAttribute("aria-label", say("category"));
    return choice;
  }

  async save(text, kind, expected) {
    if (!text.trim()) return this.warn(say("empty"));
    if (this.card.state === "refused") {
      this.close();
      return this.desk.correct(this.card, text, kind);
    }
    const refused = await this.desk.edit(this.card, { text, kind, expected });
    if (!refused) return this.close();
    if (refused.newest) return this.compare(text, kind, refused);
    return this.warn(refused.message);
  }

  /** Two wrote at the same time: both wordings are shown, the reader chooses. */
  compare(mine, kind, { message, newest }) {
    this.card = { ...this.card, ...newest };
    const keepMine = async () => {
      const refused = await this.desk.edit(this.card, { text: mine, kind, expected: newest.change });
      if (!refused) this.close();
      else if (refused.newest) this.compare(mine, kind, refused);
      else this.warn(refused.message);
    };
    this.detail.replaceChildren(
      element("p", { className: "wrong", text: message }),
      element("p", { className: "hint", text: say("theirs") }),
      element("p", { className: "whole", text: newest.text }),
      element("p", { className: "hint", text: say("yours") }),
      element("p", { className: "whole", text: mine }),
      element(
        "div",
        { className: "pair" },
        button(say("keep_mine"), "main", keepMine),
        button(say("take_theirs"), "plain", () => this.close()),
      ),
    );
    this.detail.querySelector("button").focus();
  }

  warn(message) {
    this.detail.querySelector(":scope > .wrong")?.remove();
    const said = element("p", { className: "wrong", text: message });
    said.setAttribute("role", "alert");
    this.detail.append(said);
  }
}

/** FO 12; nothing while the laptop has not numbered it. */
function cardLabel(card) {
  return card.number ? `${card.code} ${String(card.number).padStart(2, "0")}` : "";
}

function stamp(card) {
  return [card.state, card.change, card.text, card.kept].join("|");
}
