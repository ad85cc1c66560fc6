from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.people import Person
from workshop_app.domain.people_checks import doubts

HALL = UUID(int=1)


def person(first: str, last: str, **fields: Any) -> Person:
    return Person(id=uuid4(), workshop=HALL, first_name=first, last_name=last, **fields)


def test_a_complete_person_is_not_to_check() -> None:
    people = [person("Anne", "Roux", organisation="OT Bois", email="anne@bois.example")]
    assert doubts(people) == {}


def test_what_is_missing_is_named() -> None:
    nobody = person("", "Roux", email="anne@bois")
    assert doubts([nobody])[nobody.id] == ("doubt_first_name", "doubt_organisation", "doubt_email")


def test_two_of_one_name_in_one_office_are_both_to_check() -> None:
    one = person("Anne", "Roux", organisation="Office de tourisme de Lodève")
    two = person("anne", "ROUX", organisation="OT Lodève")
    other = person("Anne", "Roux", organisation="OT Sète")
    found = doubts([one, two, other])
    assert found == {one.id: ("doubt_namesake",), two.id: ("doubt_namesake",)}
