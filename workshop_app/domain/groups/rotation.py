"""Rounds: people change tables so that they meet as many others as possible, balanced each time.

Decides where everybody sits in each round. Measure: coincidences = the sum over pairs of
C(meetings, 2), so that meeting a third time costs more than twice. Every rule holds in every
round (somebody locked stays the host of a table). Fair shares and few coincidences are one
objective: a rotation blind to the criteria would be worse than random for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb, log
from random import Random

from workshop_app.domain.groups.arrangement import Arranger
from workshop_app.domain.groups.bound import LowerBound, lower_bound
from workshop_app.domain.groups.problem import SplitProblem, check_problem, planned_sizes
from workshop_app.domain.groups.rotation_table import rotation_table
from workshop_app.domain.groups.rules import Block, blocks_of
from workshop_app.domain.groups.search import (
    Cancelled,
    Progress,
    Search,
    SearchProgress,
    never,
    silent,
)
from workshop_app.domain.groups.seating import Ground, Seating
from workshop_app.domain.problems import Problem

MOST_ROUNDS = 20
FAIRNESS = 1.5
"""Coincidences one average weighted point of imbalance is worth."""
HOT, COLD = 0.8, 0.18
"""First and last temperature, in coincidences."""
LISTEN_EVERY = 2_000


@dataclass(frozen=True, slots=True)
class Rotation:
    """`rounds[r]`: table of each person in round r, by number."""

    rounds: tuple[Mapping[str, int], ...]
    imbalances: tuple[int, ...]
    bound: LowerBound
    """Of each round."""
    coincidences: int
    coincidences_bound: int
    seed: int
    complete: bool


def rotate(
    problem: SplitProblem,
    rounds: int,
    seed: int,
    *,
    effort: float = 1.0,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Rotation:
    """`rounds` seatings, every rule kept in each. `effort` 1.0: about 2 s for 90 in 9, 3 rounds."""
    check_problem(problem)
    if not 1 <= rounds <= MOST_ROUNDS:
        raise Problem("split_rounds_not_valid", rounds=rounds, most=MOST_ROUNDS)
    blocks = blocks_of(problem)
    bound = lower_bound(problem, blocks)
    least = coincidences_bound(problem, rounds, blocks)
    rng = Random(seed)
    ground = Ground(problem, blocks)
    arranger = Arranger(problem, blocks)
    starts = _starts(problem, rounds, ground, arranger, bound, rng)
    run = _Annealing(ground, starts, bound.total, least, rng)
    complete = run.go(effort, progress, cancelled)
    return Rotation(
        rounds=tuple(
            {person: table + 1 for person, table in zip(problem.people, state, strict=True)}
            for state in run.best
        ),
        imbalances=run.best_imbalances,
        bound=bound,
        coincidences=run.best_coincidences,
        coincidences_bound=least,
        seed=seed,
        complete=complete,
    )


def coincidences_bound(problem: SplitProblem, rounds: int, blocks: Sequence[Block] = ()) -> int:
    """In two rounds a table of s people drawn from G old tables shares at least so many pairs;
    people kept together meet in every round."""
    tables = problem.tables
    of_two = 0
    for size in planned_sizes(problem):
        each, more = divmod(size, tables)
        of_two += (tables - more) * comb(each, 2) + more * comb(each + 1, 2)
    kept = sum(comb(len(block.members), 2) for block in blocks)
    return max(of_two, kept) * comb(rounds, 2)


def coincidences(rounds: Sequence[Mapping[str, int]]) -> int:
    """The sum over pairs of C(meetings, 2)."""
    total = 0
    for later, seating in enumerate(rounds):
        for other in rounds[:later]:
            cells: dict[tuple[int, int], int] = {}
            for person, table in seating.items():
                key = (table, other[person])
                cells[key] = cells.get(key, 0) + 1
            total += sum(comb(count, 2) for count in cells.values())
    return total


def _starts(
    problem: SplitProblem,
    rounds: int,
    ground: Ground,
    arranger: Arranger,
    bound: LowerBound,
    rng: Random,
) -> list[list[int]]:
    """The algebraic table when nothing forbids it; otherwise a balanced split per round."""
    if not problem.rules and not any(criterion.weight for criterion in problem.criteria):
        table = rotation_table(len(problem.people), problem.tables, rounds)
        if table is not None and problem.sizes is None:
            return table
    starts = []
    for _ in range(rounds):
        search = Search(problem, arranger, ground, bound, rng)
        search.go(0.1, silent, never)
        starts.append(search.best)
    return starts


class _Annealing:
    """Exchanges within any round, cooler and cooler. `near[r][p][t]`: how often p met, over all
    rounds, the people who sit at table t in round r; it prices an exchange in a few look-ups."""

    def __init__(
        self,
        ground: Ground,
        starts: Sequence[Sequence[int]],
        balanced: int,
        least: int,
        rng: Random,
    ) -> None:
        self.ground, self.rng = ground, rng
        self.seats = [seat for seat in range(ground.seats) if ground.movable[seat]]
        self.people = [seat for seat in self.seats if seat < ground.people]
        self.seatings = [Seating(ground, start) for start in starts]
        self.fairness = FAIRNESS / ground.weight
        self.least = least + self.fairness * balanced * len(starts)
        self._meet()
        self.best_cost = float("inf")
        self._keep()

    def _meet(self) -> None:
        seats, tables = self.ground.seats, self.ground.tables
        self.met = [[0] * seats for _ in range(seats)]
        for seating in self.seatings:
            for members in seating.members:
                people = [seat for seat in members if seat < self.ground.people]
                for one in people:
                    row = self.met[one]
                    for two in people:
                        if one != two:
                            row[two] += 1
        self.near = [
            [
                [sum(row[two] for two in seating.members[table]) for table in range(tables)]
                for row in self.met
            ]
            for seating in self.seatings
        ]
        self.coincidences = sum(comb(times, 2) for row in self.met for times in row) // 2

    @property
    def cost(self) -> float:
        return self.coincidences + self.fairness * sum(seating.cost for seating in self.seatings)

    def _keep(self) -> None:
        if self.cost < self.best_cost:
            self.best_cost = self.cost
            self.best = [seating.of_people() for seating in self.seatings]
            self.best_imbalances = tuple(seating.cost for seating in self.seatings)
            self.best_coincidences = self.coincidences

    def go(self, effort: float, progress: Progress, cancelled: Cancelled) -> bool:
        """Anneal until the bound is met or the effort is spent. False when stopped."""
        steps = int(effort * 1_500 * len(self.people) * len(self.seatings))
        # Without criteria a short run often meets the bound: then the long one is spared.
        runs = (steps,) if self.ground.columns else (steps // 6, steps - steps // 6)
        done = 0
        for run in runs:
            for step in range(run):
                if step % LISTEN_EVERY == 0:
                    if self.best_cost <= self.least:
                        return True
                    if cancelled():
                        return False
                    imbalance = sum(self.best_imbalances)
                    progress(SearchProgress((done + step) / steps, imbalance, 0))
                    heat = HOT * (COLD / HOT) ** (step / run)
                if self._step(heat) and self.cost < self.best_cost:
                    self._keep()
            done += run
        return True

    def _step(self, heat: float) -> bool:
        """One exchange drawn at random, taken by Metropolis' rule; True when taken."""
        draw = self.rng.random
        number = int(draw() * len(self.seatings))
        seating = self.seatings[number]
        one = self.people[int(draw() * len(self.people))]
        two = self.seats[int(draw() * len(self.seats))]
        if seating.table_of[one] == seating.table_of[two]:
            return False
        most = -heat * log(1.0 - draw())
        meetings = self._meetings(number, one, two)
        # No exchange mends more than all that is unbalanced: most are refused by this alone.
        if meetings - self.fairness * seating.cost > most:
            return False
        if meetings + self.fairness * seating.change(one, two) > most:
            return False
        if not seating.allowed(one, two):
            return False
        self._exchange(number, one, two)
        return True

    def _meetings(self, number: int, one: int, two: int) -> int:
        """What an exchange adds to the coincidences."""
        seating, near, met = self.seatings[number], self.near[number], self.met[one][two]
        here, there, people = seating.table_of[one], seating.table_of[two], self.ground.people
        change = 0
        if one < people:
            change += near[one][there] - met - near[one][here] + seating.sizes[here] - 1
        if two < people:
            change += near[two][here] - met - near[two][there] + seating.sizes[there] - 1
        return change

    def _exchange(self, number: int, one: int, two: int) -> None:
        seating, people = self.seatings[number], self.ground.people
        self.coincidences += self._meetings(number, one, two)
        here, there = seating.table_of[one], seating.table_of[two]
        left = [seat for seat in seating.members[here] if seat != one and seat < people]
        found = [seat for seat in seating.members[there] if seat != two and seat < people]
        seating.exchange(one, two)
        near = self.near[number]
        for row, times in zip(near, zip(self.met[one], self.met[two], strict=True), strict=True):
            gone = times[0] - times[1]
            row[here] -= gone
            row[there] += gone
        for seat, old, new in ((one, left, found), (two, found, left)):
            if seat < people:
                for other in old:
                    self._met(seat, other, -1)
                for other in new:
                    self._met(seat, other, 1)

    def _met(self, one: int, two: int, more: int) -> None:
        self.met[one][two] += more
        self.met[two][one] += more
        for near, seating in zip(self.near, self.seatings, strict=True):
            near[one][seating.table_of[two]] += more
            near[two][seating.table_of[one]] += more
