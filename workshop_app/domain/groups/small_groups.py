"""Pairs and fours inside a table, for methods that grow from one to all (1-2-4-Tous).

Decides who works with whom: neighbours as unlike as the table allows, the fours made of whole
pairs, so that nobody leaves the person they have just talked to. Same table, same groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

P = TypeVar("P")
FOUR = 4


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """Of one table. A pair has 2 people (3 when the count is odd), a four 3 to 5."""

    pairs: tuple[tuple[int, ...], ...]
    """Places in the list that was given."""
    fours: tuple[tuple[int, ...], ...]


def small_groups(likeness: Sequence[str]) -> SmallGroups:
    """Groups of the people of one table. `likeness`: what makes two people alike (their kind of
    structure), in the order of the table."""
    count = len(likeness)
    if not count:
        return SmallGroups((), ())
    fours = max(1, round(count / FOUR))
    # Those alike side by side, then dealt like cards: each four gets some of each.
    order = sorted(range(count), key=lambda place: (likeness[place], place))
    dealt = [order[four::fours] for four in range(fours)]
    by_four = [_pairs(people) for people in dealt]
    return SmallGroups(
        tuple(pair for pairs in by_four for pair in pairs),
        tuple(tuple(person for pair in pairs for person in pair) for pairs in by_four),
    )


def _pairs(people: Sequence[int]) -> list[tuple[int, ...]]:
    """First with middle, second with the one behind: those alike are not put together."""
    pairs = max(1, len(people) // 2)
    return [tuple(people[pair::pairs]) for pair in range(pairs)]
