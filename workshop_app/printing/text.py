"""The one gate between a person's words and the page: `rich()`, and the breaking into lines.

Decides which signs are printed, in which font, and where a line ends. Words and spaces stay as
they were written: no hyphen is added, nothing is interpreted as a tag, an over-long word is cut
between two signs. A sign that no font has is printed as [U+XXXX] and counted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import arabic_reshaper
from bidi import get_display
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from workshop_app.printing import fonts
from workshop_app.printing.styles import Style

Align = Literal["left", "center", "right"]
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5"
                       r"\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
                       r"\ufff9-\ufffb\U000e0000-\U000e0fff]")  # fmt: skip
"""Controls, joiners, direction marks, variation selectors: they have no ink of their own."""
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Run:
    """Signs that one font draws."""

    font: str
    text: str


Line = tuple[Run, ...]


def clean(text: str) -> str:
    """The same words in composed letters, without signs that have no ink. Lines end with \\n."""
    text = LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = INVISIBLE.sub("", text.encode("utf-8", "replace").decode("utf-8"))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Cleaned words on one line: for bookmarks, links and what the file says of itself."""
    return clean(text).replace("\n", " ")


def rich(text: str, font: str) -> Line:
    """One line of cleaned text as runs, each in a font that has its signs, in the order drawn."""
    if fonts.signs_of(font).issuperset(text):
        return (Run(font, text),) if text else ()
    if RIGHT_TO_LEFT.search(text):
        text = _in_drawn_order(text, font)
    runs: list[Run] = []
    for cluster in _clusters(text):
        for drawn, drawer in _drawers(cluster, font):
            if runs and runs[-1].font == drawer:
                runs[-1] = Run(drawer, runs[-1].text + drawn)
            else:
                runs.append(Run(drawer, drawn))
    return tuple(runs)


def _drawers(cluster: str, font: str) -> list[tuple[str, str]]:
    together = fonts.font_for(cluster, font)
    if together:
        return [(cluster, together)]
    return [(sign, fonts.font_for(sign, font) or font) for sign in cluster]


