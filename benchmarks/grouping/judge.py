"""The independent scorer of splits, which knows nothing of this program."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from workshop_app.domain.groups.problem import SplitProblem

SCORER = Path(__file__).parents[2] / "tests" / "data" / "given" / "score_split.py"


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_split", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(problem: SplitProblem, tables: Mapping[str, int]) -> dict[str, Any]:
    """Its verdict on one seating: problems, sizes, imbalance, bound."""
    people = {
        person: {criterion.name: criterion.values[place] for criterion in problem.criteria}
        for place, person in enumerate(problem.people)
    }
    weights = {criterion.name: criterion.weight for criterion in problem.criteria}
    rules = [(rule.kind, rule.person, str(rule.table or rule.other)) for rule in problem.rules]
    score: dict[str, Any] = _scorer().score_round(
        people, dict(tables), problem.tables, weights, rules, problem.sizes
    )
    return score


def rotation_judged(problem: SplitProblem, rounds: Sequence[Mapping[str, int]]) -> dict[str, Any]:
    """Its verdict on several rounds: coincidences and their bound."""
    people = dict.fromkeys(problem.people)
    score: dict[str, Any] = _scorer().rotation(
        [dict(tables) for tables in rounds], people, problem.tables
    )
    return score
