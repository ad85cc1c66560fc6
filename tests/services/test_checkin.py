from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.attendance import Gesture
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance import attendance_of
from workshop_app.services.checkin import Newcomer, Said, say, take_back, welcome
from workshop_app.services.grouping import apply_split, compute_split, split_problem
from workshop_app.services.history import undo
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.seat_choice import foresee_seat, nobody_yet, people_counted
from workshop_app.services.seats import set_referent
from workshop_app.services.workshops import change_workshop

TYPES = ("OT", "ADT", "RT")


def hall(workshop: Workshop, people: int = 12, tables: int = 3) -> list[Person]:
    """So many people at tables, on the morning of the day: it is 9 h, the opening is at 10 h."""
    workshop.do(partial(change_workshop, day=date(2026, 3, 12), table_count=tables))
    workshop.clock.time = workshop.clock.time.replace(hour=8)
    for n in range(people):
        workshop.add(f"Prénom{n:02}", f"Nom{n:02}", organisation_type=TYPES[n % 3])
    order = workshop.ask(split_problem)
    workshop.do(partial(apply_split, result=compute_split(order, 1)))
    return workshop.ask(lambda snapshot: sorted(snapshot.people.where(), key=lambda p: p.name))


def said(workshop: Workshop, key: UUID, wanted: Gesture, post: int = 1, ago: float = 0) -> Said:
    at = workshop.clock.now() - timedelta(minutes=ago)
    return workshop.do(partial(say, key=key, wanted=wanted, post=post, at=at))


def state(workshop: Workshop, key: UUID) -> str:
    known = workshop.ask(attendance_of).get(key)
    return known.state if known else "expected"


def test_who_arrives_gets_a_badge_and_keeps_their_table(workshop: Workshop) -> None:
    first, second = hall(workshop)[:2]
    here = said(workshop, first.id, "arrived")
    assert (here.person.badge, here.person.table) == (1, first.table)
    assert said(workshop, second.id, "arrived").person.badge == 2
    assert here.attendance.arrived_at == workshop.clock.now()


def test_who_was_added_after_the_split_is_seated_on_arrival(workshop: Workshop) -> None:
    hall(workshop)
    late = workshop.add("Ève", "Œuvray")
    assert late.table is None
    assert said(workshop, late.id, "arrived").person.table in (1, 2, 3)


def test_without_tables_nobody_is_sent_to_one(workshop: Workshop) -> None:
    person = workshop.add("Ève", "Œuvray")
    assert said(workshop, person.id, "arrived").person.table is None


