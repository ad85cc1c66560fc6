"""Counting the ballots of a vote, again each time it is asked: nothing of a result is kept.

Decides points, ties, order, and whether the hall agrees on an item. Agreement is the consensus of
Tastle and Wierman (« Consensus and dissention: a measure of ordinal dispersion », International
Journal of Approximate Reasoning 45, 2007): 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / d), where pᵢ is the share
of ballots that give xᵢ, μ their mean and d the width of the scale. 1: all alike; 0: half at each
end. Under `AGREED` an item divides. The threshold is ours: a hall that gave each value equally
often stands a little under it, whatever the scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Literal
from uuid import UUID

from workshop_app.domain.votes import SCALE, Ballot, Item, Mark, Vote

AGREED = 0.5
FEWEST_TO_AGREE = 3
"""With fewer ballots there is no spread to speak of."""
MIDDLE = (1 + SCALE) / 2
Quadrant = Literal["first", "prepare", "easy", "leave"]
"""Important and feasible; important alone; feasible alone; neither."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One item, over all ballots."""

    item: Item
    points: int
    voters: int
    """Ballots that gave it something."""
    rank: int
    """1 for the first; the same for those with as many points."""
    agreement: float | None = None
    """None where it means nothing: a whole room counted at once, too few ballots."""
    importance: float = 0.0
    feasible: float = 0.0
    """Means of the two scales, of the ballots that say something of it."""
    least: int = 0
    highest: int = 0
    """Of what the ballots that gave it something brought."""

    @property
    def divides(self) -> bool:
        return self.agreement is not None and self.agreement < AGREED


@dataclass(frozen=True, slots=True)
class Result:
    lines: tuple[Counted, ...]
    """Most points first; those with as many in the order they were shown."""
    ballots: int
    points: int

    def of(self, item: UUID) -> Counted | None:
        return next((line for line in self.lines if line.item.id == item), None)


def count(vote: Vote, ballots: Sequence[Ballot], items: Sequence[Item] | None = None) -> Result:
    """`items`: what was voted on, where the vote itself does not say (tables keep their own)."""
    voted = tuple(vote.items) if items is None else tuple(items)
    said = [{mark.item: mark for mark in ballot.marks} for ballot in ballots]
    points = {item.id: sum(_points(vote, each.get(item.id)) for each in said) for item in voted}
    ordered = sorted(voted, key=lambda item: -points[item.id])
    ranks = _ranks([points[item.id] for item in ordered])
    lines = tuple(
        _counted(vote, item, points[item.id], rank, said)
        for item, rank in zip(ordered, ranks, strict=True)
    )
    return Result(lines, len(ballots), sum(points.values()))


def _counted(
    vote: Vote, item: Item, points: int, rank: int, said: Sequence[Mapping[UUID, Mark]]
) -> Counted:
    given = [mark for each in said if (mark := each.get(item.id)) is not None]
    scales = vote.method == "criteria" and given
    brought = [_points(vote, mark) for mark in given]
    return Counted(
        item,
        points,
        len(given),
        rank,
        _agreement(vote, given, len(said)),
        sum(mark.value for mark in given) / len(given) if scales else 0.0,
        sum(mark.feasible for mark in given) / len(given) if scales else 0.0,
        min(brought, default=0),
        max(brought, default=0),
    )


def _points(vote: Vote, mark: Mark | None) -> int:
    """What one ballot brings. Of an order, as many as items stand behind it, and one (Borda)."""
    if mark is None:
        return 0
    if vote.method == "ranking":
        return len(vote.items) - mark.value + 1
    return mark.value * mark.feasible if vote.method == "criteria" else mark.value


def _agreement(vote: Vote, given: Sequence[Mark], ballots: int) -> float | None:
    if vote.voter == "room" or vote.method == "keep" or ballots < FEWEST_TO_AGREE:
        return None
    if vote.method == "criteria":  # who says nothing of it has no opinion
        values = [mark.value for mark in given]
        return consensus(values, SCALE - 1) if len(values) >= FEWEST_TO_AGREE else None
    values = [_points(vote, mark) for mark in given] + [0] * (ballots - len(given))
    return consensus(values, vote.most if vote.method == "dots" else len(vote.items))


def consensus(values: Sequence[int], width: int) -> float:
    """From 0, half of them at each end, to 1, all alike."""
    mean = sum(values) / len(values)
    shares = Counter(values)
    spread = sum(
        times / len(values) * log2(1 - abs(value - mean) / width) for value, times in shares.items()
    )
    return min(1.0, max(0.0, 1 + spread))


def _ranks(points: Sequence[int]) -> list[int]:
    """1, 2, 2, 4: of a list that goes down."""
    ranks: list[int] = []
    for place, each in enumerate(points, 1):
        ranks.append(ranks[-1] if ranks and each == points[place - 2] else place)
    return ranks


def tied_at(result: Result, line: int) -> tuple[Counted, ...]:
    """Those with as many points on both sides of the line; nobody decides between them but the
    hall. Empty: the line cuts no tie."""
    if not 0 < line < len(result.lines):
        return ()
    above, below = result.lines[line - 1], result.lines[line]
    if above.points != below.points or not above.points:
        return ()
    return tuple(each for each in result.lines if each.points == above.points)


def above(result: Result, line: int) -> tuple[Counted, ...]:
    """The first ones, as many as the line says; one that nobody chose is never among them."""
    return tuple(each for each in result.lines[: max(0, line)] if each.points)


def quadrant(line: Counted) -> Quadrant:
    important, feasible = line.importance >= MIDDLE, line.feasible >= MIDDLE
    if important:
        return "first" if feasible else "prepare"
    return "easy" if feasible else "leave"
