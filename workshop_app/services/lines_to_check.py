"""Doubtful lines of the lists that were imported, until somebody has chosen.

Decides what each answer changes in the workshop; which answers there are is `domain.doubts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from workshop_app.domain.doubts import (
    Choice,
    corrected,
    corrected_field,
    field_values,
    is_settled,
)
from workshop_app.domain.facts import LineSetAside, LineSettled, PersonAdded, PersonChanged
from workshop_app.domain.intake import PersonLine, changes_from, register_of
from workshop_app.domain.list_lines import LineToCheck
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.values import told_with
from workshop_app.services.join_people import join_people
from workshop_app.services.list_import import person_of
from workshop_app.services.people import change_person, people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.values import values_of


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line somebody should look at, and whom it is about, if anybody."""

    line: LineToCheck
    person: Person | None


def lines_to_check(snapshot: Snapshot) -> Sequence[OpenLine]:
    """Those that nobody answered, newest list first, in its order; the ones left aside too. What
    was mended on the person meanwhile is not asked any more."""
    found = []
    for line in snapshot.of(LineToCheck).where():
        person = snapshot.people.get(line.person) if line.person else None
        if line.person and (person is None or person.withdrawn):
            continue
        if person is not None and is_settled(line.field, line.told, person):
            continue
        found.append(OpenLine(line, person))
    newest = {each.line.list_import: each.line.change for each in found}
    return sorted(found, key=lambda each: (-newest[each.line.list_import], each.line.line))


def answer_line(uow: UnitOfWork, key: UUID, choice: Choice) -> Person | None:
    """Apply an answer. Returns the person it added, changed or kept, if any. Raises Problem when
    the correction cannot be: the line then stays as it was."""
    line = uow.of(LineToCheck).get(key)
    if line is None or line.withdrawn:
        raise Problem("line_settled_already")
    if choice.action == "aside":
        uow.record(LineSetAside(line, replace(line, aside=True)))
        return None
    person = uow.people.get(line.person) if line.person else None
    if person is not None and person.withdrawn:
        person = None
    if choice.action == "take" or (choice.action == "keep" and person is None):
        person = _take(uow, line.told)
    elif choice.action == "set":
        person = _correct(uow, line, person, choice.value)
    elif choice.action == "same" and person is not None:
        person = _join(uow, person)
    uow.record(LineSettled(line, replace(line, withdrawn=True)))
    return person


def answer_lines(uow: UnitOfWork, keys: Sequence[UUID], choice: Choice) -> int:
    """One answer to many lines, in one undo; one that cannot take it stays as it was. Returns how
    many it settled."""
    settled = 0
    for key in keys:
        with suppress(Problem):
            answer_line(uow, key, choice)
            settled += 1
    return settled


def _correct(uow: UnitOfWork, line: LineToCheck, person: Person | None, text: str) -> Person:
    field = corrected_field(line.reason, line.field)
    if person is None:
        return _take(uow, corrected(line.told, field, text))
    return change_person(uow, person.id, **field_values(field, text))


def _take(uow: UnitOfWork, told: PersonLine) -> Person:
    """The person of the line: completed if known, else added."""
    if not told.name:
        raise Problem("person_without_name")
    told = told_with(told, values_of(uow))
    known = register_of(people_in_order(uow)).find(told)
    if known is None:
        return uow.record(PersonAdded(None, person_of(uow.workshop, told)))
    changes = changes_from(told, known)
    if not changes:
        return known
    return uow.record(PersonChanged(known, replace(known, **changes)))  # type: ignore[arg-type]


def _join(uow: UnitOfWork, person: Person) -> Person:
    others = register_of(each for each in people_in_order(uow) if each.id != person.id)
    other = others.namesake(person) or others.renamed(person)
    if other is None:
        raise Problem("unknown_person")
    return join_people(uow, other.id, person.id)
