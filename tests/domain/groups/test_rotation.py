"""Rounds where people meet anew."""

from __future__ import annotations

import pytest

from benchmarks.instances import invented_list
from workshop_app.domain.groups.problem import Rule, SplitProblem
from workshop_app.domain.groups.rotation import coincidences, coincidences_bound, rotate
from workshop_app.domain.groups.rotation_table import FIELDS, rotation_table
from workshop_app.domain.problems import Problem


def crowd(people: int, tables: int, *rules: Rule) -> SplitProblem:
    return SplitProblem(tuple(f"p{number:02}" for number in range(people)), tables, rules=rules)


@pytest.mark.parametrize("tables", sorted(FIELDS))
def test_the_table_of_a_field_meets_the_bound(tables: int) -> None:
    for columns in (tables, tables + 1):
        problem = crowd(columns * tables, tables)
        for rounds in (2, min(tables, 5)):
            found = rotate(problem, rounds, 1, effort=0.0)
            assert found.coincidences == coincidences_bound(problem, rounds)


@pytest.mark.parametrize(("people", "tables", "rounds"), [(60, 6, 2), (91, 9, 3), (12, 3, 4)])
def test_algebra_says_when_it_has_no_answer(people: int, tables: int, rounds: int) -> None:
    assert rotation_table(people, tables, rounds) is None


def test_a_host_stays_and_the_others_hardly_meet_twice() -> None:
    problem = crowd(25, 5, Rule("lock", "p00", table=1), Rule("lock", "p01", table=2))
    found = rotate(problem, 3, 1, effort=0.5)
    assert {tables["p00"] for tables in found.rounds} == {1}
    assert found.coincidences == coincidences(found.rounds) <= 2


def test_people_kept_together_meet_in_every_round() -> None:
    problem = crowd(25, 5, Rule("together", "p00", "p01"))
    found = rotate(problem, 3, 1, effort=0.1)
    assert found.coincidences_bound == 3
    assert found.coincidences >= 3
    for tables in found.rounds:
        assert tables["p00"] == tables["p01"]


def test_balance_counts_in_every_round() -> None:
    problem = invented_list(30, 5, 3, hardness=0)
    found = rotate(problem, 3, 1, effort=0.5)
    assert max(found.imbalances) <= found.bound.total + 6


def test_it_stops_when_asked() -> None:
    found = rotate(crowd(30, 3, Rule("referent", "p03")), 3, 1, cancelled=lambda: True)
    assert not found.complete or found.coincidences == found.coincidences_bound
    assert len(found.rounds) == 3


@pytest.mark.parametrize("rounds", [0, 21])
def test_a_number_of_rounds_that_makes_no_sense(rounds: int) -> None:
    with pytest.raises(Problem) as refused:
        rotate(crowd(9, 3), rounds, 1)
    assert refused.value.code == "split_rounds_not_valid"
