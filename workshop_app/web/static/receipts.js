// Cards that the laptop has acknowledged, kept here for a day. If it comes back from an older copy,
// what that copy lacks is sent again, under the same ids: nothing is doubled, nothing forgotten.
const KEPT_MOST = 300;
const KEPT_MS = 24 * 3600 * 1000;

class Receipts {
  constructor(shelf, prefix) {
    Object.assign(this, { shelf, prefix, kept: new Map() });
  }

  async load() {
    for (const one of await this.shelf.under(this.prefix)) {
      if (Date.now() - one.at < KEPT_MS) this.kept.set(one.card.id, one);
      else this.shelf.drop(this.prefix + one.card.id);
    }
  }

  keep(card) {
    const one = { card, at: Date.now() };
    this.kept.set(card.id, one);
    this.shelf.keep(this.prefix + card.id, one);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_MOST) this.drop(oldest);
  }

  drop(id) {
    this.kept.delete(id);
    this.shelf.drop(this.prefix + id);
  }

  /** By its writer, here: not to come back, and still one that the laptop has. */
  withdraw(id) {
    const one = this.kept.get(id);
    if (!one) return;
    one.gone = true;
    this.shelf.keep(this.prefix + id, one);
  }

  /** Cards that this phone believes the laptop has. */
  count() {
    return this.kept.size;
  }

  /** Those that the laptop no longer shows. One that was withdrawn elsewhere is asked for once: it
   *  is answered, not revived. */
  lost(shown) {
    const missing = [];
    for (const one of this.kept.values()) {
      if (shown.has(one.card.id) || one.gone) one.asked = false;
      else if (!one.asked) {
        one.asked = true;
        missing.push(one.card);
      }
    }
    return missing;
  }
}
