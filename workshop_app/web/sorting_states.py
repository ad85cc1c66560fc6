"""The board of each workshop as its browsers are told it: read once for all of them, in parts.

Keeps which rows changed since a version, so that a gesture costs the others a few hundred bytes and
not the whole board; and what is proposed for each card, found aside: nobody waits for it. Versions
are of this process: after a restart the board is told whole.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool

from workshop_app.domain.silence import silent_phases
from workshop_app.domain.suggestions import CardText, ThemeText
from workshop_app.domain.workshop import Workshop
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Clock, Library, Snapshot
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import (
    BoardChanges,
    BoardParts,
    Pile,
    ThemeBoard,
    changes_since,
    compose_for_others,
    placed,
    texts_of,
    theme_texts,
)
from workshop_app.services.workshops import the_workshop

Row = dict[str, Any]
Silent = frozenset[UUID | None]
SETTLE_S = 0.1
"""Before what is proposed is found anew: the others are told of the gesture first."""
NOTHING = ThemeBoard((), (), frozenset(), frozenset(), 0)


@dataclass(frozen=True, slots=True)
class Idea:
    """What is proposed for a card."""

    chips: tuple[str, ...] = ()
    """Themes, the nearest first; empty: silence."""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    changes: BoardChanges
    silent: Silent
    workshop: Workshop


@dataclass(slots=True)
class Board:
    """One workshop's, as it was read last."""

    parts: BoardParts = field(default_factory=BoardParts)
    silent: Silent = frozenset()
    workshop: Workshop | None = None
    shown: ThemeBoard = NOTHING
    ideas: dict[str, Idea] = field(default_factory=dict)
    ideas_of: object = None
    """What they were found for; None: none were asked yet."""
    version: int = 0
    rows: dict[str, Row] = field(default_factory=dict)
    changed_at: dict[str, int] = field(default_factory=dict)
    """Card -> the version that changed its row last."""
    gone: dict[str, int] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    thinking: asyncio.Task[None] | None = None

    def read(self, reading: Reading) -> tuple[ThemeBoard, list[Row]] | None:
        """The board as it is now; None: as before. In any thread, under the lock."""
        new = reading.changes
        touched = new.cards or new.spots or new.themes or new.refusals
        self.parts.take(new)
        if not touched and reading.silent == self.silent and self.version:
            return None
        shown = compose_for_others(self.parts, reading.silent)
        return shown, _rows(shown, self.ideas)

    def number(self, found: Sequence[Row]) -> bool:
        """Give a new version to what differs. False: nothing did. On the loop."""
        rows = {row["id"]: row for row in found}
        changed = [key for key, row in rows.items() if self.rows.get(key) != row]
        gone = self.rows.keys() - rows.keys()
        self.version += 1
        for key in gone:
            del self.changed_at[key]
        self.changed_at |= dict.fromkeys(changed, self.version)
        self.gone = {key: at for key, at in self.gone.items() if key not in rows}
        self.gone |= dict.fromkeys(gone, self.version)
        self.rows = rows
        return bool(changed or gone)

    def since(self, version: int) -> tuple[list[Row], list[str]]:
        """Rows changed, cards gone."""
        rows = [self.rows[key] for key, at in self.changed_at.items() if at > version]
        return rows, [key for key, at in self.gone.items() if at > version]


class SortingStates:
    """For one event loop. `wake` is called when ideas were found."""

    def __init__(
        self,
        library: Library,
        clock: Clock,
        suggestions: Suggestions | None,
        wake: Callable[[UUID], None],
    ) -> None:
        self._library, self._clock = library, clock
        self._suggestions, self._wake = suggestions, wake
        self._boards: defaultdict[UUID, Board] = defaultdict(Board)
        self._epoch = secrets.token_hex(4)

    async def of(self, workshop: UUID) -> Board:
        """As new as the moment of asking; what is proposed follows when it is found."""
        board = self._boards[workshop]
        async with board.lock:
            read = partial(_read, now=self._clock.now(), number=board.parts.reached)
            reading = await run_in_threadpool(self._library.read, workshop, read)
            found = await run_in_threadpool(board.read, reading)
            board.workshop, board.silent = reading.workshop, reading.silent
            if found is not None:
                board.shown, rows = found
                board.number(rows)
        self._think(workshop, board)
        return board

    def label_of(self, workshop: UUID, card: UUID) -> str:
        """« FA 21 », as it was read last; "" for a card that is not on the board."""
        row = self._boards[workshop].rows.get(str(card))
        return row["label"] if row else ""

    def version_of(self, workshop: UUID) -> str:
        """Of what was read last."""
        return self.name_of(self._boards[workshop])

    def name_of(self, board: Board) -> str:
        """Its version, as it is told."""
        return f"{self._epoch}.{board.version}"

    async def thought(self, board: Board, patience_s: float) -> None:
        """Until what is proposed is found, or for so long."""
        if board.thinking is not None:
            await asyncio.wait([board.thinking], timeout=patience_s)

    def _think(self, workshop: UUID, board: Board) -> None:
        if self._suggestions is not None and board.thinking is None:
            board.thinking = asyncio.create_task(self._find_ideas(workshop, board))

    async def _find_ideas(self, workshop: UUID, board: Board) -> None:
        """Again as long as cards move meanwhile."""
        try:
            while (asked := _question(board.shown)) != board.ideas_of:
                if board.ideas_of is not None:
                    await asyncio.sleep(SETTLE_S)
                    asked = _question(board.shown)
                ideas = await run_in_threadpool(self._ideas, *asked)
                async with board.lock:
                    board.ideas, board.ideas_of = ideas, asked
                    rows = await run_in_threadpool(_rows, board.shown, ideas)
                    if board.number(rows):
                        self._wake(workshop)
        finally:
            board.thinking = None

    def _ideas(
        self,
        cards: Sequence[CardText],
        themes: Sequence[ThemeText],
        where: dict[str, str],
        refused: frozenset[tuple[str, str]],
    ) -> dict[str, Idea]:
        assert self._suggestions is not None
        found = self._suggestions.proposals(cards, themes, where, refused=refused, explain=False)
        return {
            each.card: Idea(tuple(chip.theme for chip in each.chips), each.strength == "strong")
            for each in found
            if each.strength is not None
        }


def _read(snapshot: Snapshot, now: datetime, number: int) -> Reading:
    return Reading(
        changes_since(snapshot, number),
        silent_phases(schedule(snapshot), now),
        the_workshop(snapshot),
    )


def _question(
    board: ThemeBoard,
) -> tuple[Sequence[CardText], Sequence[ThemeText], dict[str, str], frozenset[tuple[str, str]]]:
    return texts_of(board), theme_texts(board), placed(board), frozenset(board.refused_themes)


def _rows(board: ThemeBoard, ideas: dict[str, Idea]) -> list[Row]:
    return [row for pile in board.piles for row in _pile_rows(pile, ideas)]


def _pile_rows(pile: Pile, ideas: dict[str, Idea]) -> list[Row]:
    """A row a card; those of a stack say which card leads it."""
    lead = str(pile.id)
    idea = ideas.get(lead, Idea()) if pile.theme is None else Idea()
    return [
        {
            "id": str(card.id),
            "kind": card.kind,
            "label": card.label,
            "text": card.text,
            "table": card.table,
            "theme": str(pile.theme) if pile.theme else None,
            "lead": lead,
            "change": card.change,
            "by": card.by,
            "chips": idea.chips if str(card.id) == lead else (),
            "sure": idea.sure and str(card.id) == lead,
        }
        for card in pile.cards
    ]
