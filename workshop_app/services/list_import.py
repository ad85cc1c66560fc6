"""Taking a list over, and taking a whole import back.

Decides what is written for each line, and what is remembered of the import; whom a line is about is
`domain.intake`, what somebody answered about it `domain.doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.doubts import Choice, decided, is_settled
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.facts import (
    LineDoubted,
    ListImported,
    PersonAdded,
    PersonChanged,
)
from workshop_app.domain.intake import ListPreview, Matches, PersonLine, ToCheck, match
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.people import Person
from workshop_app.domain.values import ValueRule, Values, told_with
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.values import ValueChoice, ValueUsed, apply_choice, values_among

Answers = Mapping[ToCheck, Choice]


@dataclass(frozen=True, slots=True)
class ImportResult:
    name: str
    read: int
    added: int
    updated: int
    duplicates: int
    to_check: Sequence[ToCheck]
    columns: Sequence[tuple[str, str]]
    command: int
    """What `history.undo` takes to take the whole import back; 0 when nothing was written."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What importing a list would do."""

    preview: ListPreview
    """With the answers given and the workshop's values."""
    found: Matches[Person]
    to_check: tuple[ToCheck, ...]
    """What is still to look at: what this workshop settled before is not asked again."""


def foresee_import(
    snapshot: Snapshot,
    preview: ListPreview,
    answers: Answers | None = None,
    chosen: Sequence[ValueChoice] = (),
) -> Foreseen:
    """What importing the list would do, without doing it. `chosen`: values decided about it."""
    known, values = people_in_order(snapshot), _values(snapshot, chosen)
    found = decided(preview, answers or {}, known)
    if values.criteria:
        lines = tuple(told_with(line, values) for line in found.lines)
        found = replace(found, lines=lines)
    matches = match(found.lines, known)
    checks = [*found.to_check, *_renamed(matches, answers or {})]
    return Foreseen(found, matches, tuple(_unsettled(snapshot, found, matches, checks)))


def _values(snapshot: Snapshot, chosen: Sequence[ValueChoice]) -> Values:
    """The workshop's rules, then the choices, the last one about a value read winning."""
    rules = {(rule.criterion, rule.read): rule for rule in snapshot.of(ValueRule).where()}
    for choice in chosen:
        for read in choice.reads:
            rules.pop((choice.criterion, read), None)
        rules |= {(rule.criterion, rule.read): rule for rule in choice.rules(snapshot.workshop)}
    return Values(rules.values())


def values_foreseen(
    snapshot: Snapshot, foreseen: Foreseen, criterion: str, chosen: Sequence[ValueChoice] = ()
) -> Sequence[ValueUsed]:
    """The values of a list that is not imported yet."""
    here, nobody = snapshot.workshop, WHOLE_LIBRARY
    people = [person_of(here, line, nobody) for line in foreseen.preview.lines]
    return values_among(people, criterion, _values(snapshot, chosen))


def _renamed(matches: Matches[Person], answers: Answers) -> list[ToCheck]:
    """Lines that may be somebody of the workshop under another last name."""
    checks = [
        ToCheck(line.line, "last_name", f"{line.name} / {person.name}", "check_renamed")
        for line, person in matches.renamed
    ]
    return [check for check in checks if check not in answers]


def _unsettled(
    snapshot: Snapshot, preview: ListPreview, matches: Matches[Person], checks: Sequence[ToCheck]
) -> list[ToCheck]:
    asked = _asked_before(snapshot)
    people = {line.line: (line, person) for line, person in matches.known}
    told = {line.line: line for line in (*preview.lines, *preview.aside)}
    left = []
    for check in sorted(checks, key=lambda check: check.line):
        line = told.get(check.line)
        if line is not None and _identity(check, line) in asked:
            continue
        about = people.get(check.line)
        if about and check.field and is_settled(check.field, *about):
            continue
        left.append(check)
    return left


