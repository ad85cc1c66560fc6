"""Who works with whom inside each table, for the parts in pairs and in fours.

Decides the lists from the seats of the phase's round; the same seats always give the same groups.
People who asked never to be shown are named on paper, which stays at their table, never on the
projector.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.criteria import column
from workshop_app.domain.groups.small_groups import small_groups
from workshop_app.domain.parts import Gathering
from workshop_app.domain.people import Person, at_table
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.rounds import round_of
from workshop_app.services.grouping import people_to_seat
from workshop_app.services.kit_content import Heading
from workshop_app.services.method_content import (
    BadgeGroups,
    GroupsSheet,
    Numbers,
    TableInGroups,
    TableNumbers,
)
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

IN_GROUPS: tuple[Gathering, ...] = ("pairs", "fours")


@dataclass(frozen=True, slots=True)
class TableGroups:
    """The people of one table, in groups."""

    table: int
    pairs: tuple[tuple[Person, ...], ...]
    fours: tuple[tuple[Person, ...], ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    heading: Heading
    phase: Phase
    tables: tuple[TableGroups, ...]


def has_groups(phase: Phase) -> bool:
    """Whether some of it is worked in pairs or in fours."""
    return any(part.gathering in IN_GROUPS for part in phase.parts)


def neighbours_of(snapshot: Snapshot, phase: UUID) -> Neighbours:
    """Raises Problem when the phase is gone or has no such part, or when nobody sits yet."""
    phases = schedule(snapshot)
    found = next((each for each in phases if each.id == phase), None)
    if found is None:
        raise Problem("unknown_phase")
    if not has_groups(found):
        raise Problem("no_small_groups", phase=found.title)
    people = [person for person in people_to_seat(snapshot) if person.tables]
    if not people:
        raise Problem("nobody_sits")
    turn = round_of(phases, found)
    workshop = the_workshop(snapshot)
    heading = Heading(workshop.title, workshop.day, workshop.place)
    numbers = sorted({table for p in people if (table := p.table_in(turn)) is not None})
    tables = tuple(_groups(number, at_table(people, number, turn)) for number in numbers)
    return Neighbours(heading, found, tables)


def first_neighbours(snapshot: Snapshot) -> Neighbours:
    """Of the first phase that is worked in groups. Raises Problem when there is none."""
    found = next((phase for phase in schedule(snapshot) if has_groups(phase)), None)
    if found is None:
        raise Problem("no_phase_in_groups")
    return neighbours_of(snapshot, found.id)


def groups_sheet(found: Neighbours) -> GroupsSheet:
    """As it is printed: whole names, since the sheet stays at their table."""
    gatherings = {part.gathering for part in found.phase.parts}
    return GroupsSheet(
        found.heading,
        found.phase.title,
        "pairs" in gatherings,
        "fours" in gatherings,
        tuple(_in_groups(each) for each in found.tables),
    )


def badge_groups(found: Neighbours) -> BadgeGroups:
    """As it is projected: by badge number."""
    return BadgeGroups(
        found.heading.title,
        found.phase.id,
        tuple(
            TableNumbers(each.table, _numbers(each.pairs), _numbers(each.fours))
            for each in found.tables
        ),
        all(p.badge is not None for each in found.tables for pair in each.pairs for p in pair),
    )


def _numbers(groups: Sequence[Sequence[Person]]) -> tuple[Numbers, ...]:
    return tuple(tuple(p.badge for p in group if p.badge is not None) for group in groups)


def _in_groups(each: TableGroups) -> TableInGroups:
    """A four is made of whole pairs."""
    fours = []
    for four in each.fours:
        members = set(four)
        pairs = [pair for pair in each.pairs if members.issuperset(pair)]
        fours.append(tuple(tuple(person.name for person in pair) for pair in pairs))
    return TableInGroups(each.table, tuple(fours))


def _groups(table: int, people: Sequence[Person]) -> TableGroups:
    found = small_groups(column(people, "organisation_type"))
    return TableGroups(
        table,
        tuple(tuple(people[place] for place in pair) for pair in found.pairs),
        tuple(tuple(people[place] for place in four) for four in found.fours),
    )
