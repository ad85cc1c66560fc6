"""The least imbalance anybody could reach, by a formula, and the people who cause it.

Decides what is unavoidable for each criterion alone: people forced to one table (kept together,
or locked to the same) hold more of a value than its fair share there, or leave too few places for
the others; people fixed at different tables stay alone, or away from each other. Several criteria
together can force more: the bound is a floor, not a promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.groups.aims import aims, tables_needed
from workshop_app.domain.groups.problem import Criterion, SplitProblem, planned_sizes
from workshop_app.domain.groups.rules import Block
from workshop_app.domain.groups.transport import least_imbalance


@dataclass(frozen=True, slots=True)
class BoundReason:
    """Why `cost` is unavoidable (weighted): the people forced to share one table."""

    criterion: str
    value: str
    """ "" when the values together are concerned (`no_room`, `crowded`)."""
    people: tuple[str, ...]
    """`too_many`: those who hold the value. `too_few`: those who take the places without it.
    `no_room`: those whose table has no room left for everybody's share. `alone`: those fixed at a
    table where nobody can join them. `away`: those fixed far from the others. `crowded`: nobody in
    particular, the tables are too small to gather every value."""
    kind: Literal["too_many", "too_few", "no_room", "alone", "away", "crowded"]
    cost: int


@dataclass(frozen=True, slots=True)
class LowerBound:
    total: int
    by_criterion: tuple[int, ...]
    """Unweighted, in the order of the criteria."""
    reasons: tuple[BoundReason, ...]


def lower_bound(problem: SplitProblem, blocks: Sequence[Block]) -> LowerBound:
    """At least the imbalance of every split that keeps the rules."""
    forced = _forced_together(blocks)
    sizes = planned_sizes(problem)
    by_criterion: list[int] = []
    reasons: list[BoundReason] = []
    fixed = _fixed(problem, blocks)
    for criterion in problem.criteria:
        if criterion.mode == "ignore":
            unavoidable, why = 0, list[BoundReason]()
        elif criterion.mode == "gather":
            unavoidable, why = _gather_bound(problem, criterion, fixed, sizes)
        else:
            unavoidable, why = _criterion_bound(problem, criterion, forced, sizes)
        if criterion.mode == "never-alone":
            more, told = _alone_bound(problem, criterion, fixed, sizes)
            unavoidable, why = unavoidable + more, [*why, *told]
        by_criterion.append(unavoidable)
        if criterion.weight:
            reasons += why
    total = sum(
        criterion.weight * cost
        for criterion, cost in zip(problem.criteria, by_criterion, strict=True)
    )
    return LowerBound(total, tuple(by_criterion), tuple(reasons))


def holders_of(criterion: Criterion) -> dict[str, list[int]]:
    """People of each value, in the order the values appear; no value, no row."""
    holders: dict[str, list[int]] = {}
    for person, value in enumerate(criterion.values):
        if value.strip():
            holders.setdefault(value, []).append(person)
    return holders


def _forced_together(blocks: Sequence[Block]) -> list[tuple[int, ...]]:
    """Groups of two people or more who share a table in every split."""
    by_table: dict[int, list[int]] = {}
    forced = []
    for block in blocks:
        if block.table is not None:
            by_table.setdefault(block.table, []).extend(block.members)
        elif len(block.members) > 1:
            forced.append(block.members)
    return forced + [tuple(people) for people in by_table.values() if len(people) > 1]


def _criterion_bound(
    problem: SplitProblem,
    criterion: Criterion,
    forced: Sequence[tuple[int, ...]],
    sizes: Sequence[int],
) -> tuple[int, list[BoundReason]]:
    """The sum over values, or more when the values compete for the places of a table."""
    holders = holders_of(criterion)
    cost, reasons = 0, []
    for value, people in holders.items():
        more, why = _value_bound(problem, criterion, value, people, forced, sizes)
        cost += more
        reasons += why
    if problem.sizes is not None or not forced or criterion.mode != "spread":
        return cost, reasons
    number = {value: place for place, value in enumerate(holders)}
    groups = [[number.get(criterion.values[person], -1) for person in group] for group in forced]
    counts = [len(people) for people in holders.values()]
    least = least_imbalance(counts, len(problem.people), problem.tables, groups)
    if least is None or least <= cost:
        return cost, reasons
    for group, values in zip(forced, groups, strict=True):
        alone = least_imbalance(counts, len(problem.people), problem.tables, [values]) or 0
        who = tuple(problem.people[person] for person in group)
        told = sum(each.cost for each in reasons if set(each.people) <= set(who))
        if alone * criterion.weight > told:
            gap = alone * criterion.weight - told
            reasons.append(BoundReason(criterion.name, "", who, "no_room", gap))
    return least, reasons


def _value_bound(
    problem: SplitProblem,
    criterion: Criterion,
    value: str,
    holders: Sequence[int],
    forced: Sequence[tuple[int, ...]],
    sizes: Sequence[int],
) -> tuple[int, list[BoundReason]]:
    """Unweighted least imbalance of one value. Each forced group sits at a table of its own: two
    at the same table could only cost more."""
    wanted = aims(criterion.mode, len(holders), sizes)
    low, high = min(aim.least for aim in wanted), max(aim.high for aim in wanted)
    most = max(most for _, most in problem.size_range)
    has = set(holders)
    floors, roofs, reasons = [], [], []
    for group in forced:
        with_it = [person for person in group if person in has]
        roof = most - (len(group) - len(with_it))
        if len(with_it) <= high and roof >= low:
            continue
        floors.append(len(with_it))
        roofs.append(roof)
        many = len(with_it) > high
        who = with_it if many else [person for person in group if person not in has]
        gap = len(with_it) - high if many else low - roof
        reasons.append(
            BoundReason(
                criterion.name,
                value,
                tuple(problem.people[person] for person in who),
                "too_many" if many else "too_few",
                criterion.weight * gap,
            )
        )
    if not reasons:
        return 0, []
    return _spread_cost(len(holders), len(sizes), (low, high), floors, roofs), reasons


def _spread_cost(
    holders: int, tables: int, share: tuple[int, int], floors: list[int], roofs: list[int]
) -> int:
    """Least distance to the share when some tables have at least and at most so many holders."""
    low, high = share
    free = max(0, tables - len(floors))
    counts = [(max(floor, min(low, roof)), roof) for floor, roof in zip(floors, roofs, strict=True)]
    seated = sum(count for count, _ in counts) + free * low
    cost = sum(max(0, low - count, count - high) for count, _ in counts)
    if seated > holders:
        return cost + seated - holders
    left = holders - seated
    at_no_cost = free * (high - low) + sum(
        max(0, min(high, roof) - count) for count, roof in counts
    )
    return cost + max(0, left - at_no_cost)


@dataclass(frozen=True, slots=True)
class _Fixed:
    """Who cannot choose: the table of locked people (0 = first), and the referents."""

    table: dict[int, int]
    referents: frozenset[int]
    most_referents: int
    """At one table."""


def _fixed(problem: SplitProblem, blocks: Sequence[Block]) -> _Fixed:
    table = {
        person: block.table
        for block in blocks
        if block.table is not None
        for person in block.members
    }
    named = set(problem.referents)
    referents = (place for place, person in enumerate(problem.people) if person in named)
    return _Fixed(table, frozenset(referents), problem.referent_range[1])


def _reason(
    problem: SplitProblem,
    criterion: Criterion,
    value: str,
    people: Sequence[int],
    kind: Literal["alone", "away"],
    gap: int,
) -> BoundReason:
    who = tuple(problem.people[person] for person in people)
    return BoundReason(criterion.name, value, who, kind, criterion.weight * gap)


def _alone_bound(
    problem: SplitProblem, criterion: Criterion, fixed: _Fixed, sizes: Sequence[int]
) -> tuple[int, list[BoundReason]]:
    """Holders locked to tables of their own, or referents, of whom there are more than the other
    holders could join: each of the others ends one person's solitude at most. Values with a share
    of two and more are judged by it (`_value_bound`)."""
    cost, reasons = 0, []
    for value, holders in holders_of(criterion).items():
        if not all(aim.or_none for aim in aims("never-alone", len(holders), sizes)):
            continue
        at: dict[int, list[int]] = {}
        for person in holders:
            if person in fixed.table:
                at.setdefault(fixed.table[person], []).append(person)
        lonely = [here[0] for here in at.values() if len(here) == 1]
        free = len(holders) - sum(map(len, at.values()))
        hosts = [person for person in holders if person in fixed.referents]
        gap, who = max(0, len(lonely) - free), lonely
        if fixed.most_referents == 1 and 2 * len(hosts) - len(holders) > gap:
            gap, who = 2 * len(hosts) - len(holders), hosts
        if gap:
            cost += gap
            reasons.append(_reason(problem, criterion, value, who, "alone", gap))
    return cost, reasons


def _gather_bound(
    problem: SplitProblem, criterion: Criterion, fixed: _Fixed, sizes: Sequence[int]
) -> tuple[int, list[BoundReason]]:
    """People away from the homes of their value: locked elsewhere, referents of other tables; or,
    if that is more, those for whom the tables are too small."""
    cost, reasons = 0, []
    holders = holders_of(criterion)
    for value, people in holders.items():
        homes = tables_needed(len(people), sizes)
        at: dict[int, list[int]] = {}
        for person in people:
            if person in fixed.table:
                at.setdefault(fixed.table[person], []).append(person)
        elsewhere = sorted(at.values(), key=len)[: max(0, len(at) - homes)]
        who = [person for here in elsewhere for person in here]
        hosts = [person for person in people if person in fixed.referents]
        gap = len(who)
        if len(hosts) - homes * fixed.most_referents > gap:
            gap, who = len(hosts) - homes * fixed.most_referents, hosts
        if gap:
            cost += gap
            reasons.append(_reason(problem, criterion, value, who, "away", gap))
    crowded = _overflow(sorted(map(len, holders.values()), reverse=True), max(sizes), len(sizes))
    if crowded > cost:
        why = BoundReason(criterion.name, "", (), "crowded", criterion.weight * crowded)
        return crowded, [why]
    return cost, reasons


def _overflow(counts: Sequence[int], seats: int, tables: int) -> int:
    """People for whom there is no seat when each value has one home: of the biggest values, all
    counted as big as the smallest of them, as many share a table as must (pigeonhole)."""
    whole = [count for count in counts if count <= seats]
    most = 0
    for taken, count in enumerate(whole, start=1):
        each, more = divmod(taken, tables)
        over = more * max(0, (each + 1) * count - seats)
        most = max(most, over + (tables - more) * max(0, each * count - seats))
    return most
