"""The hall as it was seen on the day of the visit: where tables stand, what is on the walls.

Decides where a thing may stand and how tables are set out when nobody has moved them; not how the
plan is drawn. Lengths are half metres, from the upper left corner, x to the right and y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from math import ceil, hypot, sqrt
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

TableShape = Literal["round", "square", "long"]
TABLE_SHAPES: tuple[TableShape, ...] = ("round", "square", "long")
MarkerKind = Literal[
    "entrance",
    "door",
    "screen",
    "stage",
    "projector",
    "socket",
    "welcome",
    "wall",
    "wifi",
    "coffee",
    "pillar",
    "note",
]
MARKER_KINDS: tuple[MarkerKind, ...] = (
    "entrance",
    "door",
    "screen",
    "stage",
    "projector",
    "socket",
    "welcome",
    "wall",
    "wifi",
    "coffee",
    "pillar",
    "note",
)
ON_A_WALL: frozenset[MarkerKind] = frozenset(("entrance", "door", "screen", "wall"))
"""They stand against the nearest wall."""
FOR_EVERYBODY: frozenset[MarkerKind] = frozenset(
    ("entrance", "door", "screen", "stage", "welcome", "wall", "coffee")
)
"""What the plan on the wall and the projector show; sockets and the like are for the team."""
VisitTopic = Literal["seats", "sockets", "projector", "wifi", "access", "contact", "other"]
VISIT_TOPICS: tuple[VisitTopic, ...] = (
    "seats",
    "sockets",
    "projector",
    "wifi",
    "access",
    "contact",
    "other",
)
METRE = 2
"""Positions in a metre."""
SMALLEST_HALL, LARGEST_HALL = 3 * METRE, 60 * METRE
STEP = 4 * METRE
"""From the middle of a table to the next one's: chairs and people in between."""
TABLE_AIR, THING_AIR = METRE, 1
"""Least distance to a wall: chairs stand there."""
LONGEST_NOTE = 200
MOST_MARKERS = 80
CLEAR = 3 * METRE
"""Between two tables that do not crowd each other."""
WIDER = 1.35
"""A hall is seen a little wider than deep."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a table."""

    table: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Something else that stands in the hall."""

    key: int
    """Given once in a plan."""
    kind: MarkerKind
    x: int
    y: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class VisitNote:
    """A line of what was seen: « Prises au sol : tables 2, 5 et 8 seulement »."""

    topic: VisitTopic
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPlan(Entity):
    """One a workshop, under the workshop's own id; none is written before somebody changes it."""

    width: int = 0
    depth: int = 0
    shape: TableShape = "round"
    spots: tuple[Spot, ...] = ()
    markers: tuple[Marker, ...] = ()
    visited_on: date | None = None
    notes: tuple[VisitNote, ...] = ()


Moves = Mapping[int, tuple[int, int]]
"""Table number, or key of a marker -> where it goes."""


def set_out(plan: HallPlan, tables: Sequence[int]) -> HallPlan:
    """The plan with a place for each of these tables: those known keep theirs.

    A plan nobody has drawn yet gets walls, an entrance and a screen as well.
    """
    if not plan.width:
        plan = _drawn_first(plan, len(tables))
    known = {spot.table: spot for spot in plan.spots}
    kept = [known[table] for table in tables if table in known]
    free = _free_places(plan, kept)
    spots = [known[table] if table in known else Spot(table, *next(free)) for table in tables]
    return replace(plan, spots=tuple(spots))


def in_rows(plan: HallPlan, staggered: bool = False) -> HallPlan:
    """Every table in even rows between the walls, in the order of their numbers."""
    columns, rows = _grid(len(plan.spots))
    across, down = plan.width / columns, plan.depth / rows
    spots = []
    for place, spot in enumerate(sorted(plan.spots, key=lambda spot: spot.table)):
        row, column = divmod(place, columns)
        shift = 0.25 if staggered and row % 2 else -0.25 if staggered else 0.0
        x, y = round((column + 0.5 + shift) * across), round((row + 0.5) * down)
        spots.append(Spot(spot.table, *inside(plan, x, y, TABLE_AIR)))
    return replace(plan, spots=tuple(spots))


def inside(plan: HallPlan, x: int, y: int, air: int = 0) -> tuple[int, int]:
    """The nearest point at least `air` from every wall."""
    return min(max(air, x), plan.width - air), min(max(air, y), plan.depth - air)


def against_wall(plan: HallPlan, x: int, y: int) -> tuple[int, int]:
    """The nearest point of a wall; in a corner's diagonal, of the left or right one."""
    x, y = inside(plan, x, y)
    walls = ((x, (0, y)), (plan.width - x, (plan.width, y)), (y, (x, 0)))
    return min((*walls, (plan.depth - y, (x, plan.depth))), key=lambda wall: wall[0])[1]


def where_it_stands(plan: HallPlan, kind: MarkerKind, x: int, y: int) -> tuple[int, int]:
    return against_wall(plan, x, y) if kind in ON_A_WALL else inside(plan, x, y, THING_AIR)


