from __future__ import annotations

import pytest

from workshop_app.domain.search import finds, searched

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
