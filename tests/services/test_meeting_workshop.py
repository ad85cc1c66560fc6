"""A meeting opened as a workshop: the same people, and its door heard in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from workshop_app.domain.commitment import Noted
from workshop_app.domain.meetings import Meeting, Quarter
from workshop_app.services.attendance import set_attendance
from workshop_app.services.commitment import Newcomer, note_presence, replace_member
from workshop_app.services.meeting_workshop import (
    follow_calendar,
    meeting_plan,
    notes_from_doors,
    open_as_workshop,
    opened_workshop,
)
from workshop_app.services.meetings import add_meeting, change_meeting, mark_opened, move_meeting
from workshop_app.services.people import people_in_order, remove_people
from workshop_app.services.phases import start_next
from workshop_app.services.programme import ProgrammeReading, read_programme
from workshop_app.services.workshops import change_workshop, list_workshops, the_workshop

DAY = date(2026, 3, 20)
"""Eight days after the tests' own."""


@dataclass
class Group:
    """A group with one meeting, and the workshop it may be opened as."""

    all: Workshop
    meeting: Meeting

    def open(self) -> Workshop:
        plan = self.all.ask(partial(meeting_plan, key=self.meeting.id))
        day = Workshop(self.all.house, self.all.clock, plan.workshop)
        day.do(partial(open_as_workshop, plan=plan))
        self.all.do(partial(mark_opened, key=self.meeting.id, workshop=plan.workshop))
        return day

    def read(self) -> ProgrammeReading:
        now = self.all.clock.now()
        return read_programme(self.all.house.library, self.all.key, now)

    def said(self, person: UUID) -> tuple[str, bool]:
        track = next(t for t in self.read().tracks if t.member.person.id == person)
        return track.cells[0].kind, track.cells[0].at_the_door


@pytest.fixture
def group(workshop: Workshop) -> Group:
    workshop.do(partial(change_workshop, model="groupe-de-travail", title="Offices ruraux"))
    made = workshop.do(partial(add_meeting, when=Quarter(2026, 1)))
    workshop.do(partial(change_meeting, key=made.id, subject="Se connaître", place="Brive"))
    return Group(workshop, workshop.do(partial(move_meeting, key=made.id, day=DAY)))


def names(workshop: Workshop) -> list[str]:
    return [person.name for person in workshop.ask(people_in_order)]


def test_the_workshop_has_the_day_and_the_people_of_the_meeting(group: Group) -> None:
    lucie = group.all.add("Lucie", "Peyrat", organisation="OT du Lac", badge=4, tables=(2,))
    day = group.open()
    opened = day.ask(the_workshop)
    assert opened.title == "Offices ruraux : Se connaître"
    assert (opened.day, opened.starts_at, opened.place) == (DAY, time(9, 30), "Brive")
    assert opened.part_of == group.all.key
    people = day.ask(people_in_order)
    assert [(p.id, p.organisation, p.badge, p.tables) for p in people] == [
        (lucie.id, "OT du Lac", None, ())
    ]
    assert day.ask(lambda s: s.phases.count()) > 0, "a schedule to start from"


def test_opened_twice_it_is_one_workshop(group: Group) -> None:
    group.all.add("Lucie", "Peyrat")
    assert group.open().key == group.open().key
    assert len(list_workshops(group.all.house.library)) == 2


def test_until_it_begins_it_follows_the_calendar(group: Group) -> None:
    lucie = group.all.add("Lucie", "Peyrat")
    group.all.add("Al", "Fabre")
    day = group.open()
    day.do(partial(remove_people, keys=[next(p.id for p in day.ask(people_in_order))]))
    assert names(day) == ["Lucie Peyrat"], "taken off by hand"
    come = Newcomer("Zoé", "Martel")
    group.all.do(partial(replace_member, leaver=lucie.id, on=date(2026, 3, 15), newcomer=come))
    later = group.all.do(partial(move_meeting, key=group.meeting.id, day=date(2026, 3, 27)))
    day.do(partial(follow_calendar, meeting=later))
    assert day.ask(the_workshop).day == date(2026, 3, 27)
    group.open()
    assert names(day) == ["Zoé Martel"], "who was taken off by hand stays off"
    day.do(start_next)
    group.all.do(partial(move_meeting, key=group.meeting.id, day=date(2026, 4, 2)))
    group.open()
    assert day.ask(the_workshop).day == date(2026, 3, 27), "it has begun"


def test_the_calendar_hears_the_door(group: Group) -> None:
    here, told, silent = (group.all.add("Personne", n) for n in ("Ici", "Prévenu", "Muet"))
    day = group.open()
    assert group.said(here.id) == ("to_come", False)
    day.do(partial(set_attendance, key=here.id, state="arrived", by="poste 1"))
    day.do(partial(set_attendance, key=told.id, state="excused", by="poste 1"))
    assert group.said(here.id) == ("present", True)
    assert group.said(silent.id) == ("to_come", False), "the day is not over"
    group.all.clock.forward(9 * 24 * 60)
    assert group.said(told.id) == ("excused", True)
    assert group.said(silent.id) == ("absent", True)
    reading = group.read()
    assert (reading.meetings[0].came, reading.meetings[0].expected) == (1, 3)
    assert reading.meetings[0].state == "held"


def test_what_was_said_by_hand_counts_before_the_door(group: Group) -> None:
    person = group.all.add("Lucie", "Peyrat")
    day = group.open()
    day.do(partial(set_attendance, key=person.id, state="left", by="poste 1"))
    assert group.said(person.id) == ("present", True)
    note = partial(note_presence, meeting=group.meeting.id, person=person.id, said="excused")
    group.all.do(note)
    assert group.said(person.id) == ("excused", False)


def test_a_workshop_that_left_the_library_is_passed_over(group: Group) -> None:
    """The group alone was opened on another laptop."""
    group.all.add("Lucie", "Peyrat")
    group.all.do(partial(mark_opened, key=group.meeting.id, workshop=UUID(int=99)))
    reading = group.read()
    assert reading.meetings[0].workshop is None
    assert reading.next is not None


def test_a_meeting_before_any_door_says_nothing(group: Group) -> None:
    group.all.add("Lucie", "Peyrat")
    day = group.open()
    found = day.ask(partial(opened_workshop, today=date(2026, 4, 1)))
    assert found is not None
    assert found.said == {}, "nobody noted anything: absence is not supposed"
    assert notes_from_doors([group.meeting], {group.meeting.id: found}) == {}
    assert Noted("present") != Noted("present", at_the_door=True)
