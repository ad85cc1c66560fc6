"""The table and the badge of somebody who is not seated yet, known before they are welcomed.

Decides who counts at the door and asks the engine where one more balances best. Reads only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.groups.newcomer import table_for
from workshop_app.domain.people import Person
from workshop_app.services.attendance import attendance_of
from workshop_app.services.badges import next_badge
from workshop_app.services.grouping import order_of, people_to_seat, present_split, weights_of
from workshop_app.services.phases import day_begins_at
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

SETTLES = timedelta(minutes=15)
"""That long before the opening, those who have not come are counted as missing."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What a newcomer is told at once."""

    table: int | None
    """None while the tables are not made."""
    badge: int


def is_settled(snapshot: Snapshot, now: datetime) -> bool:
    """Whether those who are still expected no longer count at their table."""
    return now >= day_begins_at(the_workshop(snapshot), now) - SETTLES


def people_counted(snapshot: Snapshot, now: datetime) -> list[Person]:
    """Who has a chair: those in the room, and until a quarter of an hour before the opening those
    who may still come. In the order of a directory."""
    said = attendance_of(snapshot)
    wanted = ("arrived",) if is_settled(snapshot, now) else ("arrived", "expected")
    return [person for person in people_to_seat(snapshot) if _state(said.get(person.id)) in wanted]


def foresee_seat(snapshot: Snapshot, newcomer: Person, now: datetime) -> Seat:
    """Where `newcomer` would sit now, whether already in the workshop or not."""
    badge = newcomer.badge if newcomer.badge is not None else next_badge(snapshot)
    return Seat(_table(snapshot, newcomer, now), badge)


def nobody_yet(workshop: UUID) -> Person:
    """A newcomer of whom nothing is known."""
    return Person(id=UUID(int=0), workshop=workshop, last_name="?")


def _table(snapshot: Snapshot, newcomer: Person, now: datetime) -> int | None:
    workshop = the_workshop(snapshot)
    everybody = people_to_seat(snapshot)
    if not any(person.table for person in everybody):
        return None
    unseated = replace(newcomer, tables=(), locked=False)
    others = [person for person in people_counted(snapshot, now) if person.id != newcomer.id]
    weights = weights_of(workshop, present_split(snapshot))
    order = order_of(
        [*others, unseated], snapshot.group_rules.where(), workshop.table_count, weights
    )
    seating = {
        str(person.id): person.table
        for person in others
        if person.table is not None and 1 <= person.table <= workshop.table_count
    }
    return table_for(order.problem, seating, str(newcomer.id))


def _state(said: Attendance | None) -> str:
    return said.state if said is not None else "expected"
