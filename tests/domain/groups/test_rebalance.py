"""Fewest moves after check-in."""

from __future__ import annotations

import pytest

from benchmarks.grouping.rooms import Room, known_rooms
from benchmarks.instances import invented_list, with_absent
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.problem import Criterion, Rule, SplitProblem
from workshop_app.domain.groups.rebalance import ELBOW, rebalance
from workshop_app.domain.groups.search import split

PEOPLE = tuple(f"p{number:02}" for number in range(12))
TABLES = {person: place % 3 + 1 for place, person in enumerate(PEOPLE)}
KIND = Criterion("kind", tuple("abc"[place // 4] for place in range(12)))


def without(problem: SplitProblem, *absent: str) -> SplitProblem:
    return with_absent(problem, set(absent))


def test_a_balanced_split_asks_for_no_move() -> None:
    problem = SplitProblem(PEOPLE, 3, (KIND,))
    before = split(problem, 1).tables
    mended = rebalance(problem, before, 1)
    assert [len(point.moves) for point in mended.curve] == [0] * 9
    assert mended.elbow.tables == before


def test_sizes_can_force_a_move_and_the_curve_starts_there() -> None:
    """Three absents at one table leave 1, 4 and 4 people: two must move."""
    gone = [person for person in PEOPLE if TABLES[person] == 1][:3]
    problem = without(SplitProblem(PEOPLE, 3), *gone)
    mended = rebalance(problem, TABLES, 1)
    assert mended.forced == 2
    assert mended.at(1) is None
    assert mended.at(2) == mended.curve[0]
    assert {move.to for move in mended.curve[0].moves} == {1}
    assert {move.origin for move in mended.curve[0].moves} == {2, 3}


def test_new_people_do_not_count_as_moved() -> None:
    problem = SplitProblem((*PEOPLE, "new"), 3)
    mended = rebalance(problem, TABLES, 1)
    assert mended.forced == 0
    assert mended.curve[0].moves == ()
    assert mended.curve[0].tables["new"] in (1, 2, 3)


def test_a_table_closed_moves_those_who_sat_there() -> None:
    problem = SplitProblem(PEOPLE, 2)
    mended = rebalance(problem, TABLES, 1)
    assert mended.forced == 4
    assert {move.origin for move in mended.curve[0].moves} == {3}


def test_locked_people_and_referents_stay() -> None:
    problem = invented_list(90, 9, 3)
    before = split(problem, 3).tables
    spared = {*problem.referents, *(rule.person for rule in problem.rules if rule.table)}
    gone = [person for person in problem.people if person not in spared][:9]
    mended = rebalance(without(problem, *gone), before, 1, most_moves=4)
    assert spared <= set(mended.fixed)
    for point in mended.curve:
        assert not spared & {move.person for move in point.moves}


def test_two_referents_at_a_table_and_none_at_another_is_mended() -> None:
    rules = tuple(Rule("referent", person) for person in ("p00", "p03", "p01"))
    mended = rebalance(SplitProblem(PEOPLE, 3, rules=rules), TABLES, 1)
    sheet = balance_sheet(SplitProblem(PEOPLE, 3, rules=rules), mended.curve[0].tables)
    assert sheet.referents == (1, 1, 1)
    assert {move.person for move in mended.curve[0].moves} & {"p00", "p03"}


def test_the_elbow_stops_where_moves_mend_little() -> None:
    problem = invented_list(90, 9, 5)
    before = split(problem, 5).tables
    gone = [person for person in problem.people if person not in problem.referents][:6]
    mended = rebalance(without(problem, *gone), before, 1)
    elbow = mended.elbow
    assert elbow.moves
    for point in mended.curve:
        more = len(point.moves) - len(elbow.moves)
        if more > 0:
            assert elbow.imbalance - point.imbalance < ELBOW * more


@pytest.mark.parametrize("room", known_rooms()[:4], ids=lambda room: str(room.seed))
def test_the_curve_is_the_exact_one_or_nearly(room: Room) -> None:
    """An exact solver has proved the least imbalance for each number of moves."""
    above = room.above(rebalance(room.problem, room.before, 1))
    assert not any(above[:3])
    assert all(0 <= gap <= 2 for gap in above[:7] if gap is not None)


def test_the_same_seed_mends_alike() -> None:
    problem = invented_list(30, 3, 8)
    before = split(problem, 8).tables
    fewer = without(problem, problem.people[4], problem.people[9])
    assert rebalance(fewer, before, 2) == rebalance(fewer, before, 2)


def test_it_stops_when_asked() -> None:
    problem = SplitProblem(PEOPLE, 3, (KIND,))
    mended = rebalance(problem, TABLES, 1, cancelled=lambda: True)
    assert not mended.complete
    assert balance_sheet(problem, mended.curve[0].tables).keeps_rules