def _clusters(text: str) -> list[str]:
    """Letters with the accents that sit on them."""
    found: list[str] = []
    for sign in text:
        if found and unicodedata.combining(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _in_drawn_order(text: str, font: str) -> str:
    """Arabic letters joined, then the line as the eye meets it from left to right."""
    joined = arabic_reshaper.reshape(text)
    if any(fonts.font_for(sign, font) is None for sign in joined):
        joined = text
    return str(get_display(joined))


class Typesetter:
    """Breaks text into lines for one document, and remembers the signs it could not print."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._widths: dict[str, dict[str, float]] = {}
        self._words: dict[tuple[str, str, float, float], Words] = {}

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """The text in lines at most `width` points long; no text, no line."""
        if not text:
            return []
        font, limit = style.font, width / style.size
        plain = fonts.plain_signs(font).issuperset(text)
        printable = text if plain else self._printable(text, font)
        broken = [line for part in printable.split("\n") for line in self._break(part, font, limit)]
        if plain:
            return [(Run(font, line),) for line in broken]
        return [rich(line, font) for line in broken]

    def words(self, text: str, style: Style, width: float) -> Words:
        """The same, remembered: for what a document shows more than once."""
        key = (text, style.font, style.size, width)
        if key not in self._words:
            self._words[key] = Words(self.lines(text, style, width), style, [])
        return self._words[key]

    def line(self, text: str, style: Style) -> Line:
        """The text on one line, however long."""
        return rich(self._printable(text, style.font).replace("\n", " "), style.font)

    def clipped(self, text: str, style: Style, width: float) -> Line:
        """One line that fits, ended by … when words had to go: for running titles only."""
        text = self._printable(text, style.font).replace("\n", " ")
        limit = width / style.size
        if self._width(text, style.font) <= limit:
            return rich(text, style.font)
        kept = self._cut(text, style.font, limit - self._width("…", style.font))[0]
        return rich(f"{kept.rstrip()}…", style.font)

    def width(self, text: str, style: Style) -> float:
        return self._width(self._printable(text, style.font), style.font) * style.size

    def fitted(self, text: str, style: Style, width: float, height: float) -> Style:
        """The style, shrunk until the text fits into the box: never under a quarter of its size."""
        while len(self.lines(text, style, width)) * style.leading > height or any(
            self.width(word, style) > width for word in text.split()
        ):
            if style.size <= 4:
                break
            style = style.sized(style.size * 0.95)
        return style

    def _printable(self, text: str, font: str) -> str:
        if fonts.plain_signs(font).issuperset(text):
            return text
        known = fonts.signs_of(font)
        text = clean(text)
        if known.issuperset(text.replace("\n", "")):
            return text
        return "".join(
            sign if sign in known or sign == "\n" or fonts.font_for(sign, font)
            else self._told(sign)
            for sign in text
        )  # fmt: skip

    def _told(self, sign: str) -> str:
        if sign.isspace():
            return " "
        self.missing.add(sign)
        return f"[U+{ord(sign):04X}]"

    def _break(self, paragraph: str, font: str, limit: float) -> list[str]:
        lines: list[str] = []
        words: list[str] = []
        used = 0.0
        space = self._width(" ", font)
        known = self._widths[font]
        for word in paragraph.split(" "):
            long = known[word] if word in known else self._width(word, font)
            if words and used + space + long > limit:
                lines.append(" ".join(words))
                words = []
            if long > limit:
                *whole, word = self._cut(word, font, limit)
                lines += whole
                long = self._width(word, font)
            used = used + space + long if words else long
            words.append(word)
        return [*lines, " ".join(words)]

    def _cut(self, word: str, font: str, limit: float) -> list[str]:
        """A word longer than a line, in pieces that fit."""
        pieces, used = [""], 0.0
        for cluster in _clusters(word):
            wide = self._width(cluster, font)
            if pieces[-1] and used + wide > limit:
                pieces.append("")
                used = 0.0
            pieces[-1] += cluster
            used += wide
        return pieces

    def _width(self, word: str, font: str) -> float:
        """In units of the font size."""
        known = self._widths.setdefault(font, {})
        if word not in known:
            known[word] = sum(
                stringWidth(run.text.replace("\xa0", " "), run.font, 1) for run in rich(word, font)
            )
        return known[word]


def baseline(style: Style, top: float) -> float:
    """Where the first line under `top` stands: its capitals are in the middle of the leading."""
    return top - (style.leading + style.size * 0.68) / 2


def width_of(line: Line, style: Style) -> float:
    return float(sum(stringWidth(run.text, run.font, style.size) for run in line))


def draw(
    canvas: Any,
    lines: list[Line],
    style: Style,
    x: float,
    top: float,
    *,
    width: float = 0,
    align: Align = "left",
) -> float:
    """Lines under `top`, at `x` or aligned within `width`. Returns where the next would begin."""
    first = baseline(style, top)
    if align == "left":
        _draw_left(canvas, lines, style, x, first)
    else:
        share = 0.5 if align == "center" else 1.0
        for place, line in enumerate(lines):
            start = x + (width - width_of(line, style)) * share
            _draw_left(canvas, [line], style, start, first - place * style.leading)
    return top - len(lines) * style.leading


def _draw_left(canvas: Any, lines: list[Line], style: Style, x: float, y: float) -> None:
    text = canvas.beginText(x, y)
    _put(text, lines, style)
    canvas.drawText(text)


@cache
def _ink(color: Color) -> str:
    """How a page takes a colour. reportlab says the same, with its transparency, each time."""
    return f"{color.red:.4g} {color.green:.4g} {color.blue:.4g} rg"


def _put(text: Any, lines: list[Line], style: Style) -> None:
    """Lines one under another, in their colour, into reportlab's text object."""
    text._code.append(_ink(style.color))
    text.setFont(style.font, style.size, style.leading)
    if lines and not lines[0]:
        text.setLeading(style.leading)
    font = style.font
    for line in lines:
        *before, last = line or (Run(font, ""),)
        for run in before:
            text.setFont(run.font, style.size, style.leading)
            text.textOut(run.text)
            font = run.font
        if last.font != font:
            text.setFont(last.font, style.size, style.leading)
            font = last.font
        text.textLine(last.text)


@dataclass(frozen=True, slots=True)
class Words:
    """A text broken once for one document, that may be drawn on several of its pages."""

    lines: list[Line]
    style: Style
    code: list[str]
    """How the page says it, once drawn: the same text costs nothing the second time."""


def draw_titled(
    canvas: Any, title: Line, title_style: Style, indent: float, body: Words, x: float, top: float
) -> None:
    """A title, then words under it: one text object, because a report has thousands of them."""
    text = canvas.beginText(x + indent, baseline(title_style, top))
    _put(text, [title], title_style)
    text.setTextOrigin(x, baseline(body.style, top - title_style.leading))
    if not body.code:
        before = len(text._code)
        _put(text, body.lines, body.style)
        body.code.extend(text._code[before:])
    else:
        text._code.extend(body.code)
    canvas.drawText(text)
