"""Taking a list over, and taking a whole import back.

Decides what is written for each line, and what is remembered of the import; whom a line is about is
`domain.intake`, what somebody answered about it `domain.doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.doubts import Choice, decided, is_settled
from workshop_app.domain.facts import (
    LineDoubted,
    LineSettled,
    ListImported,
    ListTakenBack,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from workshop_app.domain.intake import ListPreview, Matches, PersonLine, ToCheck, match
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.people import Person, by_name
from workshop_app.domain.problems import Problem
from workshop_app.domain.values import told_with
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.values import values_of

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
    snapshot: Snapshot, preview: ListPreview, answers: Answers | None = None
) -> Foreseen:
    """What importing the list would do, without doing it."""
    known, values = people_in_order(snapshot), values_of(snapshot)
    found = decided(preview, answers or {}, known)
    if values.criteria:
        lines = tuple(told_with(line, values) for line in found.lines)
        found = replace(found, lines=lines)
    matches = match(found.lines, known)
    checks = [*found.to_check, *_renamed(matches, answers or {})]
    return Foreseen(found, matches, tuple(_unsettled(snapshot, found, matches, checks)))


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
    uow: UnitOfWork, preview: ListPreview, answers: Answers | None = None
) -> ImportResult:
    """Take a list over: new people added, known ones completed, nobody doubled or removed; the
    lines to check are kept until somebody has chosen."""
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
                sheet=preview.sheet,
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
        doubted = _line_to_check(taken, check, line, brought.get(check.line))
        uow.record(LineDoubted(None, doubted))


def _line_to_check(
    taken: ListImport, check: ToCheck, told: PersonLine, person: UUID | None
) -> LineToCheck:
    return LineToCheck(
        id=uuid4(),
        workshop=taken.workshop,
        list_import=taken.id,
        list_name=taken.name,
        sheet=taken.sheet,
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
        to_check=foreseen.to_check,
        columns=preview.columns,
        command=command,
    )


def _person(uow: UnitOfWork, line: PersonLine) -> Person:
    return person_of(uow.workshop, line)


def person_of(workshop: UUID, line: PersonLine) -> Person:
    """Somebody new, as the line tells."""
    return Person(
        id=uuid4(),
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


def imports(snapshot: Snapshot) -> Sequence[ListImport]:
    """Lists taken over and not taken back, the newest first."""
    return sorted(snapshot.of(ListImport).where(), key=lambda each: each.change, reverse=True)


@dataclass(frozen=True, slots=True)
class TakenBack:
    name: str
    removed: int
    restored: int
    kept: tuple[Person, ...]
    """Added by the list, and in the room since: they stay."""
    command: int


def take_import_back(uow: UnitOfWork, key: UUID) -> TakenBack:
    """Undo a whole import, whatever was done since: those it added go, except who has arrived; of
    those it completed, what it wrote goes unless somebody changed it again."""
    taken = uow.of(ListImport).get(key)
    if taken is None or taken.withdrawn:
        raise Problem("import_taken_back")
    removed, restored, kept = 0, 0, []
    for line in uow.facts_of(taken.command):
        if not isinstance(line.fact.after, Person):
            continue
        now = uow.people.get(line.fact.after.id)
        if now is None or now.withdrawn:
            continue
        before = line.fact.before
        if isinstance(before, Person):
            restored += _restore(uow, before, line.fact.after, now)
        elif _has_arrived(uow, now):
            kept.append(now)
        else:
            uow.record(PersonRemoved(now, replace(now, withdrawn=True)))
            removed += 1
    for doubted in uow.of(LineToCheck).where(list_import=key):
        uow.record(LineSettled(doubted, replace(doubted, withdrawn=True)))
    uow.record(ListTakenBack(taken, replace(taken, withdrawn=True)))
    return TakenBack(taken.name, removed, restored, tuple(by_name(kept)), uow.command)


def _has_arrived(snapshot: Snapshot, person: Person) -> bool:
    said = snapshot.of(Attendance).get(person.id)
    return said is not None and not said.withdrawn and said.state in ("arrived", "left")


def _restore(uow: UnitOfWork, before: Person, after: Person, now: Person) -> bool:
    written = ("organisation", "organisation_type", "departement", "function", "email", "phone")
    fields: dict[str, Any] = {
        name: getattr(before, name)
        for name in (*written, "referent", "attributes", "as_written")
        if getattr(before, name) != getattr(after, name) == getattr(now, name)
    }
    if not fields:
        return False
    uow.record(PersonChanged(now, replace(now, **fields)))
    return True
