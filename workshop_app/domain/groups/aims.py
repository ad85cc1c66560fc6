"""What a criterion asks of each table, by mode: how many of one value, and how far a count is off.

Spread: a fair share. Never alone: nobody, or two and a few more. Gather: those of one value at as
few tables as hold them, the *homes* of the value. Ignore: nothing. Decides what is right for one
value alone; not what several criteria make of it (`search`), nor which homes suit best (`homes`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.groups.problem import Mode, fair_share

COMPANY = 2
"""Fewest people of one value who are not alone."""


@dataclass(frozen=True, slots=True)
class Aim:
    """From `low` to `high` of one value at a table; with `or_none`, nobody is right too."""

    low: int
    high: int
    or_none: bool = False

    def gap(self, count: int) -> int:
        """Distance of a count: negative = too few, positive = too many."""
        if self.or_none and not count:
            return 0
        return count - self.low if count < self.low else max(0, count - self.high)

    @property
    def least(self) -> int:
        """Fewest that are right."""
        return 0 if self.or_none else self.low


def aims(
    mode: Mode, holders: int, sizes: Sequence[int], homes: Sequence[int] = ()
) -> tuple[Aim, ...]:
    """What each table should have of a value that `holders` people have. `homes`: tables (0 =
    first) where they are gathered; other modes have none."""
    match mode:
        case "spread":
            shares = fair_share(holders, sizes)
            known = {share: Aim(*share) for share in set(shares)}
            return tuple(known[share] for share in shares)
        case "never-alone":
            return _in_company(holders, sizes)
        case "gather":
            here = frozenset(homes)
            home, away = Aim(0, holders), Aim(0, 0)
            return tuple(home if table in here else away for table in range(len(sizes)))
        case "ignore":
            return (Aim(0, holders),) * len(sizes)


def _in_company(holders: int, sizes: Sequence[int]) -> tuple[Aim, ...]:
    """Two at least and one more than a fair share at most; where the share is smaller than two,
    nobody is right too. Company comes before proportion: one person more is no reason to leave
    another one alone. Somebody the only one of a kind cannot have company."""
    if holders < COMPANY:
        return (Aim(0, holders),) * len(sizes)
    slack = 1 if max(sizes) - min(sizes) > 1 else 0
    known: dict[tuple[int, int], Aim] = {}
    shares = fair_share(holders, sizes)
    for low, high in set(shares):
        most = max(high + 1, COMPANY + 1)
        known[low, high] = Aim(COMPANY, most, or_none=low - slack < COMPANY)
    return tuple(known[share] for share in shares)


def tables_needed(holders: int, sizes: Sequence[int]) -> int:
    """Fewest tables that can hold so many people."""
    seats, needed = 0, 0
    for size in sorted(sizes, reverse=True):
        if seats >= holders:
            break
        seats += size
        needed += 1
    return needed


def fullest(counts: Sequence[int], needed: int) -> tuple[int, ...]:
    """The tables (0 = first) with the most of a value: moving nobody there is cheapest."""
    order = sorted(range(len(counts)), key=lambda table: (-counts[table], table))
    return tuple(sorted(order[:needed]))
