"""Finds a balanced split: focused local search with short restarts, rules kept at every step.

Each step picks a value outside its share at one table, draws exchanges that would mend it and
takes the best that is not a step back. Decides how long to look (a count of exchanges, never the
clock: the same seed gives the same split on any machine), not what is fair nor what is possible.
Idea: min-conflicts and WalkSAT, with a tabu list; run times are heavy-tailed, hence the restarts.
Where short starts have not met the bound, longer ones that draw more exchanges a step follow: many
criteria at once have no easy split (measured with 8 criteria: twice nearer to the bound).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp
from random import Random

from workshop_app.domain.groups.arrangement import Arranger
from workshop_app.domain.groups.bound import LowerBound, lower_bound
from workshop_app.domain.groups.evenness import even_out
from workshop_app.domain.groups.homes import planned_homes
from workshop_app.domain.groups.problem import SplitProblem, check_problem
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.groups.seating import Ground, Seating


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """How far a search is: `share` of the effort spent (0 to 1), best imbalance so far."""

    share: float
    imbalance: int
    lower_bound: int


Progress = Callable[[SearchProgress], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A split that keeps every rule. `complete` is False when somebody stopped the search."""

    tables: Mapping[str, int]
    imbalance: int
    bound: LowerBound
    seed: int
    complete: bool

    @property
    def proven(self) -> bool:
        """Nobody can do better."""
        return self.imbalance == self.bound.total


DRAWS, MANY_DRAWS = 48, 100
"""Exchanges drawn at each step, of a short start and of a long one."""
HEAT = 0.65
"""How readily a step back is accepted, in average weights."""
NEAR = 12
"""Tables an exchange is drawn from, of those that suit."""
STEPS, SHORT = 9_000, 1_000
"""Steps of all short starts, and of the first; each person adds some."""
PATIENCE, LONG, EASY, MOST_CRITERIA = 5_000, 20_000, 2, 8
"""Steps of the long starts for each criterion beyond the easy ones, and of one of them; with more
criteria than that no patience helps."""
BLOCK_SHARE = 0.15
"""Share of the steps that try people kept together, when there are any."""
LISTEN_EVERY = 64
"""Steps between two looks at `cancelled`."""


def never() -> bool:
    return False


def silent(_: SearchProgress) -> None:
    return None


