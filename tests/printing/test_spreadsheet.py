"""A sheet holds what was written, as text: nothing in it runs, whoever wrote it."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from workshop_app.printing.spreadsheet import as_xlsx, sheet_name

HOSTILE = ["=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", "-2 %", "https://x.example", "🚲 مرحبا", "<b>"]


def cells(content: bytes) -> list[list[object]]:
    with load_workbook(io.BytesIO(content)) as book:
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_what_was_written_comes_back_and_nothing_runs() -> None:
    content = as_xlsx("Liste", ["=A1", "Mot"], [[cell, "x"] for cell in HOSTILE])
    assert cells(content) == [["=A1", "Mot"], *[[cell, "x"] for cell in HOSTILE]]
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        sheet = folder.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_text_longer_than_a_cell_is_cut() -> None:
    ((_head,), (cell,)) = cells(as_xlsx("L", ["A"], [["x" * 40_000]]))
    assert len(str(cell)) == 32_767


@given(st.text(max_size=60))
def test_any_title_names_a_sheet(title: str) -> None:
    assert 0 < len(sheet_name(title)) <= 31


def test_a_title_keeps_its_words() -> None:
    assert sheet_name("Mieux travailler : [ensemble] ?") == "Mieux travailler ensemble"
