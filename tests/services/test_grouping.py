from __future__ import annotations

from functools import partial
from typing import Any, cast
from uuid import UUID

import pytest

from tests.conftest import Workshop
from workshop_app.domain.groups.balance import keeps
from workshop_app.domain.groups.problem import Asked, Mode
from workshop_app.domain.people import Person, Split
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.services.grouping import (
    SplitResult,
    apply_split,
    compute_split,
    people_to_seat,
    present_split,
    read_split_criteria,
    split_problem,
    weights_of,
)
from workshop_app.services.history import undo
from workshop_app.services.people import change_person, remove_people
from workshop_app.services.ports import Stop, Watch
from workshop_app.services.seats import (
    add_rule,
    ask_of_criterion,
    lock_people,
    lock_person,
    order_criteria,
    remove_rule,
    seat_people,
    seat_person,
    set_referent,
    swap_people,
    unlock_person,
)
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop

TYPES = ("OT", "ot", "Office de tourisme", "OT", "ADT", "RT")
FUNCTIONS = ("Directrice", "Directeur", "Chargé de mission", "chargée de mission")


def fill(workshop: Workshop, count: int = 30) -> list[Person]:
    return [
        workshop.add(
            f"Prénom{n:02}",
            f"Nom{n:02}",
            organisation=f"OT {n // 2}",
            organisation_type=TYPES[n % len(TYPES)],
            departement=("34", "34 - Hérault", "11", "Aude", "66")[n % 5],
            function=FUNCTIONS[n % len(FUNCTIONS)],
        )
        for n in range(count)
    ]


def computed(workshop: Workshop, seed: int = 4127, **asked: Any) -> SplitResult:
    return compute_split(workshop.ask(partial(split_problem, **asked)), seed)


def done(workshop: Workshop, seed: int = 4127, **asked: Any) -> Split:
    return workshop.do(partial(apply_split, result=computed(workshop, seed, **asked)))


def seats(workshop: Workshop) -> dict[UUID, int | None]:
    return {person.id: person.table for person in workshop.ask(people_to_seat)}


def test_everybody_gets_a_seat_and_the_values_are_spread_however_they_are_written(
    workshop: Workshop,
) -> None:
    fill(workshop)
    split = done(workshop, tables=3)
    assert split.seed == 4127
    assert split.proven
    people = workshop.ask(people_to_seat)
    for table in (1, 2, 3):
        here = [person for person in people if person.table == table]
        assert len(here) == 10
        offices = [p for p in here if p.organisation_type not in ("ADT", "RT")]
        assert len(offices) in (6, 7)
        assert sum(p.function.casefold().startswith("direct") for p in here) in (5, 6)


def test_the_tables_open_and_close_with_the_split_and_come_back_with_one_undo(
    workshop: Workshop,
) -> None:
    fill(workshop)
    result = computed(workshop, size=4)

    def named(uow: Any) -> int:
        apply_split(uow, result)
        return int(uow.command)

    command = workshop.do(named)
    assert workshop.ask(the_workshop).table_count == 8
    assert [table.number for table in workshop.ask(tables_in_order)] == list(range(1, 9))
    workshop.do(partial(undo, command=command))
    assert set(seats(workshop).values()) == {None}
    assert workshop.ask(the_workshop).table_count == 9
    assert workshop.ask(present_split) is None
    done(workshop, tables=3)
    assert workshop.ask(present_split) is not None


def test_the_same_seed_seats_the_same_people_again(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, seed=12, tables=4)
    first = seats(workshop)
    done(workshop, seed=13, tables=4)
    other = seats(workshop)
    done(workshop, seed=12, tables=4)
    assert seats(workshop) == first != other


