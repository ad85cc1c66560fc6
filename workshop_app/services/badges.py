"""The number on each badge. Given once, in the order of a directory, and never taken again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workshop_app.domain.facts import BadgeGiven
from workshop_app.domain.identity import sort_key
from workshop_app.domain.people import Person, by_name
from workshop_app.services.people import participants
from workshop_app.services.ports import Snapshot, UnitOfWork

FULL_BOX = 30
"""Badges one finds at a glance; more of them are laid out in several boxes, by letter."""


@dataclass(frozen=True, slots=True)
class Box:
    """The badges of the names from one letter to another."""

    first: str
    last: str

    def holds(self, person: Person) -> bool:
        return self.first <= initial(person) <= self.last


def next_badge(snapshot: Snapshot) -> int:
    """One above the highest ever given, those of people since removed included."""
    return max((person.badge or 0 for person in snapshot.people.since(0)), default=0) + 1


def give_badges(uow: UnitOfWork) -> int:
    """A number to everybody who has none, in one undo. Returns how many were given."""
    without = [person for person in participants(uow) if person.badge is None]
    first = next_badge(uow)
    for number, person in enumerate(without, start=first):
        give_badge(uow, person, number)
    return len(without)


def give_badge(uow: UnitOfWork, person: Person, number: int) -> Person:
    return uow.record(BadgeGiven(person, replace(person, badge=number)))


def badge_boxes(people: Iterable[Person]) -> Sequence[Box]:
    """How to lay out these badges: as few boxes as can be, each of whole letters, from A to Z
    without a gap; none when one box holds them all."""
    letters = [
        (letter, len(list(group)))
        for letter, group in groupby(map(initial, by_name(people)))
        if "A" <= letter <= "Z"
    ]
    total = sum(count for _letter, count in letters)
    if total <= FULL_BOX:
        return ()
    wanted = -(-total // FULL_BOX)
    ends: list[str] = []
    held = 0
    for letter, count in letters[:-1]:
        held += count
        if held >= total * (len(ends) + 1) / wanted and len(ends) < wanted - 1:
            ends.append(letter)
    firsts = ["A", *map(_after, ends)]
    return [Box(first, last) for first, last in zip(firsts, [*ends, "Z"], strict=True)]


def initial(person: Person) -> str:
    """The letter a directory files somebody under."""
    return sort_key(person.last_name, person.first_name)[0][:1].upper()


def _after(letter: str) -> str:
    return chr(ord(letter) + 1)
