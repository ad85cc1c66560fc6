from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from workshop_app.domain.commitment import Noted
from workshop_app.domain.meetings import Meeting, Quarter
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.services.commitment import (
    Newcomer,
    call_back,
    expected_at,
    forget_presence,
    members,
    note_others_present,
    note_presence,
    notes_by_hand,
    replace_member,
    waiting_for_a_place,
)
from workshop_app.services.history import undo
from workshop_app.services.meetings import add_meeting, move_meeting
from workshop_app.services.recruiting import apply_rules, date_candidature, withdraw


@pytest.fixture
def meeting(workshop: Workshop) -> Meeting:
    made = workshop.do(partial(add_meeting, when=Quarter(2026, 1)))
    return workshop.do(partial(move_meeting, key=made.id, day=date(2026, 1, 21)))


def test_what_is_said_last_counts_and_can_be_taken_back(
    workshop: Workshop, meeting: Meeting
) -> None:
    person = workshop.add("Lucie", "Peyrat")
    note = partial(note_presence, meeting=meeting.id, person=person.id)
    workshop.do(partial(note, said="excused"))
    workshop.do(partial(note, said="replaced", substitute=" Zoé  Martel "))
    where = (meeting.id, person.id)
    assert workshop.ask(notes_by_hand) == {where: Noted("replaced", "Zoé Martel")}
    workshop.do(partial(forget_presence, meeting=meeting.id, person=person.id))
    assert workshop.ask(notes_by_hand) == {}
    workshop.do(partial(note, said="present"))
    assert workshop.ask(notes_by_hand) == {where: Noted("present")}


def test_a_repeat_writes_nothing(workshop: Workshop, meeting: Meeting) -> None:
    person = workshop.add("Lucie", "Peyrat")
    note = partial(note_presence, meeting=meeting.id, person=person.id, said="absent")
    assert workshop.do(note) == workshop.do(note)


def test_everybody_else_was_there_in_one_undo(workshop: Workshop, meeting: Meeting) -> None:
    keys = [workshop.add("Personne", name).id for name in ("Un", "Deux", "Trois")]

    def note(uow):  # type: ignore[no-untyped-def]
        assert note_others_present(uow, meeting.id, keys) == 3
        return uow.command

    number = workshop.do(note)
    assert len(workshop.ask(notes_by_hand)) == 3
    workshop.do(partial(undo, command=number))
    assert workshop.ask(notes_by_hand) == {}


def test_somebody_takes_the_place_from_a_day_on(workshop: Workshop, meeting: Meeting) -> None:
    leaver = workshop.add("Al", "Fabre", organisation="OT du Lac", departement="19")
    replace_ = partial(
        replace_member,
        leaver=leaver.id,
        on=date(2026, 1, 12),
        newcomer=Newcomer("Carole", "Dubernet"),
    )
    added = workshop.do(replace_)
    assert added is not None
    assert (added.organisation, added.departement) == ("OT du Lac", "19")
    found = {each.person.id: each for each in workshop.ask(members)}
    assert found[leaver.id].until == date(2026, 1, 12)
    assert (found[added.id].since, found[added.id].replaces) == (date(2026, 1, 12), leaver.id)
    assert expected(workshop, meeting.id) == ["Carole Dubernet"]


def test_a_replacement_is_one_undo(workshop: Workshop, meeting: Meeting) -> None:
    leaver = workshop.add("Al", "Fabre")

    def replace_(uow):  # type: ignore[no-untyped-def]
        replace_member(uow, leaver.id, date(2026, 1, 12), Newcomer("Carole", "Dubernet"))
        return uow.command

    number = workshop.do(replace_)
    workshop.do(partial(undo, command=number))
    assert expected(workshop, meeting.id) == ["Al Fabre"]
    assert [each.until for each in workshop.ask(members)] == [None]
    workshop.do(partial(replace_member, leaver=leaver.id, on=date(2026, 2, 1)))
    assert expected(workshop, meeting.id) == ["Al Fabre"], "still there in January"


