"""The list of participants: importing it, adding, correcting and removing by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.facts import PersonAdded, PersonChanged, PersonRemoved
from workshop_app.domain.intake import ListPreview, Matches, PersonLine, ToCheck, match
from workshop_app.domain.people import Person, by_name, check_person
from workshop_app.domain.problems import Problem
from workshop_app.services.candidatures import receive, recruitment_of, taking_part
from workshop_app.services.ports import Snapshot, UnitOfWork


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


def people_in_order(snapshot: Snapshot) -> Sequence[Person]:
    """Everybody, as a French directory sorts them."""
    return by_name(snapshot.people.where())


def participants(snapshot: Snapshot) -> Sequence[Person]:
    """Those who take part, in the same order: everybody, or those taken once the workshop recruits.

    The one place that decides it: tables, door, badges and lists ask here.
    """
    return taking_part(snapshot, people_in_order(snapshot))


def foresee_import(snapshot: Snapshot, preview: ListPreview) -> Matches[Person]:
    """What importing the list would do, without doing it."""
    return match(preview.lines, people_in_order(snapshot))


def import_people(uow: UnitOfWork, preview: ListPreview) -> ImportResult:
    """Take a list over: new people added, known ones completed, nobody doubled or removed."""
    known = people_in_order(uow)
    found = match(preview.lines, known)
    for line in found.added:
        uow.record(PersonAdded(None, _person(uow, line)))
    for update in found.updated:
        changes: dict[str, Any] = dict(update.changes)
        after = replace(update.known, **changes)
        uow.record(PersonChanged(update.known, after))
    wrote = bool(found.added or found.updated)
    return import_result(preview, found, uow.command if wrote else 0)


def import_result(preview: ListPreview, found: Matches[Person], command: int = 0) -> ImportResult:
    """What an import did, or would do: then `command` is 0."""
    return ImportResult(
        name=preview.name,
        read=preview.read,
        added=len(found.added),
        updated=len(found.updated),
        duplicates=len(found.duplicates) + len(preview.duplicates),
        to_check=preview.to_check,
        columns=preview.columns,
        command=command,
    )


def add_person(uow: UnitOfWork, **fields: Any) -> Person:
    """In a workshop that recruits, somebody added by hand applies now."""
    person = cleaned(Person(id=uuid4(), workshop=uow.workshop, **fields))
    check_person(person)
    added = uow.record(PersonAdded(None, person))
    if recruitment_of(uow) is not None:
        receive(uow, added.id, uow.now)
    return added


def change_person(uow: UnitOfWork, key: UUID, **fields: Any) -> Person:
    before = known_person(uow, key)
    after = cleaned(replace(before, **fields))
    if after == before:
        return before
    check_person(after)
    return uow.record(PersonChanged(before, after))


def remove_people(uow: UnitOfWork, keys: Sequence[UUID]) -> None:
    """Off the list, in one undo. They keep their place in the journal."""
    for key in keys:
        person = known_person(uow, key)
        uow.record(PersonRemoved(person, replace(person, withdrawn=True)))


def known_person(snapshot: Snapshot, key: UUID) -> Person:
    person = snapshot.people.get(key)
    if person is None or person.withdrawn:
        raise Problem("unknown_person")
    return person


def _person(uow: UnitOfWork, line: PersonLine) -> Person:
    return Person(
        id=uuid4(),
        workshop=uow.workshop,
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
    )


def cleaned(person: Person) -> Person:
    """One space between words, none at the ends."""
    return replace(
        person,
        first_name=_spaced(person.first_name),
        last_name=_spaced(person.last_name),
        organisation=_spaced(person.organisation),
        organisation_type=_spaced(person.organisation_type),
        departement=_spaced(person.departement),
        function=_spaced(person.function),
        email=_spaced(person.email),
        phone=_spaced(person.phone),
    )


def _spaced(words: str) -> str:
    return " ".join(words.split())
