// The page of somebody who sits at a table: draws the state the laptop told, and keeps it live.
// Nothing is written here. Every change is read anew, soon and not at the same instant as ninety others.
const AGAIN_MS = 30000;
const SOON_MS = [200, 2000];

class Follow {
  constructor() {
    this.state = boot.state;
    this.offset = 0; // laptop's clock less the phone's
    this.lost = this.closed = false;
    this.link = `/s/${boot.code}/${boot.state.table}`;
  }

  start() {
    this.refresh().then(() => this.listen());
    keepTime(() => this.tick());
    setInterval(() => document.hidden || this.refresh(), AGAIN_MS);
    addEventListener("online", () => this.refresh());
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
  }

  async refresh() {
    const asked = Date.now();
    try {
      const answer = await fetch(`${this.link}/state`, { headers: { Accept: "application/json" }, cache: "no-store" });
      const said = await answer.json();
      this.lost = false;
      this.closed = answer.status === 404 ? said.message : "";
      if (answer.ok) {
        this.state = said;
        this.heardAt = (asked + Date.now()) / 2;
        this.offset = Date.parse(said.now) - this.heardAt;
      }
    } catch {
      this.lost = true;
    }
    this.draw();
  }

  refreshSoon() {
    clearTimeout(this.refreshing);
    const [least, most] = SOON_MS;
    this.refreshing = setTimeout(() => this.refresh(), least + (most - least) * Math.random());
  }

  listen() {
    if (!window.EventSource) return;
    const source = new EventSource(`${this.link}/events?since=${this.state.last_change}`);
    source.addEventListener("state", () => this.refreshSoon());
    source.addEventListener("error", () => {
      this.refreshSoon();
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.listen(), 15000);
    });
  }

  now() {
    const since = this.heardAt ? Date.now() - this.heardAt : 0;
    return Date.now() + this.offset + (this.state.speed - 1) * since;
  }

  left() {
    const { phase } = this.state;
    if (!phase) return null;
    if (phase.state !== "running") return phase.remaining_s;
    return (Date.parse(phase.ends_at) - this.now()) / 1000;
  }

  tick() {
    const left = this.left();
    put($("clock"), left === null ? "" : countdown(left));
    if (left !== null && left <= 0 && !this.rang) this.refreshSoon(); // the bell may show what was hidden
    this.rang = left !== null && left <= 0;
    this.drawPhase(left);
    return left;
  }

  drawPhase(left) {
    const { phase } = this.state;
    let words = phase ? phase.title : say("no_phase");
    if (phase && phase.state === "paused") words = say("paused");
    else if (left !== null && left <= 0) words = say("over");
    put($("phase"), words);
  }

  draw() {
    const { phase, cards, hidden, next, evaluation, thanks } = this.state;
    this.tick();
    $("question").hidden = !(phase && phase.question);
    put($("question").querySelector("span"), phase ? phase.question : "");
    put($("counts"), sayCount("cards", cards.length));
    $("hidden").hidden = !hidden;
    put($("hidden").querySelector("span"), hidden ? say(hidden) : "");
    $("none").hidden = cards.length > 0 || Boolean(hidden);
    $("thanks").hidden = !thanks;
    put($("thanks").querySelector("span"), thanks);
    $("evaluation").hidden = !evaluation;
    if (evaluation) $("evaluation").querySelector("a").href = evaluation;
    $("next").hidden = !next;
    put($("next"), next ? say("next", { time: clockTime(next.starts_at), title: next.title }) : "");
    this.drawCards(cards);
    this.drawLost();
  }

  drawCards(cards) {
    const drawn = JSON.stringify(cards);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    $("cards").replaceChildren(...cards.map((card) => element(
      "li",
      { className: card.tone ? `tone-${card.tone}` : "" },
      card.shape ? shapeOf(card) : null,
      element(
        "span",
        { className: "words" },
        element("span", { className: "unseen", text: `${card.kind} ${card.label} ` }),
        document.createTextNode(card.text),
      ),
    )));
  }

  drawLost() {
    const words = this.closed || (this.lost ? say("lost_but") : "");
    if (words === this.drawnLost) return;
    this.drawnLost = words;
    const bold = this.closed ? null : element("strong", { text: `${say("lost")} ` });
    $("lost").replaceChildren(...(words ? [iconOf("wifi-off"), element("p", {}, bold, document.createTextNode(words))] : []));
  }
}

new Follow().start();
