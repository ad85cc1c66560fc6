// The page of a ballot. What is chosen stays on this phone until the laptop has it: through a lock, a
// reload, a cut. The same ballot sent twice counts once; a newer one takes its place.
const AGAIN_MS = 30000;
const SOON_MS = [100, 1500];
const RETRY_S = [1, 2, 3, 5, 8, 15];
const OVER = new Set(["vote_closed", "unknown_vote"]);

class BallotPage {
  constructor() {
    this.state = boot.state;
    this.vote = boot.state.vote;
    this.offset = 0; // laptop's clock less the phone's
    this.shelf = new Shelf();
    this.line = new Line(boot.link, () => this.lineChanged());
    this.waits = null; // what the laptop has not acknowledged
    this.failures = 0;
    this.kept = true;
    this.key = this.vote ? `${boot.link}/vote/${this.vote.id}` : "";
  }

  async start() {
    if (this.vote) {
      this.sent = this.vote.sent ? this.told(this.vote) : "";
      this.fields = new BallotFields(this.vote, $("ballot"), () => this.changed());
      this.fields.start();
      $("ballot").noValidate = true;
      $("ballot").addEventListener("submit", (event) => this.submit(event, false));
      $("as-it-is").addEventListener("click", (event) => this.submit(event, true));
      await this.recall();
    }
    $("message")?.addEventListener("submit", (event) => this.read(event));
    this.draw();
    setInterval(() => this.tick(), 250);
    setInterval(() => document.hidden || this.refresh(), AGAIN_MS);
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    addEventListener("beforeunload", (event) => {
      if (this.waits && !this.kept && !this.leaving) event.preventDefault();
    });
    history.replaceState(null, "", location.pathname);
    this.refresh().then(() => this.listen());
  }

  /** What was chosen before this page was loaded, sent or not. */
  async recall() {
    const [held] = await this.shelf.under(this.key);
    if (!held) return;
    this.fields.put(held.marks);
    if (held.waits) this.send(held.marks);
  }

  told({ points, feasible }) {
    const sorted = (marks) => Object.entries(marks || {}).sort();
    return JSON.stringify([sorted(points), sorted(feasible)]);
  }

  changed() {
    $("wrong").hidden = true;
    this.asked = false;
    this.keep(Boolean(this.waits));
    this.draw();
  }

  async keep(waits) {
    this.kept = await this.shelf.keep(this.key, { marks: this.fields.marks(), waits });
  }

  submit(event, asItIs) {
    event.preventDefault();
    const left = this.vote.method === "dots" ? this.fields.left() : 0;
    if (left > 0 && !asItIs) {
      this.asked = true;
      this.draw();
      return;
    }
    this.asked = false;
    this.send(this.fields.marks());
  }

  async send(marks) {
    this.waits = marks;
    this.keep(true);
    this.draw();
    if (this.sending) return;
    clearTimeout(this.retry);
    this.sending = true;
    const answer = await this.line.ask("/ballot", "PUT", { ...marks, vote: this.vote.id });
    this.sending = false;
    this.settle(marks, answer);
  }

