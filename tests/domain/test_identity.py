"""Two ways to write one name, and the order of names in a French list."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.identity import (
    emails_in,
    fold,
    name_key,
    normal_phone,
    order_of,
    organisation_key,
    organisation_type,
    same_person,
    sort_key,
    split_full_name,
    type_of_organisation,
)


@dataclass(frozen=True)
class Somebody:
    last_name: str
    first_name: str
    email: str = ""
    organisation: str = ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Œuvray", "oeuvray"),
        ("L’Haÿ-Roux", "lhay roux"),
        ("d'Estienne", "destienne"),
        ("LE  GOFF", "le goff"),
        ("Jean-Noël", "jean noel"),
        ("N'Guyên", "nguyen"),
        ("Straße", "strasse"),
        ("Łukasz", "lukasz"),
        ("محمد", "محمد"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_and_forms_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


def test_a_name_without_letters_keeps_a_key_of_its_own() -> None:
    assert name_key("🎉") != name_key("🎈")
    assert name_key("Le Goff") == name_key("LEGOFF") == name_key("le-goff")


def test_order_of_a_french_list() -> None:
    people = ["Zola", "Étienne", "L'Haÿ", "Estrade", "Œuvray", "d'Estienne", "Le Goff", "Oehmichen"]
    ordered = sorted(people, key=lambda name: sort_key(name, ""))
    assert ordered == [
        "d'Estienne",
        "Estrade",
        "Étienne",
        "Le Goff",
        "L'Haÿ",
        "Oehmichen",
        "Œuvray",
        "Zola",
    ]
    assert sort_key("Roux", "Élodie") < sort_key("Roux", "Farid")


@pytest.mark.parametrize(
    ("full", "last", "first"),
    [
        ("LE GOFF Jean-Noël", "LE GOFF", "Jean-Noël"),
        ("Jean-Noël LE GOFF", "LE GOFF", "Jean-Noël"),
        ("L'HAŸ-ROUX Yann", "L'HAŸ-ROUX", "Yann"),
        ("Yann L’HAŸ", "L’HAŸ", "Yann"),
        ("d'ESTIENNE Marie", "d'ESTIENNE", "Marie"),
        ("Marie d'ESTIENNE", "d'ESTIENNE", "Marie"),
        ("de LA TOUR Anne", "de LA TOUR", "Anne"),
        ("Anne de LA TOUR", "de LA TOUR", "Anne"),
        ("Le Goff, Jean-Noël", "Le Goff", "Jean-Noël"),
        ("M. Jean Pierre MARTIN", "MARTIN", "Jean Pierre"),
        ("Mme MARTIN Marie Claire", "MARTIN", "Marie Claire"),
        ("J. MARTIN", "MARTIN", "J."),
        ("Anne de La Tour", "de La Tour", "Anne"),
        ("Léa Van Der Berg", "Van Der Berg", "Léa"),
        ("Zoé Roux", "Roux", "Zoé"),
        ("ROUX", "ROUX", ""),
        ("", "", ""),
    ],
)
def test_full_names(full: str, last: str, first: str) -> None:
    assert split_full_name(full) == (last, first)


def test_without_capitals_the_order_given_decides() -> None:
    assert split_full_name("Le Goff Jean Noël", "last_first") == ("Le Goff", "Jean Noël")
    assert split_full_name("DUPONT MARIE", "last_first") == ("DUPONT", "MARIE")
    assert split_full_name("MARIE DUPONT", "first_last") == ("DUPONT", "MARIE")
    assert (order_of("ROUX Zoé"), order_of("Zoé ROUX"), order_of("Zoé Roux")) == (
        "last_first",
        "first_last",
        "",
    )


@given(st.text(max_size=60), st.sampled_from(["", "last_first", "first_last"]))
def test_no_letter_of_a_full_name_is_lost(text: str, order: str) -> None:
    last, first = split_full_name(f"Roux {text}", order)
    kept = letters_of(last) + letters_of(first)
    assert len(kept) >= len(letters_of(f"Roux {text}")) - 1  # a comma may go between the two


def letters_of(text: str) -> list[str]:
    return sorted("".join(text.split()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Somebody("Le Goff", "Jean-Noël"), Somebody("LEGOFF", "jean noel"), True),
        (Somebody("Fabre", "Marie", "a@x.fr"), Somebody("Fabre", "Marie", "b@x.fr"), False),
        (Somebody("Fabre", "Marie", "A@X.fr"), Somebody("FABRE", "Marie", "a@x.fr"), True),
        (Somebody("Fabre", "Marie", "a@x.fr"), Somebody("Fabre", "Marie"), True),
        (Somebody("Fabre", "Marie", "", "OT X"), Somebody("Fabre", "Marie", "", "OT Y"), False),
        (
            Somebody("Fabre", "Marie", "a@x.fr", "OT X"),
            Somebody("Fabre", "Marie", "", "Office de tourisme de X"),
            True,
        ),
        (Somebody("Roux", "Zoé", "acc@x.fr"), Somebody("Petit", "Al", "acc@x.fr"), False),
        (Somebody("Roux", "Jean", "acc@x.fr"), Somebody("Roux", "Jeanne", "acc@x.fr"), False),
        (Somebody("Roux", "J.-N.", "a@x.fr"), Somebody("Roux", "Jean-Noël", "a@x.fr"), True),
        (Somebody("Roux", "", "a@x.fr"), Somebody("Roux", "Zoé", "a@x.fr"), True),
        (Somebody("Zoé", "Roux", "a@x.fr"), Somebody("Roux", "Zoé", "a@x.fr"), True),
    ],
)
def test_same_person(one: Somebody, other: Somebody, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_offices() -> None:
    assert organisation_key("Office de tourisme de Lodève") == organisation_key("OT Lodève")
    assert organisation_key("OT Lodève") != organisation_key("OT Lunel")
    assert organisation_type("Office de tourisme intercommunal") == "OT"
    assert organisation_type("adt") == "ADT"
    assert organisation_type("Comité régional du tourisme et des loisirs") == "CRTL"
    assert organisation_type("Mairie") == "Mairie"
    assert type_of_organisation("Relais territorial des Causses") == "RT"
    assert type_of_organisation("Otto et fils") == ""


def test_addresses_and_numbers() -> None:
    assert emails_in("Zoé <Zoe.Roux@X.example>") == ["zoe.roux@x.example"]
    assert emails_in("mailto:z@x.example; a@x.example") == ["z@x.example", "a@x.example"]
    assert emails_in("zoe at x.example") == []
    assert emails_in("x" * 200_000 + "@a.fr") == []
    assert normal_phone("612345678") == "0612345678"
    assert normal_phone("+33 6 12 34 56 78") == "+33 6 12 34 56 78"
