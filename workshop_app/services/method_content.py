"""The shapes of what methods put on paper: who works with whom, the marketplace. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.services.kit_content import Heading

Names = tuple[str, ...]
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableInGroups:
    table: int
    fours: tuple[tuple[Names, ...], ...]
    """Each four as its pairs, each pair as its names."""


@dataclass(frozen=True, slots=True)
class GroupsSheet:
    """Who works with whom, table by table."""

    heading: Heading
    phase: str
    pairs: bool
    fours: bool
    """Which of the two the phase uses."""
    tables: tuple[TableInGroups, ...]


@dataclass(frozen=True, slots=True)
class TableNumbers:
    table: int
    pairs: tuple[Numbers, ...]
    fours: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class BadgeGroups:
    """Who works with whom as the wall may say it: badge numbers, no name."""

    title: str
    """Of the workshop."""
    phase: UUID
    tables: tuple[TableNumbers, ...]
    complete: bool
    """Everybody has a badge number to look for."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    title: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TopicCell:
    session: int
    place: int
    title: str
    proposer: str


@dataclass(frozen=True, slots=True)
class MarketSheet:
    """The grid of an open forum: places across, sessions down."""

    heading: Heading
    title: str
    places: tuple[str, ...]
    sessions: tuple[SessionLine, ...]
    cells: tuple[TopicCell, ...]

    def at(self, session: int, place: int) -> TopicCell | None:
        return next((c for c in self.cells if (c.session, c.place) == (session, place)), None)
