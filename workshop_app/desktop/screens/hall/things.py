"""The things of a plan as the hand and the keys know them: a table by its number, a marker by its
key. What each is called, where it is, and what lies under a point. No widget.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.hall import METRE, HallPlan, Marker, marker_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.hall_drawing import TABLE, kind_word

REACH = 1.1
"""A marker is taken from this far of its middle, in metres."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    kind: Literal["table", "marker"]
    key: int


def things_of(plan: HallPlan) -> list[Thing]:
    """Markers then tables, as a reader of the plan meets them: tables last are found first."""
    tables = [Thing("table", spot.table) for spot in plan.spots]
    return [*tables, *(Thing("marker", marker.key) for marker in plan.markers)]


def place_of(plan: HallPlan, thing: Thing) -> tuple[int, int] | None:
    """In half metres; None when it is no longer there."""
    if thing.kind == "table":
        return next(((s.x, s.y) for s in plan.spots if s.table == thing.key), None)
    marker = marker_of(plan, thing.key)
    return None if marker is None else (marker.x, marker.y)


def marker(plan: HallPlan, thing: Thing) -> Marker | None:
    return marker_of(plan, thing.key) if thing.kind == "marker" else None


def thing_at(plan: HallPlan, x: float, y: float) -> Thing | None:
    """What is nearest to a point, in metres, within a hand's reach; a table before a marker."""
    found: list[tuple[float, Thing]] = []
    for thing in things_of(plan):
        there = place_of(plan, thing)
        assert there is not None  # it is of this plan
        away = ((there[0] / METRE - x) ** 2 + (there[1] / METRE - y) ** 2) ** 0.5
        reach = 1.4 * TABLE if thing.kind == "table" else REACH
        if away <= reach:
            found.append((away / reach, thing))
    return min(found)[1] if found else None


def things_within(plan: HallPlan, x1: float, y1: float, x2: float, y2: float) -> frozenset[Thing]:
    """Those whose middle lies in a rectangle, in metres."""
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return frozenset(
        thing
        for thing in things_of(plan)
        if (there := place_of(plan, thing)) is not None
        and left <= there[0] / METRE <= right
        and top <= there[1] / METRE <= bottom
    )


def moves(
    plan: HallPlan, things: Iterable[Thing], across: int, down: int
) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Where tables and markers go when they are pushed by so many half metres."""
    tables: dict[int, tuple[int, int]] = {}
    markers: dict[int, tuple[int, int]] = {}
    for thing in things:
        there = place_of(plan, thing)
        if there is not None:
            target = there[0] + across, there[1] + down
            (tables if thing.kind == "table" else markers)[thing.key] = target
    return tables, markers


def name_of(plan: HallPlan, thing: Thing) -> str:
    """« Table 4 », « Prise, tables 2 et 5 »."""
    if thing.kind == "table":
        return _("Table {table}", table=thing.key)
    known = marker_of(plan, thing.key)
    if known is None:
        return ""
    word = kind_word(known.kind)
    return f"{word}, {known.note}" if known.note else word


def spoken(plan: HallPlan, thing: Thing) -> str:
    """Its name and where it is."""
    there = place_of(plan, thing)
    if there is None:
        return ""
    return _(
        "{name}, à {left} m du mur de gauche et {top} m du mur du haut",
        name=name_of(plan, thing),
        left=typography.decimal(there[0] / METRE, language()),
        top=typography.decimal(there[1] / METRE, language()),
    )
