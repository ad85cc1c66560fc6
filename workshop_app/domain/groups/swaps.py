"""Corrections by hand: the one exchange that would mend most, rules kept.

Decides which exchange to propose (« Échanger M. Gineste et R. Lacombe suffirait »), not whether
to make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.groups.seating import Ground, Seating


@dataclass(frozen=True, slots=True)
class Exchange:
    """`person` goes to `to`; `other`, if any, takes the place left. Tables by number."""

    person: str
    origin: int
    to: int
    other: str | None
    imbalance: int
    """Weighted, afterwards."""
    suffices: bool
    """It mends what was asked for altogether."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """What to mend: a value of a criterion at a table, or the whole table (no criterion)."""

    table: int
    criterion: str = ""
    value: str = ""


def best_exchange(
    problem: SplitProblem, tables: Mapping[str, int], deviation: Deviation | None = None
) -> Exchange | None:
    """The exchange (or plain move, where sizes allow) that leaves the least imbalance and brings
    the deviation nearer to its share; None when none helps."""
    ground, seating = _seating(problem, tables)
    goal = _Goal(ground, seating, deviation)
    best: tuple[int, int, int, int] | None = None
    before = (goal.gap(), seating.cost)
    for one, two in _pairs(ground, seating, deviation):
        if not seating.allowed(one, two):
            continue
        change = seating.change(one, two)
        if deviation is None or not deviation.criterion:
            if change < 0 and (best is None or (0, change) < best[:2]):
                best = (0, change, one, two)
            continue
        gap = goal.gap_after(one, two)
        if gap < before[0] and (best is None or (gap, change) < best[:2]):
            best = (gap, change, one, two)
    if best is None:
        return None
    _, _, one, two = best
    return _exchange(ground, seating, one, two, goal)


def exchange_instead(
    problem: SplitProblem, tables: Mapping[str, int], person: str, to: int
) -> Exchange | None:
    """Instead of moving `person` alone to table `to`: the best exchange with somebody there."""
    ground, seating = _seating(problem, tables)
    one = problem.people.index(person)
    options = [
        (seating.change(one, two), two)
        for two in seating.members[to - 1]
        if two < ground.people and two != one and seating.allowed(one, two)
    ]
    if not options or seating.table_of[one] == to - 1:
        return None
    return _exchange(ground, seating, one, min(options)[1], _Goal(ground, seating, None))


def _seating(problem: SplitProblem, tables: Mapping[str, int]) -> tuple[Ground, Seating]:
    """The seating of the hand, which may be too full somewhere."""
    table_of = [tables[person] - 1 for person in problem.people]
    spare = sum(
        max(0, table_of.count(table) - most) for table, (_, most) in enumerate(problem.size_range)
    )
    ground = Ground(problem, blocks_of(problem), spare).settled(table_of)
    return ground, Seating(ground, table_of)


def _pairs(
    ground: Ground, seating: Seating, deviation: Deviation | None
) -> Iterable[tuple[int, int]]:
    """Seats of two tables, one of them at the table to mend if there is one."""
    table_of = seating.table_of
    if deviation is not None:
        for one in seating.members[deviation.table - 1]:
            for two in range(ground.seats):
                if table_of[two] != deviation.table - 1:
                    yield one, two
        return
    concerned = {cell % ground.tables for cell in seating.outside}
    for one in range(ground.seats):
        if table_of[one] in concerned:
            for two in range(ground.seats):
                if table_of[two] != table_of[one] and (one < two or table_of[two] not in concerned):
                    yield one, two


class _Goal:
    """How far the deviation is from its share, weighted."""

    def __init__(self, ground: Ground, seating: Seating, deviation: Deviation | None) -> None:
        self.ground, self.seating = ground, seating
        self.cell = -1
        if deviation is not None and deviation.criterion:
            value = ground.value_names.index((deviation.criterion, deviation.value))
            self.cell = value * ground.tables + deviation.table - 1

    def gap(self, more: int = 0) -> int:
        if self.cell < 0:
            return self.seating.cost
        count = self.seating.count[self.cell] + more
        return self.ground.prices[self.cell][2][count]

    def gap_after(self, one: int, two: int) -> int:
        """`one` sits at the table to mend."""
        table = self.cell % self.ground.tables
        offset = self.cell - table
        more = (offset in self.ground.cells_of[two]) - (offset in self.ground.cells_of[one])
        return self.gap(more)


def _exchange(ground: Ground, seating: Seating, one: int, two: int, goal: _Goal) -> Exchange:
    if one >= ground.people:
        one, two = two, one
    origin, to = seating.table_of[one] + 1, seating.table_of[two] + 1
    seating.exchange(one, two)
    people = ground.problem.people
    other = people[two] if two < ground.people else None
    return Exchange(people[one], origin, to, other, seating.settled_cost(), goal.gap() == 0)
