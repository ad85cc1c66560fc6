"""The search: repeatable, stoppable, telling how far it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.instances import invented_list
from workshop_app.domain.groups.problem import (
    decreasing_weights,
    fair_share,
    tables_of_size,
)
from workshop_app.domain.groups.search import SearchProgress, split
from workshop_app.domain.problems import Problem

ROOT = Path(__file__).parents[3]
PRINTED = """
from benchmarks.instances import invented_list, with_absent
from workshop_app.domain.groups.search import split
from workshop_app.domain.groups.rebalance import rebalance
from workshop_app.domain.groups.rotation import rotate
problem = invented_list(40, 4, 6, hardness=3, extra=2)
found = split(problem, 11, effort=0.1)
print(list(found.tables.items()), found.bound)
print(rebalance(with_absent(problem, {"p0001"}), found.tables, 3, most_moves=3))
print(rotate(problem, 3, 3, effort=0.02))
"""


def test_the_same_seed_gives_the_same_split_whatever_the_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4127")
    }
    assert len(said) == 1
    assert "p0039" in said.pop()


def test_another_seed_gives_another_split() -> None:
    problem = invented_list(30, 3, 1)
    assert split(problem, 1).tables != split(problem, 2).tables


def test_it_stops_when_asked_with_the_best_so_far() -> None:
    problem = invented_list(90, 9, 1)
    found = split(problem, 1, cancelled=lambda: True)
    assert not found.complete
    assert set(found.tables) == set(problem.people)


def test_it_tells_how_far_it_is() -> None:
    told: list[SearchProgress] = []
    problem = invented_list(90, 9, 0, hardness=3, extra=6)
    found = split(problem, 1, effort=0.2, progress=told.append)
    assert found.complete
    assert [each.share for each in told] == sorted(each.share for each in told)
    assert 0 < told[-1].share <= 1
    assert told[-1].imbalance >= found.imbalance >= told[-1].lower_bound == found.bound.total


@pytest.mark.parametrize(("people", "size", "tables"), [(94, 10, 10), (90, 10, 9), (3, 5, 1)])
def test_nobody_is_at_a_table_larger_than_asked(people: int, size: int, tables: int) -> None:
    assert tables_of_size(people, size) == tables


def test_a_size_of_nothing_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        tables_of_size(90, 0)
    assert refused.value.code == "split_size_not_valid"


def test_shares_follow_really_different_sizes() -> None:
    assert fair_share(19, (10,) * 9) == ((2, 3),) * 9
    assert fair_share(6, (11, 10)) == ((3, 3), (3, 3))
    assert fair_share(10, (15, 5)) == ((7, 8), (2, 3))


def test_the_first_criterion_weighs_most() -> None:
    assert decreasing_weights(["structure", "type", "genre"]) == {
        "structure": 3,
        "type": 2,
        "genre": 1,
    }
