// What was said at this post and the laptop has not acknowledged yet. In the order it was said, so
// that an arrival and its undoing stay in that order; one leaves only when the laptop has answered.
class DoorBox extends Outbox {
  /** Person -> number of the change that the laptop made of this post's last gesture. */
  mine = new Map();

  path({ kind, person }) {
    return kind === "welcome" ? "/newcomers" : `/people/${person}`;
  }

  /** What is taken back while it was still on its way is known by its answer: `mine`. */
  body({ kind, person, state, back, at, newcomer }) {
    if (kind === "welcome") return { ...newcomer, at };
    return kind === "back" ? { back: back || this.mine.get(person) || 0 } : { state, at };
  }

  /** Said now; kept on this device until the laptop has it. */
  say(gesture) {
    this.add({ id: `${String(Date.now()).padStart(15, "0")}-${newId()}`, ...gesture });
  }

  /** Of one person, not sent yet, in order. */
  of(person) {
    return this.waiting().filter((gesture) => gesture.person === person);
  }
}
