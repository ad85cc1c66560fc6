from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from tests.printing.samples import HOSTILE, page_sizes, page_words, squeezed, unembedded_fonts
from workshop_app.printing.printer import Printer
from workshop_app.services.letter_content import Letter
from workshop_app.services.ports import Stop, Watch


def letter(**told: str) -> Letter:
    fields = {
        "name": "Nadège Courtiol",
        "organisation": "OT Trois Rivières",
        "email": "n.courtiol@trois-rivieres.example",
        "subject": "Votre candidature : Offices ruraux",
        "salutation": "Madame Courtiol,",
        "before": "votre candidature est en attente, au rang 1 pour la Gironde.",
        "reason": "La Gironde a une seule place ; une demande est arrivée avant la vôtre.",
        "after": "Si cette place se libère, elle vous revient en premier.",
        "signature": "Réseau des offices",
    }
    return Letter(person=uuid4(), state="waiting", written_on=date(2026, 7, 1), **(fields | told))


def test_one_page_each_with_the_reason_word_for_word(tmp_path: Path) -> None:
    path = tmp_path / "lettres.pdf"
    one, other = letter(), letter(name="Hugo Salvat", salutation="Monsieur Salvat,")
    written = Printer().letters([one, other], path, Watch())
    assert written.pages == 2
    assert page_sizes(path) == [(210, 297)] * 2
    words = squeezed(page_words(path, 1))
    for part in (one.name, one.email, one.salutation, one.before, one.reason, one.after):
        assert squeezed(part) in words
    assert squeezed("Salvat") not in words
    assert squeezed("Salvat") in squeezed(page_words(path, 2))
    assert unembedded_fonts(path) == []


@pytest.mark.parametrize("words", [" ".join(HOSTILE), "mot " * 400])
def test_any_words_stay_on_one_page(tmp_path: Path, words: str) -> None:
    path = tmp_path / "lettres.pdf"
    hostile = letter(name=words[:90], reason=words, signature=words[:200], organisation="")
    assert Printer().letters([hostile], path, Watch()).pages == 1


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lettres.pdf"
    with pytest.raises(Stop):
        Printer().letters([letter()], path, Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []
