from __future__ import annotations

from uuid import uuid4

import pytest

from workshop_app.domain.agreement import gender_of
from workshop_app.domain.people import Person


def person(**fields: object) -> Person:
    return Person(id=uuid4(), workshop=uuid4(), last_name="Fabre", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("function", "gender"),
    [
        ("Directrice adjointe", "f"),
        ("Directeur adjoint", "m"),
        ("Chargée de mission", "f"),
        ("chargé de mission", "m"),
        ("Conseillère en séjour", "f"),
        ("Élu", "m"),
        ("Adjointe au directeur", "f"),
        ("Maire", ""),
        ("Chef de projet", ""),
        ("Directeur·rice", ""),
        ("Chargé(e) de mission", ""),
        ("Directeur / Directrice", ""),
        ("Directrice ou directeur", ""),
        ("", ""),
    ],
)
def test_words_agree_with_what_the_list_says(function: str, gender: str) -> None:
    assert gender_of(person(function=function)) == gender


def test_a_column_of_civility_decides() -> None:
    both = person(function="Directeur", attributes=(("Civilité", "Mme"),))
    assert gender_of(both) == "f"
    assert gender_of(person(attributes=(("Genre", "H"),))) == "m"
    assert gender_of(person(attributes=(("Genre", "autre"),))) == ""


def test_a_first_name_tells_nothing() -> None:
    assert gender_of(person(first_name="Claire")) == ""