def test_who_left_can_be_called_back(workshop: Workshop, meeting: Meeting) -> None:
    leaver = workshop.add("Al", "Fabre")
    workshop.do(partial(replace_member, leaver=leaver.id, on=date(2026, 1, 12)))
    assert expected(workshop, meeting.id) == []
    workshop.do(partial(call_back, person=leaver.id))
    assert expected(workshop, meeting.id) == ["Al Fabre"]


def test_nobody_leaves_before_coming(workshop: Workshop) -> None:
    leaver = workshop.add("Al", "Fabre")
    come = Newcomer("Carole", "Dubernet")
    added = workshop.do(
        partial(replace_member, leaver=leaver.id, on=date(2026, 1, 12), newcomer=come)
    )
    assert added is not None
    with pytest.raises(Problem, match="leaves_before_coming"):
        workshop.do(partial(replace_member, leaver=added.id, on=date(2026, 1, 12)))
    with pytest.raises(Problem, match="person_without_name"):
        workshop.do(
            partial(
                replace_member, leaver=added.id, on=date(2026, 3, 1), newcomer=Newcomer("", " ")
            )
        )
    until = {each.person.id: each.until for each in workshop.ask(members)}
    assert until[added.id] is None, "nothing of a refused command is kept"


def recruited(workshop: Workshop) -> list[Person]:
    """Two places: Al and Bo are taken, Cy and Dé wait, in that order."""
    people = [workshop.add(name, "Fabre") for name in ("Al", "Bo", "Cy", "Dé")]
    for minute, person in enumerate(people):
        at = workshop.clock.now() + timedelta(minutes=minute)
        workshop.do(partial(date_candidature, person=person.id, applied_at=at))
    workshop.do(partial(apply_rules, rules=Rules(most=2), by="test"))
    return people


def test_a_group_that_recruits_is_made_of_those_taken(workshop: Workshop, meeting: Meeting) -> None:
    recruited(workshop)
    assert expected(workshop, meeting.id) == ["Al Fabre", "Bo Fabre"]
    waiting = workshop.ask(waiting_for_a_place)
    assert [person.first_name for person in waiting] == ["Cy", "Dé"]


def test_the_place_goes_to_somebody_who_waited(workshop: Workshop, meeting: Meeting) -> None:
    al, bo, cy, _de = recruited(workshop)
    take = partial(replace_member, leaver=al.id, on=date(2026, 1, 12))
    assert workshop.do(partial(take, newcomer=Newcomer(person=cy.id))) == cy
    assert expected(workshop, meeting.id) == ["Bo Fabre", "Cy Fabre"]
    assert [person.first_name for person in workshop.ask(waiting_for_a_place)] == ["Dé"]
    with pytest.raises(Problem, match="member_already"):
        workshop.do(partial(take, newcomer=Newcomer(person=bo.id)))


def test_who_withdraws_leaves_that_day_and_is_not_forgotten(
    workshop: Workshop, meeting: Meeting
) -> None:
    al, *_others = recruited(workshop)
    workshop.do(partial(note_presence, meeting=meeting.id, person=al.id, said="present"))
    workshop.do(partial(withdraw, person=al.id))
    found = {each.person.first_name: each for each in workshop.ask(members)}
    assert set(found) == {"Al", "Bo", "Cy"}, "the next in line is taken, by the rules"
    assert found["Al"].until == date(2026, 3, 12)


def expected(workshop: Workshop, meeting: UUID) -> list[str]:
    found = workshop.ask(partial(expected_at, meeting=meeting))
    return [person.name for person in found]


def test_presence_is_noted_from_the_day_on(workshop: Workshop, meeting: Meeting) -> None:
    person = workshop.add("Lucie", "Peyrat")
    later = workshop.do(partial(move_meeting, key=meeting.id, day=date(2026, 3, 13)))
    note = partial(note_presence, meeting=later.id, person=person.id)
    for said in ("present", "absent"):
        with pytest.raises(Problem, match="meeting_to_come"):
            workshop.do(partial(note, said=said))
    workshop.do(partial(note, said="excused"))
    workshop.clock.forward(24 * 60)
    workshop.do(partial(note, said="present"))
