// The cards and themes of the board: as the laptop told them, and as they stand with what was done
// here and is still on its way.
class Rows {
  constructor() {
    this.known = new Map();
    this.themes = [];
  }

  /** All of it, or what changed. Answers which cards somebody moved: [before, after]. */
  take(state) {
    if (state.whole) this.known = new Map();
    const moved = state.whole ? [] : state.rows.map((row) => [this.known.get(row.id), row]);
    for (const row of state.rows) this.known.set(row.id, row);
    for (const id of state.gone) this.known.delete(id);
    this.themes = state.themes;
    this.title = state.title;
    this.kinds = new Map(state.kinds.map((kind) => [kind.key, kind]));
    return moved.filter(([before, after]) => before && before.theme !== after.theme);
  }

  /** The laptop has this gesture: until its news comes, the cards stand as it left them. */
  settle(gesture, { changes, theme }) {
    apply({ ...gesture, made: theme }, this.known, this.themes);
    for (const [id, change] of Object.entries(changes)) {
      const row = this.known.get(id);
      if (row) this.known.set(id, { ...row, change, waiting: false });
    }
  }

  /** Everything as it stands with these gestures on their way. */
  overlaid(gestures) {
    const [rows, themes] = [new Map(this.known), [...this.themes]];
    for (const gesture of gestures) apply(gesture, rows, themes);
    return { rows, themes, piles: pilesOf(rows) };
  }
}

/** What a theme is called here until the laptop has given it its own id. */
function newTheme({ id }) {
  return `new:${id}`;
}

/** What a gesture makes of the rows; the same rules as the laptop's. */
function apply(gesture, rows, themes) {
  const cards = Object.keys(gesture.cards).filter((id) => rows.has(id));
  const each = (change) => {
    for (const id of cards) rows.set(id, { ...rows.get(id), ...change(rows.get(id)), waiting: true });
  };
  const { deed } = gesture;
  if (deed === "place") each(() => ({ theme: gesture.theme, ...(gesture.theme ? { chips: [], sure: false } : {}) }));
  if (deed === "aside") for (const id of cards) rows.delete(id);
  if (deed === "unstack") each((row) => ({ lead: row.id }));
  if (deed === "stack" && cards.length) {
    const theme = cards.map((id) => rows.get(id).theme).find(Boolean) || null;
    const lead = rows.get(cards[0]).lead;
    each((row) => ({ theme, lead: rows.has(lead) ? lead : cards[0], chips: row.id === lead && !theme ? row.chips : [] }));
  }
  if (deed === "theme") {
    const same = themes.find((theme) => fold(theme.name) === fold(gesture.name));
    const theme = same || { id: gesture.made || newTheme(gesture), name: gesture.name, parent: null };
    if (!same) themes.push(theme);
    each(() => ({ theme: theme.id, chips: [], sure: false }));
  }
  if (deed === "undo") for (const row of gesture.before) rows.set(row.id, { ...row, waiting: true });
}

/** Cards in piles, a card alone being one: {id, row, others, cards, theme}. */
function pilesOf(rows) {
  const piles = new Map();
  for (const row of rows.values()) {
    const key = `${row.lead} ${row.kind}`;
    if (!piles.has(key)) piles.set(key, []);
    piles.get(key).push(row);
  }
  return [...piles.values()].map((cards) => {
    const row = cards.find(({ id, lead }) => id === lead) || cards[0];
    const others = cards.filter((card) => card !== row);
    return { id: row.id, row, others, cards: [row, ...others], theme: row.theme };
  });
}

/** Themes with their counts, those of their parts within: {theme, cards, tables, kinds}. */
function counted(themes, piles) {
  const views = new Map(themes.map((theme) => [theme.id, { theme, cards: 0, tables: new Set(), kinds: new Map() }]));
  for (const { theme, cards } of piles) {
    const own = views.get(theme);
    if (!own) continue;
    for (const view of [own, views.get(own.theme.parent)].filter(Boolean)) {
      for (const { kind, table } of cards) {
        view.cards += 1;
        if (table) view.tables.add(table);
        view.kinds.set(kind, (view.kinds.get(kind) || 0) + 1);
      }
    }
  }
  return [...views.values()];
}

function countCards(piles) {
  return piles.reduce((sum, { cards }) => sum + cards.length, 0);
}

/** Whether what is typed is in it: words of the card, its number, its table. */
function holds(pile, typed) {
  const wanted = fold(typed);
  if (!wanted) return true;
  const table = wanted.replace(/^table /, "");
  return pile.cards.some(({ label, text, table: at }) => String(at) === table || fold(`${label} ${text}`).includes(wanted));
}
