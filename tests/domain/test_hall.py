from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.hall import (
    LARGEST_HALL,
    MARKER_KINDS,
    METRE,
    MOST_MARKERS,
    ON_A_WALL,
    SMALLEST_HALL,
    TABLE_AIR,
    HallPlan,
    MarkerKind,
    against_wall,
    check_note,
    free_spot,
    in_rows,
    marker_of,
    set_out,
    with_marker,
    with_moved,
    with_size,
)
from workshop_app.domain.problems import Problem

KEY = UUID(int=1)
anywhere = st.integers(-40, 200)


def hall(tables: int = 9) -> HallPlan:
    return set_out(HallPlan(id=KEY, workshop=KEY), range(1, tables + 1))


def is_inside(plan: HallPlan) -> bool:
    tables = all(
        TABLE_AIR <= spot.x <= plan.width - TABLE_AIR
        and TABLE_AIR <= spot.y <= plan.depth - TABLE_AIR
        for spot in plan.spots
    )
    return tables and all(
        0 <= marker.x <= plan.width and 0 <= marker.y <= plan.depth for marker in plan.markers
    )


def on_a_wall(plan: HallPlan, x: int, y: int) -> bool:
    return x in (0, plan.width) or y in (0, plan.depth)


@given(st.integers(0, 100))
def test_every_table_has_a_place_of_its_own(tables: int) -> None:
    plan = hall(tables)
    assert [spot.table for spot in plan.spots] == list(range(1, tables + 1))
    assert len({(spot.x, spot.y) for spot in plan.spots}) == tables
    assert is_inside(plan)
    assert {marker.kind for marker in plan.markers} == {"entrance", "screen"}


@given(st.integers(1, 30), st.integers(1, 60))
def test_tables_that_were_placed_stay_when_others_come_or_go(before: int, after: int) -> None:
    plan = hall(before)
    later = set_out(plan, range(1, after + 1))
    both = min(before, after)
    assert later.spots[:both] == plan.spots[:both]
    assert (later.width, later.depth, later.markers) == (plan.width, plan.depth, plan.markers)
    assert is_inside(later)


def test_tables_that_come_do_not_crowd_those_that_stand() -> None:
    plan = replace(hall(9), width=20 * METRE, depth=17 * METRE)
    more = set_out(plan, range(1, 31))
    gaps = [
        ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        for place, one in enumerate(more.spots)
        for other in more.spots[:place]
    ]
    assert min(gaps) >= 2 * METRE


@given(st.integers(1, 12), anywhere, anywhere)
def test_nothing_is_moved_out_of_the_hall(table: int, x: int, y: int) -> None:
    plan = with_marker(hall(12), "stage", 10, 10, "")
    moves = {marker.key: (x, y) for marker in plan.markers}
    moved = with_moved(plan, {table: (x, y)}, moves)
    assert is_inside(moved)
    assert all(on_a_wall(moved, m.x, m.y) for m in moved.markers if m.kind in ON_A_WALL)
    assert [s for s in moved.spots if s.table != table] == [
        s for s in plan.spots if s.table != table
    ]


@given(st.sampled_from(MARKER_KINDS), anywhere, anywhere)
def test_what_is_added_stands_where_it_can(kind: MarkerKind, x: int, y: int) -> None:
    plan = with_marker(hall(), kind, x, y, "  une   note ")
    added = plan.markers[-1]
    assert (added.key, added.note) == (3, "une note")
    assert is_inside(plan)
    assert kind not in ON_A_WALL or on_a_wall(plan, added.x, added.y)


@given(st.integers(SMALLEST_HALL, LARGEST_HALL), st.integers(SMALLEST_HALL, LARGEST_HALL))
def test_other_walls_keep_what_stands_on_them(width: int, depth: int) -> None:
    plan = with_size(with_marker(hall(), "door", 999, 8, ""), width, depth)
    assert is_inside(plan)
    entrance, screen, door = plan.markers
    assert (entrance.x, screen.y, door.x) == (0, depth, width)


def test_a_hall_has_a_size() -> None:
    for width, depth in ((SMALLEST_HALL - 1, 20), (20, LARGEST_HALL + 1)):
        with pytest.raises(Problem, match="hall_size"):
            with_size(hall(), width, depth)


@given(st.integers(1, 60), st.booleans())
def test_rows_leave_no_two_tables_in_one_place(tables: int, staggered: bool) -> None:
    plan = in_rows(hall(tables), staggered)
    assert len({(spot.x, spot.y) for spot in plan.spots}) == tables
    assert is_inside(plan)


def test_rows_are_read_in_the_order_of_the_numbers() -> None:
    plan = in_rows(replace(hall(), spots=tuple(reversed(hall().spots))))
    by_place = sorted(plan.spots, key=lambda spot: (spot.y, spot.x))
    assert [spot.table for spot in by_place] == list(range(1, 10))


def test_the_nearest_wall_is_chosen() -> None:
    plan = replace(hall(), width=20, depth=10)
    assert against_wall(plan, 2, 5) == (0, 5)
    assert against_wall(plan, 18, 4) == (20, 4)
    assert against_wall(plan, 10, 1) == (10, 0)
    assert against_wall(plan, 10, 9) == (10, 10)


def test_a_new_thing_lies_on_no_table() -> None:
    plan = hall()
    for _more in range(6):
        x, y = free_spot(plan)
        assert all(abs(spot.x - x) + abs(spot.y - y) >= 2 * METRE for spot in plan.spots)
        plan = with_marker(plan, "socket", x, y, "")
    assert len({(marker.x, marker.y) for marker in plan.markers}) == 8


def test_keys_are_never_given_twice_to_what_is_there() -> None:
    plan = with_marker(hall(), "socket", 4, 4, "")
    plan = replace(plan, markers=tuple(m for m in plan.markers if m.key != 2))
    plan = with_marker(plan, "wifi", 4, 8, "")
    assert [marker.key for marker in plan.markers] == [1, 3, 4]
    assert marker_of(plan, 2) is None


def test_a_plan_holds_only_so_much() -> None:
    plan = hall()
    for _more in range(MOST_MARKERS - len(plan.markers)):
        plan = with_marker(plan, "socket", 4, 4, "")
    with pytest.raises(Problem, match="too_many_markers"):
        with_marker(plan, "socket", 4, 4, "")
    with pytest.raises(Problem, match="hall_note_too_long"):
        check_note("x" * 201)
