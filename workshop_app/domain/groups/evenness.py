"""Between equal splits, the one where no table bears more than its part of what is unbalanced.

A sum over criteria hides a bad table: two deviations at one table weigh as much as one at each of
two. Decides between seatings of the same imbalance only, by exchanges that cost nothing.
"""

from __future__ import annotations

from workshop_app.domain.groups.seating import Seating

MOST_PASSES = 20
"""Exchanges made before leaving it at that."""


def even_out(seating: Seating) -> None:
    """Exchange people of the worst table as long as that spreads what is unbalanced."""
    for _ in range(MOST_PASSES):
        if not _lighten(seating):
            return


def _burdens(seating: Seating) -> list[int]:
    """Weighted imbalance of each table; a value far from its share weighs more than two near."""
    ground = seating.ground
    burdens = [0] * ground.tables
    for cell in seating.outside:
        cost = ground.prices[cell][2][seating.count[cell]]
        burdens[cell % ground.tables] += cost * cost
    return burdens


def _unevenness(seating: Seating) -> tuple[int, int]:
    burdens = _burdens(seating)
    return max(burdens), sum(burden * burden for burden in burdens)


def _lighten(seating: Seating) -> bool:
    """One exchange of the worst table that costs nothing and spreads better; False: none."""
    ground, burdens = seating.ground, _burdens(seating)
    worst = burdens.index(max(burdens))
    alone = sum(cell % ground.tables == worst for cell in seating.outside) <= 1
    if alone and all(_is_near(seating, cell) for cell in seating.outside):
        return False
    before = _unevenness(seating)
    for one in list(seating.members[worst]):
        for two in range(ground.seats):
            if seating.table_of[two] == worst or not seating.allowed(one, two):
                continue
            if seating.change(one, two) > 0:
                continue
            seating.exchange(one, two)
            if _unevenness(seating) < before:
                return True
            seating.exchange(one, two)
    return False


def _is_near(seating: Seating, cell: int) -> bool:
    """Whether one person more or less would mend it."""
    cost = seating.ground.prices[cell][2][seating.count[cell]]
    return cost + min(seating.up[cell], seating.down[cell]) <= 0
