"""The least imbalance of one criterion when some people are forced to share tables.

A table of counts (values by tables) with the right sums and at least the forced people in each
cell; counts are exchanged around cycles of tables until none mends anything: then it is the least
(min-cost flow, cycle cancelling). Each forced group has a table of its own: with equal shares two
at the same table never cost less (take both tables' counts and share them out again: no cell gets
further from its share). Decides for tables of nearly equal sizes only.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST_TABLES = 40
MOST_TURNS = 400
"""Cycles exchanged before giving up."""


def least_imbalance(
    holders: Sequence[int], people: int, tables: int, forced: Sequence[Sequence[int]]
) -> int | None:
    """Unweighted. `holders[v]`: how many hold value v, "no value" left out; `forced[f]`: the
    values of each forced group, -1 = none. None when it would take too long to tell."""
    if tables > MOST_TABLES or len(forced) > tables:
        return None
    counts = _Counts(holders, people, tables, forced)
    for _ in range(MOST_TURNS):
        cycle = counts.mending_cycle()
        if not cycle:
            return counts.imbalance()
        for origin, to in cycle:
            counts.move(origin, to)
    return None


class _Counts:
    """People of each value at each table; the last value is « no value », which costs nothing."""

    def __init__(
        self, holders: Sequence[int], people: int, tables: int, forced: Sequence[Sequence[int]]
    ) -> None:
        self.tables = tables
        none = len(holders)
        everybody = [*holders, people - sum(holders)]
        self.share = [(n // tables, -(-n // tables)) for n in holders] + [(0, people)]
        self.held = [[0] * tables for _ in everybody]
        for table, group in enumerate(forced):
            for value in group:
                self.held[value if value >= 0 else none][table] += 1
        self.count = [list(row) for row in self.held]
        least, more = divmod(people, tables)
        self.size_range = (least, least + (1 if more else 0))
        self.size = self._sizes(forced, least, more)
        room = [
            size - sum(row[table] for row in self.count) for table, size in enumerate(self.size)
        ]
        for value, total in enumerate(everybody):
            for _ in range(total - sum(self.count[value])):
                table = min(
                    (table for table in range(tables) if room[table]),
                    key=lambda table: (self.up(value, table), -room[table]),
                )
                self.count[value][table] += 1
                room[table] -= 1

    def _sizes(self, forced: Sequence[Sequence[int]], least: int, more: int) -> list[int]:
        """The tables of the larger groups are the larger ones."""
        by_group = sorted(
            range(self.tables), key=lambda table: -len(forced[table]) if table < len(forced) else 0
        )
        sizes = [least] * self.tables
        for table in by_group[:more]:
            sizes[table] += 1
        return sizes

    def up(self, value: int, table: int) -> int:
        """What one more costs."""
        low, high = self.share[value]
        count = self.count[value][table]
        return -1 if count < low else 1 if count >= high else 0

    def down(self, value: int, table: int) -> int:
        """What one less costs."""
        low, high = self.share[value]
        count = self.count[value][table]
        return 1 if count <= low else -1 if count > high else 0

    def imbalance(self) -> int:
        return sum(
            max(0, low - count, count - high)
            for (low, high), row in zip(self.share, self.count, strict=True)
            for count in row
        )

    def _price(self, origin: int, to: int) -> tuple[int, int]:
        """The cheapest value to move between two tables: (cost, value); -1 = a mere place."""
        best = (3, -2)
        for value, row in enumerate(self.count):
            if row[origin] > self.held[value][origin]:
                cost = self.down(value, origin) + self.up(value, to)
                if cost < best[0]:
                    best = (cost, value)
        least, most = self.size_range
        if best[0] > 0 and self.size[to] > least and self.size[origin] < most:
            best = (0, -1)
        return best

    def mending_cycle(self) -> list[tuple[int, int]]:
        """A cycle of tables around which counts can be exchanged for less imbalance; [] = none."""
        tables = range(self.tables)
        price = {
            (origin, to): self._price(origin, to)
            for origin in tables
            for to in tables
            if origin != to
        }
        distance, came_from = [0] * self.tables, [-1] * self.tables
        last = -1
        self.moving: dict[tuple[int, int], int] = {}
        for _ in tables:
            last = -1
            for (origin, to), (cost, value) in price.items():
                if value > -2 and distance[origin] + cost < distance[to]:
                    distance[to] = distance[origin] + cost
                    came_from[to] = origin
                    last = to
            if last < 0:
                return []
        for _ in tables:
            last = came_from[last]
        cycle = [(came_from[last], last)]
        while cycle[-1][0] != last:
            table = cycle[-1][0]
            cycle.append((came_from[table], table))
        self.moving = {(origin, to): price[origin, to][1] for origin, to in cycle}
        return cycle

    def move(self, origin: int, to: int) -> None:
        """Move the value chosen for this step of the cycle."""
        value = self.moving[origin, to]
        if value >= 0:
            self.count[value][origin] -= 1
            self.count[value][to] += 1
        else:
            self.size[origin] += 1
            self.size[to] -= 1
