"""Several rounds of seats: who sits where in each, who stays, what is said of it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from tests.services.repairing import change
from tests.services.test_grouping import fill
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.services.balance import room_of
from workshop_app.services.board import room
from workshop_app.services.grouping import apply_split, compute_split, people_to_seat, split_problem
from workshop_app.services.phases import change_phase, schedule, start_phase
from workshop_app.services.phones import phone_news
from workshop_app.services.rounds import make_referents_hosts, set_rounds
from workshop_app.services.seats import lock_person, seat_person, set_host, swap_people


def rotated(workshop: Workshop, rounds: int, tables: int = 5, count: int = 25) -> list[Person]:
    """A list with a referent at each table, seated anew so many times."""
    people = fill(workshop, count)
    for person in people[:tables]:
        change(workshop, person, referent=True)
    workshop.do(partial(set_rounds, rounds=rounds))
    order = workshop.ask(partial(split_problem, tables=tables))
    assert order.rounds == rounds
    workshop.do(partial(apply_split, result=compute_split(order, 1, effort=0.3)))
    return workshop.ask(people_to_seat)


def tables_of(workshop: Workshop, key: UUID) -> tuple[int, ...]:
    return next(p.tables for p in workshop.ask(people_to_seat) if p.id == key)


def test_the_workshop_says_how_many_rounds(workshop: Workshop) -> None:
    people = rotated(workshop, 3)
    assert {len(person.tables) for person in people} == {3}
    assert workshop.ask(room_of).rounds == 3
    with pytest.raises(Problem, match="split_rounds_not_valid"):
        workshop.do(partial(set_rounds, rounds=21))


def test_hosts_stay_at_their_table_and_every_table_has_one(workshop: Workshop) -> None:
    people = fill(workshop, 25)
    for person in people[:5]:
        change(workshop, person, referent=True)
    assert workshop.do(make_referents_hosts) == 5
    order = workshop.ask(partial(split_problem, tables=5, rounds=3))
    workshop.do(partial(apply_split, result=compute_split(order, 1, effort=0.3)))
    hosts = [person for person in workshop.ask(people_to_seat) if person.host]
    assert sorted(person.tables for person in hosts) == [(n,) * 3 for n in range(1, 6)]
    told = workshop.ask(room_of).told
    assert (told.hosts, told.without_host) == (5, ())


def test_a_table_without_a_host_is_named(workshop: Workshop) -> None:
    people = rotated(workshop, 2)
    workshop.do(partial(set_host, key=people[0].id, host=True))
    told = workshop.ask(room_of).told
    assert told.hosts == 1
    assert people[0].table not in told.without_host
    assert len(told.without_host) == 4


def test_what_the_rounds_bring_together_is_said(workshop: Workshop) -> None:
    rotated(workshop, 2)
    told = workshop.ask(room_of).told
    assert told.met.startswith("Chacun rencontre ")
    assert told.met.endswith("en 2 tours.")
    assert "se répète" in told.again or told.again.startswith("Personne ne se retrouve")
    assert told.advice == ""


def test_another_number_of_tables_is_proposed_only_when_it_would_do(workshop: Workshop) -> None:
    fill(workshop, 30)
    workshop.do(partial(set_rounds, rounds=3))
    order = workshop.ask(partial(split_problem, tables=5))
    workshop.do(partial(apply_split, result=compute_split(order, 1, effort=0.1)))
    told = workshop.ask(room_of).told
    assert "avec 5 tables" in told.again
    assert told.advice == (
        "6 tables de 5 éviteraient toute répétition, si seules les rencontres comptaient."
    )


def test_each_round_is_looked_at_and_corrected_on_its_own(workshop: Workshop) -> None:
    people = rotated(workshop, 2)
    person = next(p for p in people if not p.referent)
    first, second = person.tables
    other = next(n for n in range(1, 6) if n != second)
    seen = workshop.ask(partial(room_of, round_=2))
    assert seen.seating[str(person.id)] == second
    workshop.do(partial(seat_person, key=person.id, table=other, round_=2))
    assert tables_of(workshop, person.id) == (first, other)
    there = next(p for p in people if p.tables[1] == second and p.id != person.id)
    workshop.do(partial(swap_people, one=person.id, other=there.id, round_=2))
    assert tables_of(workshop, person.id) == (first, second)
    assert tables_of(workshop, there.id) == (there.tables[0], other)


def test_a_host_moved_by_hand_moves_for_all_rounds(workshop: Workshop) -> None:
    people = rotated(workshop, 3)
    workshop.do(partial(set_host, key=people[0].id, host=True))
    workshop.do(partial(seat_person, key=people[0].id, table=4, round_=2))
    assert tables_of(workshop, people[0].id) == (4, 4, 4)


def test_a_place_fixed_after_the_rounds_were_made_breaks_no_rule(workshop: Workshop) -> None:
    people = rotated(workshop, 2)
    moving = next(p for p in people if p.tables[0] != p.tables[1])
    workshop.do(partial(lock_person, key=moving.id))
    for round_ in (1, 2):
        seen = workshop.ask(partial(room_of, round_=round_))
        assert seen.judged[2] is None


def test_the_tables_and_the_phones_follow_the_round_of_the_phase(workshop: Workshop) -> None:
    people = rotated(workshop, 2)
    first, second = workshop.ask(schedule)[:2]
    workshop.do(partial(change_phase, key=second.id, round=2))
    for round_, phase in enumerate((first, second)):
        workshop.do(partial(start_phase, key=phase.id))
        typing = {p.tables[round_]: p.id for p in people if p.referent}
        now = workshop.ask(room).referents
        assert {table: person.id for table, person in now.items()} == typing
        news = workshop.ask(partial(phone_news, table=3, now=workshop.clock.now()))
        assert news.referent is not None
        assert news.referent.id == typing[3]
