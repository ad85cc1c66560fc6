// The page of a table: draws the state the laptop told, and keeps it live. Holds no rule: the
// laptop decides; the phone shows, keeps and repeats.
const REFRESH_MS = 30000;
const HINTS = { name: "draft_here", table: "unsigned", none: "anonymous" };
class Form {
  constructor() {
    const { code, state } = boot;
    this.state = state;
    this.offset = null; // laptop's clock less the phone's, once it is known
    this.cards = new Map(state.cards.map((card) => [card.id, card]));
    this.list = new CardList(this);
    this.rest = new Rest();
    this.signals = new Signals(this);
    this.typing = new Typing(this);
    this.asking = new Asking();
    this.moving = new Moving(this);
    this.silence = new Silence(this);
    this.voting = new Voting(this);
    this.forgotten = this.reread = false;
    this.shelf = new Shelf();
    this.line = new Line(`/t/${code}`, () => this.lineChanged());
    this.outbox = new Outbox({
      line: this.line,
      shelf: this.shelf,
      prefix: `${code}/card/`,
      changed: () => this.outboxChanged(),
      received: (card, said) => this.received(card, said),
    });
    this.receipts = new Receipts(this.shelf, `${code}/recu/`);
    this.photos = boot.photo ? new Photos(this) : null;
    this.following = new Following(this);
    this.author = boot.author || $("write").elements.author.value;
  }

  start() {
    const form = $("write");
    form.noValidate = true;
    this.list.start();
    this.signals.start();
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("input", () => this.typed());
    $("reread").addEventListener("click", () => this.toggle("reread"));
    $("forgotten").addEventListener("click", () => {
      this.toggle("forgotten");
      $("text").focus();
    });
    this.followPage();
    this.typing.start();
    this.recall();
    this.identify();
    this.outbox.load();
    this.photos?.start();
    this.moving.start();
    this.draw();
    this.refresh().then(() => this.listen());
    keepTime(() => this.tick());
    this.refreshLater();
    history.replaceState(null, "", location.pathname);
  }

