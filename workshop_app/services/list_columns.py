"""What each column of the list of participants is used for: the balance, the badge, a filter.

Decides which columns there are and which people a filter keeps; merging values is `values`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.criteria import column
from workshop_app.domain.departements import NAMES
from workshop_app.domain.identity import fold
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.values import value_columns
from workshop_app.services.workshops import change_workshop, the_workshop

MOST_BADGE_LINES = 4
"""More would not be read at arm's length."""
MOST_CHOICES = 60
"""Values that a filter offers: a column of answers in full sentences is no filter."""

Filters = Mapping[str, str]
"""Column -> the value kept, as the column shows it; "" for those who have none."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    column: str
    """A field or a heading."""
    values: int
    people: int
    """How many have a value."""
    criterion: bool
    badge: bool


@dataclass(frozen=True, slots=True)
class FilterChoice:
    column: str
    values: tuple[tuple[str, int], ...]
    """(value, how many people), the most frequent first; "" last."""


def list_columns(snapshot: Snapshot) -> Sequence[ColumnUse]:
    """Every column that holds anything, and what it is used for."""
    workshop, people = the_workshop(snapshot), people_in_order(snapshot)
    return [_use(workshop, people, name) for name in value_columns(snapshot)]


def _use(workshop: Workshop, people: Sequence[Person], name: str) -> ColumnUse:
    counts = Counter(column(people, name))
    del counts[""]
    return ColumnUse(
        name,
        len(counts),
        counts.total(),
        name in workshop.criteria,
        name in workshop.badge_lines,
    )


def spread_by(uow: UnitOfWork, name: str, wanted: bool) -> None:
    """The split spreads this column from now on, after those it spreads already; or no longer."""
    criteria = [each for each in the_workshop(uow).criteria if each != name]
    change_workshop(uow, criteria=(*criteria, name) if wanted else tuple(criteria))


def put_on_badge(uow: UnitOfWork, name: str, wanted: bool) -> None:
    """A badge says this column under the name from now on, below the others; or no longer."""
    lines = [each for each in the_workshop(uow).badge_lines if each != name]
    if wanted and len(lines) >= MOST_BADGE_LINES:
        raise Problem("badge_full", most=MOST_BADGE_LINES)
    change_workshop(uow, badge_lines=(*lines, name) if wanted else tuple(lines))


def filter_choices(snapshot: Snapshot) -> Sequence[FilterChoice]:
    """Columns whose values can be chosen among, and how many people have each."""
    people = people_in_order(snapshot)
    found = []
    for name in value_columns(snapshot):
        counts = Counter(column(people, name))
        if 1 < len(counts) <= MOST_CHOICES:
            found.append(FilterChoice(name, _in_order(name, counts)))
    return found


def _in_order(name: str, counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Départements by their code, other values by how many have them; none at the end."""
    if name == "departement":
        ranked = sorted(counts.items(), key=lambda pair: (pair[0] not in NAMES, fold(pair[0])))
    else:
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], fold(pair[0])))
    return tuple(sorted(ranked, key=lambda pair: not pair[0]))


def people_kept(people: Sequence[Person], filters: Filters) -> frozenset[UUID]:
    """Those who have the value of every filter."""
    kept = {person.id for person in people}
    for name, wanted in filters.items():
        shown = column(people, name)
        kept &= {p.id for p, value in zip(people, shown, strict=True) if value == wanted}
    return frozenset(kept)
