"""The balance sheet of a split: for each criterion, who is where against the fair share.

Decides what is outside its share, which rules a seating breaks and what the least possible is;
fast enough to follow a hand that drags somebody. Words are chosen by the faces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.groups.aims import Aim, aims, fullest, tables_needed
from workshop_app.domain.groups.bound import LowerBound, holders_of, lower_bound
from workshop_app.domain.groups.problem import Criterion, Mode, Rule, SplitProblem, planned_sizes
from workshop_app.domain.groups.rules import blocks_of


@dataclass(frozen=True, slots=True)
class Row:
    """One value: how many hold it, and how many of them each table has."""

    value: str
    holders: int
    counts: tuple[int, ...]
    """Table 1 first."""
    aims: tuple[Aim, ...]
    """What each table should have; the same for all unless sizes are really different, or the
    value is gathered: then its homes may have any number, the other tables nobody."""

    mode: Mode = "spread"

    @property
    def homes(self) -> tuple[int, ...]:
        """Numbers of the tables where a value to gather belongs."""
        return tuple(table for table, aim in enumerate(self.aims, start=1) if aim.high)

    @property
    def low(self) -> int:
        return min(aim.low for aim in self.aims)

    @property
    def high(self) -> int:
        return max(aim.high for aim in self.aims)

    @property
    def or_none(self) -> bool:
        """Nobody at a table is right too."""
        return any(aim.or_none for aim in self.aims)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Distance to what is right at each table: negative = too few, positive = too many."""
        return tuple(aim.gap(count) for count, aim in zip(self.counts, self.aims, strict=True))

    @property
    def seated_at(self) -> tuple[int, ...]:
        """Numbers of the tables that have the value."""
        return tuple(table for table, count in enumerate(self.counts, start=1) if count)

    @property
    def outside(self) -> tuple[int, ...]:
        """Numbers of the tables outside the share."""
        return tuple(table for table, gap in enumerate(self.gaps, start=1) if gap)

    @property
    def imbalance(self) -> int:
        return sum(abs(gap) for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class CriterionSheet:
    name: str
    weight: int
    rows: tuple[Row, ...]
    lower_bound: int
    """Unweighted, like `imbalance`."""
    mode: Mode = "spread"

    @property
    def imbalance(self) -> int:
        return sum(row.imbalance for row in self.rows)

    @property
    def variety(self) -> tuple[int, ...]:
        """How many different values each table has: « au moins 8 départements sur 13 »."""
        tables = len(self.rows[0].counts) if self.rows else 0
        return tuple(sum(row.counts[table] > 0 for row in self.rows) for table in range(tables))


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """All figures of one seating. Totals are weighted; `bound` says what is unavoidable and why."""

    sizes: tuple[int, ...]
    size_range: tuple[tuple[int, int], ...]
    criteria: tuple[CriterionSheet, ...]
    referents: tuple[int, ...]
    """At each table."""
    referent_range: tuple[int, int]
    broken: tuple[Rule, ...]
    """Together, apart and locks that this seating does not keep (a hand may)."""
    bound: LowerBound

    @property
    def imbalance(self) -> int:
        return sum(sheet.weight * sheet.imbalance for sheet in self.criteria)

    @property
    def lower_bound(self) -> int:
        return self.bound.total

    @property
    def burdens(self) -> tuple[int, ...]:
        """Weighted imbalance of each table, table 1 first."""
        burdens = [0] * len(self.sizes)
        for sheet in self.criteria:
            for row in sheet.rows:
                for table, gap in enumerate(row.gaps):
                    burdens[table] += sheet.weight * abs(gap)
        return tuple(burdens)

    @property
    def worst_table(self) -> int | None:
        """Number of the table furthest from what is right; None when all are right."""
        burdens = self.burdens
        return burdens.index(max(burdens)) + 1 if any(burdens) else None

    @property
    def proven(self) -> bool:
        """The rules are kept and nobody can do better."""
        return self.keeps_rules and self.imbalance == self.bound.total

    @property
    def sizes_outside(self) -> tuple[int, ...]:
        """Numbers of the tables with too few or too many people."""
        return _outside(self.sizes, self.size_range)

    @property
    def referents_outside(self) -> tuple[int, ...]:
        """Numbers of the tables with too few or too many referents."""
        return _outside(self.referents, (self.referent_range,) * len(self.referents))

    @property
    def keeps_rules(self) -> bool:
        return not (self.broken or self.sizes_outside or self.referents_outside)


class OverRounds:
    """What the balance sheets of all rounds say together. A result of a split inherits it."""

    __slots__ = ()
    sheets: tuple[BalanceSheet, ...]

    @property
    def imbalance(self) -> int:
        """Weighted, over all rounds."""
        return sum(sheet.imbalance for sheet in self.sheets)

    @property
    def lower_bound(self) -> int:
        return sum(sheet.lower_bound for sheet in self.sheets)

    @property
    def proven(self) -> bool:
        return all(sheet.proven for sheet in self.sheets)


def bound_of(problem: SplitProblem) -> LowerBound:
    """What `balance_sheet` needs; keep it while only the seating changes."""
    return lower_bound(problem, blocks_of(problem))


def balance_sheet(
    problem: SplitProblem, tables: Mapping[str, int], bound: LowerBound | None = None
) -> BalanceSheet:
    """The sheet of a seating `person -> table number`; people not seated count nowhere."""
    bound = bound or bound_of(problem)
    seats = [tables.get(person, 0) - 1 for person in problem.people]
    named = set(problem.referents)
    sizes, referents = [0] * problem.tables, [0] * problem.tables
    for person, seat in zip(problem.people, seats, strict=True):
        if seat >= 0:
            sizes[seat] += 1
            referents[seat] += person in named
    planned = planned_sizes(problem)
    return BalanceSheet(
        sizes=tuple(sizes),
        size_range=problem.size_range,
        criteria=tuple(
            CriterionSheet(
                criterion.name,
                criterion.weight,
                _rows(criterion, seats, planned),
                low,
                criterion.mode,
            )
            for criterion, low in zip(problem.criteria, bound.by_criterion, strict=True)
        ),
        referents=tuple(referents),
        referent_range=problem.referent_range,
        broken=tuple(rule for rule in problem.rules if not keeps(rule, tables)),
        bound=bound,
    )


def keeps(rule: Rule, tables: Mapping[str, int]) -> bool:
    """Whether a seating keeps one rule (how referents are shared out is judged by table)."""
    at = tables.get(rule.person)
    if rule.kind == "together":
        return at is not None and at == tables.get(rule.other)
    if rule.kind == "apart":
        return at is None or at != tables.get(rule.other)
    return rule.table is None or at == rule.table


def _rows(criterion: Criterion, seats: Sequence[int], sizes: Sequence[int]) -> tuple[Row, ...]:
    rows = []
    known: dict[int, tuple[Aim, ...]] = {}
    for value, holders in holders_of(criterion).items():
        counts = [0] * len(sizes)
        for person in holders:
            if seats[person] >= 0:
                counts[seats[person]] += 1
        held = len(holders)
        if criterion.mode == "gather":
            homes = fullest(counts, tables_needed(held, sizes))
            wanted = aims("gather", held, sizes, homes)
        else:
            wanted = known.get(held) or known.setdefault(held, aims(criterion.mode, held, sizes))
        rows.append(Row(value, held, tuple(counts), wanted, criterion.mode))
    return tuple(rows)


def _outside(counts: Sequence[int], ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(
        table
        for table, (count, (low, high)) in enumerate(zip(counts, ranges, strict=True), start=1)
        if not low <= count <= high
    )
