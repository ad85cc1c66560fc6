from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_hall import hall
from workshop_app.domain.hall import (
    MARKER_KINDS,
    METRE,
    HallPlan,
    MarkerKind,
    with_marker,
    with_moved,
)
from workshop_app.services.hall_drawing import (
    AROUND,
    Disc,
    Drawn,
    DrawnPlan,
    Stroke,
    Words,
    draw_hall,
    kind_word,
)


def said(plan: DrawnPlan) -> list[str]:
    return [drawn.text for drawn in plan.drawn if isinstance(drawn, Words)]


def reach(drawn: Drawn) -> list[tuple[float, float]]:
    match drawn:
        case Stroke():
            return list(drawn.points)
        case Disc():
            r = drawn.radius
            return [(drawn.x - r, drawn.y - r), (drawn.x + r, drawn.y + r)]
        case Words():
            return [(drawn.x, drawn.y)]


def every_marker(x: int, y: int) -> HallPlan:
    plan = hall()
    for kind in MARKER_KINDS:
        plan = with_marker(plan, kind, x, y, "")
    return plan


@given(st.integers(0, 60), st.integers(0, 60))
def test_all_ink_lies_around_the_hall(x: int, y: int) -> None:
    drawn = draw_hall(every_marker(x, y), team=True, grid=True)
    far = [
        point
        for each in drawn.drawn
        for point in reach(each)
        if not (-AROUND <= point[0] <= drawn.width + AROUND)
        or not (-AROUND <= point[1] <= drawn.depth + AROUND)
    ]
    assert far == []


def test_everybody_sees_tables_and_the_team_sees_sockets_too() -> None:
    plan = with_marker(hall(3), "socket", 8, 8, "tables 1 et 2")
    assert said(draw_hall(plan)) == ["Entrée", "Écran", "1", "2", "3"]
    assert "tables 1 et 2" in said(draw_hall(plan, team=True))


def test_a_table_pointed_at_is_inked_otherwise() -> None:
    drawn = draw_hall(hall(3), here={2}).drawn
    assert [d.fill for d in drawn if isinstance(d, Disc)] == ["table", "here", "table"]


def test_a_note_says_more_than_the_kind() -> None:
    plan = with_marker(hall(1), "screen", 8, 0, "Écran de retour")
    assert "Écran de retour" in said(draw_hall(plan))


def test_sizes_are_metres() -> None:
    plan = replace(hall(), width=20 * METRE, depth=15 * METRE)
    drawn = draw_hall(plan)
    assert (drawn.width, drawn.depth) == (20, 15)


def test_each_kind_has_its_word() -> None:
    kinds: tuple[MarkerKind, ...] = MARKER_KINDS
    assert len({kind_word(kind) for kind in kinds}) == len(kinds)


def test_large_tables_grow_until_two_would_touch() -> None:
    near = with_moved(hall(2), {1: (10, 10), 2: (15, 10)}, {})
    for plan, half in ((hall(9), 1.6), (near, 0.46 * 2.5)):
        discs = [d for d in draw_hall(plan, large=True).drawn if isinstance(d, Disc)]
        assert {disc.radius for disc in discs} == {half}
    assert said(draw_hall(hall(1), large=True)) == ["Écran", "1"]
