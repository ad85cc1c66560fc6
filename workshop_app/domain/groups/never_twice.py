"""Whether a hall could seat everybody anew, round after round, without two people ever meeting
twice: found by building such a seating, never guessed.

Decides which number of tables would do it, blind to criteria and rules other than hosts who stay.
People are cells (i, j): first table i, place j. In round m they sit at table i + shift[m][j] modulo
the tables: two people of the same first table never meet again when the shifts of a round are
different, and two others meet at most once when their differences between any two rounds are. With
hosts no shift and no difference is 0: nobody comes back to the same host.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from workshop_app.domain.groups.rotation_table import rotation_table

LARGEST_HALL = 30
"""Tables; beyond that nobody meets twice anyway, or the search would be too long."""
PATIENCE = 20_000
"""Shifts tried before giving up: then nothing is said."""
FURTHER = 3
"""Tables more than the hall has that are worth proposing."""
SMALLEST = 4
"""People at a table, hosts included: fewer is no table."""


def never_twice(people: int, tables: int, rounds: int, hosts: bool) -> list[list[int]] | None:
    """Table (0 = first) of each person in each round; None when no such seating was found.

    `hosts`: one at each table stays; they are the first `tables` people of the list.
    """
    if rounds < 2 or tables > LARGEST_HALL:
        return None
    if not hosts and (exact := rotation_table(people, tables, rounds)) is not None:
        return exact if people <= tables * tables else None
    movers = people - tables if hosts else people
    if movers < 0:
        return None
    columns = -(-movers // tables)
    shifts = _shifts(columns, tables, rounds, hosts)
    if shifts is None:
        return None
    cells = [(place % tables, place // tables) for place in range(movers)]
    stay = list(range(tables)) if hosts else []
    return [
        stay + [(row + shifts[column][turn]) % tables for row, column in cells]
        for turn in range(rounds)
    ]


def _shifts(columns: int, tables: int, rounds: int, hosts: bool) -> list[tuple[int, ...]] | None:
    """One list of shifts a column, the first of each 0; by depth-first search."""
    if columns > tables - hosts:
        return None
    turns = list(combinations(range(rounds), 2))
    used: dict[tuple[int, int], set[int]] = {pair: {0} if hosts else set() for pair in turns}
    found: list[tuple[int, ...]] = []
    waiting = [_candidates(tables, rounds)]
    for _ in range(PATIENCE):
        shift = next(waiting[-1], None)
        if shift is None:
            waiting.pop()
            if not found:
                return None
            last = found.pop()
            for one, two in turns:
                used[one, two].discard((last[two] - last[one]) % tables)
            continue
        gaps = {(one, two): (shift[two] - shift[one]) % tables for one, two in turns}
        if any(gap in used[pair] for pair, gap in gaps.items()):
            continue
        for pair, gap in gaps.items():
            used[pair].add(gap)
        found.append(shift)
        if len(found) == columns:
            return found
        waiting.append(_candidates(tables, rounds))
    return None


def _candidates(tables: int, rounds: int) -> Iterator[tuple[int, ...]]:
    """Multiples first: in a hall of a prime number of tables they are the answer at once."""
    for step in range(tables):
        yield tuple(step * turn % tables for turn in range(rounds))
    yield from ((0, *rest) for rest in product(range(tables), repeat=rounds - 1))


def tables_without_repeats(people: int, tables: int, rounds: int, hosts: bool) -> int | None:
    """The fewest tables from `tables` on at which nobody would meet twice; None: no such number
    near it was found."""
    for count in range(tables, tables + FURTHER + 1):
        if people // count >= SMALLEST and never_twice(people, count, rounds, hosts) is not None:
            return count
    return None


def sizes_at(people: int, tables: int) -> tuple[int, int]:
    """Fewest and most people at one of so many tables."""
    return people // tables, -(-people // tables)
