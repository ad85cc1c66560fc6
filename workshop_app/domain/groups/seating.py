"""People at tables while a search runs: what every exchange would change, in a few look-ups.

Decides what an exchange costs and whether it keeps the rules; not which exchange to try.
Seats are numbered: the people first, then empty places (at most one a table when sizes are free),
so that an exchange with an empty place is a plain move and sizes can never break.

A *cell* is one value at one table: number = value * tables + table. Value 0 is « no value »: its
cells cost nothing. Costs are weighted distances of the counts to what each table should have
(`aims`). A value to gather has its homes on the ground: where they are is decided in `homes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from itertools import pairwise

from workshop_app.domain.groups.aims import Aim, aims, fullest, tables_needed
from workshop_app.domain.groups.bound import holders_of
from workshop_app.domain.groups.problem import SplitProblem, planned_sizes
from workshop_app.domain.groups.rules import Block


class Ground:
    """What does not change while a search runs. `spare`: empty places more, where a hand has
    seated too many people at a table."""

    def __init__(self, problem: SplitProblem, blocks: Sequence[Block], spare: int = 0) -> None:
        self.problem = problem
        self.tables = problem.tables
        self.people = len(problem.people)
        self.size_range = problem.size_range
        self.seats = sum(high for _, high in self.size_range) + spare
        self.blocks = blocks
        self._values(planned_sizes(problem))
        self._rules(blocks)

    def _values(self, sizes: Sequence[int]) -> None:
        """Cells of each seat, and the price lists of each cell by count."""
        tables = self.tables
        criteria = [criterion for criterion in self.problem.criteria if criterion.counts]
        columns = [[0] * self.seats for _ in criteria]
        self.column_of_value = [0]
        self.value_names: list[tuple[str, str]] = [("", "")]
        free = _prices((Aim(0, self.people),), self.people, 0)[0]
        self.prices: list[Prices] = [free] * tables
        self.homes: dict[int, tuple[int, ...]] = {}
        self.holders: list[int] = [self.people]
        self.planned, self.weights = tuple(sizes), [criterion.weight for criterion in criteria]
        for number, criterion in enumerate(criteria):
            for value, holders in holders_of(criterion).items():
                place = len(self.column_of_value)
                self.column_of_value.append(number)
                self.value_names.append((criterion.name, value))
                self.holders.append(len(holders))
                for person in holders:
                    columns[number][person] = place * tables
                if criterion.mode == "gather":
                    self.homes[place] = tuple(range(tables_needed(len(holders), sizes)))
                wanted = aims(criterion.mode, len(holders), sizes, self.homes.get(place, ()))
                self.prices += _prices(wanted, len(holders), criterion.weight)
        self.columns = columns
        self.cells_of: list[tuple[int, ...]] = (
            list(zip(*columns, strict=True)) if columns else [()] * self.seats
        )
        self.weight = sum(self.weights) / len(self.weights) if self.weights else 1.0

    def at_homes(self, homes: Mapping[int, tuple[int, ...]]) -> Ground:
        """The same ground with other homes for the values to gather (by number)."""
        other = copy(self)
        other.homes, other.prices = dict(homes), list(self.prices)
        for value, tables in homes.items():
            holders, first = self.holders[value], value * self.tables
            weight = self.weights[self.column_of_value[value]]
            wanted = aims("gather", holders, self.planned, tables)
            other.prices[first : first + self.tables] = _prices(wanted, holders, weight)
        return other

    def settled(self, table_of: Sequence[int]) -> Ground:
        """The ground whose homes are where most people of each value sit: what a seating is
        judged by. Itself when nothing is gathered. People without a table (-1) count nowhere."""
        if not self.homes:
            return self
        counts = {value: [0] * self.tables for value in self.homes}
        for person in range(self.people):
            if not 0 <= table_of[person] < self.tables:
                continue
            for cell in self.cells_of[person]:
                if cell // self.tables in counts:
                    counts[cell // self.tables][table_of[person]] += 1
        return self.at_homes(
            {value: fullest(count, len(self.homes[value])) for value, count in counts.items()}
        )

    def _rules(self, blocks: Sequence[Block]) -> None:
        self.block_of = [0] * self.people
        self.single = [True] * self.seats
        self.locked = [False] * self.seats
        self.referent = [False] * self.seats
        self.apart: list[tuple[int, ...]] = [()] * self.seats
        for number, block in enumerate(blocks):
            enemies = tuple(person for other in block.apart for person in blocks[other].members)
            for person in block.members:
                self.block_of[person] = number
                self.locked[person] = block.table is not None
                self.single[person] = len(block.members) == 1
                self.apart[person] = enemies
        self.loose = [
            block.members for block in blocks if len(block.members) > 1 and block.table is None
        ]
        self.movable = [
            single and not locked for single, locked in zip(self.single, self.locked, strict=True)
        ]
        named = set(self.problem.referents)
        for person, name in enumerate(self.problem.people):
            self.referent[person] = name in named
        self.referent_range = self.problem.referent_range


Prices = tuple[list[int], list[int], list[int]]
"""By count: what one more costs, what one less costs, what the count itself costs."""


def _prices(wanted: Sequence[Aim], holders: int, weight: int) -> list[Prices]:
    """Price lists of each cell of a value; the same list for the same aim."""
    made: dict[Aim, Prices] = {}
    for aim in wanted:
        if aim not in made:
            cost = [weight * abs(aim.gap(count)) for count in range(holders + 3)]
            up = [after - now for now, after in pairwise(cost)]
            made[aim] = (up, [weight, *(-price for price in up)], cost)
    return [made[aim] for aim in wanted]


class Seating:
    """One seating: where everybody sits, the counts, the cells outside their share, the cost."""

    def __init__(self, ground: Ground, table_of: Sequence[int]) -> None:
        self.ground = ground
        tables = ground.tables
        self.table_of = list(table_of)
        sizes = [0] * tables
        for table in table_of:
            sizes[table] += 1
        for table, (_, most) in enumerate(ground.size_range):
            self.table_of += [table] * (most - sizes[table])
        self.sizes = sizes
        self.members: list[list[int]] = [[] for _ in range(tables)]
        self.place_in_members = [0] * ground.seats
        for seat, table in enumerate(self.table_of):
            self.place_in_members[seat] = len(self.members[table])
            self.members[table].append(seat)
        self.referents = [
            sum(ground.referent[seat] for seat in members) for members in self.members
        ]
        self._count()

    def _count(self) -> None:
        ground = self.ground
        cells, prices = len(ground.prices), ground.prices
        self.count = [0] * cells
        for seat in range(ground.people):
            table = self.table_of[seat]
            for offset in ground.cells_of[seat]:
                if offset:
                    self.count[offset + table] += 1
        self.up = [prices[cell][0][self.count[cell]] for cell in range(cells)]
        self.down = [prices[cell][1][self.count[cell]] for cell in range(cells)]
        self.outside: list[int] = []
        self.place_in_outside = [-1] * cells
        self.cost = 0
        for cell in range(ground.tables, cells):
            cost = prices[cell][2][self.count[cell]]
            if cost:
                self.place_in_outside[cell] = len(self.outside)
                self.outside.append(cell)
                self.cost += cost

    def change(self, one: int, two: int) -> int:
        """What exchanging two seats would add to the cost."""
        ground, up, down = self.ground, self.up, self.down
        here, there = self.table_of[one], self.table_of[two]
        total = 0
        for mine, theirs in zip(ground.cells_of[one], ground.cells_of[two], strict=True):
            if mine != theirs:
                total += (
                    down[mine + here] + up[mine + there] + down[theirs + there] + up[theirs + here]
                )
        return total

    def changes(self, pairs: Sequence[tuple[int, int]], here: int) -> list[int]:
        """`change` of each pair whose first seat is at table `here`: the hot loop of a search."""
        cells_of, table_of, up, down = (
            self.ground.cells_of,
            self.table_of,
            self.up,
            self.down,
        )
        changes = []
        for one, two in pairs:
            there = table_of[two]
            total = 0
            for mine, theirs in zip(cells_of[one], cells_of[two], strict=True):
                if mine != theirs:
                    total += (
                        down[mine + here]
                        + up[mine + there]
                        + down[theirs + there]
                        + up[theirs + here]
                    )
            changes.append(total)
        return changes

    def allowed(self, one: int, two: int) -> bool:
        """Whether two people on their own, or one and an empty place, may exchange their seats."""
        ground = self.ground
        if not (ground.movable[one] and ground.movable[two]):
            return False
        here, there = self.table_of[one], self.table_of[two]
        return (
            self._keeps_sizes(one, two, here, there)
            and self._keeps_referents(one, two, here, there)
            and self._keeps_apart(one, there, (two,))
            and self._keeps_apart(two, here, (one,))
        )

    def _keeps_sizes(self, one: int, two: int, here: int, there: int) -> bool:
        people, sizes = self.ground.people, self.sizes
        if one < people and two < people:
            return True
        if one >= people and two >= people:
            return False
        giving = here if one < people else there
        return sizes[giving] > self.ground.size_range[giving][0]

    def _keeps_referents(self, one: int, two: int, here: int, there: int) -> bool:
        moved = self.ground.referent[one] - self.ground.referent[two]
        if not moved:
            return True
        low, high = self.ground.referent_range
        return (
            low <= self.referents[here] - moved <= high
            and low <= self.referents[there] + moved <= high
        )

    def _keeps_apart(self, seat: int, table: int, leaving: Sequence[int]) -> bool:
        return all(
            self.table_of[enemy] != table or enemy in leaving for enemy in self.ground.apart[seat]
        )

    def keeps_rules(self, exchanged: Sequence[tuple[int, int]]) -> bool:
        """Whether sizes, referents and apart hold for seats that were just exchanged."""
        one, two = exchanged[0]
        low, high = self.ground.referent_range
        for table in (self.table_of[one], self.table_of[two]):
            least, most = self.ground.size_range[table]
            if not (least <= self.sizes[table] <= most and low <= self.referents[table] <= high):
                return False
        return all(
            self._keeps_apart(seat, self.table_of[seat], ()) for pair in exchanged for seat in pair
        )

    def exchange(self, one: int, two: int) -> None:
        """Exchange two seats of different tables, whatever the rules."""
        ground = self.ground
        here, there = self.table_of[one], self.table_of[two]
        self.cost += self.change(one, two)
        for mine, theirs in zip(ground.cells_of[one], ground.cells_of[two], strict=True):
            if mine != theirs:
                if mine:
                    self._add(mine + here, -1)
                    self._add(mine + there, 1)
                if theirs:
                    self._add(theirs + there, -1)
                    self._add(theirs + here, 1)
        moved = ground.referent[one] - ground.referent[two]
        if moved:
            self.referents[here] -= moved
            self.referents[there] += moved
        filled = (one < ground.people) - (two < ground.people)
        if filled:
            self.sizes[here] -= filled
            self.sizes[there] += filled
        first, second = self.place_in_members[one], self.place_in_members[two]
        self.members[here][first], self.members[there][second] = two, one
        self.place_in_members[one], self.place_in_members[two] = second, first
        self.table_of[one], self.table_of[two] = there, here

    def _add(self, cell: int, more: int) -> None:
        count = self.count[cell] + more
        self.count[cell] = count
        up, down, cost = self.ground.prices[cell]
        self.up[cell], self.down[cell] = up[count], down[count]
        place = self.place_in_outside[cell]
        if cost[count]:
            if place < 0:
                self.place_in_outside[cell] = len(self.outside)
                self.outside.append(cell)
        elif place >= 0:
            last = self.outside.pop()
            if last != cell:
                self.outside[place] = last
                self.place_in_outside[last] = place
            self.place_in_outside[cell] = -1

    def settled_cost(self) -> int:
        """The cost with every value at its best homes."""
        if not self.ground.homes:
            return self.cost
        return Seating(self.ground.settled(self.table_of), self.of_people()).cost

    def of_people(self) -> list[int]:
        """Table of each person, 0 for the first."""
        return self.table_of[: self.ground.people]
