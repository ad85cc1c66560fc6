"""Bytes of a file → rows of text, whatever program wrote them.

Decides what kind of file it is, refuses what is none or would not fit in memory, and finds the
headings. What the columns mean is `guess_columns`; who the people are is `people`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from workshop_app.domain.intake import ALL_SHEETS
from workshop_app.domain.problems import Problem
from workshop_app.importers.guess_columns import find_header
from workshop_app.importers.many_sheets import together
from workshop_app.importers.spreadsheet import read_every_sheet, read_spreadsheet
from workshop_app.importers.table import MOST_COLUMNS, Rows, Table
from workshop_app.importers.text_table import read_text_table
from workshop_app.services.ports import LARGEST_LIST

PDF = b"%PDF"
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Spreadsheets of before 2007, and those of today behind a password."""
OTHER_KINDS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PK\x05\x06",
    b"SQLite format 3",
    b"\x7fELF",
    b"{\\rtf",
    b"<",
    b"{",
    b"[{",
)
LOOKED_AT = 65_536


def read_table(
    content: bytes,
    name: str,
    *,
    sheet: str | None = None,
    titles: Collection[str] = (),
    cancelled: Callable[[], bool] | None = None,
) -> Table:
    """The rows of a CSV, TSV, XLSX or ODS file, and where its headings are.

    `titles` are headings the caller knows to be there; `sheet` may be `ALL_SHEETS`. Raises
    `Problem` with one sentence for anything that is not a readable list.
    """
    if len(content) > LARGEST_LIST:
        raise Problem("list_too_big", name=name, most=LARGEST_LIST // 1024**2)
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Problem("list_empty", name=name)
    _refuse_other_kinds(content, name)
    if content.startswith(ZIP) and sheet == ALL_SHEETS:
        sheets = read_every_sheet(content, name)
        return together(sheets, [each for each, _lines in sheets], titles, name)
    if content.startswith(ZIP):
        return _with_header(read_spreadsheet(content, name, sheet, titles), name, titles)
    if sheet:
        raise Problem("list_unknown_sheet", name=name, sheet=sheet, sheets="—")
    return _with_header(read_text_table(content, name, titles, cancelled), name, titles)


def _refuse_other_kinds(content: bytes, name: str) -> None:
    start = content[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(PDF):
        raise Problem("list_is_pdf", name=name)
    if start.startswith(OLD_OFFICE):
        raise Problem("list_old_format", name=name)
    if start.startswith(OTHER_KINDS):
        raise Problem("list_not_a_list", name=name)


def _with_header(rows: Rows, name: str, titles: Collection[str]) -> Table:
    if not rows.rows:
        raise Problem("list_empty", name=name)
    if max(len(cells) for _, cells in rows.rows) > MOST_COLUMNS:
        raise Problem("list_not_a_list", name=name)
    return Table(rows=rows, header=find_header([cells for _, cells in rows.rows[:40]], titles))
