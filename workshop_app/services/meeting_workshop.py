"""A meeting opened as a workshop of its own, with the same people; and what its door says back.

The two are kept apart: each is changed by its own commands. Decides what the workshop takes from
the group when it is opened, again each time until it has begun, and how its attendance is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from workshop_app.domain.attendance import Attendance, PresenceState
from workshop_app.domain.commitment import Noted, Said
from workshop_app.domain.facts import PersonAdded, PersonRemoved
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import Person
from workshop_app.domain.workshop import Stage, Workshop, clean_title
from workshop_app.i18n.translate import _
from workshop_app.services.attendance import attendance_of, door_is_open
from workshop_app.services.commitment import expected_at, members
from workshop_app.services.meetings import known_meeting
from workshop_app.services.people import participants
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.project_words import day_words, quarter_words
from workshop_app.services.workshops import (
    change_workshop,
    create_workshop,
    stage_of,
    the_workshop,
)

SAID_AT_THE_DOOR: Mapping[PresenceState, Said] = {
    "arrived": "present",
    "left": "present",
    "excused": "excused",
}
TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What a meeting gives to the workshop it is opened as."""

    workshop: UUID
    """The workshop's id: always the same for one meeting, so that it is never made twice."""
    group: Workshop
    meeting: Meeting
    people: tuple[Person, ...]
    """Those expected that day."""
    of_the_group: frozenset[UUID]
    """Everybody who is or was of the group."""


@dataclass(frozen=True, slots=True)
class OpenedWorkshop:
    """The workshop of a meeting as the calendar shows it."""

    id: UUID
    title: str
    day: date | None
    stage: Stage
    cards: int
    said: Mapping[UUID, Said]
    """Person -> what the door said, for those of whom it said something."""


def workshop_key(meeting: UUID) -> UUID:
    return uuid5(meeting, "workshop")


def meeting_plan(snapshot: Snapshot, key: UUID) -> MeetingPlan:
    """Read in the group: all that `open_as_workshop` needs."""
    meeting = known_meeting(snapshot, key)
    return MeetingPlan(
        workshop=workshop_key(key),
        group=the_workshop(snapshot),
        meeting=meeting,
        people=tuple(expected_at(snapshot, key)),
        of_the_group=frozenset(each.person.id for each in members(snapshot)),
    )


def open_as_workshop(uow: UnitOfWork, plan: MeetingPlan) -> Workshop:
    """In the meeting's own workshop: made the first time; afterwards its day and its people follow
    the calendar for as long as it has not begun."""
    known = uow.workshops.get(uow.workshop)
    if known is None or known.withdrawn:
        made = _create(uow, plan)
        _bring(uow, plan.people)
        return made
    if stage_of(uow) != "prepare" or door_is_open(uow):
        return known
    _bring(uow, plan.people)
    _let_go(uow, plan)
    return change_workshop(uow, **_of_the_day(plan.meeting))


def follow_calendar(uow: UnitOfWork, meeting: Meeting) -> Workshop:
    """The meeting was moved: so is its workshop, unless it has begun."""
    if stage_of(uow) != "prepare" or door_is_open(uow):
        return the_workshop(uow)
    return change_workshop(uow, **_of_the_day(meeting))


def opened_workshop(snapshot: Snapshot, today: date) -> OpenedWorkshop | None:
    """None when the workshop is no longer in the library."""
    workshop = snapshot.workshops.get(snapshot.workshop)
    if workshop is None or workshop.withdrawn:
        return None
    stage = stage_of(snapshot)
    over = stage == "conclude" or (workshop.day is not None and workshop.day < today)
    return OpenedWorkshop(
        workshop.id,
        workshop.title,
        workshop.day,
        stage,
        snapshot.cards.count(),
        _said_at_the_door(snapshot, over),
    )


def notes_from_doors(
    meetings: Sequence[Meeting], opened: Mapping[UUID, OpenedWorkshop]
) -> dict[tuple[UUID, UUID], Noted]:
    """(meeting, person) -> what the door of the meeting's workshop said."""
    return {
        (meeting.id, person): Noted(said, at_the_door=True)
        for meeting in meetings
        if meeting.id in opened
        for person, said in opened[meeting.id].said.items()
    }


def _said_at_the_door(snapshot: Snapshot, over: bool) -> dict[UUID, Said]:
    """Once the day is over, whoever was expected and never came is absent: nothing was said."""
    attendance = attendance_of(snapshot)
    missing = over and door_is_open(snapshot)
    found: dict[UUID, Said] = {}
    for person in participants(snapshot):
        state = attendance.get(person.id, Attendance(id=person.id, workshop=person.workshop)).state
        if state in SAID_AT_THE_DOOR:
            found[person.id] = SAID_AT_THE_DOOR[state]
        elif missing:
            found[person.id] = "absent"
    return found


def _create(uow: UnitOfWork, plan: MeetingPlan) -> Workshop:
    group, meeting = plan.group, plan.meeting
    return create_workshop(
        uow,
        "groupe-de-travail",
        _title(group, meeting),
        part_of=group.id,
        organiser=group.organiser,
        question=meeting.subject or group.question,
        context=_("Méthode : {method}", method=meeting.method) if meeting.method else "",
        objectives=group.objectives,
        results=group.results,
        rules=group.rules,
        categories=group.categories,
        table_count=group.table_count,
        criteria=group.criteria,
        wifi_name=group.wifi_name,
        wifi_password=group.wifi_password,
        retention_months=group.retention_months,
        retention_unasked=group.retention_unasked,
        **_of_the_day(meeting),
    )


def _of_the_day(meeting: Meeting) -> dict[str, object]:
    place = meeting.place if meeting.mode == "on_site" or meeting.place else _("à distance")
    return {
        "day": meeting.day,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": place,
    }


def _title(group: Workshop, meeting: Meeting) -> str:
    """The group, then its subject; without one, its day or its quarter."""
    what = meeting.subject
    if not what:
        what = day_words(meeting.day) if meeting.day else quarter_words(meeting.when)
    return clean_title(_("{group} : {meeting}", group=group.title, meeting=what))[:TITLE_LENGTH]


def _bring(uow: UnitOfWork, people: Sequence[Person]) -> None:
    """The same people under the same ids: what the door says of them is known to the group. Whoever
    was taken off the day's list by hand stays off."""
    for person in people:
        if uow.people.get(person.id) is None:
            copy = replace(person, workshop=uow.workshop, change=0, tables=(), locked=False)
            uow.record(PersonAdded(None, replace(copy, badge=None)))


def _let_go(uow: UnitOfWork, plan: MeetingPlan) -> None:
    """Those of the group who are expected no more, unless the door has already spoken of them."""
    said, expected = attendance_of(uow), {person.id for person in plan.people}
    for person in uow.people.where():
        left = person.id in plan.of_the_group and person.id not in expected
        if left and person.id not in said:
            uow.record(PersonRemoved(person, replace(person, withdrawn=True)))
