"""CSV and TSV: which encoding, which delimiter, and quotes that people forgot to close.

Decides by looking at the text, never by the machine's settings. Says nothing about columns.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from charset_normalizer import from_bytes

from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem
from workshop_app.importers.guess_columns import find_header, recognised
from workshop_app.importers.table import MOST_ROWS, Rows, clean
from workshop_app.services.ports import Stop

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850", "iso8859_15")
"""What French Windows, Macs, DOS and Unix wrote; the first wins when several read equally well."""
FRENCH = "éèêëàâäçîïôöûùüÿœæñáíóúãåø"
LIKELY = re.compile(
    f"(?<=[A-Za-z])[{FRENCH}{FRENCH.upper()}]|[{FRENCH}{FRENCH.upper()}](?=[A-Za-z])"
    "|(?<=[A-Za-z])’(?=[A-Za-z])"
)
UNLIKELY = re.compile(
    f"(?<=[a-z{FRENCH}])[{FRENCH.upper()}]"  # a capital accent inside a word
    "|[\x80-\x9f\ufffd]|(?<=[A-Za-z])[¼½¾¤¦¨´¸‚„†‡](?=[A-Za-z])"
)
NEUTRAL = re.compile("[àÀ’‘“”«»–—…€°№²³ªº·•©®™¡¿\u00a0]")
DELIMITERS = ";,\t|"
LOOKED_AT = 200_000
LONGEST_RECORD = 200
"""Lines. A quoted answer may hold line ends; a longer one is a quote left open."""
ESCAPED = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
END = "\x1aend"


def read_text_table(
    content: bytes, name: str, titles: Collection[str], cancelled: Callable[[], bool] | None = None
) -> Rows:
    text, encoding = decode(content)
    start = text[:LOOKED_AT]
    if len(CONTROL.findall(start)) > 5 + len(start) / 50:
        raise Problem("list_not_a_list", name=name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    lines = [clean(line) for line in text.split("\n")]
    said = _declared_delimiter(lines[0])
    delimiter = said or guess_delimiter(lines[:200], name, titles)
    rows, suspicious = [], set()
    for number, cells, is_open in _records(lines, 1 if said else 0, delimiter):
        if number % 1000 == 0 and cancelled is not None and cancelled():
            raise Stop
        if is_open:
            suspicious.add(number)
        if any(cells) and not "".join(cells).isspace():
            rows.append((number, [_unescaped(cell) for cell in cells]))
        if len(rows) > MOST_ROWS:
            raise Problem("list_too_long", name=name, most=MOST_ROWS)
    return Rows(rows, encoding=encoding, delimiter=delimiter, suspicious=frozenset(suspicious))


def _unescaped(cell: str) -> str:
    """Without the apostrophe that exports put before a text which a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ESCAPED else cell


def decode(content: bytes) -> tuple[str, str]:
    """(text, encoding). Signs that no encoding reads become U+FFFD."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _old_encoding(content)
        return content.decode(encoding, "replace"), encoding


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without its mark shows by its zeros: every other byte of Latin text."""
    start = content[:2000]
    if len(start) < 4 or start.count(0) < len(start) / 4:
        return ""
    odd, even = start[1::2].count(0), start[::2].count(0)
    if max(odd, even) < 9 * min(odd, even) + 1:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _old_encoding(content: bytes) -> str:
    lines = [line for line in content[:LOOKED_AT].splitlines() if not line.isascii()]
    accented = b"\n".join(lines)
    scores = {
        encoding: _likeness(accented.decode(encoding, "replace")) - (encoding != "cp1252")
        for encoding in (*OLD_ENCODINGS, "utf-8")
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= 0:
        return best
    # Not French: Polish, Greek, Cyrillic… leave it to those who count letters.
    guess = from_bytes(accented[:20_000]).best()
    return guess.encoding if guess is not None else best


def _likeness(text: str) -> int:
    """Signs that read as French, less those that do not: the right encoding scores highest."""
    likely, unlikely = len(LIKELY.findall(text)), len(UNLIKELY.findall(text))
    accents = len(text) - len(text.encode("ascii", "ignore"))
    strange = accents - likely - len(NEUTRAL.findall(LIKELY.sub("", text)))
    return likely - strange - 3 * unlikely


def _declared_delimiter(first: str) -> str:
    """Excel's own first line « sep=; »."""
    said = re.fullmatch(r'"?sep=(.)"?', first.strip("\ufeff \n"), re.IGNORECASE)
    if said is None and first.lower() == "sep=\t":
        return "\t"
    return said[1] if said else ""


def guess_delimiter(lines: list[str], name: str, titles: Collection[str]) -> str:
    """The delimiter that gives headings we know, else columns of one width; "" for one column."""
    best, best_score = "", (0, 0.0, 0)
    wanted = set(map(fold, titles))
    for delimiter in DELIMITERS:
        rows = [cells for _, cells, _ in _records(lines, 0, delimiter) if any(cells)]
        if not rows:
            continue
        width, count = Counter(map(len, rows)).most_common(1)[0]
        header = find_header(rows[:40], titles)
        headings = rows[header] if header >= 0 and len(rows[header]) > 1 else []
        known = len(recognised(headings)) + len(wanted & set(map(fold, headings)))
        score = (known, count / len(rows) if width > 1 else 0.0, width)
        if name.lower().endswith((".tsv", ".tab")) and delimiter == "\t" and width > 1:
            score = (known + 1, *score[1:])
        if (known or (width > 1 and count >= 0.8 * len(rows))) and score > best_score:
            best, best_score = delimiter, score
    return best


def _records(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str], bool]]:
    """(number of its first line, cells, whether a quote was left open) of each record."""
    if not delimiter:
        yield from ((place + 1, [lines[place]], False) for place in range(start, len(lines)))
        return
    while start < len(lines):
        for place, cells, after in _closed_records(lines, start, delimiter):
            yield place + 1, cells, False
            start = after
        if start < len(lines):
            plain = [cell.strip().strip('"') for cell in lines[start].split(delimiter)]
            yield start + 1, plain, '"' in lines[start]
            start += 1


def _closed_records(
    lines: list[str], start: int, delimiter: str
) -> Iterator[tuple[int, list[str], int]]:
    """(place, cells, place of the next record), up to a quote that never closes."""
    place = start

    def feed() -> Iterator[str]:
        for at in range(start, len(lines)):
            if at - place > LONGEST_RECORD:
                return
            yield lines[at] + "\n"
        yield END

    reader = csv.reader(feed(), delimiter=delimiter)
    try:
        for cells in reader:
            after = start + reader.line_num
            if after > len(lines) or after - place > LONGEST_RECORD:
                return
            yield place, cells, after
            place = after
    except csv.Error:  # a cell longer than csv takes: that line is read without quotes
        return
