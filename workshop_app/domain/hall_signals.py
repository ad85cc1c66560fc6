"""What passes between the stage and a table besides cards: messages, calls, « we have done ».

Decides what a message may say, which one a table reads now, and what a table's signal means; not
how it is shown nor who sends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from workshop_app.domain.cards import CONTROL
from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

LONGEST_MESSAGE = 160
"""Signs: three lines of a phone, read in one glance while the table speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HallMessage(Entity):
    """From the stage to those who type. Withdrawn: off the phones, kept in the journal."""

    text: str
    sent_at: datetime
    tables: tuple[int, ...] = ()
    """Numbers of those it is for; empty: every table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRead(Entity):
    """A table said « J'ai lu ». One of a message and a table, whoever of its phones said it."""

    message: UUID
    table: int
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSignal(Entity):
    """What one table says of itself. Its id is the table's."""

    table: int
    called_at: datetime | None = None
    """It calls since then; None: it does not."""
    answered_at: datetime | None = None
    """When somebody said « J'y vais » to its last call."""
    done_phase: UUID | None = None
    """The phase it has finished: of another phase it says nothing."""
    done_at: datetime | None = None
    paper_since: datetime | None = None
    """It writes on paper since then, and the desk types it; None: on its phone."""


def clean_message(text: str) -> str:
    """One line, as typed. Refuses none and too many."""
    kept = " ".join(CONTROL.sub(" ", text).split())
    if not kept:
        raise Problem("message_empty")
    if len(kept) > LONGEST_MESSAGE:
        raise Problem("message_too_long", length=len(kept), longest=LONGEST_MESSAGE)
    return kept


def reading_id(message: UUID, table: int) -> UUID:
    """The same for every phone of a table: two that say it at once say it once."""
    return uuid5(message, f"table {table}")


def message_for(messages: Iterable[HallMessage], table: int | None) -> HallMessage | None:
    """The newest that this table may read; of all of them when `table` is None."""
    mine = [
        message
        for message in messages
        if not message.withdrawn
        and (table is None or not message.tables or table in message.tables)
    ]
    return max(mine, key=lambda message: (message.sent_at, message.change), default=None)


def has_finished(signal: TableSignal | None, phase: UUID | None) -> bool:
    """Said of the phase on stage, and of it alone."""
    return signal is not None and phase is not None and signal.done_phase == phase
