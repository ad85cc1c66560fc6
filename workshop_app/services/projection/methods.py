"""What methods put on the wall: who works with whom, by badge number, and the marketplace.

No field can hold a name: people read their number on their badge, and whoever proposes a topic is
named on paper only. Decides what stands on which page; `paint_methods` decides how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import Phase, part_now
from workshop_app.domain.projection import PAGE_S
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.method_content import BadgeGroups, MarketSheet, Numbers

TABLES_A_PAGE = 12
PLACES_A_PAGE = 9


@dataclass(frozen=True, slots=True)
class TableGroups:
    """The badge numbers of one table, group by group."""

    table: int
    groups: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class GroupsContent:
    workshop_title: str
    title: str
    tables: tuple[TableGroups, ...]
    page: int
    pages: int
    mode: Literal["groups"] = "groups"


@dataclass(frozen=True, slots=True)
class MarketCell:
    place: int
    session: int
    topic: str


@dataclass(frozen=True, slots=True)
class MarketContent:
    workshop_title: str
    title: str
    places: tuple[str, ...]
    sessions: tuple[tuple[str, str], ...]
    """Title and hours."""
    current: int
    """The session that runs; -1: none."""
    cells: tuple[MarketCell, ...]
    page: int
    pages: int
    mode: Literal["market"] = "market"


def compose_groups(
    found: BadgeGroups, phase: Phase | None, since: datetime, now: datetime
) -> GroupsContent:
    """Pairs, or fours once the phase has come to them. `since`: when the first page came."""
    state = part_now(phase, now) if phase is not None and phase.id == found.phase else None
    in_fours = state is not None and state.part.gathering == "fours"
    tables = [
        TableGroups(each.table, each.fours if in_fours else each.pairs) for each in found.tables
    ]
    pages = -(-len(tables) // TABLES_A_PAGE) or 1
    page = _page(pages, since, now)
    return GroupsContent(
        found.title,
        _("À quatre") if in_fours else _("À deux"),
        tuple(tables[page * TABLES_A_PAGE : (page + 1) * TABLES_A_PAGE]),
        page,
        pages,
    )


def compose_market(sheet: MarketSheet, since: datetime, now: datetime) -> MarketContent:
    """So many places a page, every session on each."""
    pages = -(-len(sheet.places) // PLACES_A_PAGE) or 1
    page = _page(pages, since, now)
    first = page * PLACES_A_PAGE
    return MarketContent(
        sheet.heading.title,
        sheet.title,
        sheet.places[first : first + PLACES_A_PAGE],
        tuple((each.title, _hours(each.starts_at, each.ends_at)) for each in sheet.sessions),
        next(
            (n for n, each in enumerate(sheet.sessions) if each.starts_at <= now < each.ends_at),
            -1,
        ),
        tuple(
            MarketCell(cell.place - first, cell.session, cell.title)
            for cell in sheet.cells
            if first <= cell.place < first + PLACES_A_PAGE
        ),
        page,
        pages,
    )


def spoken_method(content: GroupsContent | MarketContent) -> str:
    if isinstance(content, GroupsContent):
        return _("Qui avec qui, par numéro de badge")
    return f"{_('Place du marché')}, {', '.join(_topics(content.cells))}"


def _topics(cells: Sequence[MarketCell]) -> list[str]:
    return [cell.topic for cell in cells]


def _hours(starts_at: datetime, ends_at: datetime) -> str:
    return _(
        "{start} à {end}",
        start=typography.clock(starts_at, language()),
        end=typography.clock(ends_at, language()),
    )


def _page(pages: int, since: datetime, now: datetime) -> int:
    return int(max(0.0, (now - since).total_seconds()) // PAGE_S) % pages
