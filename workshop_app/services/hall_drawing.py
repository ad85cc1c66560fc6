"""The plan of the hall as lines, discs and words, for whoever draws: a screen, a projector, paper.

Decides what is seen and how large; each face has a small painter that knows its own inks. Lengths
are metres, from the upper left corner of the hall, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin
from typing import Literal

from workshop_app.domain.hall import (
    FOR_EVERYBODY,
    METRE,
    ON_A_WALL,
    HallPlan,
    Marker,
    MarkerKind,
    Spot,
    TableShape,
)
from workshop_app.i18n.translate import N_, _, number

Ink = Literal[
    "floor", "grid", "wall", "table", "table_line", "figure", "here", "here_line", "figure_here",
    "thing", "thing_line", "word",
]  # fmt: skip
Point = tuple[float, float]
Side = Literal["left", "right", "top", "bottom"]
WORDS: dict[MarkerKind, str] = {
    "entrance": N_("Entrée"),
    "door": N_("Porte"),
    "screen": N_("Écran"),
    "stage": N_("Estrade"),
    "projector": N_("Vidéoprojecteur"),
    "socket": N_("Prise"),
    "welcome": N_("Accueil"),
    "wall": N_("Mur de cartes"),
    "wifi": N_("Borne Wi-Fi"),
    "coffee": N_("Café"),
    "pillar": N_("Poteau"),
    "note": N_("Note"),
}
SAID_ALONE: frozenset[MarkerKind] = frozenset(("socket", "wifi", "pillar"))
"""Their drawing says it: words beside it are those of its note only."""
AROUND = 0.6
"""Kept outside the walls."""
TABLE, LARGE_TABLE = 1.0, 1.6
"""Half the width of a table: its chairs take as much again; large, they are in it."""
LARGE_WORDS = 1.5
LONG_TABLE = (1.5, 0.62)
FIGURE, WORD, SMALL = 1.15, 0.72, 0.58
ROOM, BESIDE = 4.4, 0.95
LETTER = 0.55
"""About how wide a letter is, for its size."""
OPENING = 1.8
PANEL = (4.6, 1.1)
BOXES: dict[MarkerKind, Point] = {
    "stage": (4.4, 2.0),
    "welcome": (2.8, 1.0),
    "coffee": (2.4, 1.0),
    "note": (3.2, 1.0),
}
ARC = 10


@dataclass(frozen=True, slots=True)
class Stroke:
    points: tuple[Point, ...]
    line: Ink | None
    fill: Ink | None = None
    thick: float = 0.06
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    radius: float
    line: Ink | None
    fill: Ink | None = None
    thick: float = 0.06


@dataclass(frozen=True, slots=True)
class Words:
    """Centred on (x, y); made smaller when they are wider than `room`."""

    text: str
    x: float
    y: float
    size: float
    """Of the font."""
    room: float
    ink: Ink
    bold: bool = False
    turned: bool = False
    """Read from below, along a side wall."""


Drawn = Stroke | Disc | Words


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """To be painted in order. The walls are at 0 and at `width`, `depth`, with ink `AROUND`."""

    width: float
    depth: float
    drawn: tuple[Drawn, ...]


def draw_hall(
    plan: HallPlan,
    *,
    here: Set[int] = frozenset(),
    team: bool = False,
    grid: bool = False,
    large: bool = False,
) -> DrawnPlan:
    """The whole hall. `here` are tables to point at; `team` adds what only the team needs; `large`
    makes tables and words as large as they can be without touching, to be read from afar."""
    width, depth = plan.width / METRE, plan.depth / METRE
    shown = [m for m in plan.markers if team or m.kind in FOR_EVERYBODY]
    walls = _box(width / 2, depth / 2, width, depth)
    drawn: list[Drawn] = [Stroke(walls, None, "floor", closed=True)]
    if grid:
        drawn += _grid(width, depth)
    drawn.append(Stroke(walls, "wall", thick=0.16, closed=True))
    for marker in shown:
        drawn += draw_marker(plan, marker) if _is_large(marker.kind) else []
    half = _half_table(plan) if large else TABLE
    for spot in plan.spots:
        drawn += draw_table(spot, plan.shape, spot.table in here, half)
    for marker in shown:
        drawn += [] if _is_large(marker.kind) else draw_marker(plan, marker)
    if large:
        # An arrow that comes in says « Entrée » by itself: its word would lie over a large table.
        silent = {kind_word("entrance"), kind_word("door")}
        drawn = [_larger(d) for d in drawn if not (isinstance(d, Words) and d.text in silent)]
    return DrawnPlan(width, depth, tuple(drawn))


def marker_word(marker: Marker) -> str:
    """What is written for it: its note, else what it is."""
    return marker.note or _(WORDS[marker.kind])


def kind_word(kind: MarkerKind) -> str:
    return _(WORDS[kind])


def draw_table(spot: Spot, shape: TableShape, here: bool, half: float = TABLE) -> list[Drawn]:
    """`half`: half its width."""
    x, y, scale = spot.x / METRE, spot.y / METRE, half / TABLE
    line: Ink = "here_line" if here else "table_line"
    fill: Ink = "here" if here else "table"
    ground: Drawn = Disc(x, y, half, line, fill)
    room = 1.5 * half
    if shape != "round":
        wide, high = (half * 0.9, half * 0.9)
        if shape == "long":
            wide, high = LONG_TABLE[0] * scale, LONG_TABLE[1] * scale
        ground = Stroke(_box(x, y, 2 * wide, 2 * high), line, fill, closed=True)
        room = 1.7 * wide
    size = (FIGURE if shape != "long" else FIGURE * 0.85) * scale
    ink: Ink = "figure_here" if here else "figure"
    return [ground, Words(number(spot.table), x, y, size, room, ink, bold=True)]


def _half_table(plan: HallPlan) -> float:
    """Half the width of tables that grow until two of them would touch."""
    gaps = [
        hypot(one.x - other.x, one.y - other.y) / METRE
        for place, one in enumerate(plan.spots)
        for other in plan.spots[:place]
    ]
    return min(LARGE_TABLE, max(TABLE, 0.46 * min(gaps, default=2 * LARGE_TABLE)))


def _larger(drawn: Drawn) -> Drawn:
    """Words of markers, in larger letters."""
    if isinstance(drawn, Words) and drawn.ink == "word":
        return replace(drawn, size=drawn.size * LARGE_WORDS)
    return drawn


def draw_marker(plan: HallPlan, marker: Marker) -> list[Drawn]:
    x, y = marker.x / METRE, marker.y / METRE
    said = marker_word(marker)
    if marker.kind in ON_A_WALL:
        side = side_of(plan, marker.x, marker.y)
        if marker.kind in ("entrance", "door"):
            return _opening(plan, marker.kind, side, x, y, said)
        return _panel(plan, marker.kind, side, x, y, said)
    if marker.kind in BOXES:
        wide, high = BOXES[marker.kind]
        x = _within(x, wide / 2, plan.width / METRE)
        y = _within(y, high / 2, plan.depth / METRE)
        box = Stroke(_box(x, y, wide, high), "thing_line", "thing", closed=True)
        return [box, Words(said, x, y, WORD, wide * 0.9, "word")]
    drawn = list(_symbol(marker.kind, x, y))
    if marker.note or marker.kind not in SAID_ALONE:
        drawn.append(_beside(plan, x, y, said))
    return drawn


def _beside(plan: HallPlan, x: float, y: float, said: str) -> Words:
    """Words under a thing, over it near the lower wall; never across a side wall."""
    width, depth = plan.width / METRE, plan.depth / METRE
    under = y + BESIDE + SMALL < depth
    half = min(ROOM, SMALL * LETTER * len(said)) / 2
    centre = _within(x, half, width)
    return Words(said, centre, y + BESIDE if under else y - BESIDE, SMALL, ROOM, "word")


def _is_large(kind: MarkerKind) -> bool:
    """Furniture, under the tables; small signs are drawn over them, to be seen."""
    return kind in ON_A_WALL or kind in BOXES


def side_of(plan: HallPlan, x: int, y: int) -> Side:
    """The wall that this point stands on."""
    if x in (0, plan.width):
        return "left" if x == 0 else "right"
    return "top" if y == 0 else "bottom"


def _opening(
    plan: HallPlan, kind: MarkerKind, side: Side, x: float, y: float, said: str
) -> list[Drawn]:
    """A gap in the wall; an arrow comes in by the entrance, a leaf opens at a door."""
    along, inward = _axes(side)
    half = OPENING / 2
    x, y = _along_wall(plan, along, x, y, half)
    ends = [_at(x, y, along, by) for by in (-half, half)]
    drawn: list[Drawn] = [Stroke((ends[0], ends[1]), "floor", thick=0.22)]
    if kind == "door":
        leaf = _at(*ends[0], inward, OPENING * 0.6)
        drawn.append(Stroke((ends[0], leaf), "thing_line"))
    else:
        tip, tail = _at(x, y, inward, 0.75), _at(x, y, inward, -0.45)
        barbs = [_at(*_at(x, y, inward, 0.35), along, by) for by in (-0.35, 0.35)]
        drawn.append(Stroke((tail, tip), "word", thick=0.1))
        drawn.append(Stroke((barbs[0], tip, barbs[1]), "word", thick=0.1))
    if side in ("left", "right"):
        # Upright beside the opening: as wide as it needs, never over the nearest table.
        beyond = _at(x, y, inward, 1.2)
        return [*drawn, Words(said, *beyond, WORD, 4.4, "word", turned=True)]
    return [*drawn, Words(said, *_at(x, y, inward, 1.3), WORD, 4.4, "word")]


def _panel(
    plan: HallPlan, kind: MarkerKind, side: Side, x: float, y: float, said: str
) -> list[Drawn]:
    """A screen or a wall of cards, flat against the wall."""
    along, inward = _axes(side)
    wide = min(PANEL[0], (plan.width if along[0] else plan.depth) / METRE)
    x, y = _along_wall(plan, along, x, y, wide / 2)
    x, y = _at(x, y, inward, PANEL[1] / 2)
    across = (wide, PANEL[1]) if along[0] else (PANEL[1], wide)
    drawn: list[Drawn] = [Stroke(_box(x, y, *across), "thing_line", "thing", closed=True)]
    if kind == "wall":
        for step in (-0.25, 0.25):
            one = _at(*_at(x, y, along, step * wide), inward, -PANEL[1] / 2)
            drawn.append(Stroke((one, _at(*one, inward, PANEL[1] * 0.22)), "thing_line"))
    turned = not along[0]
    return [*drawn, Words(said, x, y, WORD, wide * 0.9, "word", turned=turned)]


def _symbol(kind: MarkerKind, x: float, y: float) -> Iterator[Drawn]:
    match kind:
        case "socket":
            yield Disc(x, y, 0.42, "thing_line", "thing", 0.08)
            for side in (-0.15, 0.15):
                yield Disc(x + side, y, 0.07, None, "thing_line")
        case "projector":
            yield Stroke(_box(x, y, 1.2, 0.8), "thing_line", "thing", closed=True)
            yield Disc(x, y, 0.22, "thing_line")
        case "wifi":
            yield Disc(x, y + 0.3, 0.09, None, "thing_line")
            for radius in (0.35, 0.62, 0.9):
                yield Stroke(_arc(x, y + 0.3, radius), "thing_line", thick=0.1)
        case _:
            yield Stroke(_box(x, y, 0.7, 0.7), "thing_line", "thing_line", closed=True)


def _arc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """A quarter of a circle, open downwards."""
    turns = (pi * (1.25 + 0.5 * step / ARC) for step in range(ARC + 1))
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def _axes(side: Side) -> tuple[Point, Point]:
    """Along the wall, and into the hall."""
    match side:
        case "left":
            return (0, 1), (1, 0)
        case "right":
            return (0, 1), (-1, 0)
        case "top":
            return (1, 0), (0, 1)
        case "bottom":
            return (1, 0), (0, -1)


def _along_wall(
    plan: HallPlan, along: Point, x: float, y: float, half: float
) -> tuple[float, float]:
    """The middle of what is twice `half` long on this wall, clear of its corners."""
    if along[0]:
        return _within(x, half, plan.width / METRE), y
    return x, _within(y, half, plan.depth / METRE)


def _within(middle: float, half: float, length: float) -> float:
    return min(max(half, middle), length - half) if 2 * half <= length else length / 2


def _at(x: float, y: float, way: Point, by: float) -> Point:
    return x + way[0] * by, y + way[1] * by


def _box(x: float, y: float, wide: float, high: float) -> tuple[Point, ...]:
    left, top = x - wide / 2, y - high / 2
    return (left, top), (left + wide, top), (left + wide, top + high), (left, top + high)


def _grid(width: float, depth: float) -> list[Drawn]:
    """A line every metre."""
    upright = [
        Stroke(((x, 0.0), (x, depth)), "grid", thick=0.03) for x in map(float, range(1, int(width)))
    ]
    level = [
        Stroke(((0.0, y), (width, y)), "grid", thick=0.03) for y in map(float, range(1, int(depth)))
    ]
    return [*upright, *level]
