"""What deserves a second look in a list of participants. Nothing here is refused.

Decides which people are « à vérifier » and why; the sentences are in i18n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from workshop_app.domain.identity import EMAIL, name_key, organisation_key
from workshop_app.domain.people import Person

Doubt = str
"""Code of a sentence in `i18n.sentences`."""


def doubts(people: Iterable[Person]) -> Mapping[UUID, tuple[Doubt, ...]]:
    """Only those who have any: a missing name or structure, an odd e-mail, a possible double.

    Who was made anonymous has no name to miss.
    """
    present = [person for person in people if not (person.withdrawn or person.anonymous)]
    alike = Counter(map(_who, present))
    found = {person.id: tuple(_doubts_of(person, alike)) for person in present}
    return {key: codes for key, codes in found.items() if codes}


def _doubts_of(person: Person, alike: Mapping[tuple[str, str, str], int]) -> Iterable[Doubt]:
    if not person.last_name:
        yield "doubt_last_name"
    if not person.first_name:
        yield "doubt_first_name"
    if not person.organisation:
        yield "doubt_organisation"
    if person.email and not EMAIL.fullmatch(person.email):
        yield "doubt_email"
    if alike[_who(person)] > 1:
        yield "doubt_namesake"


def _who(person: Person) -> tuple[str, str, str]:
    names = name_key(person.last_name), name_key(person.first_name)
    return (*names, organisation_key(person.organisation))
