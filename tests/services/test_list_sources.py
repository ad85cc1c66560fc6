"""The meaning given to columns is kept for the whole library."""

from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.intake import ListPreview
from workshop_app.importers.people import read_people
from workshop_app.services.list_sources import (
    forget_source,
    is_worth_remembering,
    known_sources,
    remember_source,
    remembered_by,
)
from workshop_app.services.ports import Command, R

LIST = "Nom;Prénom;Votre maison;Mot\nRoux;Zoé;Sète;bleu\n"


def do(workshop: Workshop, command: Command[R]) -> R:
    return workshop.house.library.submit(WHOLE_LIBRARY, "test", command).result(5)


def read(workshop: Workshop, text: str = LIST, **mapping: str) -> ListPreview:
    remembered = remembered_by(workshop.house.library)
    return read_people(
        text.encode(),
        "x.csv",
        mapping={k.replace("_", " "): v for k, v in mapping.items()},
        remembered=remembered,
    )


def test_a_meaning_is_remembered_for_the_next_list(workshop: Workshop) -> None:
    assert not is_worth_remembering(read(workshop))
    first = read(workshop, Votre_maison="organisation")
    assert is_worth_remembering(first)
    do(workshop, partial(remember_source, preview=first))
    again = read(workshop, LIST.replace("Mot", "Mot;Ajouté").replace("bleu", "bleu;x"))
    assert again.lines[0].organisation == "Sète"
    assert again.remembered == ("Votre maison",)
    do(workshop, partial(remember_source, preview=again))
    assert len(workshop.house.library.read(WHOLE_LIBRARY, known_sources)) == 1
    assert list(workshop.house.library.workshop_ids()) == [workshop.key]


def test_what_is_decided_now_comes_before_what_was_decided(workshop: Workshop) -> None:
    do(workshop, partial(remember_source, preview=read(workshop, Votre_maison="organisation")))
    other = read(workshop, Mot="organisation")
    assert (other.lines[0].organisation, other.remembered) == ("bleu", ())
    aside = read(workshop, Votre_maison="")
    assert aside.lines[0].organisation == ""


def test_a_source_is_forgotten(workshop: Workshop) -> None:
    do(workshop, partial(remember_source, preview=read(workshop, Mot="function")))
    do(workshop, partial(forget_source, headings=["Nom", "Prénom", "Votre maison", "Mot"]))
    assert read(workshop).lines[0].function == ""


def test_a_list_without_headings_is_like_any_other(workshop: Workshop) -> None:
    bare = read(workshop, "Roux;Zoé;OT X\nPetit;Al;OT Y\n", C="function")
    assert not is_worth_remembering(bare)
