"""A table as an XLSX file. Every cell is text: nothing in it can act, whatever somebody wrote.

Decides the look of the sheet; not its columns.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

LONGEST_CELL = 32_767
"""Signs; https://support.microsoft.com, specifications and limits of Excel."""
LEAST_WIDE, MOST_WIDE = 8, 60
LOOKED_AT = 200
"""Rows, to choose the width of a column."""
NOT_IN_A_NAME = str.maketrans("", "", "[]:*?/\\")
LONGEST_NAME = 31


def as_xlsx(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet called `name`, its headings in bold and in sight while one scrolls."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet(sheet_name(name))
        bold, plain = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        for place, heading in enumerate(columns):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, _wide(heading, rows, place), plain)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, place, cell[:LONGEST_CELL])
        sheet.freeze_panes(1, 0)
    return written.getvalue()


def sheet_name(name: str) -> str:
    """As Excel takes it: short, without the signs it keeps for itself."""
    kept = " ".join(name.translate(NOT_IN_A_NAME).split()).strip("'")[:LONGEST_NAME].strip()
    return kept or "Tablée"


def _wide(heading: str, rows: Sequence[Sequence[str]], place: int) -> int:
    longest = max((len(row[place]) for row in rows[:LOOKED_AT]), default=0)
    return min(MOST_WIDE, max(LEAST_WIDE, len(heading), longest) + 2)