def with_moved(plan: HallPlan, tables: Moves, markers: Moves) -> HallPlan:
    """These things elsewhere; what would leave the hall stops at the wall."""
    spots = tuple(
        Spot(spot.table, *inside(plan, *tables.get(spot.table, (spot.x, spot.y)), TABLE_AIR))
        for spot in plan.spots
    )
    stood = tuple(
        _stood(plan, marker, *markers.get(marker.key, (marker.x, marker.y)))
        for marker in plan.markers
    )
    return replace(plan, spots=spots, markers=stood)


def with_size(plan: HallPlan, width: int, depth: int) -> HallPlan:
    """The same hall with other walls: what stands on one stays on it, the rest comes inside.

    Raises Problem when no hall is that small or that large.
    """
    for length in (width, depth):
        if not SMALLEST_HALL <= length <= LARGEST_HALL:
            raise Problem("hall_size", least=SMALLEST_HALL // METRE, most=LARGEST_HALL // METRE)
    moved = {
        marker.key: (
            width if marker.x == plan.width else marker.x,
            depth if marker.y == plan.depth else marker.y,
        )
        for marker in plan.markers
        if marker.kind in ON_A_WALL
    }
    return with_moved(replace(plan, width=width, depth=depth), {}, moved)


def with_marker(plan: HallPlan, kind: MarkerKind, x: int, y: int, note: str) -> HallPlan:
    """One more thing in the hall. Raises Problem when there are too many."""
    if len(plan.markers) >= MOST_MARKERS:
        raise Problem("too_many_markers", most=MOST_MARKERS)
    key = 1 + max((marker.key for marker in plan.markers), default=0)
    added = Marker(key, kind, *where_it_stands(plan, kind, x, y), check_note(note))
    return replace(plan, markers=(*plan.markers, added))


def free_spot(plan: HallPlan) -> tuple[int, int]:
    """Where a new thing is seen at once: the free point nearest to the middle of the hall."""
    middle_x, middle_y = plan.width // 2, plan.depth // 2
    points = [
        (x, y)
        for x in range(METRE, plan.width, METRE)
        for y in range(METRE, plan.depth, METRE)
        if not _is_taken(plan, x, y)
    ] or [(middle_x, middle_y)]
    return min(points, key=lambda point: abs(point[0] - middle_x) + abs(point[1] - middle_y))


def marker_of(plan: HallPlan, key: int) -> Marker | None:
    return next((marker for marker in plan.markers if marker.key == key), None)


def check_note(text: str) -> str:
    """One line, cleaned. Raises Problem when it is a page."""
    note = " ".join(text.split())
    if len(note) > LONGEST_NOTE:
        raise Problem("hall_note_too_long", length=len(note), longest=LONGEST_NOTE)
    return note


def _is_taken(plan: HallPlan, x: int, y: int) -> bool:
    near_table = any(abs(spot.x - x) + abs(spot.y - y) < STEP // 2 for spot in plan.spots)
    return near_table or any(
        abs(marker.x - x) + abs(marker.y - y) < 2 * METRE for marker in plan.markers
    )


def _stood(plan: HallPlan, marker: Marker, x: int, y: int) -> Marker:
    there = where_it_stands(plan, marker.kind, x, y)
    return replace(marker, x=there[0], y=there[1])


def _grid(tables: int) -> tuple[int, int]:
    """Columns and rows for so many tables."""
    columns = max(1, ceil(sqrt(max(1, tables) * WIDER) - 0.5))
    return columns, max(1, ceil(tables / columns))


def _drawn_first(plan: HallPlan, tables: int) -> HallPlan:
    columns, rows = _grid(tables)
    width, depth = columns * STEP + 2 * METRE, rows * STEP + 2 * METRE
    width, depth = (min(max(SMALLEST_HALL, each), LARGEST_HALL) for each in (width, depth))
    markers = (
        Marker(1, "entrance", 0, min(3 * METRE, depth // 2)),
        Marker(2, "screen", width // 2, depth),
    )
    return replace(plan, width=width, depth=depth, markers=plan.markers or markers)


def _free_places(plan: HallPlan, kept: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """Places of a grid clear of every table, row after row; then, each time, the point that is
    farthest from all tables."""
    taken = [(spot.x, spot.y) for spot in kept]
    for place in _grid_places(plan):
        if all(_apart(place, other) >= CLEAR for other in taken):
            taken.append(place)
            yield place
    points = {
        (x, y): min((_apart((x, y), other) for other in taken), default=0.0)
        for x in range(TABLE_AIR, plan.width - TABLE_AIR + 1)
        for y in range(TABLE_AIR, plan.depth - TABLE_AIR + 1)
    }
    while points:
        farthest = max(points, key=lambda point: points[point])
        yield farthest
        points = {
            point: min(away, _apart(point, farthest))
            for point, away in points.items()
            if point != farthest
        }
    for off in count():
        yield inside(plan, plan.width // 2 + off, plan.depth // 2, TABLE_AIR)


def _grid_places(plan: HallPlan) -> Iterator[tuple[int, int]]:
    columns = max(1, (plan.width - 2 * METRE) // STEP)
    rows = max(1, (plan.depth - 2 * METRE) // STEP)
    left = (plan.width - (columns - 1) * STEP) // 2
    top = min(STEP // 2 + METRE // 2, plan.depth // 2)
    for row in range(rows):
        for column in range(columns):
            yield inside(plan, left + column * STEP, top + row * STEP, TABLE_AIR)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