def test_locks_rules_and_referents_hold_through_a_new_split(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    for person in people[:3]:
        workshop.do(partial(set_referent, key=person.id, referent=True))
    fixed = workshop.do(partial(lock_person, key=people[7].id))
    workshop.do(partial(add_rule, kind="together", people=[p.id for p in people[10:13]]))
    workshop.do(partial(add_rule, kind="apart", people=[p.id for p in people[20:23]]))
    for seed in range(5):
        result = computed(workshop, seed, tables=3)
        assert all(keeps(rule, result.tables) for rule in result.order.problem.rules)
        workshop.do(partial(apply_split, result=result))
        at = seats(workshop)
        assert at[fixed.id] == fixed.table
        assert len({at[p.id] for p in people[:3]}) == 3
        assert len({at[p.id] for p in people[10:13]}) == 1
        assert len({at[p.id] for p in people[20:23]}) == 3


def test_a_contradiction_is_refused_at_once_with_the_people_s_names(workshop: Workshop) -> None:
    people = fill(workshop)
    workshop.do(partial(add_rule, kind="together", people=[people[0].id, people[1].id]))
    with pytest.raises(Problem) as refusal:
        workshop.do(partial(add_rule, kind="apart", people=[people[1].id, people[0].id]))
    assert refusal.value.code == "split_together_and_apart"
    assert set(refusal.value.values["names"]) == {people[0].name, people[1].name}  # type: ignore[call-overload]


def test_a_rule_can_be_taken_away_and_is_not_kept_twice(workshop: Workshop) -> None:
    people = fill(workshop, 12)
    pair = [people[0].id, people[1].id]
    rule = workshop.do(partial(add_rule, kind="apart", people=pair))
    assert workshop.do(partial(add_rule, kind="apart", people=pair[::-1])).id == rule.id
    workshop.do(partial(remove_rule, key=rule.id))
    assert workshop.ask(split_problem).problem.rules == ()
    with pytest.raises(Problem, match="unknown_rule"):
        workshop.do(partial(remove_rule, key=rule.id))
    with pytest.raises(Problem, match="rule_needs_two"):
        workshop.do(partial(add_rule, kind="apart", people=[people[0].id, people[0].id]))


def test_a_split_is_refused_when_the_list_or_the_rules_moved_meanwhile(workshop: Workshop) -> None:
    people = fill(workshop)
    result = computed(workshop, tables=3)
    workshop.do(partial(change_person, key=people[0].id, departement="48"))
    with pytest.raises(Problem, match="split_stale") as refusal:
        workshop.do(partial(apply_split, result=result))
    assert "Personne n’a bougé" in sentence(refusal.value.code, refusal.value.values)
    assert set(seats(workshop).values()) == {None}
    again = computed(workshop, tables=3)
    workshop.do(partial(remove_people, keys=[people[1].id]))
    with pytest.raises(Problem, match="split_stale"):
        workshop.do(partial(apply_split, result=again))


def test_a_hand_seats_exchanges_and_fixes(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    first = next(p for p in workshop.ask(people_to_seat) if p.table == 1)
    other = next(p for p in workshop.ask(people_to_seat) if p.table == 2)
    workshop.do(partial(swap_people, one=first.id, other=other.id))
    assert (seats(workshop)[first.id], seats(workshop)[other.id]) == (2, 1)
    workshop.do(partial(seat_person, key=first.id, table=3))
    workshop.do(partial(lock_person, key=first.id))
    for command in (
        partial(seat_person, key=first.id, table=1),
        partial(swap_people, one=first.id, other=other.id),
    ):
        with pytest.raises(Problem, match="person_locked"):
            workshop.do(command)
    workshop.do(partial(unlock_person, key=first.id))
    workshop.do(partial(seat_person, key=first.id, table=1))
    with pytest.raises(Problem, match="unknown_table"):
        workshop.do(partial(seat_person, key=first.id, table=4))
    assert len(people) == 30


def test_somebody_without_a_seat_can_be_neither_fixed_nor_exchanged(workshop: Workshop) -> None:
    one, other = workshop.add("Ana", "Petit"), workshop.add("Luc", "Grand")
    with pytest.raises(Problem, match="person_without_seat"):
        workshop.do(partial(lock_person, key=one.id))
    with pytest.raises(Problem, match="person_without_seat"):
        workshop.do(partial(swap_people, one=one.id, other=other.id))


def test_criteria_are_asked_by_their_french_names_or_by_a_heading(workshop: Workshop) -> None:
    for n in range(4):
        workshop.add(f"P{n}", "N", function="élu", attributes=(("Langue parlée", "fr"),))
    read = workshop.ask(partial(read_split_criteria, text="structure:5,type:3,langue parlee"))
    assert read == {
        "organisation": Asked(5),
        "organisation_type": Asked(3),
        "Langue parlée": Asked(1),
    }
    read = workshop.ask(partial(read_split_criteria, text="Département,fonction"))
    assert list(read) == ["departement", "function"]
    assert read["departement"].weight > read["function"].weight
    with pytest.raises(Problem, match="split_criterion_unknown") as refusal:
        workshop.ask(partial(read_split_criteria, text="couleur"))
    assert refusal.value.values["names"] == ("couleur",)


def test_the_weights_of_a_split_hold_until_the_order_is_changed(workshop: Workshop) -> None:
    fill(workshop)
    asked = {"function": Asked(5), "departement": Asked(3)}
    split = done(workshop, tables=3, criteria=asked)
    known = workshop.ask(the_workshop)
    assert known.criteria == ("function", "departement")
    assert weights_of(known, split) == asked
    workshop.do(partial(order_criteria, criteria=["departement", "function"]))
    assert weights_of(workshop.ask(the_workshop), split) == {
        "departement": Asked(2),
        "function": Asked(1),
    }


def test_the_mode_of_a_criterion_is_kept_with_the_workshop_and_with_the_split(
    workshop: Workshop,
) -> None:
    fill(workshop)
    workshop.do(partial(ask_of_criterion, criterion="function", mode="gather"))
    workshop.do(partial(ask_of_criterion, criterion="organisation_type", mode="never-alone"))
    assert workshop.ask(the_workshop).criteria_modes == (
        ("function", "gather"),
        ("organisation_type", "never-alone"),
    )
    split = done(workshop, tables=3)
    modes = dict(zip(split.criteria, split.modes, strict=True))
    assert modes["function"] == "gather"
    assert modes["departement"] == "spread"
    workshop.do(partial(order_criteria, criteria=["function", "organisation_type"]))
    result = computed(workshop, tables=3)
    functions = next(each for each in result.sheet.criteria if each.name == "function")
    assert functions.mode == "gather"
    assert all(len(row.seated_at) == 2 for row in functions.rows)
    workshop.do(partial(ask_of_criterion, criterion="function", mode="spread"))
    assert workshop.ask(the_workshop).criteria_modes == (("organisation_type", "never-alone"),)
    with pytest.raises(Problem, match="split_mode_not_valid"):
        workshop.do(partial(ask_of_criterion, criterion="function", mode=cast("Mode", "near")))


def test_the_modes_a_command_line_asks_are_kept(workshop: Workshop) -> None:
    fill(workshop)
    asked = workshop.ask(partial(read_split_criteria, text="fonction:3:gather,type:2"))
    workshop.do(partial(ask_of_criterion, criterion="departement", mode="ignore"))
    done(workshop, tables=3, criteria=asked)
    known = workshop.ask(the_workshop)
    assert known.criteria == ("function", "organisation_type")
    assert dict(known.criteria_modes) == {"function": "gather", "departement": "ignore"}


def test_nobody_both_ways_and_too_many_tables_are_refused(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="no_people"):
        workshop.ask(split_problem)
    fill(workshop, 4)
    with pytest.raises(Problem, match="split_tables_or_size"):
        workshop.ask(partial(split_problem, tables=2, size=2))
    with pytest.raises(Problem, match="split_more_tables_than_people"):
        computed(workshop, tables=9)


def test_a_cancelled_search_leaves_nothing(workshop: Workshop) -> None:
    fill(workshop)
    order = workshop.ask(partial(split_problem, tables=4))
    told: list[float] = []
    compute_split(order, 1, Watch(told.append))
    assert all(0 <= share <= 1 for share in told)
    with pytest.raises(Stop):
        compute_split(order, 1, Watch(cancelled=lambda: True))


def test_rounds_seat_everybody_each_time_with_other_neighbours(workshop: Workshop) -> None:
    people = fill(workshop, 12)
    split = done(workshop, tables=3, rounds=3)
    assert split.rounds == 3
    seated = workshop.ask(people_to_seat)
    assert all(len(person.tables) == 3 for person in seated)
    for turn in range(3):
        at = [person.tables[turn] for person in seated]
        assert sorted(at.count(table) for table in (1, 2, 3)) == [4, 4, 4]
    assert len({tuple(person.tables) for person in seated}) > 3
    first = seated[0]
    workshop.do(partial(seat_person, key=first.id, table=1 + first.tables[0] % 3))
    moved = next(person for person in workshop.ask(people_to_seat) if person.id == first.id)
    assert moved.tables[1:] == first.tables[1:]
    assert len(people) == 12


def test_several_people_move_in_one_gesture_or_nobody_does(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, tables=3)
    here = [person for person in workshop.ask(people_to_seat) if person.table == 1][:3]
    keys = [person.id for person in here]

    def named(uow: Any) -> int:
        seat_people(uow, keys, 2)
        return int(uow.command)

    command = workshop.do(named)
    assert {seats(workshop)[key] for key in keys} == {2}
    workshop.do(partial(undo, command=command))
    assert {seats(workshop)[key] for key in keys} == {1}
    workshop.do(partial(lock_people, keys=keys[:2], locked=True))
    with pytest.raises(Problem, match="person_locked"):
        workshop.do(partial(seat_people, keys=keys, table=2))
    assert {seats(workshop)[key] for key in keys} == {1}
    workshop.do(partial(lock_people, keys=keys, locked=False))
    assert workshop.do(partial(seat_people, keys=[*keys, keys[0]], table=3)) == 3