def test_the_second_post_hears_who_was_first(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    said(workshop, person.id, "arrived", post=2)
    workshop.clock.forward(3)
    second = said(workshop, person.id, "arrived", post=1)
    assert second.already
    assert second.attendance.post == 2
    assert second.attendance.at == workshop.clock.now() - timedelta(minutes=3)


def test_an_arrival_that_waited_without_network_is_merged(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    said(workshop, person.id, "excused")
    merged = said(workshop, person.id, "arrived", post=2, ago=8)
    assert not merged.already
    assert merged.attendance.at == workshop.clock.now() - timedelta(minutes=8)


def test_a_wrong_clock_is_not_believed(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    assert said(workshop, person.id, "arrived", ago=-5).attendance.at == workshop.clock.now()


def test_taking_back_puts_back_what_was_said_before(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    said(workshop, person.id, "excused")
    here = said(workshop, person.id, "arrived", post=2)
    workshop.do(partial(take_back, key=person.id, expected=here.attendance.change))
    assert state(workshop, person.id) == "excused"
    again = said(workshop, person.id, "arrived")
    workshop.do(partial(take_back, key=person.id, expected=again.attendance.change))
    assert state(workshop, person.id) == "excused"


def test_taking_back_what_changed_since_is_refused(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    here = said(workshop, person.id, "arrived")
    said(workshop, person.id, "left")
    with pytest.raises(Problem, match="attendance_changed"):
        workshop.do(partial(take_back, key=person.id, expected=here.attendance.change))
    assert state(workshop, person.id) == "left"


def test_words_are_taken_back_one_by_one(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    said(workshop, person.id, "arrived")
    gone = said(workshop, person.id, "left")
    here = workshop.do(partial(take_back, key=person.id, expected=gone.attendance.change))
    assert state(workshop, person.id) == "arrived"
    workshop.do(partial(take_back, key=person.id, expected=here.attendance.change))
    assert state(workshop, person.id) == "expected"


def test_an_undone_departure_is_no_longer_a_word(workshop: Workshop) -> None:
    person = hall(workshop)[0]

    def leave(uow: UnitOfWork) -> int:
        say(uow, person.id, "left")
        return uow.command

    said(workshop, person.id, "excused")
    workshop.clock.forward(1)
    said(workshop, person.id, "arrived")
    workshop.clock.forward(1)
    workshop.do(partial(undo, command=workshop.do(leave)))
    here = workshop.ask(attendance_of)[person.id]
    assert here.state == "arrived"
    workshop.do(partial(take_back, key=person.id, expected=here.change))
    assert state(workshop, person.id) == "excused"


def test_after_taking_back_an_arrival_begins_anew(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    first = said(workshop, person.id, "arrived")
    workshop.do(partial(take_back, key=person.id, expected=first.attendance.change))
    assert state(workshop, person.id) == "expected"
    workshop.clock.forward(5)
    again = said(workshop, person.id, "arrived").attendance
    assert again.arrived_at == workshop.clock.now()
    assert again.state == "arrived"


def test_a_name_is_enough_for_a_newcomer(workshop: Workshop) -> None:
    hall(workshop)
    foreseen = workshop.ask(
        lambda snapshot: foresee_seat(snapshot, nobody_yet(snapshot.workshop), workshop.clock.now())
    )
    come = workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira"), post=2))
    assert (come.person.first_name, come.person.last_name) == ("Ana", "Ferreira")
    assert (come.person.table, come.person.badge) == (foreseen.table, foreseen.badge)
    assert come.attendance.walk_in
    assert come.attendance.state == "arrived"


def test_a_newcomer_without_a_name_is_refused(workshop: Workshop) -> None:
    hall(workshop)
    with pytest.raises(Problem, match="person_without_name"):
        workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "  ")))


def test_a_newcomer_said_twice_is_one_person(workshop: Workshop) -> None:
    hall(workshop)
    newcomer = Newcomer(uuid4(), "Ana Ferreira")
    first = workshop.do(partial(welcome, newcomer=newcomer, post=2))
    again = workshop.do(partial(welcome, newcomer=newcomer, post=2))
    assert again.already
    assert again.person == first.person
    assert workshop.ask(lambda snapshot: snapshot.people.count()) == 13


def test_the_table_that_a_post_without_network_told_is_kept(workshop: Workshop) -> None:
    hall(workshop)
    for told, kept in ((2, 2), (40, None)):
        newcomer = Newcomer(uuid4(), "Ana Ferreira", table=told)
        come = workshop.do(partial(welcome, newcomer=newcomer, post=2))
        assert come.person.table == kept or kept is None
        assert come.person.table in (1, 2, 3)


def test_a_newcomer_taken_back_leaves_the_list_and_the_badge_is_not_given_again(
    workshop: Workshop,
) -> None:
    hall(workshop)
    come = workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira")))
    workshop.do(partial(take_back, key=come.person.id, expected=come.attendance.change))
    assert workshop.ask(lambda snapshot: snapshot.people.count()) == 12
    other = workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Bo Aimé")))
    assert other.person.badge == (come.person.badge or 0) + 1


def test_the_usual_undo_takes_a_welcome_back_whole(workshop: Workshop) -> None:
    hall(workshop)

    def numbered(uow: UnitOfWork) -> int:
        welcome(uow, Newcomer(uuid4(), "Ana Ferreira"))
        return uow.command

    command = workshop.do(numbered)
    workshop.do(partial(undo, command=command))
    assert workshop.ask(lambda snapshot: snapshot.people.count()) == 12
    assert workshop.ask(attendance_of) == {}


def test_a_newcomer_sits_where_people_are_missing_once_it_is_late(workshop: Workshop) -> None:
    people = hall(workshop)
    empty = people[0].table
    for person in people:
        if person.table != empty:
            said(workshop, person.id, "arrived")
    workshop.clock.forward(50)
    come = workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira")))
    assert come.person.table == empty


def test_until_a_quarter_of_an_hour_before_those_awaited_keep_their_chair(
    workshop: Workshop,
) -> None:
    people = hall(workshop)
    said(workshop, people[0].id, "arrived")
    said(workshop, people[1].id, "excused")
    count = partial(people_counted, now=workshop.clock.now())
    assert len(workshop.ask(count)) == 11
    workshop.clock.forward(50)
    count = partial(people_counted, now=workshop.clock.now())
    assert [person.id for person in workshop.ask(count)] == [people[0].id]


def test_a_referent_without_a_seat_is_sent_where_nobody_types(workshop: Workshop) -> None:
    people = hall(workshop)
    by_table = {person.table: person for person in people}
    for table in (1, 2):
        workshop.do(partial(set_referent, key=by_table[table].id, referent=True))
    late = workshop.add("Ève", "Œuvray", referent=True)
    assert said(workshop, late.id, "arrived").person.table == 3
