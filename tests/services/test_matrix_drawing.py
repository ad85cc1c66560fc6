"""The picture of a vote on two scales: a dot at its means, none covered, nothing by sight alone."""

from __future__ import annotations

from math import hypot
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_votes import vote
from workshop_app.domain.vote_count import Counted, Result, quadrant
from workshop_app.domain.votes import Item
from workshop_app.services.hall_drawing import Disc, Words
from workshop_app.services.matrix_drawing import (
    AXIS,
    SIDE,
    MatrixDot,
    draw_matrix,
    matrix_of,
    matrix_words,
    placed,
    true_place,
)
from workshop_app.services.vote_items import ItemWords

means = st.integers(4, 20).map(lambda n: n / 4)


def counted(n: int, importance: float, feasible: float, voters: int = 9) -> Counted:
    item = Item("theme", UUID(int=n))
    return Counted(item, 10, voters, n, None, importance, feasible)


def dot(n: int, importance: float, feasible: float) -> MatrixDot:
    line = counted(n, importance, feasible)
    return MatrixDot(line.item.id, n, f"Thème {n}", importance, feasible, quadrant(line))


def words(n: int) -> ItemWords:
    return ItemWords(Item("theme", UUID(int=n)), f"Thème {n}", "", 1, (1,), frozenset({1}))


def test_only_a_vote_on_two_scales_is_drawn_and_only_what_was_rated() -> None:
    lines = (counted(1, 4.5, 4), counted(2, 4, 2), counted(3, 0, 0, voters=0), counted(4, 2, 2))
    known = {UUID(int=n): words(n) for n in (1, 2, 3)}
    result = Result(lines, 9, 40)
    dots = matrix_of(vote(method="criteria"), result, known)
    assert [(each.number, each.corner) for each in dots] == [(1, "first"), (2, "prepare")]
    assert matrix_of(vote(method="dots"), result, known) == ()


def test_a_dot_stands_at_its_means_with_its_rank() -> None:
    weak, strong = dot(7, 1, 1), dot(3, 5, 5)
    drawn = draw_matrix([strong, weak]).drawn
    numbers = {each.text: (each.x, each.y) for each in drawn if isinstance(each, Words)}
    assert numbers["7"] == true_place(weak)
    assert numbers["3"] == true_place(strong)
    assert numbers["7"][0] < numbers["3"][0], "more feasible is further right"
    assert numbers["7"][1] > numbers["3"][1], "more important is higher"


def test_axes_their_ends_and_corners_are_named() -> None:
    said = [each.text for each in draw_matrix([]).drawn if isinstance(each, Words)]
    assert {"À préparer", "Si l'on peut", "À laisser", "Importance", "Faisabilité"} <= {
        each.replace("\u2019", "'") for each in said
    }
    assert [each for each in said if each[0] == "1" or each[-1] == "5"] == [
        "1, peu faisable", "très faisable, 5", "1, peu important", "très important, 5",
    ]  # fmt: skip


def test_the_one_looked_at_is_thicker_not_only_of_another_colour() -> None:
    dots = [dot(1, 2, 2), dot(2, 4, 4)]
    lines = [each.thick for each in draw_matrix(dots, dots[1].item).drawn if isinstance(each, Disc)]
    assert lines[1] > lines[0]


def test_dots_with_the_same_means_stand_side_by_side_in_their_corner() -> None:
    dots = [dot(n, 3, 3) for n in range(1, 9)]
    places = placed(dots, 0.5)
    assert places[0] == true_place(dots[0])
    assert all(x >= AXIS + SIDE / 2 - 0.01 and y <= SIDE / 2 + 0.01 for x, y in places)


@settings(max_examples=60)
@given(st.lists(st.tuples(means, means), max_size=60))
def test_no_dot_covers_another(given_means: list[tuple[float, float]]) -> None:
    dots = [dot(n, *each) for n, each in enumerate(given_means, 1)]
    radius = 0.34 if len(dots) > 24 else 0.42
    places = placed(dots, radius)
    for index, (x, y) in enumerate(places):
        assert x - radius >= AXIS
        assert x + radius <= AXIS + SIDE
        assert y - radius >= 0
        assert y + radius <= SIDE
        assert all(hypot(x - a, y - b) >= 2 * radius for a, b in places[:index])


def test_it_is_told_corner_by_corner() -> None:
    said = matrix_words([dot(1, 5, 5), dot(2, 4, 4), dot(3, 1, 1)]).replace("\u00a0", " ")
    said = said.replace("\u202f", " ").replace("\u2019", "'")
    assert "À faire d'abord : 1, Thème 1 ; 2, Thème 2." in said
    assert "À laisser : 3, Thème 3." in said
    assert "À préparer" not in said
