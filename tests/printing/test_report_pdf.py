"""The report as a file: complete, readable by machines and by ears, never half-written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.printing.samples import (
    CATEGORIES,
    HOSTILE,
    page_sizes,
    report_of,
    squeezed,
    unembedded_fonts,
    words_of,
)
from workshop_app.i18n.translate import spoken
from workshop_app.printing.printer import Printer
from workshop_app.printing.text import clean
from workshop_app.services.ports import Stop, Surroundings, Watch
from workshop_app.services.report_content import (
    SECTIONS,
    CategoryCards,
    ReportContent,
    SectionKey,
    TableCounts,
    section_label,
)

SOME = tuple(f"Carte numéro {n}, dite à voix haute" for n in range(60))


def printed(content: ReportContent, folder: Path) -> Path:
    return Printer().report(content, folder / "report.pdf", Watch()).path


def test_every_section_is_there_with_its_pages(tmp_path: Path) -> None:
    written = Printer().report(report_of(SOME), tmp_path / "report.pdf", Watch())
    assert list(written.section_pages) == list(SECTIONS)
    assert sum(written.section_pages.values()) == written.pages
    with pikepdf.open(written.path) as pdf:
        assert len(pdf.pages) == written.pages
    words = words_of(written.path)
    labels = (section_label(key) for key in SECTIONS if key != "cover")
    assert all(squeezed(label) in words for label in labels)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_stops_the_report_nor_vanishes(tmp_path: Path, text: str) -> None:
    content = report_of((text,), title=text, context=text, sections=("cover", "by_category"))
    words = words_of(printed(content, tmp_path))
    expected = squeezed(clean(text))
    assert all(sign in words for sign in expected)
    if expected.isascii():
        assert expected in words


def test_hostile_words_all_together_keep_every_font_in_the_file(tmp_path: Path) -> None:
    path = printed(report_of(HOSTILE), tmp_path)
    assert unembedded_fonts(path) == []
    assert path.read_bytes().count(b"Helvetica") == 0


def test_all_of_400_cards_are_found_again(tmp_path: Path) -> None:
    texts = [f"Idée {n} : l'été, c'est n°{n * 7} « mieux » œuvre" for n in range(400)]
    words = words_of(printed(report_of(texts, tables=9), tmp_path))
    assert [text for text in texts if words.count(squeezed(text)) < 2] == []


def test_a_card_of_many_pages_is_cut_between_lines(tmp_path: Path) -> None:
    long = " ".join(f"mot{n}" for n in range(3_000))
    content = report_of((long, "Courte"), sections=("by_table",), tables=1)
    written = Printer().report(content, tmp_path / "report.pdf", Watch())
    assert written.pages > 2
    words = words_of(written.path)
    assert [n for n in range(3_000) if f"mot{n}" not in words] == []


def test_a_table_row_taller_than_a_page_is_cut(tmp_path: Path) -> None:
    content = report_of(sections=("annex",))
    correction = content.annex.corrections[0]
    long = " ".join(f"mot{n}" for n in range(2_500))
    object.__setattr__(correction, "original", long)
    words = words_of(printed(content, tmp_path))
    assert [n for n in range(2_500) if f"mot{n}" not in words] == []


def test_only_ticked_sections_in_their_order(tmp_path: Path) -> None:
    chosen: tuple[SectionKey, ...] = ("counts", "context", "cover")
    written = Printer().report(report_of(sections=chosen), tmp_path / "report.pdf", Watch())
    assert list(written.section_pages) == list(chosen)
    assert squeezed(section_label("annex")) not in words_of(written.path)


def test_the_shared_version_says_so(tmp_path: Path) -> None:
    assert "sanslesnoms" in words_of(printed(report_of(shareable=True), tmp_path))


def test_contents_give_the_page_of_each_title_and_lead_there(tmp_path: Path) -> None:
    path = printed(report_of(SOME), tmp_path)
    with pikepdf.open(path) as pdf:
        contents = pdf.pages[1]
        links = [note for note in contents.get("/Annots", []) if note["/Subtype"] == "/Link"]
        assert len(links) > len(SECTIONS)
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
    assert titles[1:] == [
        f"{n}. {section_label(key)}" for n, key in enumerate(list(SECTIONS)[2:], start=1)
    ]


def test_the_file_says_its_title_and_its_language(tmp_path: Path) -> None:
    with pikepdf.open(printed(report_of(), tmp_path)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Mieux travailler ensemble"
        assert str(pdf.Root["/Lang"]) == "fr-FR"
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert pdf.check_pdf_syntax() == []


def test_pages_are_a4(tmp_path: Path) -> None:
    assert set(page_sizes(printed(report_of(SOME), tmp_path))) == {(210, 297)}


def test_signs_without_a_font_are_told(tmp_path: Path) -> None:
    written = Printer().report(report_of(("a\u0e22",)), tmp_path / "report.pdf", Watch())
    assert written.missing_signs == "\u0e22"
    assert "[U+0E22]" in words_of(written.path)


def test_a_cancelled_report_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Stop):
        Printer().report(report_of(SOME), target, Watch(cancelled=lambda: True))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_grows_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    Printer().report(report_of(SOME), tmp_path / "report.pdf", Watch(progress=told.append))
    assert told[-1] == 1.0
    assert all(0 <= share <= 1 for share in told)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(Surroundings) as refusal:
        Printer().report(report_of(), blocked / "report.pdf", Watch())
    assert refusal.value.code == "folder_read_only"


def test_an_empty_workshop_prints(tmp_path: Path) -> None:
    content = report_of((), context="")
    assert "Aucunecarte" in words_of(printed(content, tmp_path))


def test_twelve_categories_and_a_hundred_tables_print(tmp_path: Path) -> None:
    content = report_of(SOME, tables=100, sections=("counts",))
    kinds = tuple(
        replace(CATEGORIES[n % 4], key=f"k{n}", label=f"Catégorie longue {n}", code=f"K{n:X}")
        for n in range(12)
    )
    counts = tuple(TableCounts(n, (1,) * 12) for n in range(1, 101))
    content = replace(
        content,
        categories=kinds,
        counts=counts,
        by_category=tuple(CategoryCards(kind, ()) for kind in kinds),
    )
    words = words_of(printed(content, tmp_path))
    assert all(squeezed(kind.label) in words for kind in kinds)
    assert "Table100" in words


def test_the_file_can_be_read_by_others(tmp_path: Path) -> None:
    beside = tmp_path / "beside.txt"
    beside.touch()
    path = printed(report_of(), tmp_path)
    assert path.stat().st_mode == beside.stat().st_mode


def test_the_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.pdf"
    Printer().report(report_of(), target, Watch())
    first = target.read_bytes()
    Printer().report(report_of(SOME), target, Watch())
    assert target.read_bytes() != first
    assert list(target.parent.iterdir()) == [target]


def test_the_report_speaks_english(tmp_path: Path) -> None:
    with spoken("en"):
        path = printed(report_of(SOME), tmp_path)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root["/Lang"]) == "en-GB"
