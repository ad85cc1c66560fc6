from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.search import finds, letters_found, searched

PEOPLE = {
    "goff": searched("Jean-Noël", "Le Goff", "OT Vignes et Citadelles"),
    "legrand": searched("Anne", "Legrand", "OT Bois"),
    "hay": searched("Yann", "L’Haÿ-Roux", "OT Pays des Étangs"),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("le g", {"goff", "legrand"}),
        ("lhay", {"hay"}),
        ("l'haÿ", {"hay"}),
        ("legoff", {"goff"}),
        ("etangs", {"hay"}),
        ("jean vignes", {"goff"}),
        ("ane", set()),
        ("!!", set()),
        ("", {"goff", "legrand", "hay"}),
        ("  ", {"goff", "legrand", "hay"}),
    ],
)
def test_what_a_person_types_finds_whom_they_mean(typed: str, found: set[str]) -> None:
    assert {key for key, texts in PEOPLE.items() if finds(typed, texts)} == found


def found_in(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in letters_found(typed, text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("le g", "Jean-Noël Le Goff", ["Le G"]),
        ("le g", "Claire Legrand", ["Leg"]),
        ("lhay", "Yann L’Haÿ-Roux", ["L’Haÿ"]),
        ("oeuv", "Ève Œuvray", ["Œuv"]),
        ("jean goff", "Jean-Noël Le Goff", ["Jean", "Goff"]),
        ("goff", "Jean-Noël Le Goff", ["Goff"]),
        ("e", "Ève Estève", ["È"]),
        ("x", "Ève Estève", []),
        ("", "Ève", []),
        ("!!", "Ève !!", []),
    ],
)
def test_the_letters_found_are_shown_in_the_name_as_it_is_written(
    typed: str, text: str, found: list[str]
) -> None:
    assert found_in(typed, text) == found


@given(st.text(max_size=12), st.text(max_size=30))
def test_letters_found_lie_in_the_text(typed: str, text: str) -> None:
    for start, end in letters_found(typed, text):
        assert 0 <= start < end <= len(text)
