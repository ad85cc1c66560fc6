// The page between two phases: what has arrived, what still waits, what comes next.
class Rest {
  /** The state the laptop told, the cards it has, and those that have not left. */
  draw({ phase, next, categories, table }, sent, outbox) {
    this.drawWords(next, table, sent, outbox);
    this.drawTiles(categories, sent);
    $("next").hidden = !next;
    if (next) this.drawNext(phase, next, categories);
  }

  drawWords(next, table, sent, outbox) {
    let [title, text, calm] = ["soon", next ? say("soon_why") : "", true];
    if (outbox.waiting().length) [title, text, calm] = ["not_all_here", say("still_here"), false];
    else if (outbox.cards.size) [title, text, calm] = ["to_correct", say("to_correct_why"), false];
    else if (sent.length) {
      [title, text] = ["all_here", sayCount("on_laptop", sent.length, { table: shown(table) })];
    }
    put($("rest-title"), say(title));
    put($("rest-text"), text);
    $("rest-round").hidden = !calm;
  }

  drawNext(phase, next, categories) {
    const onBreak = phase && phase.activity === "break";
    const time = clockTime(next.starts_at);
    put($("next-at"), say(onBreak ? "after_break" : "next_at", { time }));
    const category = categories.find((each) => each.key === next.kinds[0]);
    $("next-title").replaceChildren(...(category ? [shapeOf(category)] : []), next.title);
    put($("next-question"), next.question);
  }

  drawTiles(categories, sent) {
    const counted = categories
      .map((category) => [category, sent.filter((card) => card.kind === category.key).length])
      .filter(([, n]) => n > 0);
    const drawn = JSON.stringify(counted);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    $("tiles").replaceChildren(...counted.map(([category, n]) => element(
      "p",
      { className: `tile tone-${category.tone}` },
      element("span", { className: "figure" }, shapeOf(category), shown(n)),
      element("span", { text: category.label }),
    )));
  }
}
