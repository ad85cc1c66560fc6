"""The parts a report is made of. Each measures itself, splits at the foot of a page, and draws.

Decides how a part looks and where it may be cut; what it says comes from the content. Nothing here
is ever too tall for a page: every part that holds a person's words can be cut between two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _
from workshop_app.printing.marks import draw_panel, draw_rule, draw_shape
from workshop_app.printing.styles import GUTTER, Style, color, radius, style, tone, tone_of
from workshop_app.printing.text import (
    Line,
    Typesetter,
    Words,
    baseline,
    draw,
    draw_titled,
    one_line,
    width_of,
)
from workshop_app.services.report_content import CardLine

PADDING: float = 3 * mm
CARD_TOP: float = PADDING - 1.5
"""The code stands a little higher than the words' own padding."""
CARD_GAP = 3 * mm
MARK = 8.0
"""Side of a category's shape beside its code, in points."""
SHORT = 0.4
"""A part shorter than this share of the page is moved to the next one rather than cut."""


class Block(Flowable):  # type: ignore[misc]
    """A part as wide as the text. `height` is known once wrapped."""

    def __init__(self, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        self.width = self.height = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.measure(width)
        return width, self.height

    def measure(self, width: float) -> float:
        """Its height when `width` points wide."""
        raise NotImplementedError


class Prose(Block):
    """Words in one style, with a marker hanging before the first line if any."""

    def __init__(
        self,
        setter: Typesetter,
        text: str | list[Line],
        look: Style,
        *,
        role: str = "P",
        marker: str = "",
        indent: float = 0,
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__(before, after)
        self.setter, self.text, self.look, self.role = setter, text, look, role
        self.marker, self.indent = marker, indent
        self.lines: list[Line] = []

    def measure(self, width: float) -> float:
        if isinstance(self.text, str):
            self.lines = self.setter.lines(self.text, self.look, width - self.indent)
        else:
            self.lines = self.text
        return len(self.lines) * self.look.leading

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        fit = int(height / self.look.leading)
        if fit < 2 or fit >= len(self.lines):
            return []
        fit = min(fit, len(self.lines) - 2) if len(self.lines) > 3 else fit
        return [self._part(self.lines[:fit], self.marker), self._part(self.lines[fit:], "")]

    def _part(self, lines: list[Line], marker: str) -> Prose:
        return Prose(
            self.setter,
            lines,
            self.look,
            role=self.role,
            marker=marker,
            indent=self.indent,
            before=self.getSpaceBefore() if marker == self.marker else 0,
            after=self.getSpaceAfter(),
        )

    def draw(self) -> None:
        with self.canv.tagged(self.role):
            if self.marker:
                marker = self.setter.line(self.marker, self.look)
                draw(self.canv, [marker], self.look, 0, self.height)
            draw(self.canv, self.lines, self.look, self.indent, self.height)


class Heading(Prose):
    """A title that the contents and the reader's bookmarks lead to."""

    def __init__(self, setter: Typesetter, text: str, level: int, key: str) -> None:
        spaces = {1: (0.0, 10.0), 2: (14.0, 7.0), 3: (10.0, 4.0)}[level]
        super().__init__(
            setter, text, style(f"h{level}"), role=f"H{level}", before=spaces[0], after=spaces[1]
        )
        self.title, self.level, self.key = text, level, key
        self.keepWithNext = 0

    def split(self, _width: float, _height: float) -> list[Block]:
        return []

    def draw(self) -> None:
        super().draw()
        top = self.canv.absolutePosition(0, self.height)[1]
        self.canv.bookmarkPage(self.key, fit="XYZ", left=0, top=top, zoom=0)
        self.canv.addOutlineEntry(
            one_line(self.title), self.key, self.level - 1, closed=self.level == 1
        )
        self.canv.pages_of[self.key] = self.canv.getPageNumber()


class CardRow(Block):
    """One or two cards side by side, equally tall."""

    def __init__(
        self,
        setter: Typesetter,
        cards: Sequence[CardLine],
        broken: list[Words] | None = None,
        *,
        named_table: bool = True,
        page_height: float,
        following: bool = False,
    ) -> None:
        super().__init__(after=CARD_GAP)
        self.setter, self.cards, self.broken = setter, cards, broken
        self.named_table, self.page_height, self.following = named_table, page_height, following

    def measure(self, width: float) -> float:
        look = style("card")
        if self.broken is None:
            inner = (width - GUTTER) / 2 - 2 * PADDING
            self.broken = [self.setter.words(card.text, look, inner) for card in self.cards]
        return self._chrome + max(len(words.lines) for words in self.broken) * look.leading

    @property
    def _chrome(self) -> float:
        """All of its height but the words."""
        return 2 * PADDING - 3 + style("caption_bold").leading

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        fit = int((height - self._chrome) / style("card").leading)
        if fit < 2 or self.height <= SHORT * self.page_height:
            return []
        assert self.broken is not None  # wrap has broken it
        return [
            self._part([_some(words, 0, fit) for words in self.broken], self.following),
            self._part([_some(words, fit, None) for words in self.broken], True),
        ]

    def _part(self, broken: list[Words], following: bool) -> CardRow:
        kept = [n for n, words in enumerate(broken) if words.lines or not following]
        return CardRow(
            self.setter,
            [self.cards[n] for n in kept],
            [broken[n] for n in kept],
            named_table=self.named_table,
            page_height=self.page_height,
            following=following,
        )

    def draw(self) -> None:
        assert self.broken is not None  # drawn after wrap
        wide = (self.width - GUTTER) / 2
        for place, (card, words) in enumerate(zip(self.cards, self.broken, strict=True)):
            self._draw_card(card, words, place * (wide + GUTTER), wide)

    def _draw_card(self, card: CardLine, words: Words, x: float, wide: float) -> None:
        canvas = self.canv
        head = _card_title(card.category.tone)
        canvas.stamp(self._ground(card.category, wide), x, 0)
        title = self.setter.line(self.title_of(card), head)
        with canvas.tagged("P"):
            draw_titled(canvas, title, head, MARK + 3, words, x + PADDING, self.height - CARD_TOP)

    def _ground(self, category: Category, wide: float) -> str:
        """The tinted panel with its shape, drawn once for all cards of this kind and height."""
        tall = self.height
        name = f"card-{category.tone}-{category.shape}-{wide:.2f}-{tall:.2f}"
        if not self.canv.hasForm(name):
            ink, head = tone_of(category), style("caption_bold")
            middle = tall - CARD_TOP - head.leading / 2
            self.canv.beginForm(name, -1, -1, wide + 1, tall + 1)
            draw_panel(
                self.canv, 0, 0, wide, tall,
                radius=radius("control"), fill=ink.tint, line=ink.border,
            )  # fmt: skip
            draw_shape(self.canv, category.shape, PADDING, middle - MARK / 2, MARK, ink.strong)
            self.canv.endForm()
        return name

    def title_of(self, card: CardLine) -> str:
        """Its code, and its table where that is not said above."""
        table = card.table if self.named_table else None
        said = ", ".join(part for part in (card_name(card.label, table), card.speaker) if part)
        return _("{card} (suite)", card=said) if self.following else said


def card_name(label: str, table: int | None) -> str:
    """« FO 12, table 4 », or the code alone where no table is shown."""
    return label if table is None else _("{code}, table {table}", code=label, table=table)


def _some(words: Words, start: int, end: int | None) -> Words:
    return Words(words.lines[start:end], words.style, [])


@cache
def _card_title(tone_name: str) -> Style:
    return style("caption_bold").inked(tone(tone_name).strong)


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    caption: str


class Figures(Block):
    """A few large numbers side by side, each with its word."""

    TALL = 54.0

    def __init__(self, setter: Typesetter, figures: Sequence[Figure]) -> None:
        super().__init__(before=4, after=12)
        self.setter, self.figures = setter, figures

    def measure(self, width: float) -> float:
        self.wide = (width - GUTTER * (len(self.figures) - 1)) / len(self.figures)
        return self.TALL

    def draw(self) -> None:
        value, caption = style("h1"), style("caption")
        for place, figure in enumerate(self.figures):
            x = place * (self.wide + GUTTER)
            draw_panel(
                self.canv, x, 0, self.wide, self.TALL,
                radius=radius("control"), fill=color("accent.tint_soft"),
            )  # fmt: skip
            draw_rule(self.canv, x, 0, self.wide, color("accent.base"), 1.5)
            with self.canv.tagged("P"):
                inner = self.wide - 20
                fitted = self.setter.fitted(figure.value, value, inner, value.leading)
                big = self.setter.line(figure.value, fitted)
                top = draw(self.canv, [big], fitted.inked(color("accent.base")), x + 10, 48)
                small = self.setter.fitted(figure.caption, caption, inner, caption.leading)
                draw(self.canv, [self.setter.line(figure.caption, small)], small, x + 10, top)


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    level: int
    key: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The page numbers of one contents page: a drawing to come."""

    name: str
    places: list[tuple[Entry, float]]
    """Each title and the height of its line."""


class ContentsList(Block):
    """Titles and their page, each a link. The numbers are drawn once all pages are known."""

    def __init__(self, setter: Typesetter, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setter, self.entries = setter, entries

    def measure(self, _width: float) -> float:
        return sum(self._tall(entry) for entry in self.entries)

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        fit = 0
        while fit < len(self.entries) and self._tall(self.entries[fit]) <= height:
            height -= self._tall(self.entries[fit])
            fit += 1
        if not fit:
            return []
        return [
            ContentsList(self.setter, self.entries[:fit]),
            ContentsList(self.setter, self.entries[fit:]),
        ]

    def draw(self) -> None:
        top = self.height
        numbers = Numbers(f"numbers-{self.entries[0].key}", [])
        for entry in self.entries:
            tall = self._tall(entry)
            base = self._draw_entry(entry, top - (tall - self._look(entry).leading))
            numbers.places.append((entry, base))
            top -= tall
        with self.canv.tagged("P"):
            self.canv.stamp(numbers.name, self.width, 0)
        self.canv.awaited.append(numbers)

    def _look(self, entry: Entry) -> Style:
        return style("body_bold" if entry.level == 1 else "cell")

    def _tall(self, entry: Entry) -> float:
        return self._look(entry).leading + (8 if entry.level == 1 else 3)

    def _draw_entry(self, entry: Entry, top: float) -> float:
        """Returns the line on which its number will stand."""
        canvas, look = self.canv, self._look(entry)
        x = 0.0 if entry.level == 1 else 14.0
        base = baseline(look, top)
        line = self.setter.clipped(entry.title, look, self.width - x - 40)
        with canvas.tagged("P"):
            draw(canvas, [line], look, x, top)
        end = x + width_of(line, look) + 6
        canvas.setDash(0.5, 3)
        draw_rule(canvas, end, base + 1, self.width - 26 - end, color("neutral.control"))
        canvas.setDash()
        canvas.linkRect(
            one_line(entry.title), entry.key, (0, base - 3, self.width, top), relative=1
        )
        return base
