// « Pas sur la liste ? »: a name is enough. Says beforehand where they will sit; without the laptop
// sends them to the smallest table, which the laptop then keeps.
class Newcomers {
  /** `door` offers line, rows(), welcome(newcomer), online(). */
  constructor(door) {
    this.door = door;
    this.form = $("newcomer");
    this.id = newId();
    this.seat = boot.state.seat;
  }

  start() {
    this.form.noValidate = true;
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("input", () => this.describe());
  }

  /** The name somebody looked for in vain. */
  begin(name) {
    if (name) $("name").value = name;
    $("name").focus();
    this.describe();
  }

  fields() {
    const { name, organisation, organisation_type, departement } = this.form.elements;
    return {
      name: name.value.trim(),
      organisation: organisation.value.trim(),
      organisation_type: organisation_type.value,
      departement: departement.value,
    };
  }

  /** Soon, once for several letters. */
  describe() {
    this.draw();
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(), 250);
  }

  async ask() {
    const { organisation, organisation_type, departement } = this.fields();
    const query = new URLSearchParams({ organisation, organisation_type, departement });
    const answer = await this.door.line.ask(`/seat?${query}`);
    if (answer && answer.status === 200) this.seat = answer.said;
    this.draw();
    return answer;
  }

  draw() {
    const { name } = this.fields();
    const known = name ? this.namesake(fold(name).replaceAll(" ", "")) : null;
    $("seat").classList.toggle("signal", Boolean(known));
    put($("seat"), known ? say("namesake", { name: fullName(known) }) : this.seatWords());
  }

  seatWords() {
    if (!this.door.online()) {
      const table = this.tableAlone();
      return table ? say("seat_alone", { table: shown(table) }) : say("seat_alone_no_table");
    }
    const { table, badge } = this.seat;
    if (!table) return say("seat_no_table", { badge: shown(badge) });
    return say("seat", { table: shown(table), badge: shown(badge) });
  }

  namesake(wanted) {
    return this.door.rows().find(({ searched }) =>
      searched.name.joined === wanted || searched.last.joined === wanted);
  }

  /** The table with the fewest people in the room; null while there are no tables. */
  tableAlone() {
    const sizes = new Map();
    for (const row of this.door.rows()) {
      if (row.table) sizes.set(row.table, (sizes.get(row.table) || 0) + (row.state === "arrived"));
    }
    const [smallest] = [...sizes].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    return smallest ? smallest[0] : null;
  }

  submit(event) {
    event.preventDefault();
    const fields = this.fields();
    if (!fields.name) {
      $("seat").classList.add("signal");
      put($("seat"), say("name_missing"));
      $("name").focus();
      return;
    }
    const table = this.door.online() ? null : this.tableAlone();
    this.door.welcome({ id: this.id, ...fields, table });
    this.id = newId();
    this.form.reset();
    $("name").value = $("organisation").value = "";
    this.describe();
  }
}
