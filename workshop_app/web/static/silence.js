// Writing in silence: says that the others' cards are hidden and how many, and looks again when the
// bell lifts it. What is hidden never reaches this phone; nothing is decided here.
const LOOK_MS = 1500;

class Silence {
  /** `desk` offers left(phase) and refreshSoon(). */
  constructor(desk) {
    this.desk = desk;
    this.lookAt = 0;
  }

  draw({ phase, hidden }) {
    const silent = Boolean(phase && phase.silent);
    $("silence").hidden = !silent && !hidden;
    put($("silence"), hidden ? sayCount("silence", hidden) : say("silence"));
  }

  /** No message says that the bell has rung: every clock knows. */
  lift(phase) {
    if (!phase || !phase.silent || this.desk.left(phase) > 0 || Date.now() < this.lookAt) return;
    this.lookAt = Date.now() + LOOK_MS;
    this.desk.refreshSoon();
  }
}
