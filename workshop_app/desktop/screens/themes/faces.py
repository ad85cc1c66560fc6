"""What « Cartes et thèmes » shows, as plain data: cards to sort, theme tiles, look-alikes, names.

Decides the shape of what is shown; `compose` fills it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.desktop.screens.cards.faces import WallFace

SortBy = Literal["kind", "table", "arrival", "sure"]
"""« sure » : the surest proposals first, those without idea last."""
ThemesBy = Literal["mine", "tables", "cards"]
Pile = UUID
"""A pile by the card that leads it."""


@dataclass(frozen=True, slots=True)
class ChipFace:
    """A theme proposed for a card, a press away."""

    theme: UUID
    name: str
    strength: str
    """« forte », « possible », or nothing for the second and third."""
    why: str
    """One sentence; empty when nothing can be said in words."""


@dataclass(frozen=True, slots=True)
class SortFace:
    """The cards on the left: those to sort, those of the open theme, or those a search found."""

    title: str
    count: str
    wall: WallFace
    chips: Mapping[Pile, tuple[ChipFace, ...]]
    """Only where something is proposed."""
    stacked: frozenset[Pile]
    is_empty: bool
    """Nothing to show here, whatever is searched."""
    is_waiting: bool = False
    """No card of the workshop may be sorted yet."""


@dataclass(frozen=True, slots=True)
class KindCount:
    tone: str
    shape: str
    label: str
    cards: int


@dataclass(frozen=True, slots=True)
class TileFace:
    """One theme of the board."""

    id: UUID
    name: str
    within: str
    """The theme it is a part of; empty on the first level."""
    cards: str
    tables: str
    kinds: tuple[KindCount, ...]
    typical: tuple[str, ...]
    """Words of two cards that stand for it."""
    offered: int
    """Cards that are surely about it and wait to be sorted."""
    is_open: bool
    spoken: str
    """What is read aloud."""
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class OpenTheme:
    """The theme whose cards are shown on the left."""

    id: UUID
    name: str
    keywords: str
    is_part: bool
    has_parts: bool
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme to choose from, in a menu or by its letters."""

    id: UUID
    name: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class CloseCards:
    """Two cards that say nearly the same, or a tension between two categories."""

    labels: tuple[str, ...]
    faces: tuple[CloseCard, ...]
    shared: tuple[str, ...]
    """Words that both have."""
    strength: str
    place: str
    """« 1 sur 8 »."""
    theme: str
    """Where they would go together; empty when nothing says so."""
    is_tension: bool


@dataclass(frozen=True, slots=True)
class CloseCard:
    label: str
    place: str
    text: str
    tone: str
    shape: str
    kind_label: str
    note: str


@dataclass(frozen=True, slots=True)
class NameChoice:
    """A name to start from."""

    name: str
    keywords: str
    source: str
    """Title of the list it comes from."""
    cards: int
    """How many cards seem to be about it; 0: not said."""
