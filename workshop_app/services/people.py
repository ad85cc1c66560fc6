"""The list of participants: adding, correcting and removing by hand. Lists are `list_import`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.cards import CONTROL
from workshop_app.domain.facts import PersonAdded, PersonChanged, PersonRemoved
from workshop_app.domain.people import (
    Person,
    by_name,
    check_person,
    tells_who,
    with_first_words,
    with_value,
)
from workshop_app.domain.problems import Problem
from workshop_app.services.candidatures import receive, recruitment_of, taking_part
from workshop_app.services.ports import Snapshot, UnitOfWork


def people_in_order(snapshot: Snapshot) -> Sequence[Person]:
    """Everybody, as a French directory sorts them."""
    return by_name(snapshot.people.where())


def participants(snapshot: Snapshot) -> Sequence[Person]:
    """Those who take part, in the same order: everybody, or those taken once the workshop recruits.

    The one place that decides it: tables, door, badges and lists ask here.
    """
    return taking_part(snapshot, people_in_order(snapshot))


def nobody(snapshot: Snapshot) -> Problem:
    """Why there is nobody to seat: an empty list, or candidatures of which none is taken."""
    return Problem("nobody_taken" if snapshot.people.count() else "no_people")


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
    if before.anonymous and tells_who(before, after):
        after = replace(after, anonymous=False)
    return uow.record(PersonChanged(before, with_first_words(before, after)))


def change_attribute(uow: UnitOfWork, key: UUID, heading: str, value: str) -> Person:
    """What a free column says of a person; "" empties it."""
    before = known_person(uow, key)
    after = with_value(before, heading, _spaced(value))
    if after == before:
        return before
    return uow.record(PersonChanged(before, with_first_words(before, after)))


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


def cleaned(person: Person) -> Person:
    """One space between words, none at the ends, no sign that hides or turns them."""
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
    return " ".join(CONTROL.sub("", " ".join(words.split())).split())
