"""After check-in: the fewest moves that mend the tables, as a curve to choose from.

Decides, for 0, 1, 2… moves allowed, whom to move so that the least stays unbalanced. People new
since then sit anywhere and do not count as moved. Locked people and referents stay, unless the
referents themselves are badly spread. When rules or sizes force moves, the curve starts there.

Search: from the seating nearest to the old one, a beam over exchanges. A level holds the best
seatings with so many people moved; every exchange leads from one level to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from workshop_app.domain.groups.arrangement import Arranger
from workshop_app.domain.groups.bound import LowerBound, lower_bound
from workshop_app.domain.groups.problem import Rule, SplitProblem, check_problem
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.groups.search import Cancelled, Progress, SearchProgress, never, silent
from workshop_app.domain.groups.seating import Ground, Seating
from workshop_app.domain.problems import Problem

MOST_MOVES = 8
"""Length of the curve: beyond that, splitting again is the better question."""
ELBOW = 3
"""Weighted points a move must mend to be worth a new badge."""
SAME_PEOPLE = 3
"""Seatings kept at each level with the very same people moved."""
REVISIONS = 3
"""Times the best seating of a level is taken apart and mended."""
REVISED_UP_TO = 150
"""People; beyond that taking apart is too slow for what it finds."""
WIDTH = 10
"""Seatings kept at each number of moves, for 90 people."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who changes tables (by number)."""

    person: str
    origin: int
    to: int


@dataclass(frozen=True, slots=True)
class RebalancePoint:
    """The best found with at most `allowed` moves."""

    allowed: int
    moves: tuple[Move, ...]
    imbalance: int
    tables: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rebalance:
    curve: tuple[RebalancePoint, ...]
    """From `forced` moves on, one point a move."""
    forced: int
    """Fewest moves that keep the rules and the sizes; usually 0."""
    bound: LowerBound
    fixed: tuple[str, ...]
    """Who was not asked to move: locked people and referents."""
    complete: bool

    def at(self, allowed: int) -> RebalancePoint | None:
        """The point for so many moves; None below what is forced."""
        if allowed < self.forced:
            return None
        return self.curve[min(allowed, self.curve[-1].allowed) - self.forced]

    @property
    def elbow(self) -> RebalancePoint:
        """The point to propose: further moves would mend less than `ELBOW` points each."""
        best = self.curve[0]
        for point in self.curve:
            if best.imbalance - point.imbalance >= ELBOW * (len(point.moves) - len(best.moves)):
                best = point
        return best


