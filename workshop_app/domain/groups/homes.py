"""Where to gather the people of each value before anybody sits.

Decides the homes of every value to gather: few tables, with room, where locked people already are.
Big values first, each where it leaves the least room (best fit), a little at random so that every
start of a search differs. The search then brings people home.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from workshop_app.domain.groups.seating import Ground

CHOICES = 2
"""Tables a home is drawn from, of those that suit best."""


def planned_homes(ground: Ground, rng: Random) -> Ground:
    """The ground with homes for a new start; itself when nothing is gathered."""
    if not ground.homes:
        return ground
    chosen: dict[int, tuple[int, ...]] = {}
    for column in dict.fromkeys(ground.column_of_value[value] for value in ground.homes):
        values = [value for value in ground.homes if ground.column_of_value[value] == column]
        room = [most for _, most in ground.size_range]
        draw = {value: rng.random() for value in values}
        for value in sorted(values, key=lambda value: (-ground.holders[value], draw[value])):
            chosen[value] = _homes(ground, value, room, rng)
    return ground.at_homes(chosen)


def _homes(ground: Ground, value: int, room: list[int], rng: Random) -> tuple[int, ...]:
    """Homes of one value, and the room taken there."""
    left, homes = ground.holders[value], set[int]()
    waiting = _locked(ground, value)
    while len(homes) < len(ground.homes[value]):
        free = [table for table in range(ground.tables) if table not in homes]
        here = max((table for table in free if table in waiting), key=waiting.count, default=-1)
        table = here if here >= 0 else _fitting(free, left, room, rng)
        homes.add(table)
        taken = max(0, min(left, room[table]))
        room[table] -= taken
        left -= taken
    return tuple(sorted(homes))


def _fitting(free: Sequence[int], left: int, room: Sequence[int], rng: Random) -> int:
    """A table with room for all, as little more as can be; else the one with the most room."""
    order = list(free)
    rng.shuffle(order)
    order.sort(key=lambda table: (room[table] < left, abs(room[table] - left)))
    return order[int(rng.random() * min(CHOICES, len(order)))]


def _locked(ground: Ground, value: int) -> list[int]:
    """Tables of the locked people who hold the value."""
    offset = value * ground.tables
    return [
        block.table
        for block in ground.blocks
        if block.table is not None
        for person in block.members
        if offset in ground.cells_of[person]
    ]
