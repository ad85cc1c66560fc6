// Whom typed letters mean, found as the laptop finds them: without accents, capitals, hyphens.
const TWO_LETTERS = { œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss" };
const AWAITED_FIRST = { expected: 0, excused: 1, left: 1, arrived: 2 };
const BY_STRUCTURE = 2;

/** « d'Estienne-L’Haÿ » → "destienne lhay". */
function fold(text) {
  return text.toLowerCase()
    .replace(/[œæøłđðþß]/g, (sign) => TWO_LETTERS[sign])
    .normalize("NFKD").replace(/\p{M}/gu, "")
    .toLowerCase().replace(/['’‘ʼ`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The texts of a person made ready to be looked through many times. */
function searchable({ first_name, last_name, organisation }) {
  const [first, last, office] = [first_name, last_name, organisation].map(fold);
  const ready = (...parts) => {
    const words = parts.filter(Boolean).join(" ");
    return { words: ` ${words}`, joined: words.replaceAll(" ", "") };
  };
  return { last: ready(last, first), name: ready(first, last), all: ready(first, last, office) };
}

function finds(wanted, together, where) {
  if (wanted.split(" ").every((word) => where.words.includes(` ${word}`))) return true;
  return together.length > 2 && where.joined.includes(together);
}

function rankOf(row, wanted, together) {
  const { last, name, all } = row.searched;
  if (last.joined.startsWith(together)) return 0;
  if (finds(wanted, together, name)) return 1;
  return finds(wanted, together, all) ? BY_STRUCTURE : -1;
}

/** Rows in order: by badge, by name, by structure; between equals those still awaited first. */
function findRows(rows, typed) {
  const asked = typed.trim();
  if (!asked) return rows;
  if (/^\d+$/.test(asked)) return rows.filter((row) => row.badge === Number(asked));
  const wanted = fold(asked);
  if (!wanted) return [];
  const together = wanted.replaceAll(" ", "");
  const order = ({ row, rank }) => [rank === BY_STRUCTURE ? 1 : 0, AWAITED_FIRST[row.state], rank];
  return rows
    .map((row) => ({ row, rank: rankOf(row, wanted, together) }))
    .filter(({ rank }) => rank >= 0)
    .map((found) => ({ ...found, order: order(found) }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2])
    .map(({ row }) => row);
}

/** First and behind the last of the letters found in a name as it is shown; null for none. */
function lettersFound(typed, text) {
  const together = fold(typed).replaceAll(" ", "");
  if (!together) return null;
  const places = [];
  let letters = "";
  [...text].reduce((place, sign) => {
    const plain = fold(sign);
    letters += plain;
    for (const _ of plain) places.push(place);
    return place + sign.length;
  }, 0);
  const at = letters.indexOf(together);
  if (at < 0) return null;
  const last = places[at + together.length - 1];
  return [places[at], last + String.fromCodePoint(text.codePointAt(last)).length];
}

function fullName({ first_name, last_name }) {
  return `${first_name} ${last_name}`.trim();
}

/** A sentence about a person that agrees with what the list says of them. */
function phrase(name, gender, values = {}) {
  return boot.phrases[name][gender || "n"].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}
