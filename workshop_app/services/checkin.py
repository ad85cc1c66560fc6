"""What is said at the door of one person: here, excused, gone, not on the list, taken back.

One verb per gesture, the same for the desk and for every post. Decides what is written and when a
gesture comes second; the rules of a presence are the domain's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from workshop_app.domain.attendance import Attendance, Gesture, after_gesture
from workshop_app.domain.entity import Entity
from workshop_app.domain.facts import (
    AttendanceSet,
    AttendanceTakenBack,
    PersonAdded,
    PersonRemoved,
    PersonSeated,
)
from workshop_app.domain.identity import split_full_name
from workshop_app.domain.people import Person, check_person
from workshop_app.domain.posts import DESK
from workshop_app.domain.problems import Problem
from workshop_app.services.badges import give_badge, next_badge
from workshop_app.services.people import cleaned, known_person
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.seat_choice import foresee_seat
from workshop_app.services.workshops import the_workshop

BELIEVED = timedelta(days=1)
"""A post that says something is older, or from later, has a wrong clock."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a person stands after a gesture."""

    person: Person
    attendance: Attendance
    already: bool = False
    """Somebody had said it before, or said better: nothing was written."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody at the door who is not on the list. A name is enough."""

    id: UUID
    """Made by the post: said twice, it is one person."""
    name: str
    """First name and last name, as one says them."""
    organisation: str = ""
    organisation_type: str = ""
    departement: str = ""
    table: int | None = None
    """Where a post without network has sent them already."""


def say(
    uow: UnitOfWork, key: UUID, wanted: Gesture, post: int = DESK, at: datetime | None = None
) -> Said:
    """Here, excused or gone. `at`: when it was said, if that was before now.

    Who arrives without a table or a badge is given both. Raises Problem.
    """
    person = known_person(uow, key)
    known = uow.of(Attendance).get(key)
    base = known or Attendance(id=key, workshop=uow.workshop)
    if base.withdrawn:
        base = Attendance(id=key, workshop=uow.workshop, withdrawn=True)
    after = after_gesture(base, wanted, _instant(uow, at), str(post))
    if after is None:
        return Said(person, base, already=True)
    kept = uow.record(AttendanceSet(known, after))
    return Said(_placed(uow, person) if wanted == "arrived" else person, kept)


def welcome(
    uow: UnitOfWork, newcomer: Newcomer, post: int = DESK, at: datetime | None = None
) -> Said:
    """Somebody not on the list: added, seated, given a badge and confirmed, in one undo."""
    known = uow.people.get(newcomer.id)
    if known is not None:
        said = uow.of(Attendance).get(newcomer.id)
        if known.withdrawn or said is None:
            raise Problem("unknown_person")
        return Said(known, said, already=True)
    person = newcomer_as_person(newcomer, uow.workshop)
    check_person(person)
    seat = foresee_seat(uow, person, uow.now)
    table = _told(uow, newcomer.table) or seat.table
    person = replace(person, badge=seat.badge, tables=(table,) if table else ())
    added = uow.record(PersonAdded(None, person))
    moment = _instant(uow, at)
    here = Attendance(
        id=person.id,
        workshop=uow.workshop,
        state="arrived",
        at=moment,
        by=str(post),
        walk_in=True,
        arrived_at=moment,
    )
    return Said(added, uow.record(AttendanceSet(None, here)))


def take_back(uow: UnitOfWork, key: UUID, expected: int) -> Said:
    """The last thing said of somebody was a mistake; a newcomer leaves the list again.

    `expected` is the number of that change as its reader saw it; refused when something was said
    since.
    """
    person = known_person(uow, key)
    now = uow.of(Attendance).get(key)
    if now is None or now.withdrawn or now.change != expected:
        raise Problem("attendance_changed", newest=now)
    before = _before(uow, now)
    after = before if before is not None else replace(now, withdrawn=True)
    kept = uow.record(AttendanceTakenBack(now, after))
    if now.walk_in and kept.withdrawn:
        person = uow.record(PersonRemoved(person, replace(person, withdrawn=True)))
    return Said(person, kept)


def newcomer_as_person(newcomer: Newcomer, workshop: UUID) -> Person:
    """The person a newcomer would become, without a seat."""
    last_name, first_name = split_full_name(newcomer.name, "first_last")
    fields: dict[str, Any] = {
        name: getattr(newcomer, name)
        for name in ("organisation", "organisation_type", "departement")
    }
    return cleaned(
        Person(
            id=newcomer.id,
            workshop=workshop,
            first_name=first_name,
            last_name=last_name,
            **fields,
        )
    )


def _before(snapshot: Snapshot, now: Attendance) -> Attendance | None:
    """How it stood before its last word was said; None when nothing had been said.

    A word that came back because a later one was taken back is again the last one: what was taken
    back is not said any more.
    """
    said: list[Attendance | None] = [None]
    for one in _words(snapshot, now):
        stood = None if one.withdrawn else replace(one, change=0)
        if stood in said:
            del said[said.index(stood) + 1 :]
        else:
            said.append(stood)
    return said[-2] if len(said) > 1 else None


def _words(snapshot: Snapshot, now: Attendance) -> list[Attendance]:
    """How it stood after each of its changes, the first one first."""
    words: list[Attendance] = []
    one: Entity | None = now
    while isinstance(one, Attendance):
        words.append(one)
        line = snapshot.fact(one.change)
        one = line.fact.before if line is not None else None
    return words[::-1]


def _placed(uow: UnitOfWork, person: Person) -> Person:
    """With the table and the badge that everybody in the room has."""
    if person.badge is None:
        person = give_badge(uow, person, next_badge(uow))
    count = the_workshop(uow).table_count
    if person.table is not None and 1 <= person.table <= count:
        return person
    table = foresee_seat(uow, person, uow.now).table
    if table is None:
        return person
    seated = replace(person, tables=(table, *person.tables[1:]))
    return uow.record(PersonSeated(person, seated))


def _told(snapshot: Snapshot, table: int | None) -> int | None:
    """The table a newcomer was sent to, if there is such a one."""
    return table if table is not None and 1 <= table <= the_workshop(snapshot).table_count else None


def _instant(uow: UnitOfWork, at: datetime | None) -> datetime:
    return at if at is not None and uow.now - BELIEVED < at <= uow.now else uow.now