  settle(marks, answer) {
    const status = answer ? answer.status : 0;
    if (this.waits !== marks && this.waits) {
      this.send(this.waits); // another choice was made meanwhile
      return;
    }
    if (status === 200) {
      this.failures = 0;
      this.waits = null;
      this.sent = this.told(answer.said);
      this.keep(false);
      put($("said"), say("is_sent"));
    } else if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
      this.waits = null;
      this.keep(false);
      if (OVER.has(answer.said.error)) this.lostTheVote = true;
      this.warn(answer.said.message);
    } else {
      const pause = RETRY_S[Math.min(this.failures++, RETRY_S.length - 1)];
      const seconds = Math.max(pause, (answer && answer.wait) || 0);
      this.retry = setTimeout(() => this.waits && this.send(this.waits), 1000 * seconds);
    }
    this.draw();
  }

  warn(message) {
    $("wrong").hidden = false;
    put($("wrong").querySelector("span"), message);
  }

  // What the laptop tells ----------------------------------------------------------------------

  wake() {
    this.failures = 0;
    if (this.waits) this.send(this.waits);
    this.refresh();
  }

  lineChanged() {
    this.draw();
    if (!this.line.lost) this.wake();
  }

  async refresh() {
    const asked = Date.now();
    const answer = await this.line.ask("/state");
    if (!answer) return;
    if (answer.status !== 200) {
      this.closed = answer.said.message;
      this.draw();
      return;
    }
    this.closed = "";
    this.state = answer.said;
    this.offset = Date.parse(this.state.now) - (asked + Date.now()) / 2;
    this.follow(this.state.vote);
    this.draw();
  }

  /** Another vote, or other items: the page is drawn anew, with what this phone keeps. */
  follow(vote) {
    const items = (of) => (of ? of.items.map((item) => item.id + item.text).join() : "");
    if (vote && (!this.vote || vote.id !== this.vote.id || items(vote) !== items(this.vote))) {
      this.reload();
    } else if (!vote && this.vote && !this.over) {
      this.over = true;
      this.finish();
    } else if (vote && !this.waits && vote.sent && this.told(vote) !== this.sent) {
      const untouched = this.told(this.fields.marks()) === this.sent;
      this.sent = this.told(vote); // another phone of the table voted
      if (untouched || !this.sentOnce) this.fields.put(vote);
    }
    this.sentOnce = Boolean(vote && vote.sent);
  }

  reload() {
    this.leaving = true;
    location.reload();
  }

  /** The vote was closed: says whether this ballot counts. */
  finish() {
    const counted = this.sent && !this.waits && !this.lostTheVote;
    this.waits = null;
    const icon = element("span", { className: "round" }, iconOf(counted ? "check" : "info"));
    const title = element("h2", { id: "closed", text: say("was_closed") });
    const words = element("p", { id: "rest-text", text: say(counted ? "was_counted" : "was_not_counted") });
    const back = boot.link.startsWith("/t/")
      ? element("a", { className: "plain", href: boot.link, text: say("back") })
      : null;
    const page = element("main", {}, element("section", { className: "rest" }, icon, title, words));
    $("ballot").replaceWith(page);
    document.querySelector(".budget")?.remove();
    if (back) page.after(element("footer", { className: "actions" }, back));
    put($("said"), `${say("was_closed")}. ${words.textContent}`);
  }

  refreshSoon() {
    clearTimeout(this.refreshing);
    const [least, most] = SOON_MS;
    this.refreshing = setTimeout(() => this.refresh(), least + (most - least) * Math.random());
  }

  listen() {
    if (!window.EventSource) return;
    const source = new EventSource(`${boot.link}/events?since=${this.state.last_change}`);
    for (const name of ["vote", "state", "phase", "message"]) {
      source.addEventListener(name, () => this.refreshSoon());
    }
    source.addEventListener("open", () => this.waits && this.send(this.waits));
    source.addEventListener("error", () => {
      this.refreshSoon();
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.listen(), 5000);
    });
  }

  async read(event) {
    event.preventDefault();
    const { message } = this.state;
    const answer = message && (await this.line.ask("/read", "POST", { message: message.id }));
    if (answer && answer.status === 200) message.read_at = answer.said.read_at;
    this.draw();
  }

  // Drawing ------------------------------------------------------------------------------------

  tick() {
    const { phase } = this.state;
    if (!phase) return put($("clock"), "");
    const running = phase.state === "running";
    const left = running ? (Date.parse(phase.ends_at) - Date.now() - this.offset) / 1000 : phase.remaining_s;
    return put($("clock"), countdown(left));
  }

  draw() {
    this.tick();
    this.drawLost();
    this.drawMessage();
    if (this.vote && !this.over) this.drawSend();
  }

  drawSend() {
    const left = this.vote.method === "dots" ? this.fields.left() : 0;
    const same = this.sent && this.told(this.fields.marks()) === this.sent;
    const button = $("send");
    button.classList.toggle("unready", left > 0 && !same && !this.waits);
    button.classList.toggle("sent", Boolean(same && !this.waits));
    let words = say(this.sent ? "send_again" : "send");
    if (this.waits) words = say(this.line.lost ? "waits" : "send");
    else if (same) words = say("is_sent");
    else if (left > 0) words = sayCount("place_more", left);
    else if (this.line.lost) words = say("keep_for_later");
    put(button.querySelector("span"), words);
    button.querySelector("use").setAttribute("href", same && !this.waits ? "#icon-check" : "#icon-send");
    $("as-it-is").hidden = !(this.asked && left > 0 && !same);
  }

  drawMessage() {
    const band = $("message");
    if (!band) return;
    const { message } = this.state;
    band.hidden = !message;
    if (!message) return;
    band.classList.toggle("unread", !message.read_at);
    put(band.querySelector("span"), message.text);
    band.querySelector("button").hidden = Boolean(message.read_at);
  }

  drawLost() {
    const but = say(this.kept ? "lost_but" : "lost_no_store");
    const words = this.closed || (this.line.lost ? but : "");
    if (words === this.drawnLost) return;
    this.drawnLost = words;
    const icon = iconOf(this.closed ? "circle-alert" : "wifi-off");
    const bold = this.closed ? null : element("strong", { text: `${say("lost")} ` });
    $("lost").replaceChildren(...(words ? [icon, element("p", {}, bold, document.createTextNode(words))] : []));
  }
}

new BallotPage().start();
