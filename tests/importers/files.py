"""Spreadsheet files made for one test: nothing binary is kept in the repository."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Cell = str | float | bool | date | datetime


def text_file(
    rows: Sequence[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8"
) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(fill: Callable[[Workbook], object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy", "in_memory": True})
    fill(book)
    book.close()
    return out.getvalue()


def xlsx(**sheets: Sequence[Sequence[Cell]]) -> bytes:
    def fill(book: Workbook) -> None:
        for name, rows in sheets.items():
            write_rows(book.add_worksheet(name), rows)

    return workbook(fill)


def write_rows(sheet: Worksheet, rows: Sequence[Sequence[Cell]]) -> None:
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(place, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(place, column, cell)
            else:
                sheet.write(place, column, cell)


def ods(rows: Sequence[Sequence[str | float]], tail: str = "") -> bytes:
    """One sheet « Feuille1 »; `tail` is raw rows to put below."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Feuille1">'
        f"{body}{tail}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
        }
    )


def _ods_cell(cell: str | float) -> str:
    if isinstance(cell, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
    )


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return out.getvalue()
