// What was said at this post and the laptop has not acknowledged yet. In the order it was said, so
// that an arrival and its undoing stay in that order; one leaves only when the laptop has answered.
class DoorBox extends Outbox {
  path({ kind, person }) {
    return kind === "welcome" ? "/newcomers" : `/people/${person}`;
  }

  body({ kind, state, back, at, newcomer }) {
    if (kind === "welcome") return { ...newcomer, at };
    return kind === "back" ? { back } : { state, at };
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
