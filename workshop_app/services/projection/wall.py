"""The wall of cards: what the room said, page after page; and one card alone.

Decides which cards stand on which page and for how long; the faces draw them. It is given cards as
the hall may see them (`domain.sight`) and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal
from uuid import UUID

from workshop_app.domain.phases import next_phase, timetable
from workshop_app.domain.projection import PAGE_S, Projection
from workshop_app.domain.sight import SeenCard
from workshop_app.domain.workshop import Category, Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.board import RoomNews
from workshop_app.services.phases import day_begins_at
from workshop_app.services.projection.measure import lines

LINES_LEAST, LINES_MOST = 2, 4
"""A card is as high as two lines at least, so that the page is quiet, and cut after four."""


@dataclass(frozen=True, slots=True)
class WallShape:
    """What a picture has room for, in pixels at 1080p."""

    columns: int
    column: float
    """Width of one."""
    text: float
    """Size of the words of a card."""
    inside: float
    """Between the edge of a card and its words."""
    gap: float
    """Between two cards of a column."""
    room: float
    """Height of a column."""

    @property
    def em(self) -> float:
        """Sizes of letters in a line."""
        return (self.column - 2 * self.inside) / self.text

    @property
    def step(self) -> float:
        """From one line to the next."""
        return self.text * 1.26

    def high(self, count: int) -> float:
        """Of a card of so many lines: its code above them."""
        return self.text * 2.3 + count * self.step


WIDE = WallShape(4, 430.0, 31.0, 20.0, 14.0, 806.0)
TALL = WallShape(2, 884.0, 45.0, 28.0, 20.0, 1165.0)
"""4:3 and 1024×768: two columns, larger letters, twice the pages."""


@dataclass(frozen=True, slots=True)
class WallCard:
    label: str
    where: str
    """« table 5 », or nothing."""
    text: str
    lines: int


@dataclass(frozen=True, slots=True)
class WallBlock:
    """One category: its word above one column or several."""

    label: str
    tone: str
    shape: str
    count: int
    """On all its pages."""
    columns: tuple[tuple[WallCard, ...], ...]


@dataclass(frozen=True, slots=True)
class WallContent:
    """One page. Without blocks nobody has written anything that may be shown."""

    workshop_title: str
    said: str
    """« Vos 212 cartes, relues », and what the wall is limited to."""
    question: str
    shapes: tuple[tuple[str, str, str], ...]
    """Shape, tone and word of every category, for the empty wall."""
    blocks: tuple[WallBlock, ...]
    tall: bool
    page: int
    """From 0."""
    pages: int
    next_in_s: int
    """0: there is one page only."""
    follows: str
    """« {phase} commence à {time} », to be filled with the two below; empty: nothing does."""
    follows_title: str
    follows_at: str
    mode: Literal["wall"] = "wall"


@dataclass(frozen=True, slots=True)
class CardContent:
    """One card alone, all of it."""

    workshop_title: str
    label: str
    category: str
    tone: str
    shape: str
    where: str
    text: str
    mode: Literal["card"] = "card"


Page = tuple[WallBlock, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """Every page of it, and how many cards stand on them."""

    pages: tuple[Page, ...] = ()
    total: int = 0


def shape_of(tall: bool) -> WallShape:
    return TALL if tall else WIDE


def lay_out(
    categories: Sequence[Category], cards: Iterable[SeenCard], choice: Projection, tall: bool
) -> Wall:
    """Every page of the wall, of what the choice leaves. Changes only when a card does.

    Categories stand side by side; with fewer of them than columns, the one with most cards for its
    columns has another; with more, they come in turns.
    """
    shape = shape_of(tall)
    of_kind: dict[str, list[SeenCard]] = {}
    for card in cards:
        if choice.kind in ("", card.kind) and choice.table in (0, card.table):
            of_kind.setdefault(card.kind, []).append(card)
    shown = [category for category in categories if category.key in of_kind]
    pages: list[Page] = []
    for first in range(0, len(shown), shape.columns):
        together = shown[first : first + shape.columns]
        wide = _shared({c.key: len(of_kind[c.key]) for c in together}, shape.columns)
        pages += _side_by_side(together, of_kind, wide, shape)
    return Wall(tuple(pages), sum(len(of_kind[category.key]) for category in shown))


def compose_wall(
    room: RoomNews, wall: Wall, choice: Projection, tall: bool, now: datetime
) -> WallContent:
    """The page of this instant."""
    pages = wall.pages
    gone_s = max(0.0, (now - choice.since).total_seconds())
    page = int(gone_s // PAGE_S) % max(1, len(pages))
    workshop = room.workshop
    follows, title, at = _follows(room, now)
    return WallContent(
        workshop_title=workshop.title,
        said=_said(workshop, wall.total, choice),
        question=workshop.question,
        shapes=tuple((each.shape, each.tone, each.label) for each in workshop.categories),
        blocks=pages[page] if pages else (),
        tall=tall,
        page=page,
        pages=len(pages),
        next_in_s=PAGE_S - int(gone_s % PAGE_S) if len(pages) > 1 else 0,
        follows=follows,
        follows_title=title,
        follows_at=at,
    )


def compose_card(workshop: Workshop, card: SeenCard) -> CardContent:
    category = next((c for c in workshop.categories if c.key == card.kind), None)
    return CardContent(
        workshop.title,
        card.label,
        category.label if category else "",
        category.tone if category else "",
        category.shape if category else "",
        _where(card),
        card.text,
    )


def spoken_wall(content: WallContent) -> str:
    """Read aloud: how far we are, not sixty cards at once."""
    wall = _("Mur des cartes")
    if not content.pages:
        return f"{wall}, {content.question}"
    at = _("{n} sur {count}", n=content.page + 1, count=content.pages)
    return f"{wall}, {content.said}, {at}"


def _shared(counts: Mapping[str, int], columns: int) -> dict[str, int]:
    """How many columns each category has."""
    wide = dict.fromkeys(counts, 1)
    for _turn in range(columns - len(counts)):
        fullest = max(wide, key=lambda key: counts[key] / wide[key])
        wide[fullest] += 1
    return wide


def _side_by_side(
    categories: Sequence[Category],
    of_kind: Mapping[str, Sequence[SeenCard]],
    wide: Mapping[str, int],
    shape: WallShape,
) -> list[Page]:
    """A category that has run out leaves its place empty: what stands somewhere stays there."""
    filled = {c.key: _columns(of_kind[c.key], shape) for c in categories}
    pages = max(-(-len(filled[c.key]) // wide[c.key]) for c in categories)
    found: list[Page] = []
    for page in range(pages):
        blocks = []
        for category in categories:
            first = page * wide[category.key]
            columns = filled[category.key][first : first + wide[category.key]]
            columns += [()] * (wide[category.key] - len(columns))
            blocks.append(
                WallBlock(
                    category.label,
                    category.tone,
                    category.shape,
                    len(of_kind[category.key]),
                    tuple(columns),
                )
            )
        found.append(tuple(blocks))
    return found


def _columns(cards: Sequence[SeenCard], shape: WallShape) -> list[tuple[WallCard, ...]]:
    """As many cards in a column as its height holds."""
    columns: list[tuple[WallCard, ...]] = []
    column: list[WallCard] = []
    used = 0.0
    spoken = language()
    for seen in cards:
        card = _card(seen, shape, spoken)
        high = shape.high(card.lines)
        if column and used + high > shape.room:
            columns.append(tuple(column))
            column, used = [], 0.0
        column.append(card)
        used += high + shape.gap
    return [*columns, tuple(column)] if column else columns


@lru_cache(maxsize=8_192)
def _card(seen: SeenCard, shape: WallShape, _spoken: str) -> WallCard:
    """Measured once: two thousand of them are put on pages each time one comes in."""
    count = max(LINES_LEAST, lines(seen.text, shape.em, LINES_MOST))
    return WallCard(seen.label, _where(seen), seen.text, count)


def _said(workshop: Workshop, total: int, choice: Projection) -> str:
    if not total:
        return ""
    if choice.table:
        return n_(
            "{n} carte de la table {table}",
            "{n} cartes de la table {table}",
            total,
            table=choice.table,
        )
    if workshop.reads_first:
        return n_("Votre première carte, relue", "Vos {n} cartes, relues", total)
    return n_("Votre première carte", "Vos {n} cartes", total)


def _where(card: SeenCard) -> str:
    return _("table {n}", n=number(card.table)) if card.table else ""


def _follows(room: RoomNews, now: datetime) -> tuple[str, str, str]:
    """What comes after the phase on stage, and when if nothing changes."""
    upcoming = next_phase(room.phases)
    if upcoming is None:
        return "", "", ""
    slots = timetable(room.phases, day_begins_at(room.workshop, now), now)
    starts_at = next((slot.starts_at for slot in slots if slot.phase.id == upcoming.id), None)
    if starts_at is None:
        return "", "", ""
    return (
        _("{phase} commence à {time}"),
        upcoming.title,
        typography.clock(starts_at, language()),
    )


def pointed(cards: Iterable[SeenCard], key: UUID | None) -> SeenCard | None:
    """The card that is to be shown alone, as long as the hall may see it."""
    return next((card for card in cards if card.id == key), None)
