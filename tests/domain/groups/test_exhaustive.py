"""Against every seating there is, on problems small enough to try them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings

from tests.domain.groups.cases import problems
from workshop_app.domain.groups.balance import BalanceSheet, balance_sheet
from workshop_app.domain.groups.bound import LowerBound
from workshop_app.domain.groups.problem import MODES, SplitProblem
from workshop_app.domain.groups.search import split
from workshop_app.domain.problems import Problem


def every_sheet(problem: SplitProblem) -> Iterator[BalanceSheet]:
    """The sheets of all seatings that keep the rules."""
    no_bound = LowerBound(0, (0,) * len(problem.criteria), ())
    for seats in product(range(1, problem.tables + 1), repeat=len(problem.people)):
        sheet = balance_sheet(problem, dict(zip(problem.people, seats, strict=True)), no_bound)
        if sheet.keeps_rules:
            yield sheet


@given(problems(most_people=6, most_rules=8) | problems(most_people=6, most_rules=4, modes=MODES))
@settings(max_examples=120, deadline=None)
def test_the_split_is_the_best_there_is_and_the_bound_below_it(problem: SplitProblem) -> None:
    least = min((sheet.imbalance for sheet in every_sheet(problem)), default=None)
    if least is None:
        with pytest.raises(Problem):
            split(problem, 3, effort=0.2)
        return
    found = split(problem, 3, effort=0.2)
    assert found.bound.total <= least
    assert found.imbalance == least
