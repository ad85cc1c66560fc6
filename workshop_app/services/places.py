"""« Où je m'assois »: what the hall is told of places, and nothing else.

Decides who is named and how much of a name is shown. There is none once a phase has begun. Whoever
asked never to be shown is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.identity import sort_key
from workshop_app.domain.people import Person
from workshop_app.domain.workshop import Workshop
from workshop_app.services.attendance import attendance_of
from workshop_app.services.hall import hall_plan
from workshop_app.services.people import participants
from workshop_app.services.phases import day_begins_at, schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop

ABSENT = ("excused", "left")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """All that the projector ever learns of a person."""

    first_name: str
    last_name: str
    table: int


@dataclass(frozen=True, slots=True)
class Places:
    title: str
    opens_at: datetime
    plan: HallPlan
    """Where the tables are."""
    initials: bool
    """Last names are one letter: the list is by first name."""
    names: tuple[PlaceName, ...]
    """By last name as a directory sorts them, or by first name."""
    newest: PlaceName | None
    """Who has just been confirmed at the door."""
    newest_at: datetime | None
    pointed: PlaceName | None
    """Whom the facilitator looks up."""


def places(snapshot: Snapshot, now: datetime, pointed: UUID | None = None) -> Places | None:
    """None once a phase has begun: names leave the projector, and its memory."""
    if any(phase.started_at for phase in schedule(snapshot)):
        return None
    workshop = the_workshop(snapshot)
    said = attendance_of(snapshot)
    shown = [person for person in participants(snapshot) if _is_shown(person, said)]
    if workshop.places_initials:
        shown.sort(key=lambda person: sort_key(person.first_name, person.last_name[:1]))
    named = {person.id: place_name(person, workshop.places_initials) for person in shown}
    newest = _newest(said) if workshop.places_newest else None
    just = newest is not None and newest.id in named
    return Places(
        title=workshop.title,
        opens_at=day_begins_at(workshop, now),
        plan=hall_plan(snapshot),
        initials=workshop.places_initials,
        names=tuple(named.values()),
        newest=named[newest.id] if newest is not None and just else None,
        newest_at=newest.at if newest is not None and just else None,
        pointed=named.get(pointed) if pointed is not None else None,
    )


def set_places(
    uow: UnitOfWork, initials: bool | None = None, newest: bool | None = None
) -> Workshop:
    """How much of a name the hall sees, and whether it learns who has just come."""
    workshop = the_workshop(uow)
    return change_workshop(
        uow,
        places_initials=workshop.places_initials if initials is None else initials,
        places_newest=workshop.places_newest if newest is None else newest,
    )


def _is_shown(person: Person, said: Mapping[UUID, Attendance]) -> bool:
    away = person.id in said and said[person.id].state in ABSENT
    return person.shown and person.table is not None and not away


def place_name(person: Person, initials: bool) -> PlaceName:
    """What the hall is told of somebody who has a seat; `initials`: one letter of the last name."""
    assert person.table is not None  # only those are shown
    if not initials or not person.first_name:
        return PlaceName(person.first_name, person.last_name, person.table)
    short = f"{person.last_name[0]}." if person.last_name else ""
    return PlaceName(person.first_name, short, person.table)


def _newest(said: Mapping[UUID, Attendance]) -> Attendance | None:
    """The last who arrived, as long as nobody has taken that back."""
    here = [one for one in said.values() if one.state == "arrived"]
    return max(here, key=lambda one: one.change, default=None)
