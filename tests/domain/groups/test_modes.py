"""What each mode asks, told again here in the simplest words and counted by hand."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.instances import invented_list, with_absent
from tests.domain.groups.cases import problems
from workshop_app.domain.groups.aims import aims, tables_needed
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.problem import MODES, Criterion, Mode, Rule, SplitProblem
from workshop_app.domain.groups.rebalance import rebalance
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.search import split
from workshop_app.domain.groups.swaps import Deviation, best_exchange
from workshop_app.domain.problems import Problem

PEOPLE = tuple(f"p{number:02}" for number in range(36))
REGION = ("CRT",) * 5 + ("ADT",) * 9 + ("OT",) * 20 + ("", "RT")


def asked(mode: Mode, *rules: Rule, values: tuple[str, ...] = REGION) -> SplitProblem:
    return SplitProblem(PEOPLE, 4, (Criterion("type", values, 3, mode),), rules)


def at_tables(problem: SplitProblem, tables: dict[str, int], value: str) -> list[int]:
    """How many hold the value at each table."""
    values = dict(zip(problem.people, problem.criteria[0].values, strict=True))
    counts = Counter(table for person, table in tables.items() if values[person] == value)
    return [counts[table] for table in range(1, problem.tables + 1)]


def away(counts: list[int], sizes: list[int]) -> int:
    """People outside the tables where most of their kind sit."""
    return sum(sorted(counts)[: len(counts) - tables_needed(sum(counts), sizes)])


def test_nobody_is_alone_at_a_table() -> None:
    problem = asked("never-alone")
    found = split(problem, 1)
    assert (found.imbalance, found.proven) == (0, True)
    for value in ("CRT", "ADT", "OT"):
        assert 1 not in at_tables(problem, dict(found.tables), value)
    assert sorted(at_tables(problem, dict(found.tables), "CRT")) == [0, 0, 2, 3]
    assert set(at_tables(problem, dict(found.tables), "OT")) <= {4, 5, 6}


def test_gathered_people_share_as_few_tables_as_hold_them() -> None:
    problem = asked("gather")
    found = split(problem, 1)
    for value, tables in (("CRT", 1), ("ADT", 1), ("OT", 3)):
        counts = at_tables(problem, dict(found.tables), value)
        assert sum(count > 0 for count in counts) == tables
    assert (found.imbalance, found.proven) == (0, True)


def test_an_ignored_criterion_changes_nothing() -> None:
    spread = Criterion("kind", tuple("ab"[place % 2] for place in range(36)), 2)
    ignored = Criterion("type", REGION, 9, "ignore")
    bare = split(SplitProblem(PEOPLE, 4, (spread,)), 3)
    with_it = split(SplitProblem(PEOPLE, 4, (spread, ignored)), 3)
    assert bare.tables == with_it.tables
    sheet = balance_sheet(SplitProblem(PEOPLE, 4, (spread, ignored)), with_it.tables)
    assert (sheet.imbalance, sheet.criteria[1].imbalance) == (0, 0)


@pytest.mark.parametrize("holders", range(1, 40))
def test_company_is_always_possible_for_one_value_alone(holders: int) -> None:
    """Some counts within the aims, none of them 1 (but for somebody the only one of a kind)."""
    for tables in (2, 3, 5, 9):
        wanted = aims("never-alone", holders, (40,) * tables)
        least = sum(aim.least for aim in wanted)
        most = sum(aim.high for aim in wanted)
        assert least <= holders <= most
        if holders > 1:
            assert all(aim.gap(1) for aim in wanted)
        if wanted[0].or_none and holders > 1:
            pairs, odd = divmod(holders, 2)
            assert pairs <= tables
            assert not wanted[0].gap(2 + odd)


@given(st.integers(0, 12), st.lists(st.integers(1, 12), min_size=1, max_size=5), st.integers(0, 12))
def test_a_gap_is_the_fewest_people_to_bring_or_take(
    holders: int, sizes: list[int], count: int
) -> None:
    for mode in MODES:
        for aim in aims(mode, holders, sizes, (0,) if mode == "gather" else ()):
            right = [number for number in range(40) if not aim.gap(number)]
            if aim.or_none and aim.gap(count) < 0:
                assert count + abs(aim.gap(count)) in right
            else:
                assert abs(aim.gap(count)) == min(abs(count - number) for number in right)


def test_two_locked_to_different_tables_stay_apart_and_the_bound_says_who() -> None:
    locks = (Rule("lock", "p00", table=1), Rule("lock", "p01", table=2))
    found = split(asked("gather", *locks), 1)
    assert (found.imbalance, found.proven) == (3, True)
    (reason,) = found.bound.reasons
    assert (reason.kind, reason.value) == ("away", "CRT")
    assert set(reason.people) <= {"p00", "p01"}
    values = ("x", "x") + ("y",) * 34
    found = split(asked("never-alone", *locks, values=values), 1)
    assert (found.imbalance, found.proven) == (6, True)
    assert found.bound.reasons[0].kind == "alone"
    assert found.bound.reasons[0].people == ("p00", "p01")


def test_referents_one_a_table_cannot_be_gathered() -> None:
    referents = tuple(Rule("referent", person) for person in PEOPLE[:4])
    found = split(asked("gather", *referents, values=("R",) * 4 + ("",) * 32), 1)
    assert (found.imbalance, found.proven) == (9, True)
    found = split(asked("never-alone", *referents, values=("R",) * 5 + ("",) * 31), 1)
    assert (found.imbalance, found.proven) == (9, True)


def test_tables_too_small_to_gather_everybody_are_said() -> None:
    """Three kinds of twelve at four tables of nine: three people of each are away at least."""
    values = tuple("abc"[place // 12] for place in range(36))
    found = split(SplitProblem(PEOPLE, 6, (Criterion("kind", values, 1, "gather"),)), 1)
    assert (found.imbalance, found.proven) == (0, True)
    seven = ("a",) * 7 + ("b",) * 7 + ("c",) * 7 + ("d",) * 7 + ("e",) * 8
    found = split(SplitProblem(PEOPLE, 4, (Criterion("kind", seven, 1, "gather"),)), 1)
    assert found.proven
    assert found.bound.reasons[0].kind == "crowded"
    assert found.imbalance == 5


@given(problems(modes=MODES))
@settings(max_examples=60, deadline=None)
def test_the_sheet_counts_as_the_words_say(problem: SplitProblem) -> None:
    try:
        found = split(problem, 7, effort=0.05)
    except Problem:
        return
    sheet = balance_sheet(problem, found.tables)
    assert sheet.keeps_rules
    assert sheet.imbalance == found.imbalance >= found.bound.total
    for criterion in sheet.criteria:
        for row in criterion.rows:
            counts = list(row.counts)
            if criterion.mode == "gather":
                sizes = list(problem.sizes or sheet.sizes)
                assert row.imbalance == away(counts, sizes)
            if criterion.mode == "ignore":
                assert not row.imbalance
            if criterion.mode == "never-alone" and row.holders > 1:
                alone = {table for table, count in enumerate(counts, start=1) if count == 1}
                assert alone <= set(row.outside)


@given(problems(most_people=6, most_rules=3, sizes=False, modes=MODES))
@settings(max_examples=40, deadline=None)
def test_mended_and_turned_splits_know_the_modes_too(problem: SplitProblem) -> None:
    before = {person: place % problem.tables + 1 for place, person in enumerate(problem.people)}
    try:
        mended = rebalance(problem, before, 5)
        turned = rotate(problem, 2, 5, effort=0.02)
    except Problem:
        return
    costs = [point.imbalance for point in mended.curve]
    assert costs == sorted(costs, reverse=True)
    for point in mended.curve:
        assert balance_sheet(problem, point.tables).imbalance == point.imbalance
    for tables, imbalance in zip(turned.rounds, turned.imbalances, strict=True):
        assert balance_sheet(problem, tables).imbalance == imbalance
    everywhere = product(range(1, problem.tables + 1), repeat=len(problem.people))
    sheets = (
        balance_sheet(problem, dict(zip(problem.people, seats, strict=True)))
        for seats in everywhere
    )
    assert costs[-1] >= min(sheet.imbalance for sheet in sheets if sheet.keeps_rules)


def test_somebody_alone_is_mended_by_one_exchange() -> None:
    values = ("x", "x", "", "", "", "")
    problem = SplitProblem(PEOPLE[:6], 2, (Criterion("kind", values, 1, "never-alone"),))
    tables = dict(zip(problem.people, (1, 2, 1, 1, 2, 2), strict=True))
    for table in (1, 2):
        found = best_exchange(problem, tables, Deviation(table, "kind", "x"))
        assert found is not None
        assert (found.imbalance, found.suffices) == (0, True)


def test_somebody_away_comes_home_by_one_exchange() -> None:
    values = ("x", "x", "x", "", "", "")
    problem = SplitProblem(PEOPLE[:6], 2, (Criterion("kind", values, 1, "gather"),))
    tables = dict(zip(problem.people, (1, 1, 2, 1, 2, 2), strict=True))
    assert balance_sheet(problem, tables).criteria[0].rows[0].gaps == (0, 1)
    found = best_exchange(problem, tables, Deviation(2, "kind", "x"))
    assert found is not None
    assert (found.imbalance, found.suffices) == (0, True)


def test_ninety_people_in_mixed_modes() -> None:
    """Functions gathered, types never alone, the rest spread: quickly and without a broken rule."""
    modes: dict[str, Mode] = {"type": "never-alone", "fonction": "gather", "departement": "ignore"}
    whole = invented_list(90, 9, 5)
    problem = SplitProblem(
        whole.people,
        9,
        tuple(
            Criterion(each.name, each.values, each.weight, modes.get(each.name, "spread"))
            for each in whole.criteria
        ),
        whole.rules,
    )
    found = split(problem, 2, effort=0.5)
    sheet = balance_sheet(problem, found.tables)
    assert sheet.keeps_rules
    by_name = {each.name: each for each in sheet.criteria}
    assert by_name["type"].imbalance <= 1
    assert by_name["fonction"].imbalance <= 20
    fewer = with_absent(problem, set(problem.people[60:64]) - set(problem.referents))
    mended = rebalance(fewer, found.tables, 1, most_moves=2)
    assert mended.curve[0].imbalance >= mended.curve[-1].imbalance
