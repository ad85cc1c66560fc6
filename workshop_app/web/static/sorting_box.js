// Gestures made here that the laptop has not acknowledged yet, in the order they were made. A later
// gesture on the same card waits for the place that the earlier one gave it.
class SortBox extends Outbox {
  /** Gesture -> what takes it back, once the laptop has said so. */
  commands = new Map();

  path() {
    return "/gestures";
  }

  body({ id, deed, cards, theme, name, of, anyway }) {
    const command = of ? this.commands.get(of) || 0 : 0;
    return { id: id.slice(-36), deed, cards, theme, name, command, anyway };
  }

  /** Made now; kept on this device until the laptop has it. */
  make(gesture) {
    const made = { id: `${String(Date.now()).padStart(15, "0")}-${newId()}`, theme: null, name: "", ...gesture };
    this.add(made);
    return made;
  }

  settle(gesture, answer) {
    const goesOn = super.settle(gesture, answer);
    if (gesture.refused) this.late(gesture);
    return goesOn;
  }

  /** What the laptop made of it: later gestures on the same cards start from there. */
  learn(gesture, { command, changes, theme }) {
    if (command) this.commands.set(gesture.id, command);
    for (const later of this.waiting()) {
      if (later.theme === newTheme(gesture)) {
        later.theme = theme;
        this.keep(later);
      }
      const cards = Object.keys(changes).filter((card) => card in later.cards);
      if (!cards.length) continue;
      for (const card of cards) later.cards[card] = Math.max(later.cards[card], changes[card]);
      this.keep(later);
    }
  }

  /** Said by a beacon they could come in another order: they wait on this device instead. */
  leave() {}
}
