"""The independent judge has the last word: rules, sizes, imbalance, bound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.domain.groups.cases import judged, problems
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.problem import SplitProblem
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
