"""The balance sheet and the corrections by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.instances import invented_list
from tests.domain.groups.cases import judged, problems
from workshop_app.domain.groups.balance import balance_sheet, bound_of
from workshop_app.domain.groups.problem import Criterion, Rule, SplitProblem
from workshop_app.domain.groups.search import split
from workshop_app.domain.groups.swaps import Deviation, best_exchange, exchange_instead
from workshop_app.domain.problems import Problem

PEOPLE = tuple("ABCDEF")
OFFICE = Criterion("structure", ("Thau", "Thau", "Lez", "Lez", "", "Vis"), 5)
TRIO = SplitProblem(PEOPLE, 2, (OFFICE,))
LEFT_RIGHT = dict(zip(PEOPLE, (1, 1, 1, 2, 2, 2), strict=True))


def test_counts_shares_and_what_is_outside() -> None:
    sheet = balance_sheet(TRIO, LEFT_RIGHT)
    (structure,) = sheet.criteria
    assert [row.value for row in structure.rows] == ["Thau", "Lez", "Vis"]
    thau, lez, vis = structure.rows
    assert (thau.counts, thau.low, thau.high, thau.gaps) == ((2, 0), 1, 1, (1, -1))
    assert (lez.counts, lez.outside) == ((1, 1), ())
    assert (vis.counts, vis.low, vis.high, vis.imbalance) == ((0, 1), 0, 1, 0)
    assert structure.variety == (2, 2)
    assert sheet.imbalance == 10
    assert (sheet.sizes, sheet.sizes_outside, sheet.proven) == ((3, 3), (), False)


def test_an_unavoidable_gap_is_proven_and_names_the_people() -> None:
    problem = replace(TRIO, rules=(Rule("together", "A", "B"),))
    found = split(problem, 1)
    assert (found.imbalance, found.bound.total, found.proven) == (10, 10, True)
    (reason,) = found.bound.reasons
    assert (reason.criterion, reason.value, reason.people) == ("structure", "Thau", ("A", "B"))
    assert reason.kind == "too_many"


def test_people_who_take_the_places_of_a_value_are_named_too() -> None:
    """Seven of ten are OT; four others together leave too few places for OT at their table."""
    people = tuple(f"p{number:02}" for number in range(30))
    kind = Criterion("type", tuple("OT" if number < 21 else f"X{number}" for number in range(30)))
    rules = tuple(Rule("together", "p21", f"p{number}") for number in (22, 23, 24))
    found = split(SplitProblem(people, 3, (kind,), rules), 1)
    assert (found.bound.total, found.imbalance) == (2, 2)
    (reason,) = found.bound.reasons
    assert (reason.value, reason.kind) == ("OT", "too_few")
    assert reason.people == ("p21", "p22", "p23", "p24")


def test_a_hand_may_break_rules_and_sizes_and_the_sheet_says_so() -> None:
    rules = (Rule("apart", "A", "B"), Rule("lock", "C", table=1), Rule("referent", "A"))
    problem = replace(TRIO, rules=(*rules, Rule("referent", "B")))
    sheet = balance_sheet(problem, LEFT_RIGHT | {"C": 2})
    assert sheet.broken == rules[:2]
    assert (sheet.sizes, sheet.sizes_outside) == ((2, 4), (1, 2))
    assert (sheet.referents, sheet.referents_outside) == ((2, 0), (1, 2))
    assert not sheet.keeps_rules


@given(problems(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_any_hand_made_seating_is_measured_as_the_judge_does(
    problem: SplitProblem, rng: Random
) -> None:
    tables = {person: rng.randint(1, problem.tables) for person in problem.people}
    try:
        bound = bound_of(problem)
    except Problem:
        return
    sheet = balance_sheet(problem, tables, bound)
    score = judged(problem, tables)
    assert sheet.imbalance == score["imbalance"]
    assert sheet.keeps_rules == (not score["problems"])


def test_the_exchange_that_mends_a_deviation_is_found() -> None:
    found = best_exchange(TRIO, LEFT_RIGHT, Deviation(1, "structure", "Thau"))
    assert found is not None
    assert {found.person, found.other} <= {"A", "B", "E", "F"}
    assert (found.imbalance, found.suffices) == (0, True)


def test_no_exchange_where_none_helps() -> None:
    balanced = dict(zip(PEOPLE, (1, 2, 1, 2, 1, 2), strict=True))
    assert best_exchange(TRIO, balanced) is None


def test_a_table_too_full_is_mended_by_a_plain_move() -> None:
    plain = SplitProblem(PEOPLE, 2)
    found = exchange_instead(plain, LEFT_RIGHT, "A", 2)
    assert found is not None
    assert (found.person, found.origin, found.to) == ("A", 1, 2)
    assert found.other in ("D", "E", "F")


def test_an_exchange_instead_of_a_move_keeps_rules() -> None:
    problem = replace(TRIO, rules=(Rule("lock", "D", table=2), Rule("apart", "B", "E")))
    found = exchange_instead(problem, LEFT_RIGHT, "A", 2)
    assert found is not None
    assert found.other == "F"
    assert exchange_instead(problem, LEFT_RIGHT, "D", 1) is None


def test_the_best_exchange_is_the_best_of_all() -> None:
    problem = invented_list(30, 3, 4, hardness=0)
    tables = {person: place % 3 + 1 for place, person in enumerate(problem.people)}
    bound = bound_of(problem)
    found = best_exchange(problem, tables)
    costs = [
        balance_sheet(problem, tables | {one: tables[two], two: tables[one]}, bound).imbalance
        for one, two in combinations(problem.people, 2)
    ]
    assert found is not None
    assert found.imbalance == min(costs)