def split(
    problem: SplitProblem,
    seed: int,
    *,
    effort: float = 1.0,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Found:
    """The best split found with `effort` (1.0: under a second for 90 people at 9 tables)."""
    check_problem(problem)
    blocks = blocks_of(problem)
    bound = lower_bound(problem, blocks)
    run = Search(problem, Arranger(problem, blocks), Ground(problem, blocks), bound, Random(seed))
    complete = run.go(effort, progress, cancelled)
    tables = {person: table + 1 for person, table in zip(problem.people, run.best, strict=True)}
    return Found(tables, run.best_cost, bound, seed, complete)


class Search:
    """One run: restarts of growing length until the bound is met or the effort is spent."""

    def __init__(
        self,
        problem: SplitProblem,
        arranger: Arranger,
        ground: Ground,
        bound: LowerBound,
        rng: Random,
    ) -> None:
        self.problem, self.arranger, self.ground = problem, arranger, ground
        self.target = bound.total
        self.rng = rng
        self.heat = HEAT * ground.weight
        self.draws = DRAWS
        self.best: list[int] = []
        self.best_cost = -1
        self.spent = self.total = 0

    def go(self, effort: float, progress: Progress, cancelled: Cancelled) -> bool:
        """Search; False when stopped by `cancelled`. `best` holds the best split either way."""
        people = self.ground.people
        hasty = int(effort * (STEPS + 4 * people))
        self.total = hasty + int(effort * PATIENCE * self._difficulty())
        length = SHORT + 8 * people
        starts = 0
        while True:
            patient = self.spent >= hasty
            if patient:
                length, self.draws = LONG, MANY_DRAWS
            steps = min(length, (self.total if patient else hasty) - self.spent)
            if not self._start(steps, progress, cancelled):
                return False
            if self.best_cost <= self.target or self.spent >= self.total:
                self._even_out()
                return True
            starts += 1
            if starts % 3 == 0:
                length *= 2

    def _difficulty(self) -> int:
        return max(0, min(MOST_CRITERIA, len(self.ground.columns)) - EASY)

    def _start(self, steps: int, progress: Progress, cancelled: Cancelled) -> bool:
        """One start and its focused steps. Values to gather get homes first; half-way each has
        its home where most of its people came to sit."""
        ground = planned_homes(self.ground, self.rng)
        seating = Seating(ground, self.arranger.seat(self.rng, self._deal()))
        self._keep(seating)
        if not ground.homes:
            return self._improve(seating, steps, progress, cancelled)
        first = steps // 2
        if not self._improve(seating, first, progress, cancelled):
            return False
        seating = Seating(ground.settled(seating.table_of), seating.of_people())
        self._keep(seating)
        return self._improve(seating, steps - first, progress, cancelled)

    def _even_out(self) -> None:
        if self.best_cost > 0:
            seating = Seating(self.ground.settled(self.best), self.best)
            even_out(seating)
            self._keep(seating)
            if seating.cost == self.best_cost:
                self.best = seating.of_people()

    def _deal(self) -> list[int]:
        """The free people sorted by their values, most important criterion first: dealt like
        cards they start far better than at random."""
        draw = {person: self.rng.random() for person in self.arranger.free}
        cells = self.ground.cells_of
        return sorted(self.arranger.free, key=lambda person: (cells[person], draw[person]))

    def _keep(self, seating: Seating) -> None:
        if self.best_cost >= 0 and seating.cost >= self.best_cost:
            return
        self.best, self.best_cost = seating.of_people(), seating.settled_cost()

    def _improve(
        self, seating: Seating, steps: int, progress: Progress, cancelled: Cancelled
    ) -> bool:
        """Focused steps from one start. False when stopped."""
        tabu: dict[tuple[int, int], int] = {}
        rng = self.rng
        for step in range(steps):
            if seating.cost <= self.target or not seating.outside:
                break
            self.spent += 1
            if step % LISTEN_EVERY == 0:
                if cancelled():
                    self._keep(seating)
                    return False
                progress(SearchProgress(self.spent / self.total, self.best_cost, self.target))
            cell = seating.outside[int(rng.random() * len(seating.outside))]
            if self.ground.loose and rng.random() < BLOCK_SHARE:
                self._mend_with_block(seating, cell)
            else:
                self._mend(seating, cell, step, tabu)
            if seating.cost < self.best_cost:
                self._keep(seating)
        return True

    def _mend(
        self, seating: Seating, cell: int, step: int, tabu: dict[tuple[int, int], int]
    ) -> None:
        """Take the best exchange drawn that mends the cell, if it is no great step back."""
        best, best_change = None, 0
        here = cell % self.ground.tables
        drawn = self._draw(seating, cell)
        for (one, two), change in zip(drawn, seating.changes(drawn, here), strict=True):
            if best is not None and change >= best_change:
                continue
            there = seating.table_of[two]
            if (
                tabu.get((one, there), -1) >= step or tabu.get((two, here), -1) >= step
            ) and seating.cost + change >= self.best_cost:
                continue
            if seating.allowed(one, two):
                best, best_change = (one, two), change
        if best is None:
            return
        if best_change > 0 and self.rng.random() >= exp(-best_change / self.heat):
            return
        one, two = best
        tenure = step + 3 + int(self.rng.random() * 8)
        tabu[one, seating.table_of[one]] = tabu[two, seating.table_of[two]] = tenure
        seating.exchange(one, two)

    def _draw(self, seating: Seating, cell: int) -> list[tuple[int, int]]:
        """Exchanges that bring the cell's count nearer to its share: a seat of its table first."""
        ones, twos = menders(seating, cell, self.rng)
        many, more = len(ones), len(twos)
        if many * more <= self.draws:
            return [(one, two) for one in ones for two in twos]
        draw = self.rng.random
        return [(ones[int(draw() * many)], twos[int(draw() * more)]) for _ in range(self.draws)]

    def _mend_with_block(self, seating: Seating, cell: int) -> None:
        """Exchange people kept together with as many of another table; undone if no good."""
        ground, rng = self.ground, self.rng
        table = cell % ground.tables
        here = [block for block in ground.loose if seating.table_of[block[0]] == table]
        block = (here or ground.loose)[int(rng.random() * len(here or ground.loose))]
        there = table
        if seating.table_of[block[0]] == table:
            there = (table + 1 + int(rng.random() * (ground.tables - 1))) % ground.tables
        before = seating.cost
        done = self._exchange_block(seating, block, there)
        if done is None:
            return
        change = seating.cost - before
        kept = seating.keeps_rules(done)
        if kept and (change <= 0 or rng.random() < exp(-change / self.heat)):
            return
        for one, two in reversed(done):
            seating.exchange(one, two)

    def _exchange_block(
        self, seating: Seating, block: tuple[int, ...], there: int
    ) -> list[tuple[int, int]] | None:
        """Exchange a block with another of its size, or with the seats that suit it best."""
        ground, rng = self.ground, self.rng
        alike = [
            other
            for other in ground.loose
            if len(other) == len(block) and seating.table_of[other[0]] == there
        ]
        singles = [seat for seat in seating.members[there] if ground.movable[seat]]
        if alike and (len(singles) < len(block) or rng.random() < 0.3):
            pairs = list(zip(block, alike[int(rng.random() * len(alike))], strict=True))
            for one, two in pairs:
                seating.exchange(one, two)
            return pairs
        if len(singles) < len(block):
            return None
        rng.shuffle(singles)
        done: list[tuple[int, int]] = []
        for person in block:
            two = min(singles, key=lambda seat: seating.change(person, seat))
            singles.remove(two)
            seating.exchange(person, two)
            done.append((person, two))
        return done


def menders(seating: Seating, cell: int, rng: Random) -> tuple[list[int], list[int]]:
    """Seats of a cell's table, and of tables that suit, whose exchange brings its count nearer to
    what it should be."""
    ground = seating.ground
    value, table = divmod(cell, ground.tables)
    offset = cell - table
    column, loose = ground.columns[ground.column_of_value[value]], ground.movable
    # Somebody alone is mended either way: by leaving, or by company.
    too_many = seating.down[cell] < 0 and (seating.up[cell] >= 0 or rng.random() < 0.5)
    prices = seating.up if too_many else seating.down
    others = [other for other in range(ground.tables) if other != table]
    near = [other for other in others if prices[offset + other] <= 0] or others
    if len(near) > NEAR:
        near = rng.sample(near, NEAR)
    ones = [
        seat
        for seat in seating.members[table]
        if (column[seat] == offset) == too_many and loose[seat]
    ]
    twos = [
        seat
        for other in near
        for seat in seating.members[other]
        if (column[seat] == offset) != too_many and loose[seat]
    ]
    return ones, twos
