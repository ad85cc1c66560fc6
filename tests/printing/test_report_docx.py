"""The report as a Word document, read back: complete, in styles, readable by ears."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.printing.samples import CATEGORIES, HOSTILE, report_of, squeezed
from workshop_app.i18n.translate import spoken
from workshop_app.printing.office import SHAPE_SIGNS, words
from workshop_app.printing.office_writer import OfficeWriter
from workshop_app.printing.printer import Printer
from workshop_app.services.ports import Stop, Surroundings, Watch
from workshop_app.services.report_content import ReportContent, SectionKey, section_label

SOME = tuple(f"Carte numéro {n}, dite à voix haute" for n in range(40))


def written(content: ReportContent, folder: Path) -> WordDocument:
    path = OfficeWriter().report(content, folder / "report.docx", Watch()).path
    return Document(str(path))


def said(document: WordDocument) -> str:
    return "".join(
        "\n" if part.tag == qn("w:br") else part.text or ""
        for part in document.element.body.iter(qn("w:t"), qn("w:br"))
    )


def headings(document: WordDocument) -> list[tuple[str, str]]:
    styled = ((each.style.name, each.text) for each in document.paragraphs if each.style)
    return [(name, text) for name, text in styled if name and name.startswith("Heading")]


def test_the_chapters_are_those_of_paper_under_real_headings(tmp_path: Path) -> None:
    content = report_of(SOME)
    document = written(content, tmp_path)
    first = [text for name, text in headings(document) if name == "Heading 1"]
    numbered = [
        f"{place}. {section_label(key)}"
        for place, key in enumerate(
            (key for key in content.sections if key not in ("cover", "contents")), start=1
        )
    ]
    assert first == [section_label("contents"), *numbered]
    pages = Printer().report(content, tmp_path / "report.pdf", Watch()).section_pages
    assert len(first) == len(pages) - 1


def test_a_matrix_is_told_by_the_table_of_its_means(tmp_path: Path) -> None:
    text = said(written(report_of(), tmp_path))
    assert "Par où commencer" in text
    assert "Les sentiers4,54,2" in text


def test_each_card_has_its_shape_its_code_its_table_and_its_colour(tmp_path: Path) -> None:
    document = written(report_of(SOME, sections=("by_category",)), tmp_path)
    rows = [row for table in document.tables for row in table.rows[1:]]
    assert len(rows) == len(SOME)
    for category, table in zip(CATEGORIES, document.tables, strict=True):
        for row in table.rows[1:]:
            code, text = (cell.text for cell in row.cells)
            assert code.startswith(f"{SHAPE_SIGNS[category.shape]} {category.code} ")
            assert ", table " in code
            assert text in SOME
            grounds = {each.get(qn("w:fill")) for each in row._tr.iter(qn("w:shd"))}
            assert len(grounds) == 1


def test_the_cards_of_each_question_stand_under_its_words(tmp_path: Path) -> None:
    content = report_of(SOME, sections=("by_category",))
    asked = replace(
        content,
        by_category=tuple(
            replace(
                group,
                cards=tuple(
                    replace(card, question=("1. Où ?", "2. Quand ?", "")[3 * n // len(group.cards)])
                    for n, card in enumerate(group.cards)
                ),
            )
            for group in content.by_category
        ),
    )
    third = [text for name, text in headings(written(asked, tmp_path)) if name == "Heading 3"]
    expected = ["1. Où ?", "2. Quand ?", "Sans question"]
    assert [squeezed(text) for text in third] == [
        squeezed(text) for _group in CATEGORIES for text in expected
    ]
    Printer().report(asked, tmp_path / "report.pdf", Watch())


def test_a_table_says_what_it_is_and_repeats_its_head(tmp_path: Path) -> None:
    for table in written(report_of(SOME), tmp_path).tables:
        assert next(table._tbl.iter(qn("w:tblDescription"))).get(qn("w:val"))
        heads = [row for row in table._tbl.tr_lst if len(list(row.iter(qn("w:tblHeader"))))]
        assert heads == table._tbl.tr_lst[:1]
        assert sum(int(each.get(qn("w:w"))) for each in table._tbl.iter(qn("w:gridCol"))) < 9_900


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_stops_the_document_nor_vanishes(tmp_path: Path, text: str) -> None:
    content = report_of((text,), title=text, context=text, sections=("cover", "by_category"))
    assert squeezed(words(text)) in squeezed(said(written(content, tmp_path)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text(min_size=1, max_size=80))
def test_any_words_come_back_as_written(tmp_path: Path, text: str) -> None:
    document = written(report_of((text,), sections=("by_table",), tables=1), tmp_path)
    (row,) = document.tables[0].rows[1:]
    assert row.cells[1].text == words(text)


def test_the_contents_lead_to_each_title_without_a_question_on_opening(tmp_path: Path) -> None:
    document = written(report_of(SOME), tmp_path)
    links = [each.get(qn("w:anchor")) for each in document.element.body.iter(qn("w:hyperlink"))]
    places = [each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))]
    assert links
    assert set(links) <= set(places)
    assert len(places) == len(set(places))
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_only_ticked_sections_in_their_order(tmp_path: Path) -> None:
    chosen: tuple[SectionKey, ...] = ("annex", "counts")
    titles = [text for name, text in headings(written(report_of(sections=chosen), tmp_path))]
    assert titles[0] == f"1. {section_label('annex')}"
    assert f"2. {section_label('counts')}" in titles


def test_fonts_language_and_properties_are_said(tmp_path: Path) -> None:
    with spoken("en"):
        document = written(report_of(), tmp_path)
    assert document.core_properties.title == "Mieux travailler ensemble"
    assert document.core_properties.created == datetime(2026, 10, 13, 8, tzinfo=UTC)
    with zipfile.ZipFile(tmp_path / "report.docx") as folder:
        styles = folder.read("word/styles.xml").decode()
        fonts = folder.read("word/fontTable.xml").decode()
    assert "en-GB" in styles
    assert "fr-FR" not in styles
    assert "Theme=" not in styles
    assert "Segoe UI" in fonts


def test_a_document_that_was_stopped_or_refused_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    target.write_bytes(b"before")
    with pytest.raises(Stop):
        OfficeWriter().report(report_of(), target, Watch(cancelled=lambda: True))
    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["report.docx"]
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    with pytest.raises(Surroundings):
        OfficeWriter().report(report_of(), blocked / "report.docx", Watch())
