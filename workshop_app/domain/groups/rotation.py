"""Rounds: people change tables so that they meet as many others as possible, balanced each time.

Decides where everybody sits in each round. Measure: coincidences = the sum over pairs of
C(meetings, 2), so that meeting a third time costs more than twice. Every rule holds in every
round (somebody locked stays the host of a table). Fair shares and few coincidences are one
objective: a rotation blind to the criteria would be worse than random for them.

Search: focused, as for one split. Each step picks something to mend (a value outside its share in
a round, or somebody who meets a person again) and takes the best exchange that mends it, with a
tabu list and a little heat. At 90 people in 9 it leaves about 30 coincidences where annealing left
41 in the same time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb, log
from random import Random

from workshop_app.domain.groups.arrangement import Arranger
from workshop_app.domain.groups.bound import LowerBound, lower_bound
from workshop_app.domain.groups.meetings import Exchange, Meetings, coincidences_of
from workshop_app.domain.groups.problem import SplitProblem, check_problem, planned_sizes
from workshop_app.domain.groups.rotation_table import rotation_table
from workshop_app.domain.groups.rules import Block, blocks_of
from workshop_app.domain.groups.search import (
    Cancelled,
    Progress,
    Search,
    SearchProgress,
    menders,
    never,
    silent,
)
from workshop_app.domain.groups.seating import Ground, Seating
from workshop_app.domain.problems import Problem

MOST_ROUNDS = 20
FAIRNESS = 0.95
"""Coincidences one average weighted point of imbalance is worth."""
BEARABLE, WORST = 2.5, 1.0
"""Beyond so many average weights above its bound, each point of a round's imbalance counts so much
again when the best is kept: one round does not pay for the others."""
HEAT = 0.3
"""How readily a step back is accepted, in coincidences."""
OUTSIDE = 8
"""How much more often a value outside its share is picked than somebody who meets again."""
DRAWS = 150
"""Exchanges looked at in a step."""
TENURE = (15, 25)
"""Steps during which somebody does not go back, at least and more at random."""
STEPS, MOST_COUNTED = 45, 120
"""Steps for each person and round, up to so many people; effort multiplies them."""
STARTS, START_EFFORT = 6, 0.05
"""Seatings of a round to choose from when people are kept together, and the search of each."""
LISTEN_EVERY = 32


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
    """`rounds` seatings, every rule kept in each. `effort` 1.0: about 1 s for 90 in 9, 3 rounds."""
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
    run = _Turns(ground, starts, bound.total, least, rng)
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
    bound_people = [person for person in range(ground.people) if not ground.movable[person]]
    starts: list[list[int]] = []
    for _ in range(rounds):
        drawn = []
        for _ in range(STARTS if ground.loose and starts else 1):
            search = Search(problem, arranger, ground, bound, rng)
            search.go(START_EFFORT, silent, never)
            again = coincidences_of([*starts, search.best], bound_people)
            drawn.append((again, search.best_cost, search.best))
        starts.append(min(drawn)[2])
    return starts


class _Turns:
    """The search over all rounds at once."""

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
        self.meetings = Meetings(ground, starts)
        self.seatings = self.meetings.seatings
        self.fairness = FAIRNESS / ground.weight
        self.least = least + self.fairness * balanced * len(starts)
        self.bearable = balanced + BEARABLE * ground.weight
        self.tabu: dict[tuple[int, int, int], int] = {}
        self.best_cost = float("inf")
        self._keep()

    @property
    def cost(self) -> float:
        imbalance = sum(seating.cost for seating in self.seatings)
        return self.meetings.coincidences + self.fairness * imbalance

    def _keep(self) -> None:
        """The best so far, where no round pays for the others."""
        cost = self.cost
        if cost >= self.best_cost:
            return
        over = sum(max(0.0, seating.cost - self.bearable) for seating in self.seatings)
        cost += WORST * self.fairness * over
        if cost < self.best_cost:
            self.best_cost = cost
            self.best = [seating.of_people() for seating in self.seatings]
            self.best_imbalances = tuple(seating.settled_cost() for seating in self.seatings)
            self.best_coincidences = self.meetings.coincidences

    def go(self, effort: float, progress: Progress, cancelled: Cancelled) -> bool:
        """Until the bound is met or the effort is spent. False when stopped."""
        counted = min(len(self.people), MOST_COUNTED)
        steps = int(effort * STEPS * counted * len(self.seatings))
        for step in range(steps):
            if step % LISTEN_EVERY == 0:
                if cancelled():
                    return False
                progress(SearchProgress(step / steps, sum(self.best_imbalances), 0))
            if self.best_cost <= self.least:
                break
            self._step(step)
        return True

    def _step(self, step: int) -> None:
        """Mend one thing by the best exchange drawn, if that is no great step back."""
        number, exchanges = self._draw()
        exchanges.sort()
        seating, fairness = self.seatings[number], self.fairness
        most = -HEAT * log(1.0 - self.rng.random())
        # No exchange mends more than what is off at its two tables: most are passed over by this.
        cost, table_of = self.cost, seating.table_of
        mends = self._mendable(seating)
        enough = 2 * max(mends)
        best = None
        for again, one, two in exchanges:
            if again - enough >= most:
                break
            if again - mends[table_of[one]] - mends[table_of[two]] >= most:
                continue
            change = again + fairness * seating.change(one, two)
            if change >= most or not seating.allowed(one, two):
                continue
            if self._is_tabu(number, one, two, step) and cost + change >= self.best_cost:
                continue
            best, most = (one, two), change
        if best is not None:
            one, two = best
            until = step + TENURE[0] + int(self.rng.random() * TENURE[1])
            self.tabu[number, one, seating.table_of[one]] = until
            self.tabu[number, two, seating.table_of[two]] = until
            self.meetings.exchange(number, one, two)
            self._keep()

    def _mendable(self, seating: Seating) -> list[float]:
        """For each table: what one person more or less of each value there could mend at most."""
        mends = [0.0] * self.ground.tables
        for cell in seating.outside:
            gain = -min(seating.up[cell], seating.down[cell], 0)
            mends[cell % self.ground.tables] += self.fairness * gain
        return mends

    def _is_tabu(self, number: int, one: int, two: int, step: int) -> bool:
        table_of, tabu = self.seatings[number].table_of, self.tabu
        return (
            tabu.get((number, one, table_of[two]), -1) >= step
            or tabu.get((number, two, table_of[one]), -1) >= step
        )

    def _draw(self) -> tuple[int, list[Exchange]]:
        """A round, and exchanges there that may mend what was picked."""
        outside = OUTSIDE * sum(len(seating.outside) for seating in self.seatings)
        draw = self.rng.random
        if draw() * (self.meetings.coincidences + outside) < outside:
            return self._draw_fairer()
        for _ in self.people:
            one = self.people[int(draw() * len(self.people))]
            number = int(draw() * len(self.seatings))
            if self.meetings.repeats(number, one):
                others = self.seats
                if len(others) > DRAWS:
                    others = self.rng.sample(others, DRAWS)
                return number, self.meetings.changes(number, one, others)
        return 0, []

    def _draw_fairer(self) -> tuple[int, list[Exchange]]:
        """Exchanges that bring a value nearer to its share at one table of one round."""
        rng, ground = self.rng, self.ground
        place = int(rng.random() * sum(len(seating.outside) for seating in self.seatings))
        number = 0
        while place >= len(self.seatings[number].outside):
            place -= len(self.seatings[number].outside)
            number += 1
        seating = self.seatings[number]
        ones, twos = menders(seating, seating.outside[place], rng)
        if len(ones) * len(twos) > DRAWS:
            twos = rng.sample(twos, min(len(twos), max(1, DRAWS // len(ones))))
        found = []
        for one in ones:
            if one < ground.people:
                found += self.meetings.changes(number, one, twos)
            else:
                found += [(self.meetings.change(number, one, two), one, two) for two in twos]
        return number, found
