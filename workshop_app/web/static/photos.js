// Photos of a flip chart or of paper cards: made small here, kept here until the laptop has them.
// They wait in an outbox of their own: a large picture never holds up a card.
const PHOTO_QUALITY = 0.82;
const READ_ON_LAPTOP = ["image/jpeg", "image/png", "image/webp"];

class PhotoOutbox extends Outbox {
  path() {
    return "/photos";
  }

  body({ id, caption, taken_at, picture }) {
    const form = new FormData();
    form.append("id", id);
    form.append("caption", caption);
    form.append("taken_at", taken_at);
    form.append("photo", picture, "photo.jpg");
    return form;
  }

  /** Too large for a last breath: it waits on the shelf. */
  leave() {}
}

class Photos {
  /** `desk` offers state, line, shelf, now() and refreshSoon(). */
  constructor(desk) {
    this.desk = desk;
    this.rows = new Map();
    const { line, shelf } = desk;
    this.outbox = new PhotoOutbox({
      line,
      shelf,
      prefix: `${boot.code}/photo/`,
      changed: () => this.draw(),
      received: (photo, said) => this.received(photo, said),
    });
    this.receipts = new Receipts(shelf, `${boot.code}/photo-recue/`);
  }

  start() {
    $("photo").classList.add("alive");
    $("choose").hidden = false;
    for (const input of $("photo").querySelectorAll("[type=file]")) {
      input.addEventListener("change", () => this.take(input));
    }
    $("photos-list").replaceChildren();
    this.receipts.load();
    this.outbox.load();
  }

  async take(input) {
    const files = [...input.files];
    input.value = "";
    this.warn("");
    for (const file of files) {
      if (this.room() < 1) this.warn(say("photo_full", { most: shown(boot.photo.most) }));
      else await this.add(file);
    }
  }

  async add(file) {
    const { picture, small } = await shrunk(file);
    if (!picture) return this.warn(say("photo_not_read"));
    const taken_at = new Date(this.desk.now()).toISOString();
    return this.outbox.add({ id: newId(), caption: "", taken_at, picture, small });
  }

  room() {
    return boot.photo.most - this.listed().length;
  }

  /** The state was read anew: what the laptop lacks leaves again, under the same id. */
  settle() {
    for (const photo of this.receipts.lost(new Set(this.desk.state.photos.map(({ id }) => id)))) {
      if (!this.outbox.cards.has(photo.id)) this.outbox.add(photo);
    }
  }

  /** The laptop has it on its disk. */
  received(photo, said) {
    if (said.withdrawn) return this.receipts.drop(photo.id);
    this.receipts.keep(photo);
    this.learn({ ...said, small: photo.small });
    return put($("said"), say("photo_received", { n: shown(said.number) }));
  }

  learn(photo) {
    const others = this.desk.state.photos.filter(({ id }) => id !== photo.id);
    this.desk.state.photos = photo.withdrawn ? others : [...others, photo];
    this.draw();
  }

  /** Null when done, else the sentence that says why not. */
  async change(photo, method, content) {
    const answer = await this.desk.line.ask(`/photos/${photo.id}`, method, content);
    if (!answer) return say("photo_not_changed");
    if (answer.status !== 200) return answer.said.message;
    this.learn(answer.said);
    return null;
  }

  async withdraw(photo) {
    if (photo.state === "refused") return this.outbox.remove(photo.id);
    const refused = await this.change(photo, "DELETE");
    if (!refused) this.receipts.drop(photo.id);
    return refused;
  }

  warn(message) {
    $("photo-wrong").hidden = !message;
    put($("photo-wrong").querySelector("span"), message);
  }

  listed() {
    const waiting = [...this.outbox.cards.values()]
      .map((photo) => ({ ...photo, state: photo.refused ? "refused" : "waiting" }));
    const sent = this.desk.state.photos
      .filter(({ id }) => !this.outbox.cards.has(id))
      .map((photo) => ({ ...photo, state: "sent" }));
    return [...waiting.reverse(), ...sent.sort((a, b) => b.number - a.number)];
  }

  draw() {
    const listed = this.listed();
    const items = listed.map((photo) => {
      if (!this.rows.has(photo.id)) this.rows.set(photo.id, new PhotoRow(this));
      return this.rows.get(photo.id).show(photo);
    });
    const list = $("photos-list");
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] === item || list.insertBefore(item, list.children[n] || null));
    const full = listed.length >= boot.photo.most;
    put($("photo-counts"), say("photo_count", { n: shown(listed.length), most: shown(boot.photo.most) }));
    for (const part of $("photo").querySelectorAll(".take")) part.hidden = full;
  }
}

