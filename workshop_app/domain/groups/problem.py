"""What is asked of a split: people, tables, criteria in order of importance, rules.

Decides what a fair share is (`fair_share`) and which numbers make no sense (`check_problem`).
Not whether the rules can be kept (`rules`, `arrangement`) nor how a split is found (`search`).
Knows no person, only identifiers: a workshop gives UUIDs as text, a bare list its own column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.problems import Problem

RuleKind = Literal["together", "apart", "lock", "referent"]
RULE_KINDS: tuple[RuleKind, ...] = ("together", "apart", "lock", "referent")
Mode = Literal["spread", "never-alone", "gather", "ignore"]
MODES: tuple[Mode, ...] = ("spread", "never-alone", "gather", "ignore")
"""What is asked of a criterion; `aims` says what each means at a table."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Never broken. `other` is for together and apart, `table` for lock and (optional) referent."""

    kind: RuleKind
    person: str
    other: str = ""
    table: int | None = None

    @property
    def people(self) -> tuple[str, ...]:
        return (self.person, self.other) if self.other else (self.person,)


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something the tables should mix. `values` follow the order of the people; "" = no value."""

    name: str
    values: tuple[str, ...]
    weight: int = 1
    mode: Mode = "spread"

    @property
    def counts(self) -> bool:
        """Whether a split is judged by it."""
        return self.weight > 0 and self.mode != "ignore"


@dataclass(frozen=True, slots=True)
class SplitProblem:
    """`sizes`: places at each table; None = as equal as can be (they differ by one at most)."""

    people: tuple[str, ...]
    tables: int
    criteria: tuple[Criterion, ...] = ()
    rules: tuple[Rule, ...] = ()
    sizes: tuple[int, ...] | None = None
    slack: int = 0
    """How far a table may be from an equal size; counts only where `sizes` is None."""

    @property
    def size_range(self) -> tuple[tuple[int, int], ...]:
        """Fewest and most people at each table."""
        if self.sizes is not None:
            return tuple((size, size) for size in self.sizes)
        least, more = divmod(len(self.people), self.tables)
        most = least + (1 if more else 0)
        return ((max(0, least - self.slack), most + self.slack),) * self.tables

    @property
    def referents(self) -> tuple[str, ...]:
        """In the order of the people; somebody named twice counts once."""
        named = {rule.person for rule in self.rules if rule.kind == "referent"}
        return tuple(person for person in self.people if person in named)

    @property
    def referent_range(self) -> tuple[int, int]:
        """Fewest and most referents at a table: as equal as can be, like the sizes."""
        count = len(self.referents)
        return count // self.tables, -(-count // self.tables)


def check_problem(problem: SplitProblem) -> None:
    """Numbers that make no sense are refused before anything is searched."""
    people = problem.people
    if not people:
        raise Problem("split_nobody")
    if problem.tables < 1:
        raise Problem("split_no_table", tables=problem.tables)
    if problem.tables > len(people):
        raise Problem("split_more_tables_than_people", tables=problem.tables, people=len(people))
    twice = tuple(person for person, times in Counter(people).items() if times > 1)
    if twice:
        raise Problem("split_same_person_twice", names=twice)
    if problem.sizes is not None:
        seats = sum(problem.sizes)
        if len(problem.sizes) != problem.tables or min(problem.sizes) < 0 or seats != len(people):
            raise Problem("split_sizes_do_not_fit", seats=seats, people=len(people))
    for criterion in problem.criteria:
        if criterion.weight < 0:
            raise Problem("split_weight_not_valid", value=f"{criterion.name}:{criterion.weight}")
    known = set(people)
    for rule in problem.rules:
        _check_rule(rule, problem.tables, known)


def _check_rule(rule: Rule, tables: int, known: set[str]) -> None:
    unknown = tuple(person for person in rule.people if person not in known)
    if unknown:
        raise Problem("split_rule_unknown_person", names=unknown)
    if rule.kind == "lock" and rule.table is None:
        raise Problem("split_lock_without_table", names=(rule.person,))
    if rule.table is not None and not 1 <= rule.table <= tables:
        raise Problem("split_lock_no_such_table", names=(rule.person,), table=rule.table, n=tables)
    if rule.kind in ("together", "apart") and not rule.other:
        raise Problem("split_rule_needs_two", names=(rule.person,))
    if rule.kind == "apart" and rule.person == rule.other:
        raise Problem("split_apart_from_self", names=(rule.person,))


def tables_of_size(people: int, size: int) -> int:
    """How many tables so that nobody is more than `size` at one: chairs are what runs out."""
    if size < 1:
        raise Problem("split_size_not_valid", size=size)
    return -(-people // size)


def fair_share(holders: int, sizes: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Fewest and most of `holders` people each table should have: "2 or 3" of 19 in 9.

    Sizes within one of each other: the same share for all (always possible for one criterion
    alone). Really different sizes: in proportion.
    """
    if max(sizes) - min(sizes) <= 1:
        tables = len(sizes)
        return ((holders // tables, -(-holders // tables)),) * tables
    seats = sum(sizes)
    return tuple((holders * size // seats, -(-holders * size // seats)) for size in sizes)


def planned_sizes(problem: SplitProblem) -> tuple[int, ...]:
    """Sizes to reckon shares with, before anybody sits."""
    if problem.sizes is not None:
        return problem.sizes
    least, more = divmod(len(problem.people), problem.tables)
    return tuple(least + (1 if table < more else 0) for table in range(problem.tables))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a split is asked of one criterion, before its values are known."""

    weight: int
    mode: Mode = "spread"


def decreasing_weights(names: Sequence[str]) -> dict[str, int]:
    """Weights for criteria given in order only: the first matters most, the last counts 1."""
    return {name: len(names) - place for place, name in enumerate(names)}
