"""What is known of a rehearsal: whether this is one, how fast it goes, when the day was rehearsed.

Making a copy ready is in `rehearsal_copy`. Decides what the facilitator may provoke; not what the
tables make of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from workshop_app.domain.facts import WorkshopRehearsed
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.services.ports import Snapshot, UnitOfWork


class Hall(Protocol):
    """The simulated tables of a rehearsal. Answers at once, in any thread."""

    @property
    def speed(self) -> int: ...

    def pace(self, speed: int) -> None:
        """Time goes so many times faster from now on, for the clock and for the tables."""

    def lose_one(self) -> int | None:
        """A table's phone falls silent for some minutes. Its number; None when none is there."""

    def call_from_one(self) -> int | None:
        """A table calls. Its number; None when none is there."""

    def all_write(self) -> int:
        """Every table sends cards now. How many tables could."""

    def close(self) -> None:
        """Everybody leaves, before the form closes."""


@dataclass(frozen=True, slots=True)
class Rehearsals:
    """How a day is rehearsed beside the desk: in a program of its own, with a window of its own."""

    command: Callable[[UUID], Sequence[str]]
    """The program and its words. It prints a line once its window is open, and one at the end."""
    wipe: Callable[[], int]
    """Throw away what a rehearsal that was killed has left."""


def rehearsal_of(snapshot: Snapshot) -> Rehearsal:
    known = snapshot.of(Rehearsal).get(snapshot.workshop)
    if known is not None and not known.withdrawn:
        return known
    return Rehearsal(id=snapshot.workshop, workshop=snapshot.workshop)


def speed_of(snapshot: Snapshot) -> int:
    """How many times faster than the wall time goes: 1 of every real day."""
    return max(1, rehearsal_of(snapshot).speed)


def mark_rehearsed(uow: UnitOfWork, played_at: datetime, tables: int, cards: int) -> Rehearsal:
    """Remember that the day was rehearsed, and by how many tables."""
    known = uow.of(Rehearsal).get(uow.workshop)
    after = replace(rehearsal_of(uow), played_at=played_at, tables=tables, cards=cards)
    return uow.record(WorkshopRehearsed(known, replace(after, withdrawn=False)))
