"""What Cartes shows, as plain data: columns of cards, and the card one has opened.

Decides the shape of what is shown; `compose` fills it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.workshop import Category

Grouping = Literal["kind", "question", "table", "arrival"]


@dataclass(frozen=True, slots=True)
class CardItem:
    """One card of the wall."""

    id: UUID
    change: int
    label: str
    place: str
    text: str
    tone: str
    shape: str
    kind_label: str
    who: str = ""
    """The role of who speaks, where one was given."""
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class WallColumn:
    """A column with its head; `shape` and `tone` are empty for a table."""

    key: str
    title: str
    shape: str
    tone: str
    items: tuple[CardItem, ...]


@dataclass(frozen=True, slots=True)
class WallFace:
    """The whole wall. By arrival there is one column without head, spread over the width."""

    grouping: Grouping
    columns: tuple[WallColumn, ...]
    count: str
    """Of the page's head; empty without cards."""
    found: str
    """How many a search kept; empty without search."""
    is_empty: bool
    """No card at all, whatever is searched."""
    asks_several: bool = False
    """A phase asks several questions: cards may be sorted by them."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One card of « À relire »."""

    key: str
    """Its id, in hexadecimal."""
    label: str
    tone: str
    shape: str
    place: str
    text: str
    kind_label: str


@dataclass(frozen=True, slots=True)
class CardDetail:
    """The card that is open. `original` is empty while it has its first words."""

    id: UUID
    change: int
    label: str
    where: str
    text: str
    original: str
    kind: str
    table: int = 0
    is_waiting: bool = False
    """Nobody has read it yet: it is accepted or rejected here."""


@dataclass(frozen=True, slots=True)
class EntryChoices:
    tables: tuple[int, ...]
    categories: tuple[Category, ...]