def rebalance(
    problem: SplitProblem,
    before: Mapping[str, int],
    seed: int,
    *,
    most_moves: int = MOST_MOVES,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Rebalance:
    """The curve of moves for the people now present. `before`: the table each had; absent people
    in it are ignored, people without a table in it are new."""
    check_problem(problem)
    before = {person: before[person] for person in problem.people if person in before}
    home = [before.get(person, 0) - 1 for person in problem.people]
    held, arranger = _held(problem, before, home)
    bound = lower_bound(held, arranger.blocks)
    ground = Ground(held, arranger.blocks).settled(home)
    beam = _Beam(ground, home, most_moves)
    complete = beam.go(arranger, Random(seed), bound.total, progress, cancelled)
    forced, curve = beam.curve(problem, before)
    fixed = sorted({rule.person for rule in held.rules if rule.table is not None})
    return Rebalance(curve, forced, bound, tuple(fixed), complete)


def _held(
    problem: SplitProblem, before: Mapping[str, int], home: Sequence[int]
) -> tuple[SplitProblem, Arranger]:
    """The problem with the referents locked where they were, as far as the rules let them."""
    staying = _referents_who_stay(problem, before)
    while True:
        locks = tuple(Rule("lock", person, table=before[person]) for person in staying)
        held = replace(problem, rules=problem.rules + locks)
        try:
            arranger = Arranger(held, blocks_of(held), home=home)
            arranger.seat(Random(0))
            return held, arranger
        except Problem as refusal:
            if not staying:
                raise
            named = refusal.values.get("names")
            fewer = [p for p in staying if not isinstance(named, tuple) or p not in named]
            staying = fewer if len(fewer) < len(staying) else []


def _referents_who_stay(problem: SplitProblem, before: Mapping[str, int]) -> list[str]:
    """Referents at the table they had; where there are too many of them, any of them may go."""
    low, high = problem.referent_range
    locked = {rule.person for rule in problem.rules if rule.table is not None}
    referents = [person for person in problem.referents if person in before]
    at = Counter(before[person] for person in referents)
    lacking = any(at[table] < low for table in range(1, problem.tables + 1))
    most = low if lacking else high
    return [
        person
        for person in referents
        if person not in locked and before[person] <= problem.tables and at[before[person]] <= most
    ]


class _Beam:
    """The best seatings by number of people moved."""

    def __init__(self, ground: Ground, home: Sequence[int], most_moves: int) -> None:
        self.ground = ground
        self.home = [*home, *([-1] * (ground.seats - ground.people))]
        self.most_moves = most_moves
        self.width = max(2, min(WIDTH, WIDTH * 90 // ground.people))
        self.levels: dict[int, dict[tuple[int, ...], int]] = {}
        self.movers: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.expanded: set[tuple[int, ...]] = set()

    def moved(self, table_of: Sequence[int]) -> int:
        return sum(at >= 0 and at != table for at, table in zip(self.home, table_of, strict=False))

    def go(
        self,
        arranger: Arranger,
        rng: Random,
        target: int,
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        """Fill the levels from the lowest up. False when stopped."""
        for _ in range(self.width):
            seating = Seating(self.ground, arranger.seat(rng))
            self._offer(tuple(seating.of_people()), self.moved(seating.table_of), seating.cost)
        lowest = min(self.levels)
        most = max(self.most_moves, lowest)
        budget = 3 * self.width * (most + 1)
        for spent in range(budget):
            level = self._next_level(most)
            if level is None:
                break
            if cancelled():
                return False
            best = min(self.levels[level].values())
            progress(SearchProgress(min(1.0, spent / budget), best, target))
            self._expand(level, most)
        return self.ground.people > REVISED_UP_TO or self._revise_all(most, cancelled)

    def _revise_all(self, most: int, cancelled: Cancelled) -> bool:
        for level in sorted(self.levels):
            for _ in range(REVISIONS):
                if cancelled():
                    return False
                if level > most or not self._revise(level, most):
                    break
        return True

    def _next_level(self, most: int) -> int | None:
        """The lowest level with a seating not looked at yet."""
        for level in sorted(self.levels):
            if level <= most and any(state not in self.expanded for state in self.levels[level]):
                return level
        return None

    def _offer(self, state: tuple[int, ...], level: int, cost: int) -> None:
        """Keep the seating if it is among the best of its level."""
        kept = self.levels.setdefault(level, {})
        if state in kept:
            return
        kept[state] = cost
        who = self._who(state)
        same = [other for other in kept if self._who(other) == who]
        if len(same) > SAME_PEOPLE:
            del kept[max(same, key=lambda other: (kept[other], other))]
        elif len(kept) > self.width:
            del kept[max(kept, key=lambda other: (kept[other], other))]

    def _who(self, state: tuple[int, ...]) -> tuple[int, ...]:
        """The people moved: seatings that differ only by where new people sit are alike."""
        if state not in self.movers:
            self.movers[state] = tuple(
                person
                for person, table in enumerate(state)
                if self.home[person] >= 0 and self.home[person] != table
            )
        return self.movers[state]

    def _limit(self, level: int, most: int) -> int:
        """A seating must cost less than this to enter a level."""
        if level > most:
            return 0
        kept = self.levels.get(level, {})
        return max(kept.values()) if len(kept) >= self.width else 1 << 30

    def _expand(self, level: int, most: int) -> None:
        """Try every exchange from the best seating of the level not looked at yet."""
        kept = self.levels[level]
        state = min(
            (state for state in kept if state not in self.expanded),
            key=lambda other: (kept[other], other),
        )
        self.expanded.add(state)
        self._offer_exchanges(Seating(self.ground, state), level, most)

    def _offer_exchanges(self, seating: Seating, level: int, most: int) -> None:
        limits = [self._limit(level + more, most) - seating.cost for more in FEWER_TO_MORE]
        for more, change, one, two in _exchanges(seating, self.home, limits):
            if not seating.allowed(one, two):
                continue
            state = _exchanged(seating, one, two)
            self._offer(state, level + more, seating.cost + change)
            limits[more + 2] = self._limit(level + more, most) - seating.cost
        for block in self.ground.loose:
            for there in range(self.ground.tables):
                if there != seating.table_of[block[0]]:
                    self._offer_block(seating, block, there, most)

    def _offer_block(self, seating: Seating, block: tuple[int, ...], there: int, most: int) -> None:
        """People kept together against the seats of a table that suit best."""
        ground, done = self.ground, []
        for one in block:
            here = seating.table_of[one]
            seats = [
                (seating.change(one, two) + ELBOW * _moved_more(self.home[two], there, here), two)
                for two in seating.members[there]
                if ground.movable[two]
            ]
            if not seats:
                break
            two = min(seats)[1]
            seating.exchange(one, two)
            done.append((one, two))
        if len(done) == len(block) and seating.keeps_rules(done):
            level = self.moved(seating.table_of)
            if seating.cost < self._limit(level, most):
                self._offer(tuple(seating.of_people()), level, seating.cost)
        for one, two in reversed(done):
            seating.exchange(one, two)

    def _revise(self, level: int, most: int) -> bool:
        """Take back each exchange of the level's best seating in turn and look for another one;
        True when that found a better seating for so many moves."""
        kept = self.levels[level]
        best = min(kept, key=lambda other: (kept[other], other))
        seating = Seating(self.ground, best)
        anything = [1 << 30] * len(FEWER_TO_MORE)
        for more, _, one, two in list(_exchanges(seating, self.home, anything)):
            if more < 0 and seating.allowed(one, two):
                state = _exchanged(seating, one, two)
                if state not in self.expanded:
                    self.expanded.add(state)
                    self._offer_exchanges(Seating(self.ground, state), level + more, most)
        return min(kept.values()) < seating.cost

    def _settled(self, state: Sequence[int], cost: int) -> int:
        """What the seating is judged by: people may have found another home."""
        return Seating(self.ground, state).settled_cost() if self.ground.homes else cost

    def curve(
        self, problem: SplitProblem, before: Mapping[str, int]
    ) -> tuple[int, tuple[RebalancePoint, ...]]:
        """The least number of moves and the best seating for each number from there on."""
        forced = min(self.levels)
        best: tuple[int, int, tuple[int, ...]] | None = None
        points = []
        for allowed in range(forced, max(self.most_moves, forced) + 1):
            here = [
                (self._settled(state, cost), allowed, state)
                for state, cost in self.levels.get(allowed, {}).items()
            ]
            best = min([*here, *([best] if best else [])])
            tables = {
                person: table + 1 for person, table in zip(problem.people, best[2], strict=True)
            }
            moves = tuple(
                Move(person, origin, tables[person])
                for person, origin in before.items()
                if origin != tables[person]
            )
            points.append(RebalancePoint(allowed, moves, best[0], tables))
        return forced, tuple(points)


def _exchanged(seating: Seating, one: int, two: int) -> tuple[int, ...]:
    """Table of each person after an exchange."""
    table_of = list(seating.table_of)
    table_of[one], table_of[two] = table_of[two], table_of[one]
    return tuple(table_of[: seating.ground.people])


FEWER_TO_MORE = (-2, -1, 0, 1, 2)
"""How an exchange can change the number of people moved."""


def _exchanges(
    seating: Seating, home: Sequence[int], limits: Sequence[int]
) -> Iterator[tuple[int, int, int, int]]:
    """Exchanges of two seats that cost less than the limit for so many people moved more:
    (people moved more, cost more, seat, seat). `limits` may change on the way."""
    ground, table_of, cells = seating.ground, seating.table_of, seating.ground.cells_of
    seats = [seat for seat in range(ground.seats) if ground.movable[seat]]
    twice = [up + down for up, down in zip(seating.up, seating.down, strict=True)]
    arrive = {seat: _arrivals(seating, seat) for seat in seats}
    # What two people share costs nothing to exchange: at best all of what they have.
    shared = {seat: sum(twice[cell + table_of[seat]] for cell in cells[seat]) for seat in seats}
    moved = {
        seat: [_moved_more(home[seat], table_of[seat], table) for table in range(ground.tables)]
        for seat in seats
    }
    for place, one in enumerate(seats):
        here, mine, to, moved_one = table_of[one], cells[one], arrive[one], moved[one]
        spared = shared[one]
        for two in seats[place + 1 :]:
            there = table_of[two]
            if there == here:
                continue
            more = moved_one[there] + moved[two][here]
            change = to[there] + arrive[two][here]
            if change - spared - shared[two] >= limits[more + 2]:
                continue
            for value, other in zip(mine, cells[two], strict=True):
                if value == other:
                    change -= twice[value + here] + twice[value + there]
            if change < limits[more + 2]:
                yield more, change, one, two


def _moved_more(home: int, origin: int, to: int) -> int:
    return (home != to) - (home != origin) if home >= 0 else 0


def _arrivals(seating: Seating, seat: int) -> list[int]:
    """What leaving its table and arriving at each other one costs, somebody unlike it leaving."""
    here, up, down = seating.table_of[seat], seating.up, seating.down
    cells = seating.ground.cells_of[seat]
    leaving = sum(down[cell + here] for cell in cells)
    return [
        leaving + sum(up[cell + table] for cell in cells) for table in range(seating.ground.tables)
    ]
