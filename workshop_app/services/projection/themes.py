"""The themes as the hall sees them: a bar each, its cards and its tables. Never a card's author.

Decides which themes stand on which page; `paint_themes` decides how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import current_phase
from workshop_app.domain.projection import PAGE_S
from workshop_app.domain.themes import Theme
from workshop_app.i18n.translate import _, n_
from workshop_app.services.board import RoomNews
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.brief import RingTime, ring_of
from workshop_app.services.theme_board import theme_board_for_others

ROWS = 8
"""Themes on one page, read from the last row."""


@dataclass(frozen=True, slots=True)
class ThemeBar:
    name: str
    cards: int
    """With those of its parts."""
    tables: str
    """« 5 tables »; empty where none may be told."""


@dataclass(frozen=True, slots=True)
class ThemeBars:
    """What may be shown: `bars` is None until it was read."""

    there_are: bool = False
    bars: tuple[ThemeBar, ...] | None = None


NO_BARS = ThemeBars()


@dataclass(frozen=True, slots=True)
class ThemesContent:
    workshop_title: str
    said: str
    """« 12 thèmes »."""
    bars: tuple[ThemeBar, ...]
    most: int
    """Cards of the longest bar of all pages; 1 at least."""
    ring: RingTime | None
    page: int
    pages: int
    next_in_s: int
    mode: Literal["themes"] = "themes"


def read_theme_bars(snapshot: Snapshot, now: datetime, *, wanted: bool) -> ThemeBars:
    """The bars only when they are `wanted`: thousands of cards are not counted for nothing."""
    if not snapshot.of(Theme).count():
        return ThemeBars()
    if not wanted:
        return ThemeBars(there_are=True)
    board = theme_board_for_others(snapshot, now)
    known = {view.id for view in board.themes}
    return ThemeBars(
        True,
        tuple(
            ThemeBar(
                view.theme.name,
                view.cards,
                n_("{n} table", "{n} tables", view.tables) if view.tables else "",
            )
            for view in board.themes
            if view.theme.parent not in known
        ),
    )


def compose_themes(
    room: RoomNews, bars: tuple[ThemeBar, ...], since: datetime, now: datetime
) -> ThemesContent:
    pages = max(1, -(-len(bars) // ROWS))
    gone_s = max(0.0, (now - since).total_seconds())
    page = int(gone_s // PAGE_S) % pages
    phase = current_phase(room.phases)
    return ThemesContent(
        room.workshop.title,
        n_("{n} thème", "{n} thèmes", len(bars)),
        bars[page * ROWS : (page + 1) * ROWS],
        max(1, *(bar.cards for bar in bars), 1),
        ring_of(phase, now) if phase else None,
        page,
        pages,
        PAGE_S - int(gone_s % PAGE_S) if pages > 1 else 0,
    )


def spoken_themes(content: ThemesContent) -> str:
    said = ", ".join(f"{bar.name} {bar.cards}" for bar in content.bars)
    return _("Thèmes : {said}", said=said)
