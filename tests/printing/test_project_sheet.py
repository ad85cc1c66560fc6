"""One A4 page, whatever is written; what had to be cut is named, the rest is all there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.printing.samples import HOSTILE, page_sizes, squeezed, unembedded_fonts, words_of
from tests.services.test_call_for_candidates import BRIVE, CONTENT, REMOTE
from workshop_app.domain.meetings import Quarter
from workshop_app.printing.one_page import SMALLEST, Room, Section, Table, lay_out
from workshop_app.printing.printer import Printer
from workshop_app.printing.styles import style
from workshop_app.printing.text import Typesetter
from workshop_app.services.ports import Stop, Watch, Written
from workshop_app.services.project_content import ProjectContent, Recruiting

SENTENCE = "Une phrase qui dit quelque chose d'utile. "
NO_TABLE = Table("Calendrier", ("Quand",), (1.0,), ())


def print_sheet(folder: Path, content: ProjectContent = CONTENT, **fields: Any) -> Written:
    sheet = replace(content, **fields)
    written = Printer().project_sheet(sheet, folder / "fiche.pdf", Watch())
    assert page_sizes(written.path) == [(210, 297)]
    assert written.pages == 1
    return written


def test_everything_is_said_on_one_page(tmp_path: Path) -> None:
    written = print_sheet(tmp_path)
    assert written.shortened == ()
    assert unembedded_fonts(written.path) == []
    words = words_of(written.path)
    for told in (
        "Offices ruraux",
        "Réseau des offices",
        "Ève Œuvray",
        "Peu de moyens, beaucoup d'idées.",
        "Une boîte à outils",
        "Moins de dix temps pleins. De 12 à 20 personnes. Une personne par structure.",
        "Deux journées sur place et deux rencontres à distance",
        "16 juin 2026",
        "6 novembre 2026",
        "1er trimestre 2027",
        "à distance",
    ):
        assert squeezed(told) in words, told


def test_by_quarter_the_paper_tells_no_day(tmp_path: Path) -> None:
    words = words_of(print_sheet(tmp_path, calendar="quarter").path)
    assert squeezed("6 novembre") not in words
    assert squeezed("4e trimestre 2026") in words


def test_a_sheet_without_a_word_is_still_a_sheet(tmp_path: Path) -> None:
    bare = ProjectContent(
        "Offices ruraux", "", "", "", "", (), (), "", Recruiting(), "", "", 0, 0, None, "",
        "meeting", (), CONTENT.made_at,
    )  # fmt: skip
    words = words_of(print_sheet(tmp_path, bare).path)
    assert squeezed("Offices ruraux") in words
    assert "Engagement" not in words


@pytest.mark.parametrize("count", [5, 15, 40])
def test_a_longer_text_is_written_smaller_and_stays_whole(tmp_path: Path, count: int) -> None:
    written = print_sheet(tmp_path, context=SENTENCE * count)
    assert written.shortened == ()
    assert words_of(written.path).count(squeezed(SENTENCE)) == count


def test_what_cannot_fit_is_cut_and_named(tmp_path: Path) -> None:
    written = print_sheet(tmp_path, context=SENTENCE * 400, wanted="Qui sait écrire.")
    assert written.shortened == ("Contexte",)
    words = words_of(written.path)
    assert squeezed("Texte abrégé pour tenir en une page") in words
    assert squeezed("Qui sait écrire.") in words, "what is short stays whole"
    assert words.count(squeezed(SENTENCE)) > 60, "as little as needed"
    assert squeezed("…") in words


def test_a_long_calendar_counts_what_it_leaves_out(tmp_path: Path) -> None:
    many = tuple(
        replace(BRIVE, when=Quarter(2026 + n // 4, n % 4 + 1), day=date(2026, 1, 1))
        for n in range(60)
    )
    written = print_sheet(tmp_path, meetings=many)
    assert written.shortened == ("Calendrier",)
    assert squeezed("autres rencontres") in words_of(written.path)
    wordy = print_sheet(tmp_path, meetings=(replace(REMOTE, method="Un\n" * 300),))
    assert wordy.shortened == ("Calendrier",)
    assert "Trier" in words_of(wordy.path)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_stops_the_sheet(tmp_path: Path, text: str) -> None:
    written = print_sheet(
        tmp_path,
        title=" ".join(text.split()) or "x",
        organiser=text * 9,
        leader=text,
        context=text,
        objectives=(text,) * 3,
        conditions=text,
        meetings=(replace(BRIVE, subject=text, place=text, method=text),) * 3,
    )
    with pikepdf.open(written.path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_page_is_read_in_order(tmp_path: Path) -> None:
    with pikepdf.open(print_sheet(tmp_path).path) as pdf:
        tree = pdf.Root.StructTreeRoot
        kids = tree.K.K if not isinstance(tree.K, pikepdf.Array) else tree.K[0].K
        roles = [str(kid.S) for kid in kids]
    assert roles[:4] == ["/P", "/H1", "/P", "/H2"]
    assert "/Table" in roles


def test_stopped_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        Printer().project_sheet(CONTENT, tmp_path / "f.pdf", Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []


def test_the_type_never_goes_under_its_limit() -> None:
    room = Room(column=200, width=420, height=300)
    sections = [Section(f"Titre {n}", SENTENCE * 40) for n in range(4)]
    found = lay_out(Typesetter(), sections, NO_TABLE, room)
    assert found.looks.body.size == pytest.approx(style("body").size * SMALLEST)
    assert set(found.shortened) == {section.title for section in sections}
    roomy = lay_out(Typesetter(), sections[:1], NO_TABLE, replace(room, height=2_000))
    assert roomy.looks.body.size > style("body").size
