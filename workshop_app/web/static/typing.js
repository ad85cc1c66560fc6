// Typing fast: Enter sends when its writer wants it so, and lines pasted together may be as many cards.
// Decides nothing about a card; the form checks and sends.
class Typing {
  /** `desk` offers submit(), addCards(texts) and shelf. */
  constructor(desk) {
    this.desk = desk;
    this.pasted = false;
  }

  async start() {
    const field = $("text");
    $("typing").hidden = false;
    $("enter").addEventListener("change", () => {
      this.desk.shelf.keep("enter", { sends: $("enter").checked });
      this.hint();
      field.focus();
    });
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("paste", () => (this.pasted = true));
    field.addEventListener("input", () => this.draw());
    $("split-many").addEventListener("click", () => this.split());
    $("split-one").addEventListener("click", () => {
      this.pasted = false;
      this.draw();
      field.focus();
    });
    const [kept] = await this.desk.shelf.under("enter");
    if (kept) $("enter").checked = kept.sends;
    this.hint();
  }

  /** A word still being composed or dictated takes the key for itself. */
  pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !$("enter").checked) return;
    event.preventDefault();
    if (!event.repeat) $("write").requestSubmit();
  }

  hint() {
    $("text").setAttribute("enterkeyhint", $("enter").checked ? "send" : "enter");
  }

  lines() {
    return $("text").value.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  }

  draw() {
    const count = this.lines().length;
    if (count < 2) this.pasted = false;
    $("split").hidden = !this.pasted;
    if (this.pasted) put($("split-said"), say("pasted", { n: shown(count) }));
  }

  split() {
    if (!this.desk.addCards(this.lines())) return;
    this.pasted = false;
    this.draw();
  }
}
