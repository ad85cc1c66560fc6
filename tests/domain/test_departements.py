"""What people type for a département."""

from __future__ import annotations

import pytest

from workshop_app.domain.departements import NAMES, departement_code, departements_in, is_region


@pytest.mark.parametrize(("code", "name"), list(NAMES.items()))
def test_each_of_them_by_code_by_name_and_both(code: str, name: str) -> None:
    for text in (
        code,
        name,
        f"{code} - {name}",
        f"{name} ({code})",
        name.upper(),
        f" {code} {name} ",
    ):
        assert departement_code(text) == code, text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1", ("01",)),
        ("34000", ("34",)),
        ("34 280", ("34",)),
        ("Dept. 34", ("34",)),
        ("département de l'Hérault", ("34",)),
        ("le Lot", ("46",)),
        ("haute garonne", ("31",)),
        ("20090", ("2A",)),
        ("20200", ("2B",)),
        ("97400", ("974",)),
        ("16, 87", ("16", "87")),
        ("34 et 30", ("34", "30")),
        ("Lot, Gers et Tarn", ("46", "32", "81")),
        ("Tarn et Garonne", ("82",)),
        ("34 - Gard", ("34", "30")),
        ("99", ()),
        ("3 personnes", ()),
        ("Occitanie", ()),
        ("", ()),
        ("12/09/2026", ()),
    ],
)
def test_other_ways(text: str, codes: tuple[str, ...]) -> None:
    assert departements_in(text) == codes


def test_a_region_is_an_answer() -> None:
    assert is_region("occitanie")
    assert is_region("Région")
    assert not is_region("Hérault")


def test_there_are_101() -> None:
    assert len(NAMES) == 101