def _asked_before(snapshot: Snapshot) -> set[tuple[str, ...]]:
    """Doubts that a list of this workshop raised already, answered or not."""
    lists = {each.id for each in snapshot.of(ListImport).where()}
    return {
        _identity(line, line.told)
        for line in snapshot.of(LineToCheck).since(0)
        if line.list_import in lists
    }


def _identity(check: ToCheck | LineToCheck, told: PersonLine) -> tuple[str, ...]:
    who = told.last_name, told.first_name, told.email, told.organisation
    return (check.reason, check.field, check.value, *who)


def import_people(
    uow: UnitOfWork,
    preview: ListPreview,
    answers: Answers | None = None,
    chosen: Sequence[ValueChoice] = (),
) -> ImportResult:
    """Take a list over: new people added, known ones completed, nobody doubled or removed; the
    lines to check are kept until somebody has chosen."""
    for choice in chosen:
        apply_choice(uow, choice)
    foreseen = foresee_import(uow, preview, answers)
    found = foreseen.found
    brought = {line.line: person.id for line, person in found.known}
    for line in found.added:
        brought[line.line] = uow.record(PersonAdded(None, _person(uow, line))).id
    for update in found.updated:
        changes: dict[str, Any] = dict(update.changes)
        uow.record(PersonChanged(update.known, replace(update.known, **changes)))
    if not (found.added or found.updated or foreseen.to_check):
        return import_result(preview, foreseen)
    _keep_import(uow, foreseen, brought)
    return import_result(preview, foreseen, uow.command)


def _keep_import(uow: UnitOfWork, foreseen: Foreseen, brought: Mapping[int, UUID]) -> None:
    preview, found = foreseen.preview, foreseen.found
    taken = uow.record(
        ListImported(
            None,
            ListImport(
                id=uuid4(),
                workshop=uow.workshop,
                name=preview.name,
                sheet=", ".join(preview.parts) or preview.sheet,
                taken_at=uow.now,
                lines=preview.read,
                added=len(found.added),
                updated=len(found.updated),
                command=uow.command,
            ),
        )
    )
    told = {line.line: line for line in (*preview.lines, *preview.aside)}
    for check in foreseen.to_check:
        line = told.get(check.line, PersonLine(check.line))
        sheet, number = preview.place_of(check.line)
        doubted = _line_to_check(taken, check, line, brought.get(check.line))
        uow.record(LineDoubted(None, replace(doubted, sheet=sheet, line=number)))


def _line_to_check(
    taken: ListImport, check: ToCheck, told: PersonLine, person: UUID | None
) -> LineToCheck:
    return LineToCheck(
        id=uuid4(),
        workshop=taken.workshop,
        list_import=taken.id,
        list_name=taken.name,
        line=check.line,
        field=check.field,
        value=check.value,
        reason=check.reason,
        told=told,
        person=person,
        aside=check.aside,
    )


def import_result(preview: ListPreview, foreseen: Foreseen, command: int = 0) -> ImportResult:
    """What an import did, or would do: then `command` is 0."""
    found = foreseen.found
    return ImportResult(
        name=preview.name,
        read=preview.read,
        added=len(found.added),
        updated=len(found.updated),
        duplicates=len(found.duplicates) + len(foreseen.preview.duplicates),
        to_check=[replace(c, line=preview.place_of(c.line)[1]) for c in foreseen.to_check],
        columns=preview.columns,
        command=command,
    )


def _person(uow: UnitOfWork, line: PersonLine) -> Person:
    return person_of(uow.workshop, line)


def person_of(workshop: UUID, line: PersonLine, key: UUID | None = None) -> Person:
    """Somebody new, as the line tells."""
    return Person(
        id=key or uuid4(),
        workshop=workshop,
        first_name=line.first_name,
        last_name=line.last_name,
        organisation=line.organisation,
        organisation_type=line.organisation_type,
        departement=line.departement,
        function=line.function,
        email=line.email,
        phone=line.phone,
        referent=line.referent,
        attributes=line.attributes,
        as_written=line.as_written,
    )
