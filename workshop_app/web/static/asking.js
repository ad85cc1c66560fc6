// What a phase asks beside the words: who speaks. Draws the fields; the laptop decides what it keeps.
class Asking {
  constructor() {
    this.names = new Set();
  }

  /** For the chosen category, as the laptop told it. */
  draw(category) {
    const shownOf = category ? category.who : "";
    $("who").hidden = !shownOf;
    if (!shownOf) return;
    const named = shownOf === "name";
    put($("who").querySelector("label"), say(named ? "who_name" : "who_role"));
    put($("who-why"), say(named ? "who_name_why" : "who_role_why"));
  }

  /** What goes with the next card. */
  answers() {
    return $("who").hidden ? {} : { said_by: $("said-by").value.trim() };
  }

  /** It left: the next card may be somebody else's; the names given before stay at hand. */
  sent() {
    const name = $("said-by").value.trim();
    if (name && !this.names.has(name)) {
      this.names.add(name);
      $("said-before").append(element("option", { value: name }));
    }
    $("said-by").value = "";
  }
}
