"""The number on each badge. Given once, in the order of a directory, and never taken again."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.domain.facts import BadgeGiven
from workshop_app.domain.people import Person
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork


def next_badge(snapshot: Snapshot) -> int:
    """One above the highest ever given, those of people since removed included."""
    return max((person.badge or 0 for person in snapshot.people.since(0)), default=0) + 1


def give_badges(uow: UnitOfWork) -> int:
    """A number to everybody who has none, in one undo. Returns how many were given."""
    without = [person for person in people_in_order(uow) if person.badge is None]
    first = next_badge(uow)
    for number, person in enumerate(without, start=first):
        give_badge(uow, person, number)
    return len(without)


def give_badge(uow: UnitOfWork, person: Person, number: int) -> Person:
    return uow.record(BadgeGiven(person, replace(person, badge=number)))
