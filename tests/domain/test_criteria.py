from __future__ import annotations

from uuid import uuid4

import pytest

from workshop_app.domain.criteria import column, criteria_of, criterion_value, value_key
from workshop_app.domain.people import Person


def person(**fields: object) -> Person:
    return Person(id=uuid4(), workshop=uuid4(), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("criterion", "one", "other"),
    [
        ("organisation_type", "OT", "ot "),
        ("organisation_type", "O.T.", "Office de tourisme"),
        ("organisation", "OT Lodève", "Office de Tourisme de Lodève"),
        ("departement", "34 - Hérault", "Hérault"),
        ("departement", "1", "01"),
        ("function", "Directrice", "directeur"),
        ("function", "Chargée de mission", "Chargé(e) de mission"),
        ("function", "Conseillère en séjour", "Conseiller en séjour"),
        ("function", "Technicienne", "technicien"),
        ("function", "Élue", "élu"),
        ("function", "Présidente", "Président"),
        ("function", "Développeuse", "Développeur"),
        ("Langue", "Français", "FRANCAIS"),
    ],
)
def test_two_ways_of_writing_a_value_are_one(criterion: str, one: str, other: str) -> None:
    assert value_key(criterion, one) == value_key(criterion, other) != ""


@pytest.mark.parametrize(
    ("criterion", "one", "other"),
    [
        ("organisation_type", "OT", "ADT"),
        ("departement", "01", "10"),
        ("function", "Directeur", "Directeur adjoint"),
        ("function", "Responsable", "Présidente"),
        ("organisation", "OT Lot et Falaises", "OT Lot"),
    ],
)
def test_different_values_stay_different(criterion: str, one: str, other: str) -> None:
    assert value_key(criterion, one) != value_key(criterion, other)


def test_a_column_spells_a_value_one_way_and_leaves_the_unknown_empty() -> None:
    people = [
        person(first_name="A", function="Directeur"),
        person(first_name="B", function="Directrice"),
        person(first_name="C", function="directrice"),
        person(first_name="D", function="  "),
        person(first_name="E", function="Directrice"),
    ]
    both = "Directrice / Directeur"
    assert column(people, "function") == (both, both, both, "", both)


def test_the_type_is_read_from_the_name_of_the_office_when_the_column_is_empty() -> None:
    assert criterion_value(person(first_name="A", organisation="OT Lodève"), "organisation_type")


def test_only_free_columns_that_group_people_can_be_criteria() -> None:
    people = [
        person(
            first_name=str(n),
            attributes=(("Langue", "fr" if n % 2 else "en"), ("Badge", str(n)), ("Repas", "oui")),
        )
        for n in range(6)
    ]
    assert criteria_of(people) == ("Langue",)
