// The fields of a ballot: what is chosen, what is left, whether it may be sent. Holds no rule that the
// laptop does not check again.
class BallotFields {
  /** `changed` is called at each choice. */
  constructor(vote, form, changed) {
    Object.assign(this, { vote, form, changed });
    this.rows = [...form.querySelectorAll("[data-item]")];
  }

  start() {
    this.form.classList.add("stepped");
    for (const step of this.form.querySelectorAll("[data-step]")) {
      step.hidden = false;
      step.addEventListener("click", () => this.step(step));
    }
    this.form.addEventListener("input", () => this.settle());
    this.draw();
  }

  step(button) {
    const field = button.parentNode.querySelector("input");
    const by = Number(button.dataset.step);
    if (by > 0 && this.left() <= 0) return;
    field.value = Math.max(0, Math.min(this.typed(field) + by, this.vote.most));
    this.settle();
  }

  typed(field) {
    return Math.max(0, Math.floor(Number(field.value) || 0));
  }

  settle() {
    if (this.vote.method === "dots") {
      for (const field of this.form.querySelectorAll("[data-scale=points]")) {
        const points = String(Math.min(this.typed(field), this.vote.most));
        if (field.value !== "" && field.value !== points) field.value = points;
      }
    }
    this.draw();
    this.changed();
  }

  /** {points, feasible}: only what says something. */
  marks() {
    const said = { points: {}, feasible: {} };
    for (const row of this.rows) {
      for (const field of row.querySelectorAll("[data-scale]")) {
        const value = field.type === "checkbox" ? Number(field.checked) : Number(field.value);
        if (value) said[field.dataset.scale][row.dataset.item] = value;
      }
    }
    return said;
  }

  put({ points = {}, feasible = {} }) {
    for (const row of this.rows) {
      for (const field of row.querySelectorAll("[data-scale]")) {
        const value = (field.dataset.scale === "points" ? points : feasible)[row.dataset.item] || 0;
        if (field.type === "checkbox") field.checked = Boolean(value);
        else field.value = value || (field.type === "number" ? 0 : "");
      }
    }
    this.draw();
  }

  count() {
    return Object.keys(this.marks().points).length;
  }

  placed() {
    return Object.values(this.marks().points).reduce((sum, points) => sum + points, 0);
  }

  left() {
    return this.vote.budget - this.placed();
  }

  draw() {
    const { method, most } = this.vote;
    const { points } = this.marks();
    const left = this.left();
    for (const row of this.rows) {
      const mine = points[row.dataset.item] || 0;
      row.classList.toggle("chosen", mine > 0);
      const dots = row.querySelectorAll(".dots i");
      dots.forEach((dot, n) => dot.classList.toggle("on", n < mine));
      for (const step of row.querySelectorAll("[data-step]")) {
        const up = step.dataset.step === "1";
        step.disabled = up ? mine >= most || left <= 0 : mine <= 0;
      }
    }
    if (method === "dots") this.drawBudget(left);
    if (method === "keep") this.drawKept(points);
  }

  drawBudget(left) {
    this.form.ownerDocument.body.classList.toggle("over", left < 0);
    const dots = [...$("budget").children];
    dots.forEach((dot, n) => dot.classList.toggle("on", n >= dots.length - left));
    put($("left"), left > 0 ? sayCount("left", left) : say("left_none"));
  }

  drawKept(points) {
    for (const words of this.form.querySelectorAll("[data-kept]")) {
      const rows = this.rows.filter((row) => row.dataset.kind === words.dataset.kept);
      const kept = rows.filter((row) => points[row.dataset.item]).length;
      put(words, sayCount("kept", kept, { budget: shown(this.vote.budget) }));
      for (const row of rows) {
        const box = row.querySelector("input");
        box.disabled = !box.checked && kept >= this.vote.budget;
      }
    }
  }
}
