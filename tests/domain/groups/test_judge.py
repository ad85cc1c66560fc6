"""The independent judge has the last word: rules, sizes, imbalance, bound."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.groups.cases import judge, judged, problems
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rebalance import rebalance
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.search import split
from workshop_app.domain.problems import Problem


@given(problems())
@settings(max_examples=150, deadline=None)
def test_whatever_is_asked_the_judge_finds_nothing_to_say(problem: SplitProblem) -> None:
    try:
        found = split(problem, 7, effort=0.1)
    except Problem:
        return
    score = judged(problem, found.tables)
    assert score["problems"] == []
    assert score["imbalance"] == found.imbalance
    assert score["bound"] <= found.bound.total <= found.imbalance
    sheet = balance_sheet(problem, found.tables)
    assert sheet.keeps_rules
    assert sheet.imbalance == found.imbalance
    assert sheet.sizes == tuple(score["sizes"])


@given(problems(sizes=False), st.integers(0, 4), st.integers(0, 2))
@settings(max_examples=80, deadline=None)
def test_a_mended_split_keeps_the_rules_and_moves_no_more_than_said(
    problem: SplitProblem, absent: int, new: int
) -> None:
    """The old split is anything: it may even break the rules of today."""
    before = {
        person: place % problem.tables + 1
        for place, person in enumerate((*problem.people[new:], "gone", "left")[absent:])
    }
    try:
        mended = rebalance(problem, before, 5, most_moves=3)
    except Problem:
        return
    costs = [point.imbalance for point in mended.curve]
    assert costs == sorted(costs, reverse=True)
    for point in mended.curve:
        score = judged(problem, point.tables)
        assert score["problems"] == []
        assert score["imbalance"] == point.imbalance >= mended.bound.total
        moved = {
            person
            for person in problem.people
            if person in before and point.tables[person] != before[person]
        }
        assert {move.person for move in point.moves} == moved
        assert len(moved) <= point.allowed


@given(problems(), st.integers(2, 4))
@settings(max_examples=40, deadline=None)
def test_every_round_keeps_the_rules_and_meetings_are_counted_right(
    problem: SplitProblem, rounds: int
) -> None:
    try:
        found = rotate(problem, rounds, 5, effort=0.02)
    except Problem:
        return
    for tables, imbalance in zip(found.rounds, found.imbalances, strict=True):
        score = judged(problem, tables)
        assert score["problems"] == []
        assert score["imbalance"] == imbalance
    people = dict.fromkeys(problem.people)
    said = judge().rotation([dict(tables) for tables in found.rounds], people, problem.tables)
    assert found.coincidences == said["coincidences"] >= found.coincidences_bound
    if problem.sizes is None:
        assert said["coincidences_bound"] <= found.coincidences_bound