/** One photo of the list; opened, it is large and its caption is written. */
class PhotoRow {
  constructor(photos) {
    this.photos = photos;
    this.image = element("img", { className: "thumb", alt: "" });
    this.words = element("span", { className: "words" });
    this.mark = element("span", { className: "mark" });
    this.head = element("button", { type: "button", className: "row" }, this.image, this.words, this.mark);
    this.head.setAttribute("aria-expanded", "false");
    this.head.addEventListener("click", () => (this.detail.hidden ? this.open() : this.close()));
    this.detail = element("div", { className: "detail", hidden: true });
    this.item = element("li", {}, this.head, this.detail);
  }

  show(photo) {
    const before = this.photo;
    this.photo = photo;
    const source = photo.small || `/t/${boot.code}/photos/${photo.id}/preview`;
    if (this.image.getAttribute("src") !== source) this.image.src = source;
    put(this.words, photoName(photo));
    const [icon, words] = STATES[photo.state];
    if (!before || before.state !== photo.state) {
      this.mark.className = `mark ${photo.state}`;
      this.mark.replaceChildren(iconOf(icon), element("span", { text: say(words) }));
      if (before && !this.detail.hidden) this.open();
    }
    return this.item;
  }

  open() {
    this.detail.hidden = false;
    this.head.setAttribute("aria-expanded", "true");
    const { photo } = this;
    if (photo.state === "sent") return this.detail.replaceChildren(this.large(), ...this.form());
    const parts = [];
    if (photo.state === "refused") {
      parts.push(element("p", { className: "wrong", text: photo.refused.message }));
      parts.push(element(
        "div",
        { className: "pair" },
        button(say("send_again"), "plain", () => this.photos.outbox.add(photo)),
        button(say("withdraw"), "plain", () => this.photos.withdraw(photo)),
      ));
    } else parts.push(element("p", { className: "hint", text: say(photo.kept ? "kept" : "waiting") }));
    return this.detail.replaceChildren(...parts);
  }

  close() {
    this.detail.hidden = true;
    this.detail.replaceChildren();
    this.head.setAttribute("aria-expanded", "false");
  }

  large() {
    const alt = say("photo_alt", { n: shown(this.photo.number), table: shown(this.photos.desk.state.table) });
    return element("img", { className: "large", src: `/t/${boot.code}/photos/${this.photo.id}`, alt });
  }

  form() {
    const field = element("input", { value: this.photo.caption, maxLength: boot.photo.caption, enterKeyHint: "done" });
    const name = element("label", {}, element("span", { className: "title", text: say("caption") }), field);
    const save = async () => {
      const refused = await this.photos.change(this.photo, "PUT", { caption: field.value });
      if (refused) this.warn(refused);
      else this.close();
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) save();
    });
    return [name, element(
      "div",
      { className: "pair" },
      button(say("save"), "main", save),
      button(say("withdraw"), "plain", () => this.askToWithdraw()),
    )];
  }

  askToWithdraw() {
    const keep = button(say("keep_it"), "plain", () => this.open());
    const act = button(say("withdraw"), "plain danger", async () => {
      const refused = await this.photos.withdraw(this.photo);
      if (refused) this.warn(refused);
    });
    this.detail.replaceChildren(
      element("p", { className: "title", text: say("photo_withdraw_ask") }),
      element("div", { className: "pair" }, keep, act),
    );
    keep.focus();
  }

  warn(message) {
    this.detail.querySelector(":scope > .wrong")?.remove();
    const said = element("p", { className: "wrong", text: message });
    said.setAttribute("role", "alert");
    this.detail.append(said);
  }
}

function photoName(photo) {
  if (photo.caption) return photo.caption;
  return photo.number ? say("photo_named", { n: shown(photo.number) }) : say("photo_new");
}

/** {picture, small}: a JPEG of ours, without where it was taken; nothing when it is no picture. */
async function shrunk(file) {
  try {
    const drawn = await createImageBitmap(file, { imageOrientation: "from-image" });
    const small = onCanvas(drawn, 96).toDataURL("image/jpeg", PHOTO_QUALITY);
    const canvas = onCanvas(drawn, boot.photo.side);
    const picture = await new Promise((made) => canvas.toBlob(made, "image/jpeg", PHOTO_QUALITY));
    drawn.close();
    if (picture) return { picture, small };
  } catch {
    // The laptop may still read what this browser cannot draw.
  }
  const sendable = READ_ON_LAPTOP.includes(file.type) && file.size <= boot.photo.largest;
  return sendable ? { picture: file, small: "" } : {};
}

function onCanvas(drawn, side) {
  const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
  const canvas = element("canvas", {
    width: Math.max(1, Math.round(drawn.width * scale)),
    height: Math.max(1, Math.round(drawn.height * scale)),
  });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas;
}
