"""Who came: what the door said of each person, and who is in the room.

Decides what is written when somebody arrives; not how a name is found, nor who must move.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from workshop_app.domain.attendance import Attendance, PresenceState
from workshop_app.domain.facts import AttendanceSet
from workshop_app.domain.people import Person
from workshop_app.services.people import known_person, participants
from workshop_app.services.ports import Snapshot, UnitOfWork


def attendance_of(snapshot: Snapshot) -> Mapping[UUID, Attendance]:
    """What was said of each person at the door; somebody absent from it is expected."""
    return {said.id: said for said in snapshot.of(Attendance).where()}


def door_is_open(snapshot: Snapshot) -> bool:
    """Whether anybody has arrived: from then on, those who have not are missing."""
    return any(said.at and said.state in ("arrived", "left") for said in _said(snapshot))


def people_present(snapshot: Snapshot) -> Sequence[Person]:
    """Those in the room; before the door opens, everybody who has not been excused."""
    said = attendance_of(snapshot)
    wanted = ("arrived",) if door_is_open(snapshot) else ("arrived", "expected")
    return [
        person
        for person in participants(snapshot)
        if (said[person.id].state if person.id in said else "expected") in wanted
    ]


def people_awaited(snapshot: Snapshot) -> Sequence[Person]:
    """Those a chair is kept for: neither excused nor gone home.

    Once the door is open, somebody who has not come and has no seat (a repair took it back) is
    not awaited any more; arriving after all, they are.
    """
    said, is_open = attendance_of(snapshot), door_is_open(snapshot)
    return [
        person
        for person in participants(snapshot)
        if (state := said[person.id].state if person.id in said else "expected") == "arrived"
        or (state == "expected" and (person.tables or not is_open))
    ]


def set_attendance(uow: UnitOfWork, key: UUID, state: PresenceState, by: str) -> Attendance:
    """Say it of one person. The first post that says it is kept: a repeat changes nothing."""
    person = known_person(uow, key)
    before = uow.of(Attendance).get(person.id)
    if before is not None and not before.withdrawn and before.state == state:
        return before
    blank = before or Attendance(id=person.id, workshop=uow.workshop)
    arrived_at = uow.now if state == "arrived" else blank.arrived_at
    after = replace(blank, state=state, at=uow.now, by=by, arrived_at=arrived_at, withdrawn=False)
    return uow.record(AttendanceSet(before, after))


def _said(snapshot: Snapshot) -> Sequence[Attendance]:
    return snapshot.of(Attendance).where()
