"""One more person at tables that are already made: where they balance best, nobody else moving.

Decides the table of somebody who comes unannounced, or was added after the split. Counts, never
searches: an answer in the time of a keystroke, for any number of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from workshop_app.domain.groups.aims import aims, fullest, tables_needed
from workshop_app.domain.groups.problem import Criterion, SplitProblem, planned_sizes


def table_for(problem: SplitProblem, seating: Mapping[str, int], newcomer: str) -> int:
    """Table number for `newcomer`, one of `problem.people` without a table in `seating`.

    Rules first (who must sit with whom, or not), then a table that lacks a referent for somebody
    who is one, then a table that is too small, then the least weighted distance to the fair shares
    of all criteria, then the smaller table, then the lower number. Tables that are full are taken
    only when all are.
    """
    tables = range(1, problem.tables + 1)
    bound = _bound(problem, seating, newcomer)
    if bound is not None:
        return bound
    refused = _refused(problem, seating, newcomer)
    sizes = Counter(seating.values())
    cost = _costs(problem, seating, newcomer)
    lacks = _lacking_referents(problem, seating, newcomer)

    def rank(table: int) -> tuple[bool, bool, bool, int, int, int, int]:
        least, most = problem.size_range[table - 1]
        size = sizes[table]
        return (
            table in refused,
            table not in lacks if lacks else False,
            size >= most,
            -max(0, least - size - 1),
            cost[table],
            size,
            table,
        )

    return min(tables, key=rank)


def _bound(problem: SplitProblem, seating: Mapping[str, int], newcomer: str) -> int | None:
    """The table that a rule names: their own, or that of somebody they must sit with."""
    for rule in problem.rules:
        if rule.table is not None and rule.person == newcomer:
            return rule.table
        if rule.kind == "together" and newcomer in rule.people:
            mate = rule.other if rule.person == newcomer else rule.person
            if mate in seating:
                return seating[mate]
    return None


def _refused(problem: SplitProblem, seating: Mapping[str, int], newcomer: str) -> set[int]:
    """Tables where somebody sits whom the newcomer must not meet."""
    kept_apart = (
        rule.other if rule.person == newcomer else rule.person
        for rule in problem.rules
        if rule.kind == "apart" and newcomer in rule.people
    )
    return {seating[person] for person in kept_apart if person in seating}


def _lacking_referents(
    problem: SplitProblem, seating: Mapping[str, int], newcomer: str
) -> set[int]:
    """Tables without a referent, when the newcomer is one."""
    referents = set(problem.referents)
    if newcomer not in referents:
        return set()
    served = {seating[person] for person in referents if person in seating}
    return set(range(1, problem.tables + 1)) - served


def _costs(problem: SplitProblem, seating: Mapping[str, int], newcomer: str) -> dict[int, int]:
    """Weighted, for each table: how much further from the fair shares the newcomer brings it."""
    place = problem.people.index(newcomer)
    found = dict.fromkeys(range(1, problem.tables + 1), 0)
    for criterion in problem.criteria:
        value = criterion.values[place]
        if value:
            for table, more in _shift(problem, seating, criterion, value).items():
                found[table] += criterion.weight * more
    return found


def _shift(
    problem: SplitProblem, seating: Mapping[str, int], criterion: Criterion, value: str
) -> dict[int, int]:
    """Change of the distance to what is right for `value` at each table that gets one more."""
    holders = [
        person for person, its in zip(problem.people, criterion.values, strict=True) if its == value
    ]
    counts = Counter(seating[person] for person in holders if person in seating)
    sizes = planned_sizes(problem)
    at = [counts[table] for table in range(1, problem.tables + 1)]
    homes = fullest(at, tables_needed(len(holders), sizes))
    wanted = aims(criterion.mode, len(holders), sizes, homes)
    return {
        table: abs(aim.gap(count + 1)) - abs(aim.gap(count))
        for table, (count, aim) in enumerate(zip(at, wanted, strict=True), start=1)
    }
