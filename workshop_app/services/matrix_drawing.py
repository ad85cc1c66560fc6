"""A vote on two scales as a picture: each proposition a numbered dot at its two means.

Decides where a dot stands and how dots that would cover each other are told apart; whoever paints
knows its own inks only (`hall_drawing`). Lengths are in units of the picture, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from uuid import UUID

from workshop_app.domain.vote_count import MIDDLE, Counted, Quadrant, Result, quadrant
from workshop_app.domain.votes import SCALE, Vote
from workshop_app.i18n.translate import N_, _
from workshop_app.services.hall_drawing import Disc, Drawn, DrawnPlan, Ink, Point, Stroke, Words
from workshop_app.services.vote_items import ItemWords

CORNERS: dict[Quadrant, str] = {
    "first": N_("À faire d'abord"),
    "prepare": N_("À préparer"),
    "easy": N_("Si l'on peut"),
    "leave": N_("À laisser"),
}
STEP, EDGE = 1.9, 1.3
"""Between two values of a scale; kept beyond the first and the last, for the names of corners."""
SIDE = (SCALE - 1) * STEP + 2 * EDGE
AXIS = 0.6
"""Room of the words along an axis."""
WORD, NAME_ROOM, END_ROOM = 0.46, 4.6, 3.7
RADII = ((12, 0.5), (24, 0.42))
SMALLEST = 0.34
"""Half a dot, where there are more."""
APART = 1.06
"""Of two dots: a little air between them."""
NAMED = 0.75
"""No dot is pushed over the name of a corner."""
ANGLES = 24


@dataclass(frozen=True, slots=True)
class MatrixDot:
    """One proposition. `number` is its rank in the list beside: a tie has it twice."""

    item: UUID
    number: int
    text: str
    importance: float
    feasible: float
    corner: Quadrant


def matrix_of(vote: Vote, result: Result, words: Mapping[UUID, ItemWords]) -> tuple[MatrixDot, ...]:
    """In the order of the list. Empty for any other way to vote; without those no ballot rates."""
    if vote.method != "criteria":
        return ()
    return tuple(
        _dot(line, words[line.item.id].text)
        for line in result.lines
        if line.voters and line.item.id in words
    )


def _dot(line: Counted, text: str) -> MatrixDot:
    return MatrixDot(line.item.id, line.rank, text, line.importance, line.feasible, quadrant(line))


def corner_name(corner: Quadrant) -> str:
    return _(CORNERS[corner])


def matrix_words(dots: Sequence[MatrixDot]) -> str:
    """The picture for whoever does not see it: each corner and what stands in it."""
    told = [_("Faisabilité de gauche à droite, importance de bas en haut, de 1 à 5.")]
    for corner in CORNERS:
        inside = [_("{n}, {text}", n=dot.number, text=dot.text)
                  for dot in dots if dot.corner == corner]  # fmt: skip
        if inside:
            named = corner_name(corner)
            told.append(_("{corner} : {items}.", corner=named, items=" ; ".join(inside)))
    return " ".join(told)


def draw_matrix(dots: Sequence[MatrixDot], here: UUID | None = None) -> DrawnPlan:
    """`here`: the proposition that is looked at."""
    radius = next((size for most, size in RADII if len(dots) <= most), SMALLEST)
    places = placed(dots, radius)
    drawn: list[Drawn] = [*_ground(), *_axes()]
    for dot, place in zip(dots, places, strict=True):
        drawn += _thread(true_place(dot), place)
    for dot, place in zip(dots, places, strict=True):
        drawn += _numbered(dot, place, radius, dot.item == here)
    return DrawnPlan(AXIS + SIDE, SIDE + AXIS, tuple(drawn))


def true_place(dot: MatrixDot) -> Point:
    return _across(dot.feasible), _down(dot.importance)


def _across(value: float) -> float:
    return AXIS + EDGE + (value - 1) * STEP


def _down(value: float) -> float:
    return EDGE + (SCALE - value) * STEP


def placed(dots: Sequence[MatrixDot], radius: float) -> list[Point]:
    """Where each is drawn: at its means, else as near as it is not covered, in its own corner."""
    apart = 2 * radius * APART
    found: dict[int, Point] = {}
    for index, dot in enumerate(dots):
        if _free(true_place(dot), found.values(), apart):
            found[index] = true_place(dot)
    for index, dot in enumerate(dots):
        if index not in found:
            near = list(_around(true_place(dot), radius))
            near.sort(key=lambda at: not _in_corner(at, dot.corner))
            clear = (at for at in near if _free(at, found.values(), apart))
            found[index] = next(clear, true_place(dot))
    return [found[index] for index in range(len(dots))]


def _free(at: Point, taken: Iterable[Point], apart: float) -> bool:
    return all(hypot(at[0] - x, at[1] - y) >= apart for x, y in taken)


def _around(centre: Point, radius: float) -> Iterator[Point]:
    """From the nearest to the farthest, on the picture and clear of the names."""
    far = radius * 2 * APART
    while far < SIDE:
        for turn in range(ANGLES):
            x = centre[0] + far * cos(turn * 2 * pi / ANGLES)
            y = centre[1] - far * sin(turn * 2 * pi / ANGLES)
            across = AXIS + radius <= x <= AXIS + SIDE - radius
            if across and NAMED + radius <= y <= SIDE - NAMED - radius:
                yield x, y
        far += radius


def _in_corner(at: Point, corner: Quadrant) -> bool:
    right, top = at[0] >= _across(MIDDLE), at[1] <= _down(MIDDLE)
    return right == (corner in ("first", "easy")) and top == (corner in ("first", "prepare"))


def _ground() -> Iterator[Drawn]:
    left, right = AXIS, AXIS + SIDE
    frame = ((left, 0.0), (right, 0.0), (right, SIDE), (left, SIDE))
    yield Stroke(frame, None, "floor", closed=True)
    for value in range(1, SCALE + 1):
        x, y = _across(value), _down(value)
        yield Stroke(((x, 0.0), (x, SIDE)), "grid", thick=0.03)
        yield Stroke(((left, y), (right, y)), "grid", thick=0.03)
    x, y = _across(MIDDLE), _down(MIDDLE)
    yield Stroke(((x, 0.0), (x, SIDE)), "thing_line", thick=0.06)
    yield Stroke(((left, y), (right, y)), "thing_line", thick=0.06)
    yield Stroke(frame, "thing_line", thick=0.06, closed=True)
    for corner in CORNERS:
        across = _across(MIDDLE) + (1 if corner in ("first", "easy") else -1) * SIDE / 4
        down = WORD if corner in ("first", "prepare") else SIDE - WORD
        yield Words(corner_name(corner), across, down, WORD, NAME_ROOM, "word", bold=True)


def _axes() -> Iterator[Drawn]:
    below, beside, near = SIDE + AXIS * 0.75, AXIS * 0.25, END_ROOM / 2
    for text, along, bold in (
        (_("1, peu faisable"), near, False),
        (_("Faisabilité"), SIDE / 2, True),
        (_("très faisable, 5"), SIDE - near, False),
    ):
        room = SIDE - 2 * END_ROOM if bold else END_ROOM
        yield Words(text, AXIS + along, below, WORD, room, "word", bold=bold)
    for text, along, bold in (
        (_("1, peu important"), near, False),
        (_("Importance"), SIDE / 2, True),
        (_("très important, 5"), SIDE - near, False),
    ):
        room = SIDE - 2 * END_ROOM if bold else END_ROOM
        yield Words(text, beside, SIDE - along, WORD, room, "word", bold=bold, turned=True)


def _thread(true: Point, shown: Point) -> Iterator[Drawn]:
    """From where it is drawn to where it is."""
    if true != shown:
        yield Stroke((true, shown), "thing_line", thick=0.06)
        yield Disc(*true, 0.12, None, "thing_line")


def _numbered(dot: MatrixDot, at: Point, radius: float, here: bool) -> Iterator[Drawn]:
    if here:
        yield Disc(*at, radius, "here_line", "here", 0.14)
    else:
        yield Disc(*at, radius, "table_line", "table", 0.06)
    ink: Ink = "figure_here" if here else "figure"
    yield Words(str(dot.number), *at, radius, 1.6 * radius, ink, bold=True)
