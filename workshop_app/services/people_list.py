"""The list of participants as its screen reads it: in order, searchable, with what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.attendance import CAME
from workshop_app.domain.identity import fold
from workshop_app.domain.list_lines import ListImport
from workshop_app.domain.people import Person
from workshop_app.domain.people_checks import doubts
from workshop_app.domain.search import Searched, searched
from workshop_app.services.attendance import attendance_of
from workshop_app.services.decisions import DecisionRow, Decisions, decisions
from workshop_app.services.imports_taken import imports
from workshop_app.services.lines_to_check import OpenLine, lines_to_check
from workshop_app.services.list_columns import Filters, people_kept
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot

Share = tuple[str, int]
"""A value and how many people have it."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    person: Person
    doubts: tuple[str, ...]
    """Codes of what to check, in the order a person would."""
    words: Searched
    """Names and structure."""
    decision: DecisionRow | None = None
    """What is decided of the candidature, in a workshop that recruits."""
    came: bool = False
    """Confirmed at the door, even if gone since."""


@dataclass(frozen=True, slots=True)
class PeopleList:
    rows: Sequence[PersonRow]
    """By last name."""
    types: Sequence[Share]
    """How many of each type of structure, the most frequent first; "" for those without."""
    departements: Sequence[Share]
    """The same by département, in the order of their codes."""
    lines: Sequence[OpenLine] = ()
    """Doubtful lines of the lists that were imported, those left aside too."""
    imports: Sequence[ListImport] = ()
    """Lists taken over, the newest first."""
    kept: frozenset[UUID] | None = None
    """Whom the filters keep; None: nobody is filtered out."""
    decisions: Decisions | None = None
    """In a workshop that recruits."""


def people_list(snapshot: Snapshot, filters: Filters | None = None) -> PeopleList:
    people = people_in_order(snapshot)
    checks, decided = doubts(people), decisions(snapshot, people)
    came = {key for key, said in attendance_of(snapshot).items() if said.state in CAME}
    rows = [
        PersonRow(
            person,
            checks.get(person.id, ()),
            searched(person.first_name, person.last_name, person.organisation),
            decided.rows[person.id] if decided else None,
            person.id in came,
        )
        for person in people
    ]
    types = _shares(person.organisation_type for person in people)
    places = _shares(person.departement for person in people)
    return PeopleList(
        rows,
        sorted(types, key=lambda share: (-share[1], fold(share[0]))),
        sorted(places, key=lambda share: (not share[0], fold(share[0]))),
        lines_to_check(snapshot),
        imports(snapshot),
        people_kept(people, filters) if filters else None,
        decided,
    )


def _shares(values: Iterable[str]) -> list[Share]:
    return list(Counter(values).items())
