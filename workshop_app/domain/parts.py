"""The timed steps inside a phase (« seul », « à deux », « à quatre », « toute la table »).

Decides how the minutes of a phase are shared between its parts, which one it is now and when the
bell between two of them rings. Time comes from the phase: no part has a start of its own, so that
a pause or a restart needs no second truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from workshop_app.domain.problems import Problem

Gathering = Literal["alone", "pairs", "fours", "table", "hall", "session"]
"""Who works together. `session`: each topic of the marketplace in its place."""
SHORTEST_S = 60
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    planned_s: int
    gathering: Gathering = "table"


@dataclass(frozen=True, slots=True)
class PartState:
    """Where a phase stands among its parts."""

    index: int
    part: Part
    remaining_s: float
    """Until the bell that ends it."""


def bells(parts: Sequence[Part], length_s: int) -> tuple[int, ...]:
    """When each part ends, in seconds of running time since the phase began.

    The last part takes what the phase was given or lost since it was planned: bells that the room
    was told of do not move. A phase cut very short ends its last parts at once.
    """
    ends = list(accumulate(part.planned_s for part in parts))
    return (*(min(end, length_s) for end in ends[:-1]), length_s) if ends else ()


def part_at(parts: Sequence[Part], length_s: int, run_s: float) -> PartState | None:
    """The part after `run_s` seconds of running time; the last one once all is over."""
    for index, (part, end) in enumerate(zip(parts, bells(parts, length_s), strict=True)):
        if run_s < end or index == len(parts) - 1:
            return PartState(index, part, max(0.0, end - run_s))
    return None


def fit(parts: Sequence[Part], planned_s: int) -> tuple[Part, ...]:
    """The same parts, in proportion, for a phase of another length; whole minutes where they go.

    The sum is `planned_s`; none is shorter than a minute as long as there is one for each.
    """
    total = sum(part.planned_s for part in parts)
    if not parts or total == planned_s:
        return tuple(parts)
    unit = 60 if planned_s // 60 >= len(parts) else 1
    wished = [part.planned_s * planned_s / total for part in parts]
    lengths = [max(unit, int(wish // unit) * unit) for wish in wished]
    while (left := planned_s - sum(lengths)) > 0:
        # What rounding down took goes where it is missed most.
        at = max(range(len(parts)), key=lambda n: (wished[n] - lengths[n], wished[n]))
        lengths[at] += min(unit, left)
    while (over := sum(lengths) - planned_s) > 0:
        at = max(range(len(parts)), key=lambda n: lengths[n])
        lengths[at] -= min(unit, over)
    return tuple(
        replace(part, planned_s=length) for part, length in zip(parts, lengths, strict=True)
    )


def check_parts(parts: Sequence[Part], phase: str, planned_s: int) -> None:
    """Refuse parts without a name, too many of them, or that do not fill their phase."""
    if len(parts) > MOST_PARTS:
        raise Problem("too_many_parts", phase=phase, most=MOST_PARTS)
    if any(not part.title.strip() for part in parts):
        raise Problem("part_without_title", phase=phase)
    if any(part.planned_s < 1 for part in parts):
        raise Problem("part_too_short", phase=phase)
    if parts and sum(part.planned_s for part in parts) != planned_s:
        raise Problem("parts_do_not_fill", phase=phase)
