// Sentences, numbers and clock times in the reader's language. The words come with the page.
const boot = JSON.parse(document.getElementById("boot").textContent);
const BEAT_MS = 250;
const plural = new Intl.PluralRules(boot.language);

/** The sentence of this name, its {placeholders} filled. */
function say(name, values = {}) {
  return boot.words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

/** The sentence that agrees with `n`. */
function sayCount(name, n, values = {}) {
  const form = plural.select(n) === "one" ? "one" : "other";
  return say(`${name}_${form}`, { n: shown(n), ...values });
}

function shown(n) {
  return n.toLocaleString(boot.language);
}

/** 10 h 47, 9 h; 10:47 in English. `at` is a Date or an ISO instant. */
function clockTime(at) {
  const moment = new Date(at);
  const minutes = String(moment.getMinutes()).padStart(2, "0");
  if (boot.language !== "fr") return `${moment.getHours()}:${minutes}`;
  const hours = `${moment.getHours()}\u00a0h`;
  return minutes === "00" ? hours : `${hours}\u00a0${minutes}`;
}

/** 6:42, 1:05:00. The last second is shown until it is over. */
function countdown(seconds) {
  const left = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  const two = (n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Looks every quarter of a second, and the instant a figure changes: it changes everywhere at once.
 * `look` draws, and answers the seconds left while they run. */
function keepTime(look) {
  let rest = 0;
  try {
    rest = (1000 * Math.max(0, look() || 0)) % 1000;
  } finally {
    setTimeout(() => keepTime(look), rest ? Math.min(BEAT_MS, rest + 1) : BEAT_MS);
  }
}

/** Signs as the laptop counts them: an emoji is one, or few; never its two halves. */
function signs(text) {
  return [...text.trim()].length;
}

/** crypto.randomUUID does not exist on a plain http address. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