  followPage() {
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.keepDraft();
      else this.wake();
    });
    addEventListener("pagehide", () => {
      this.keepDraft();
      this.outbox.leave();
    });
    addEventListener("beforeunload", (event) => {
      const held = this.outbox.waiting().length || this.photos?.outbox.waiting().length;
      if (held && !this.following.leaving) event.preventDefault();
    });
  }

  wake() {
    this.refresh();
    this.sendNow();
  }

  sendNow() {
    this.outbox.sendNow();
    this.photos?.outbox.sendNow();
  }

  /** Lost, or back. A stream that was cut in silence would stay mute: it is opened again. */
  lineChanged() {
    this.draw();
    if (this.line.lost) return;
    this.sendNow();
    if (this.source) this.refresh().then(() => this.listen());
  }

  toggle(name) {
    this[name] = !this[name];
    this.draw();
  }

  // What this phone remembers ------------------------------------------------------------------

  async recall() {
    if (this.author) this.shelf.keep("author", this.author);
    else this.author = (await this.shelf.under("author"))[0] || "";
    const [draft] = await this.shelf.under(`${boot.code}/draft`);
    const field = $("text");
    if (!draft || field.value) return;
    field.value = draft.text;
    const choice = document.querySelector(`[name=kind][value="${CSS.escape(draft.kind)}"]`);
    if (choice && !choice.disabled) choice.checked = true;
    if (draft.question) this.asking.choose(draft.question);
    this.typed();
  }

  typed() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepDraft(), 300);
    $("wrong").hidden = true;
    this.drawWriting();
  }

  async keepDraft() {
    clearTimeout(this.keeping);
    const text = $("text").value;
    const key = `${boot.code}/draft`;
    if (!text) await this.shelf.drop(key);
    else if (await this.shelf.keep(key, { text, kind: this.kind(), question: this.asking.question() })) {
      put($("kept"), say("draft_kept"));
    }
  }

  /** The same name for as long as the phone keeps its receipts: what it has sent is counted once. */
  async identify() {
    await this.receipts.load();
    const [known] = await this.shelf.under("phone");
    const phone = known || this.moving.phone || newId();
    if (!known) await this.shelf.keep("phone", phone);
    this.phone = phone;
    this.refreshSoon();
  }

  /** What it holds besides is told to the laptop, which says so at its table. */
  outboxChanged() {
    this.draw();
    if (!this.outbox.sending && this.outbox.cards.size !== this.told) this.refreshSoon();
  }

  // Writing ------------------------------------------------------------------------------------

  kind() {
    const chosen = document.querySelector("[name=kind]:checked");
    return chosen ? chosen.value : "";
  }

  submit(event) {
    event.preventDefault();
    const field = $("text");
    this.addCards([field.value.trim()]);
    this.typing.draw();
  }

  /** All of them leave, in their order, or none; true when they do. */
  addCards(texts) {
    const over = Math.max(...texts.map(signs)) - this.longest();
    if (!texts[0] || over > 0) {
      this.warn(texts[0] ? say("too_long", { n: shown(over) }) : say("empty"));
      return false;
    }
    const [kind, author, at] = [this.kind(), this.author, this.now()];
    const answers = this.asking.answers();
    texts.forEach((text, n) => {
      const written_at = new Date(at + n).toISOString();
      this.outbox.add({ id: newId(), kind, text, written_at, author, ...answers });
    });
    this.asking.sent();
    $("text").value = "";
    this.typed();
    this.keepDraft();
    $("text").focus();
    return true;
  }

  /** Signs that a card of the chosen category may have now. */
  longest() {
    const category = this.category(this.kind());
    return category ? category.longest : boot.longest;
  }

  warn(message) {
    $("wrong").hidden = false;
    put($("wrong").querySelector("span"), message);
    $("text").focus();
  }

  /** The laptop has the card on its disk. */
  received(card, { id, number, change }) {
    this.receipts.keep(card);
    const category = this.category(card.kind);
    const told = { ...card, id, number, change, code: category ? category.code : "", withdrawn: false };
    if (!this.cards.has(id)) this.cards.set(id, told);
    put($("said"), say("received", { label: cardLabel(told) }));
  }

  /** The laptop came back from an older copy: what it lacks is here. */
  resendLost() {
    const shown = new Set(this.state.cards.map((card) => card.id));
    for (const card of this.receipts.lost(shown)) {
      this.cards.delete(card.id);
      this.outbox.add(card);
    }
  }

  // What a row may ask -------------------------------------------------------------------------

  category(kind) {
    return this.state.categories.find((category) => category.key === kind);
  }

  openCategories() {
    return this.state.categories.filter((category) => category.open);
  }

  isOpen(kind) {
    return this.openCategories().some((category) => category.key === kind);
  }

  redraw() {
    this.draw();
  }

  correct(card, text, kind) {
    this.outbox.add({ ...card, text, kind });
  }

  drop(card) {
    this.outbox.remove(card.id);
  }

  /** Null when done, else {message, newest?}. */
  async edit(card, change) {
    return this.settled(await this.line.ask(`/cards/${card.id}`, "PUT", change), "saved");
  }

  async withdraw(card) {
    const path = `/cards/${card.id}?expected=${card.change}`;
    const wrong = this.settled(await this.line.ask(path, "DELETE"), "withdrawn");
    if (!wrong) this.receipts.withdraw(card.id);
    return wrong;
  }

  settled(answer, done) {
    if (!answer) return { message: say("not_saved") };
    const card = answer.said.newest || answer.said;
    if (card.id) this.learn(card);
    if (answer.status !== 200) return answer.said;
    put($("said"), say(done, { label: cardLabel(card) }));
    return null;
  }

  // What the laptop tells ----------------------------------------------------------------------

  now() {
    const since = this.heardAt ? Date.now() - this.heardAt : 0;
    return Date.now() + (this.offset || 0) + (this.state.speed - 1) * since;
  }

  async refresh() {
    const asked = Date.now();
    const answer = await this.line.ask(`/state?${this.holding()}`);
    if (!answer) {
      if (this.offset === null) this.offset = 0;
      return;
    }
    if (answer.status !== 200) {
      this.closed = answer.status === 404 ? say("link_closed") : answer.said.message;
      this.draw();
      return;
    }
    this.closed = "";
    this.state = answer.said;
    this.heardAt = (asked + Date.now()) / 2;
    this.offset = Date.parse(this.state.now) - this.heardAt;
    const newest = new Map(this.state.cards.map((card) => [card.id, card]));
    for (const card of this.cards.values()) {
      if (card.change > this.state.last_change) newest.set(card.id, card);
    }
    this.cards = newest;
    this.resendLost();
    this.photos?.settle();
    this.signals.settle();
    this.outbox.reopen(new Set(this.openCategories().map((category) => category.key)));
    this.draw();
  }

  /** What this phone believes: the laptop counts its own cards beside it. */
  holding() {
    this.told = this.outbox.cards.size;
    return this.phone ? `phone=${this.phone}&sent=${this.receipts.count()}&waiting=${this.told}` : "";
  }

  /** Every half minute, of a rehearsal's own when it goes faster. */
  refreshLater() {
    setTimeout(() => {
      if (!document.hidden) this.refresh();
      this.refreshLater();
    }, REFRESH_MS / this.state.speed);
  }

  /** Soon, once for many events, and not at the same instant as every other phone. */
  refreshSoon() {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(() => this.refresh(), 100 + 500 * Math.random());
  }

  learn(card) {
    const known = this.cards.get(card.id);
    if (known && known.change > card.change) return;
    this.cards.set(card.id, card);
    this.draw();
  }

  listen() {
    if (!window.EventSource) return;
    if (this.source) this.source.close();
    const source = (this.source = new EventSource(`/t/${boot.code}/events?since=${this.state.last_change}`));
    source.addEventListener("open", () => this.sendNow());
    source.addEventListener("card", (event) => this.learn(JSON.parse(event.data)));
    source.addEventListener("phase", (event) => {
      const phase = JSON.parse(event.data);
      if (["running", "paused", "over"].includes(phase.state)) this.state.phase = phase;
      this.draw();
      this.refreshSoon();
    });
    source.addEventListener("message", (event) => this.signals.heard(JSON.parse(event.data)));
    source.addEventListener("state", () => this.refreshSoon());
    source.addEventListener("vote", () => this.refreshSoon());
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(() => this.refresh().then(() => this.listen()), 3000);
      } else {
        this.refreshSoon();
      }
    });
  }

  // Drawing ------------------------------------------------------------------------------------

  draw() {
    this.tick();
    this.drawHeader();
    this.drawCategories();
    this.drawWriting();
    this.drawLost();
    this.list.draw(this.cards, this.outbox);
    this.silence.draw(this.state);
    this.voting.draw(this.state);
    this.photos?.draw();
    this.drawRest();
  }

  tick() {
    const { phase } = this.state;
    if (this.offset !== null) put($("clock"), phase ? countdown(this.left(phase)) : "");
    this.drawPhase();
    this.drawExchange();
    this.following.tick();
    this.moving.draw();
    if (this.offset !== null) this.silence.lift(phase);
    return phase && phase.state === "running" ? this.left(phase) : null;
  }

  left(phase) {
    if (phase.state !== "running") return phase.remaining_s;
    return (Date.parse(phase.ends_at) - this.now()) / 1000;
  }

  drawHeader() {
    const { phase, referent } = this.state;
    const name = referent || this.author;
    put($("referent"), name ? say("referent", { name }) : "");
    this.drawQuestion(this.category(this.kind()));
  }

  /** Of the chosen category when it has its own, else of the phase. */
  drawQuestion(category) {
    const { phase } = this.state;
    const asked = (category && category.asked) || (phase ? phase.question : "");
    $("question").hidden = !asked || this.line.lost;
    put($("question").querySelector("span"), asked);
    this.drawSteps((phase && phase.steps) || []);
  }

  drawSteps(steps) {
    $("steps").hidden = !steps.length || this.line.lost;
    const told = steps.join("\n");
    if (this.toldSteps === told) return;
    this.toldSteps = told;
    const lines = steps.map((step) => Object.assign(document.createElement("li"), { textContent: step }));
    $("step-list").replaceChildren(...lines);
  }

  drawPhase() {
    const { phase, next } = this.state;
    if (!phase) return put($("phase"), say(this.cards.size || !next ? "between" : "not_started"));
    const over = this.offset !== null && this.left(phase) <= 0;
    const named = phase.activity === "write" ? say("phase", { title: phase.title }) : phase.title;
    const words = phase.state === "paused" ? say("paused") : named;
    return put($("phase"), over ? say("over") : words);
  }

  drawCategories() {
    const drawn = JSON.stringify(this.state.categories);
    const phaseKind = this.state.phase && this.state.phase.kinds[0];
    const changed = drawn !== this.drawnCategories;
    this.drawnCategories = drawn;
    if (changed) {
      const chosen = this.kind();
      $("categories").replaceChildren(...this.state.categories.map((category) => choiceOf(category)));
      this.choose(this.isOpen(chosen) ? chosen : "");
    }
    if (this.phaseKind !== phaseKind && this.isOpen(phaseKind)) {
      this.phaseKind = phaseKind;
      if (!$("text").value) this.choose(phaseKind);
    }
  }

  choose(kind) {
    const wanted = kind || (this.openCategories()[0] || {}).key;
    for (const choice of document.getElementsByName("kind")) choice.checked = choice.value === wanted;
    this.drawWriting();
  }

  drawWriting() {
    const category = this.category(this.kind());
    $("write").className = category ? `tone-${category.tone}` : "";
    const length = signs($("text").value);
    put($("count"), say("count", { n: shown(length), most: shown(this.longest()) }));
    $("count").className = length > this.longest() ? "over" : "";
    const { phase } = this.state;
    if (!length) put($("kept"), say(phase ? HINTS[phase.signed] : "draft_here"));
    this.asking.draw(category);
    this.drawQuestion(category);
    put($("send").querySelector("span"), say(this.line.lost ? "keep" : "send"));
  }

  drawLost() {
    const unkept = this.outbox.waiting().some((card) => !card.kept);
    const words = this.closed || (this.line.lost ? say(unkept ? "lost_no_store" : "lost_but") : "");
    const key = `${this.closed}|${words}`;
    if (key === this.drawnLost) return;
    this.drawnLost = key;
    const icon = iconOf(this.closed ? "circle-alert" : "wifi-off");
    const bold = this.closed ? null : element("strong", { text: `${say("lost")} ` });
    const line = words ? [icon, element("p", {}, bold, document.createTextNode(words))] : [];
    $("lost").replaceChildren(...line);
  }

  drawExchange() {
    const { lost, lastAt } = this.line;
    const parts = [];
    if (lost && lastAt) parts.push(say("last_exchange", { time: clockTime(lastAt) }));
    const seconds = this.outbox.retryAt ? Math.ceil((this.outbox.retryAt - Date.now()) / 1000) : 0;
    if (seconds > 0) parts.push(say("retry_in", { n: shown(seconds) }));
    put($("exchange"), parts.join(" "));
  }

  /** Between two phases the page rests; a card may still be written in the minutes of grace. */
  drawRest() {
    const { phase } = this.state;
    const onStage = phase ? phase.kinds.some((kind) => this.isOpen(kind)) : false;
    const open = this.openCategories().length > 0;
    const writing = onStage || (this.forgotten && open) || $("text").value !== "";
    if (onStage) this.forgotten = this.reread = false;
    $("write").hidden = !writing;
    $("rest").hidden = writing;
    $("list").hidden = !writing && this.outbox.cards.size === 0 && !this.reread;
    $("reread").hidden = writing || !(this.cards.size || this.outbox.cards.size);
    $("reread").setAttribute("aria-pressed", String(this.reread));
    $("forgotten").hidden = writing || !open;
    this.signals.draw(onStage, !writing && !($("reread").hidden && $("forgotten").hidden));
    const sent = [...this.cards.values()].filter((card) => !card.withdrawn);
    if (!writing) this.rest.draw(this.state, sent, this.outbox);
  }
}

new Form().start();
