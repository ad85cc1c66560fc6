"""The note on a split, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.printing.samples import HOSTILE, page_sizes, page_words, squeezed, unembedded_fonts
from workshop_app.printing.printer import Printer
from workshop_app.services.kit_content import Heading
from workshop_app.services.note_content import BalanceNote, NoteRow, NoteRule, NoteTable
from workshop_app.services.ports import Stop, Watch


def row(value: str, tables: int, off: int = 0) -> NoteRow:
    counts = tuple(3 if place == off - 1 else 1 for place in range(tables))
    gaps = tuple(2 if place == off - 1 else 0 for place in range(tables))
    return NoteRow(value, sum(counts), "0 ou 1", counts, gaps)


def note(tables: int = 9, values: int = 3) -> BalanceNote:
    return BalanceNote(
        heading=Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès"),
        made_at=datetime(2026, 10, 13, 7, 22, tzinfo=UTC),
        count=f"90 personnes, {tables} tables",
        round="",
        drawn="tirage 4127, refaisable à l’identique",
        summary="Écart total 2 ; au mieux, il serait de 0.",
        tables=(
            NoteTable("Taille.", "10 à chaque table.", True, "", (row("Personnes", tables),), ""),
            NoteTable(
                "« OT » trop fréquent à la table 2.",
                "3 personnes.",
                False,
                "1. Type de structure, mêler",
                tuple(row(f"Valeur {n}", tables, 2 if n == 0 else 0) for n in range(values)),
                "Et 4 valeurs portées chacune par une seule personne.",
            ),
        ),
        rules=(NoteRule("A. et B. ensemble", True), NoteRule("C. et D. séparés", False)),
    )


def test_one_page_says_it_all(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    assert Printer().balance_note(note(), path, Watch()).pages == 1
    assert page_sizes(path) == [(210, 297)]
    words = squeezed(page_words(path, 1))
    for part in (
        "Pourquoi ce partage est équitable",
        "90 personnes, 9 tables, tirage 4127",
        "Écart total 2",
        "1. Type de structure, mêler",
        "3 (+2)",
        "Et 4 valeurs",
        "A. et B. ensemble : tenu.",
        "C. et D. séparés : non tenu.",
    ):
        assert squeezed(part) in words
    assert unembedded_fonts(path) == []


def test_forty_tables_lie_across_in_bands_and_many_values_go_on(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    written = Printer().balance_note(note(40, 60), path, Watch())
    assert set(page_sizes(path)) == {(297, 210)}
    assert written.pages > 2
    everything = squeezed(" ".join(page_words(path, n) for n in range(1, written.pages + 1)))
    assert everything.count(squeezed("Valeur 59")) == 2, "once a band"
    assert squeezed("non tenu") in everything


def test_any_words_and_any_length_fit(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    asked = note()
    hostile = replace(
        asked.tables[1],
        rows=tuple(replace(row(words, 9), target="2, 4 et 7 " * 4) for words in HOSTILE),
        detail=" ".join(HOSTILE) * 3,
    )
    written = Printer().balance_note(
        replace(asked, tables=(asked.tables[0], hostile)), path, Watch()
    )
    assert written.pages >= 1


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        Printer().balance_note(note(), tmp_path / "note.pdf", Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []
