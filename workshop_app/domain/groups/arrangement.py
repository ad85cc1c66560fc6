"""A first seating that keeps every rule, or the people whose rules make it impossible.

Decides whether the rules can be kept, by placing the bound blocks (kept together, apart, locked,
referents) with backtracking, then filling the places left. Not how evenly: that is `search`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from workshop_app.domain.groups.problem import Rule, SplitProblem
from workshop_app.domain.groups.rules import Block, blocks_of
from workshop_app.domain.problems import Problem

TRIES = 40
STEPS = 4_000
"""Placements tried before starting again with the difficult blocks first."""


@dataclass(slots=True)
class _Try:
    """Where the blocks stand while one try runs."""

    used: list[int]
    referents: list[int]
    table_of: list[int]
    lacking: int
    """People still needed to bring every table to its least size."""
    unplaced: int
    """People not seated yet."""
    lacking_referents: int


@dataclass
class Arranger:
    """Draws seatings of one problem. Remembers which blocks were difficult to place."""

    problem: SplitProblem
    blocks: tuple[Block, ...]
    home: Sequence[int] | None = None
    """Table each person would keep (0 = first, -1 = none): seatings stay near it."""
    hardness: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.hardness = [0] * len(self.blocks)
        self.size_range = self.problem.size_range
        self.referent_range = self.problem.referent_range
        self.bound = [
            number
            for number, block in enumerate(self.blocks)
            if len(block.members) > 1 or block.table is not None or block.referents or block.apart
        ]
        bound = set(self.bound)
        self.free = [
            block.members[0] for number, block in enumerate(self.blocks) if number not in bound
        ]
        _refuse_crowd(self.problem, self.blocks)

    def seat(self, rng: Random, deal: Sequence[int] | None = None) -> list[int]:
        """Table (0 = first) of each person, rules kept. `deal`: the free people, in the order in
        which they are dealt to the tables like cards; none: at random."""
        tables = self.place_bound(rng)
        if tables is None:
            raise _contradiction(self.problem)
        seated = [-1] * len(self.problem.people)
        for number in self.bound:
            for person in self.blocks[number].members:
                seated[person] = tables[number]
        order = list(self.free if deal is None else deal)
        if deal is None:
            rng.shuffle(order)
        room = self._room(seated, rng)
        if self.home is not None:
            order = self._stay(order, self.home, seated, room)
        self._deal(order, seated, room, rng)
        return seated

    def _home_of(self, block: Block) -> int:
        """The table most people of the block would keep; -1 = none."""
        if self.home is None:
            return -1
        homes = [self.home[person] for person in block.members if self.home[person] >= 0]
        return max(homes, key=homes.count, default=-1)

    def _stay(
        self, order: Sequence[int], home: Sequence[int], seated: list[int], room: list[int]
    ) -> list[int]:
        """Seat those whose table has room; the others, in order."""
        left = []
        for person in order:
            table = home[person]
            if 0 <= table < self.problem.tables and room[table]:
                seated[person] = table
                room[table] -= 1
            else:
                left.append(person)
        return left

    def place_bound(self, rng: Random) -> list[int] | None:
        """Table of each bound block (-1 for the free); None: proven impossible."""
        for attempt in range(TRIES):
            placed, exhausted = self._try(rng, STEPS * (1 + attempt // 8))
            if placed is not None or exhausted:
                return placed
        difficult = sorted(self.bound, key=lambda number: -self.hardness[number])[:4]
        people = [person for number in difficult for person in self.blocks[number].members]
        raise Problem(
            "split_rules_too_tight", names=tuple(self.problem.people[person] for person in people)
        )

    def _try(self, rng: Random, steps: int) -> tuple[list[int] | None, bool]:
        """One depth-first try: (tables, _) when placed, (None, True) when all was tried in vain."""
        order = self._order(rng)
        state = self._empty()
        choices: list[Iterator[int]] = []
        while len(choices) < len(order):
            number = order[len(choices)]
            choices.append(iter(self._tables_for(number, state, rng)))
            while True:
                table = next(choices[-1], None)
                if table is not None:
                    break
                self.hardness[order[len(choices) - 1]] += 1
                choices.pop()
                if not choices:
                    return None, True
                steps -= 1
                if steps < 0:
                    return None, False
                self._put(order[len(choices) - 1], state, -1)
            self._put(order[len(choices) - 1], state, table)
        return state.table_of, False

    def _order(self, rng: Random) -> list[int]:
        """Locked blocks first, then those that failed, then the big and the quarrelsome."""
        shuffled = list(self.bound)
        rng.shuffle(shuffled)

        def key(number: int) -> tuple[bool, int, int, int]:
            block = self.blocks[number]
            return (
                block.table is None,
                -self.hardness[number],
                -len(block.members) - block.referents,
                -len(block.apart),
            )

        return sorted(shuffled, key=key)

    def _empty(self) -> _Try:
        tables = self.problem.tables
        least = sum(low for low, _ in self.size_range)
        return _Try(
            used=[0] * tables,
            referents=[0] * tables,
            table_of=[-1] * len(self.blocks),
            lacking=least,
            unplaced=len(self.problem.people),
            lacking_referents=self.referent_range[0] * tables,
        )

    def _tables_for(self, number: int, state: _Try, rng: Random) -> list[int]:
        """Tables that can take the block, emptiest first; of identical empty tables only one."""
        block = self.blocks[number]
        size = len(block.members)
        taken = {state.table_of[other] for other in block.apart}
        tables = range(self.problem.tables) if block.table is None else (block.table,)
        fit = [
            table
            for table in tables
            if table not in taken
            and state.used[table] + size <= self.size_range[table][1]
            and state.referents[table] + block.referents <= self.referent_range[1]
            and self._leaves_enough(block, table, state)
        ]
        rng.shuffle(fit)
        home = self._home_of(block)
        fit.sort(key=lambda table: (table != home, state.used[table], state.referents[table]))
        seen: set[tuple[int, int]] = set()
        distinct = []
        for table in fit:
            if state.used[table] == 0 and block.table is None:
                if self.size_range[table] in seen:
                    continue
                seen.add(self.size_range[table])
            distinct.append(table)
        return distinct

    def _leaves_enough(self, block: Block, table: int, state: _Try) -> bool:
        """Whether the people left can still bring every table to its least size and referents."""
        size = len(block.members)
        fills = min(size, max(0, self.size_range[table][0] - state.used[table]))
        if state.lacking - fills > state.unplaced - size:
            return False
        if not block.referents:
            return True
        short = max(0, self.referent_range[0] - state.referents[table])
        wasted = max(0, block.referents - short)
        spare = len(self.problem.referents) - sum(state.referents) - state.lacking_referents
        return wasted <= spare

    def _put(self, number: int, state: _Try, table: int) -> None:
        """Seat the block at `table`, or take it away (-1)."""
        block, sign = self.blocks[number], 1
        if table < 0:
            table, sign = state.table_of[number], -1
        least, referents = self.size_range[table][0], self.referent_range[0]
        state.lacking -= max(0, least - state.used[table])
        state.lacking_referents -= max(0, referents - state.referents[table])
        state.used[table] += sign * len(block.members)
        state.referents[table] += sign * block.referents
        state.lacking += max(0, least - state.used[table])
        state.lacking_referents += max(0, referents - state.referents[table])
        state.unplaced -= sign * len(block.members)
        state.table_of[number] = table if sign > 0 else -1

    def _deal(self, order: Sequence[int], seated: list[int], room: list[int], rng: Random) -> None:
        turn = [table for table in range(self.problem.tables) if room[table]]
        rng.shuffle(turn)
        for at, person in enumerate(order):
            while not room[turn[at % len(turn)]]:
                turn.pop(at % len(turn))
            table = turn[at % len(turn)]
            seated[person] = table
            room[table] -= 1

    def _room(self, seated: Sequence[int], rng: Random) -> list[int]:
        """Places each table still offers, so that all sizes end in their range."""
        used = [0] * self.problem.tables
        for table in seated:
            if table >= 0:
                used[table] += 1
        target = [max(low, count) for (low, _), count in zip(self.size_range, used, strict=True)]
        more = len(self.problem.people) - sum(target)
        larger = [
            table
            for table, (_, high) in enumerate(self.size_range)
            for _ in range(high - target[table])
        ]
        rng.shuffle(larger)
        if self.home is not None:
            wished = list(used)
            for person in self.free:
                if 0 <= self.home[person] < self.problem.tables:
                    wished[self.home[person]] += 1
            larger.sort(key=lambda table: wished[table] <= target[table])
        for table in larger[:more]:
            target[table] += 1
        return [size - count for size, count in zip(target, used, strict=True)]


def _refuse_crowd(problem: SplitProblem, blocks: Sequence[Block]) -> None:
    """More blocks apart from each other than tables: said at once, by a greedy clique."""
    quarrelsome = [number for number, block in enumerate(blocks) if block.apart]
    quarrelsome.sort(key=lambda number: -len(blocks[number].apart))
    for first in quarrelsome:
        if len(blocks[first].apart) < problem.tables:
            return
        crowd = [first]
        near = set(blocks[first].apart)
        for other in quarrelsome:
            if other in near:
                crowd.append(other)
                near &= set(blocks[other].apart)
        if len(crowd) > problem.tables:
            raise Problem(
                "split_too_many_apart",
                names=tuple(problem.people[blocks[number].members[0]] for number in crowd),
                n=len(crowd),
                tables=problem.tables,
            )


def _contradiction(problem: SplitProblem) -> Problem:
    """The fewest rules found that cannot be kept together, by leaving out one after the other.

    Referent rules stay: without one of them the others would mean something else.
    """
    kept = list(problem.rules)
    for rule in problem.rules:
        if rule.kind == "referent" and rule.table is None:
            continue
        without = [other for other in kept if other is not rule]
        if _proven_impossible(replace(problem, rules=tuple(without))):
            kept = without
    named = [rule for rule in kept if rule.kind != "referent" or rule.table is not None] or kept
    return Problem("split_rules_contradict", names=_people_of(named), rules=tuple(named))


def _proven_impossible(problem: SplitProblem) -> bool:
    try:
        arranger = Arranger(problem, blocks_of(problem))
        return arranger.place_bound(Random(0)) is None
    except Problem as refusal:
        return refusal.code != "split_rules_too_tight"


def _people_of(rules: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for rule in rules for person in rule.people))
