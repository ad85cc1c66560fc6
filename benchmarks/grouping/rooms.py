"""Rooms after check-in for which the exact curve of moves is known.

An exact solver (CP-SAT of OR-tools 9.15, up to 60 s a point) proved them once; it is no dependency.
None where it proved nothing in that time, or where rules force more moves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.instances import invented_list, with_absent
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rebalance import Rebalance

CURVES = Path(__file__).parents[2] / "tests" / "data" / "groups" / "curves.json"


@dataclass(frozen=True, slots=True)
class Room:
    """Ninety people at nine tables before; some do not come, others come unannounced."""

    seed: int
    problem: SplitProblem
    """The people present."""
    before: Mapping[str, int]
    exact: tuple[int | None, ...]
    """Least imbalance with 0, 1, 2… moves."""

    def above(self, mended: Rebalance) -> list[int | None]:
        """How far a curve is above the exact one."""
        return [
            None if exact is None or (point := mended.at(k)) is None else point.imbalance - exact
            for k, exact in enumerate(self.exact)
        ]


def known_rooms() -> list[Room]:
    told = json.loads(CURVES.read_text("utf-8"))
    return [_room(**each) for each in told]


def _room(seed: int, absent: int, new: int, before: list[int], exact: list[int | None]) -> Room:
    whole = invented_list(len(before) + new, 9, seed)
    registered, newcomers = whole.people[: len(before)], whole.people[len(before) :]
    stays = {*whole.referents, *newcomers}
    others = [person for person in whole.people if person not in stays]
    gone = set(Random(seed).sample(others, absent))
    seats = dict(zip(registered, before, strict=True))
    return Room(seed, with_absent(whole, gone), seats, tuple(exact))
