"""A list from a source met before is recognised by its headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.list_sources import ListSource, meanings_for, recognise, source_id

FORM = ("Horodateur", "Votre nom", "Votre prénom", "Votre maison", "Régime", "Arrivée")


def source(headings: tuple[str, ...], day: int = 1) -> ListSource:
    return ListSource(
        id=uuid4(),
        workshop=WHOLE_LIBRARY,
        name="réponses.csv",
        headings=headings,
        fields=(),
        used_at=datetime(2026, 3, day, tzinfo=UTC),
    )


def test_the_same_headings_are_one_source_in_any_order_case_or_accent() -> None:
    assert source_id(["Nom", "Prénom"]) == source_id(["PRENOM", "nom"])
    assert source_id(["Nom"]) != source_id(["Nom", "Prénom"])


def test_a_form_that_gained_a_question_is_still_the_same_form() -> None:
    known = source(FORM)
    assert recognise([*FORM, "Covoiturage ?"], [known]) is known
    assert recognise(["Nom", "Prénom", "Structure"], [known]) is None
    assert recognise([], [known]) is None


def test_the_nearest_then_the_newest_source_is_meant() -> None:
    older, newer, near = source(FORM, 1), source(FORM, 2), source(FORM[:5], 3)
    assert recognise(FORM, [older, near, newer]) is newer


def test_meanings_come_under_the_headings_of_today() -> None:
    known = replace(source(FORM), fields=(("Votre maison", "organisation"), ("Régime", "")))
    assert meanings_for(["VOTRE MAISON", "Nouveau"], known) == {"VOTRE MAISON": "organisation"}
