"""Where every card of the wall lies. Pure arithmetic on measured heights.

Decides columns and positions; measures each card once per width. Painting and keys are elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from workshop_app.desktop.screens.cards.faces import CardItem, Grouping, WallColumn, WallFace

Measure = Callable[[CardItem, int], int]
"""Card and width -> height, both in pixels."""
GAP = 8
COLUMN_GAP = 12
NARROWEST: dict[Grouping, int] = {"kind": 140, "question": 200, "table": 168, "arrival": 200}
WIDEST: dict[Grouping, int] = {"kind": 400, "question": 400, "table": 280, "arrival": 260}


@dataclass(slots=True)
class Lane:
    """One column as laid out: its cards from top to bottom."""

    column: WallColumn
    left: int
    width: int
    items: list[CardItem] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    bottoms: list[int] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the next card would begin."""
        return self.bottoms[-1] + GAP if self.bottoms else 0

    def between(self, top: int, bottom: int) -> range:
        """Places of the cards that show in that stretch."""
        return range(bisect_left(self.bottoms, top), bisect_right(self.tops, bottom))

    def add(self, item: CardItem, height: int) -> None:
        top = self.end
        self.items.append(item)
        self.tops.append(top)
        self.bottoms.append(top + height)


@dataclass(frozen=True, slots=True)
class Spot:
    """A card by its lane and its place in it."""

    lane: int
    place: int


@dataclass
class WallLayout:
    lanes: list[Lane]
    width: int
    height: int

    @cached_property
    def spots(self) -> dict[UUID, Spot]:
        """Where each card lies; counted when first asked for, as a wall in a rush never is."""
        return {
            item.id: Spot(number, place)
            for number, lane in enumerate(self.lanes)
            for place, item in enumerate(lane.items)
        }

    def item(self, spot: Spot) -> CardItem:
        return self.lanes[spot.lane].items[spot.place]

    def at(self, across: int, down: int) -> Spot | None:
        """The card at that point of the wall, or none."""
        for number, lane in enumerate(self.lanes):
            if lane.left <= across < lane.left + lane.width:
                found = lane.between(down, down)
                return Spot(number, found[0]) if found else None
        return None

    def beside(self, spot: Spot, by: int) -> Spot | None:
        """The card at the same height in the next lane that has any, to the right or left."""
        lane = self.lanes[spot.lane]
        middle = (lane.tops[spot.place] + lane.bottoms[spot.place]) // 2
        number = spot.lane + by
        while 0 <= number < len(self.lanes):
            other = self.lanes[number]
            if other.items:
                place = min(bisect_left(other.bottoms, middle), len(other.items) - 1)
                return Spot(number, place)
            number += by
        return None


def lay_out(face: WallFace, room: int, measure: Measure) -> WallLayout:
    """Columns side by side in `room` pixels, wider than it if there are too many."""
    least, most = NARROWEST[face.grouping], WIDEST[face.grouping]
    if face.grouping == "arrival":
        lanes = _spread(face.columns[0], room, least, measure)
    else:
        count = max(1, len(face.columns))
        width = min(most, max(least, (room - COLUMN_GAP * (count - 1)) // count))
        lanes = [
            _filled(column, place * (width + COLUMN_GAP), width, measure)
            for place, column in enumerate(face.columns)
        ]
    whole = lanes[-1].left + lanes[-1].width if lanes else 0
    return WallLayout(lanes, whole, max((lane.end for lane in lanes), default=0))


def _filled(column: WallColumn, left: int, width: int, measure: Measure) -> Lane:
    lane = Lane(column, left, width, list(column.items))
    top = 0
    for item in column.items:
        bottom = top + measure(item, width)
        lane.tops.append(top)
        lane.bottoms.append(bottom)
        top = bottom + GAP
    return lane


def _spread(column: WallColumn, room: int, least: int, measure: Measure) -> list[Lane]:
    """One run of cards over the width, each under the shortest lane: read from left to right."""
    count = max(1, (room + COLUMN_GAP) // (least + COLUMN_GAP))
    width = (room - COLUMN_GAP * (count - 1)) // count
    lanes = [Lane(column, place * (width + COLUMN_GAP), width) for place in range(count)]
    for item in column.items:
        shortest = min(lanes, key=lambda lane: lane.end)
        shortest.add(item, measure(item, width))
    return lanes
