// What passes between the table and the stage besides cards: the message and « J'ai lu », the call,
// « Terminé ». A signal that does not leave is not kept: the page says to raise a hand instead.
const COMING_S = 180;

class Signals {
  /** `desk` offers state, line, now(), draw() and refreshSoon(). */
  constructor(desk) {
    this.desk = desk;
    this.refused = "";
    this.readHere = null; // message whose « J'ai lu » may not have left yet
    this.seen = desk.state.message ? desk.state.message.id : null;
  }

  start() {
    this.ask("call", () => ({ calling: !this.desk.state.calling }));
    this.ask("done", () => ({ done: !this.desk.state.done }));
    $("message").addEventListener("submit", (event) => {
      event.preventDefault();
      this.readHere = this.desk.state.message.id;
      this.sendReading();
    });
  }

  ask(name, content) {
    $(name).addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await this.desk.line.ask(`/${name}`, "POST", content());
      this.refused = answer && answer.status !== 200 ? answer.said.message : "";
      if (answer && answer.status === 200) Object.assign(this.desk.state, answer.said);
      this.desk.draw();
    });
  }

  async sendReading() {
    const answer = await this.desk.line.ask("/read", "POST", { message: this.readHere });
    if (!answer) return; // told again when the state is next read
    const { message } = this.desk.state;
    if (answer.status === 200 && message && message.id === this.readHere) {
      message.read_at = answer.said.read_at;
    }
    this.readHere = null;
    this.desk.draw();
  }

  /** The state was read anew: what had not left leaves now. */
  settle() {
    const { message } = this.desk.state;
    if (this.readHere && message && message.id === this.readHere && !message.read_at) this.sendReading();
    else this.readHere = null;
  }

  /** `event` holds the words, or only an id when they are not for every table. */
  heard(event) {
    if (event.text) {
      this.desk.state.message = { ...event, read_at: null };
      this.desk.draw();
    }
    this.desk.refreshSoon();
  }

  draw(writing, resting) {
    const { state, line } = this.desk;
    this.drawMessage(state.message);
    $("call").hidden = line.lost || resting;
    $("done").hidden = line.lost || !writing;
    $("raise").hidden = !line.lost;
    put($("call").querySelector("span"), say(state.calling ? "call_back" : "call"));
    put($("done").querySelector("span"), say(state.done ? "go_on" : "done"));
    this.drawSaid(state, line.lost);
  }

  drawMessage(message) {
    const band = $("message");
    band.hidden = !message;
    if (!message) return;
    const unread = !message.read_at && this.readHere !== message.id;
    band.classList.toggle("unread", unread);
    put(band.querySelector("span"), message.text);
    band.querySelector("button").hidden = !unread;
    if (this.seen !== message.id) {
      this.seen = message.id;
      if (navigator.vibrate) navigator.vibrate(200);
    }
  }

  drawSaid({ calling, done, answered_at }, lost) {
    const since_s = answered_at ? (this.desk.now() - Date.parse(answered_at)) / 1000 : COMING_S;
    let words = "";
    if (this.refused) words = this.refused;
    else if (calling) words = say("called");
    else if (since_s < COMING_S) words = say("coming");
    else if (done) words = say("is_done");
    put($("signal"), lost ? "" : words);
    $("signal").hidden = lost || !words;
  }
}
