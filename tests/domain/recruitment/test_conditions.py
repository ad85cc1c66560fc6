from __future__ import annotations

import pytest

from workshop_app.domain.recruitment.conditions import (
    Verdict,
    read_number,
    read_yes_or_no,
    value_trouble,
    verdict,
)
from workshop_app.domain.recruitment.rules import Condition, ConditionKind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8", 8),
        (" 8,5 ", 8.5),
        ("8.5", 8.5),
        ("20 000", 20_000),
        ("20\u202f000", 20_000),
        ("20\u00a0000 habitants", 20_000),
        ("1 250 000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("20.000", 20_000),
        ("9 ETP", 9),
        ("ETP : 9", 9),
        ("0", 0),
    ],
)
def test_a_number_is_read(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "beaucoup",
        "8 à 10",
        "8/10",
        "moins de 10",
        "plus de 3",
        "environ 12",
        "~12",
        "< 10",
        "12,500",
        "-4",
        "entre 5 et 6",
        "1.2.3",
        "8 ou 9",
    ],
)
def test_what_can_be_read_in_two_ways_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Oui", True),
        ("x", True),
        ("✓", True),
        ("1", True),
        ("NON", False),
        ("no", False),
        ("peut-être", None),
        ("", None),
    ],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert read_yes_or_no(text) is said


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("below", "9,99", "met"),
        ("below", "10", "failed"),
        ("at_most", "10", "met"),
        ("at_most", "11", "failed"),
        ("at_least", "10", "met"),
        ("at_least", "9", "failed"),
        ("above", "11", "met"),
        ("above", "10", "failed"),
        ("above", "", "missing"),
        ("above", "huit", "unreadable"),
        ("yes", "oui", "met"),
        ("yes", "non", "failed"),
        ("no", "non", "met"),
        ("no", "oui", "failed"),
        ("yes", "à voir", "unreadable"),
    ],
)
def test_an_answer_meets_a_condition(kind: ConditionKind, text: str, found: Verdict) -> None:
    assert verdict(Condition("Colonne", kind, 10), text) == found


@pytest.mark.parametrize(
    ("attribute", "kind", "text", "found"),
    [
        ("departement", "one_of", "Gironde", "met"),
        ("departement", "one_of", "33 000", "met"),
        ("departement", "one_of", "19", "failed"),
        ("departement", "none_of", "33 - Gironde", "failed"),
        ("departement", "none_of", "16, 87", "several"),
        ("departement", "none_of", "Atlantide", "unreadable"),
        ("departement", "none_of", "Nouvelle-Aquitaine", "met"),
        ("organisation_type", "one_of", "office de tourisme", "met"),
        ("Adhésion", "one_of", "À JOUR", "met"),
        ("Adhésion", "one_of", "en retard", "failed"),
    ],
)
def test_one_of_and_none_of_know_every_spelling(
    attribute: str, kind: ConditionKind, text: str, found: Verdict
) -> None:
    values = {"departement": ("33", "40"), "organisation_type": ("OT",), "Adhésion": ("à jour",)}
    assert verdict(Condition(attribute, kind, values=values[attribute]), text) == found


def test_a_value_is_one_value() -> None:
    assert value_trouble("departement", "Landes") is None
    assert value_trouble("departement", "") == "missing"
    assert value_trouble("departement", "33 et 40") == "several"
    assert value_trouble("organisation", "OT Rives") is None
