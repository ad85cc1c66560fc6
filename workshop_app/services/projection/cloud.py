"""The words that come back in the cards, the more cards the larger: a page for all, then one a
category.

Decides which words stand on which line and how large; the faces only draw them, so that the hall,
its miniature and a browser show the same picture. A word of one table alone is never shown: it
would tell who wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from workshop_app.domain.cards import Card
from workshop_app.domain.phases import current_phase
from workshop_app.domain.projection import PAGE_S, Projection
from workshop_app.domain.said_words import SaidWord, most_said
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_
from workshop_app.services.board import RoomNews
from workshop_app.services.projection.brief import RingTime, ring_of
from workshop_app.services.projection.measure import width

T = TypeVar("T")
MOST_WORDS = 24
SIZES = (170, 148, 128, 112, 98, 86, 76, 66, 58, 50, 44, 38)
"""Pixels at 1080p that a word may have: few, so that a style sheet can name them."""
LEVELS = 7
"""Sizes between the word of the most cards and that of the fewest, on one page."""
LEADING = 1.22
COUNT = 30.0
"""Size of « 7 tables » under a word; over the least that is read from the last row."""
UNDER = 1.3 * COUNT
APART = 56.0
"""Between two words of a line."""


@dataclass(frozen=True, slots=True)
class CloudWord:
    word: str
    tables: str
    """« 7 tables »."""
    level: int
    """Place of its size in `SIZES`."""

    @property
    def size(self) -> int:
        return SIZES[self.level]

    @property
    def wide(self) -> float:
        return max(width(self.word) * self.size, width(self.tables) * COUNT)

    @property
    def high(self) -> float:
        return self.size * LEADING + UNDER


@dataclass(frozen=True, slots=True)
class CloudPage:
    """One category, or all of them: then without a label."""

    label: str
    tone: str
    shape: str
    cards: int
    lines: tuple[tuple[CloudWord, ...], ...]


@dataclass(frozen=True, slots=True)
class Cloud:
    pages: tuple[CloudPage, ...] = ()


@dataclass(frozen=True, slots=True)
class CloudContent:
    """One page. Without lines no word has come from two tables yet."""

    workshop_title: str
    title: str
    said: str
    """How many cards it is read from."""
    tone: str
    shape: str
    lines: tuple[tuple[CloudWord, ...], ...]
    awaited: str
    """In the place of the words, while there are none."""
    ring: RingTime | None
    page: int
    """From 0."""
    pages: int
    next_in_s: int
    """0: there is one page only."""
    mode: Literal["cloud"] = "cloud"


def lay_out_words(
    categories: Sequence[Category], cards: Iterable[Card], choice: Projection, tall: bool
) -> Cloud:
    """`cards`: those the hall may see, and no others. A category without a word has no page."""
    shown = list(cards)
    known = [c for c in categories if choice.kind in ("", c.key)]
    of_kind = {c.key: [card for card in shown if card.kind == c.key] for c in known}
    pages = [_page(c.label, c.tone, c.shape, of_kind[c.key], tall) for c in known]
    pages = [page for page in pages if page.lines]
    if not choice.kind and len(pages) > 1:
        pages.insert(0, _page("", "", "", shown, tall))
    return Cloud(tuple(pages))


def compose_words(room: RoomNews, cloud: Cloud, choice: Projection, now: datetime) -> CloudContent:
    """The page of this instant."""
    gone_s = max(0.0, (now - choice.since).total_seconds())
    count = len(cloud.pages)
    page = int(gone_s // PAGE_S) % max(1, count)
    phase, shown = current_phase(room.phases), cloud.pages[page] if cloud.pages else None
    label = shown.label if shown else ""
    return CloudContent(
        workshop_title=room.workshop.title,
        title=_("{category} : les mots qui reviennent", category=label)
        if label
        else _("Les mots qui reviennent"),
        said=n_("dans {n} carte", "dans {n} cartes", shown.cards) if shown else "",
        tone=shown.tone if shown else "",
        shape=shown.shape if shown else "",
        lines=shown.lines if shown else (),
        awaited="" if shown else _("Un mot paraît ici dès que deux tables l'ont écrit."),
        ring=ring_of(phase, now) if phase else None,
        page=page,
        pages=max(1, count),
        next_in_s=PAGE_S - int(gone_s % PAGE_S) if count > 1 else 0,
    )


def spoken_words(content: CloudContent) -> str:
    words = [each.word for line in content.lines for each in line]
    return ", ".join([content.title, *words])


def _page(label: str, tone: str, shape: str, cards: Sequence[Card], tall: bool) -> CloudPage:
    words = most_said(cards, MOST_WORDS)
    return CloudPage(label, tone, shape, len(cards), fitting(words, *room_of(tall)))


def room_of(tall: bool) -> tuple[float, float]:
    """Width and height that the words may take, in pixels at 1080p."""
    return (1780.0, 1120.0) if tall else (1780.0, 760.0)


def fitting(
    words: Sequence[SaidWord], wide: float, high: float
) -> tuple[tuple[CloudWord, ...], ...]:
    """As large as they fit; what does not fit at the smallest is left out, the rarest first."""
    left = list(words)
    while left:
        for shift in range(len(SIZES)):
            lines = _lines(_sized(left, shift), wide)
            if _high(lines) <= high and all(_wide(line) <= wide for line in lines):
                return _from_the_middle(tuple(map(_from_the_middle, lines)))
        left.pop()
    return ()


def _sized(words: Sequence[SaidWord], shift: int) -> list[CloudWord]:
    most, least = words[0].cards, words[-1].cards
    return [
        CloudWord(
            each.word,
            n_("{n} table", "{n} tables", each.tables),
            min(len(SIZES) - 1, shift + _level(each.cards, most, least)),
        )
        for each in words
    ]


def _level(cards: int, most: int, least: int) -> int:
    if most == least:
        return LEVELS // 2
    return round((LEVELS - 1) * (most - cards) / (most - least))


def _lines(words: Iterable[CloudWord], wide: float) -> list[tuple[CloudWord, ...]]:
    """One after the other, the largest first."""
    lines: list[tuple[CloudWord, ...]] = []
    for word in words:
        if lines and _wide((*lines[-1], word)) <= wide:
            lines[-1] = (*lines[-1], word)
        else:
            lines.append((word,))
    return lines


def _wide(line: Sequence[CloudWord]) -> float:
    return sum(word.wide for word in line) + APART * (len(line) - 1)


def _high(lines: Iterable[Sequence[CloudWord]]) -> float:
    return sum(max(word.high for word in line) for line in lines)


def _from_the_middle(largest_first: tuple[T, ...]) -> tuple[T, ...]:
    """The largest in the middle, the others on either side in turn."""
    return (*reversed(largest_first[1::2]), *largest_first[::2])
