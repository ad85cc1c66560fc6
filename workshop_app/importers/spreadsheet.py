"""XLSX and ODS: which sheet holds the list, and its cells as the text a person would read.

Decides that a file is safe to open before opening it: a few kilobytes can unfold to gigabytes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from workshop_app.domain.problems import Problem
from workshop_app.importers.guess_columns import find_header, recognised
from workshop_app.importers.table import MOST_ROWS, Rows, clean

MOST_UNFOLDED = 300 * 1024 * 1024
MOST_CELLS = 5_000_000
PIECE = 1024 * 1024
ROW_START = re.compile(rb"<(?:\w+:)?row\b")
CELL_START = re.compile(rb"<(?:\w+:)?c\b")
CELL_COLUMN = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Z]{1,3})\d""")
ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'][A-Z]{0,3}(\d{1,10})["']""")
STRING_START = re.compile(rb"<(?:\w+:)?si\b")
POINTER = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated=["'](\d+)["']""")
ODS_CELL = re.compile(
    rb"""<table:(?:covered-)?table-cell[^>]*?number-columns-repeated=["'](\d+)["'][^>]*>"""
)
SHARED_STRINGS = "xl/sharedStrings.xml"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
Cell = int | float | str | bool | time | date | datetime | timedelta


def read_spreadsheet(content: bytes, name: str, sheet: str | None, titles: Collection[str]) -> Rows:
    _refuse_if_unsafe(content, name)
    try:
        with load_workbook(io.BytesIO(content)) as book:
            sheets = _visible(book)
            if sheet is not None and sheet not in book.sheet_names:
                raise Problem(
                    "list_unknown_sheet", name=name, sheet=sheet, sheets=", ".join(sheets)
                )
            chosen = sheet if sheet is not None else _likeliest(book, sheets, titles)
            rows = _rows_of(book.get_sheet_by_name(chosen))
    except PasswordError as error:
        raise Problem("list_old_format", name=name) from error
    except CalamineError as error:
        raise Problem("list_broken", name=name) from error
    if len(rows) > MOST_ROWS:
        raise Problem("list_too_long", name=name, most=MOST_ROWS)
    return Rows(rows, sheet=chosen, sheets=tuple(sheets))


def read_every_sheet(content: bytes, name: str) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """(name, lines) of each sheet that is shown."""
    _refuse_if_unsafe(content, name)
    try:
        with load_workbook(io.BytesIO(content)) as book:
            return [(each, _rows_of(book.get_sheet_by_name(each))) for each in _visible(book)]
    except PasswordError as error:
        raise Problem("list_old_format", name=name) from error
    except CalamineError as error:
        raise Problem("list_broken", name=name) from error


def _refuse_if_unsafe(content: bytes, name: str) -> None:
    """Reads every part once, counting: what a zip declares about itself proves nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            parts = folder.infolist()
            names = {part.filename for part in parts}
            if not {"xl/workbook.xml", "content.xml"} & names:
                raise Problem("list_not_a_list", name=name)
            if _parts_unfold(folder, parts):
                raise Problem("list_unfolds", name=name)
    except BROKEN as error:
        raise Problem("list_broken", name=name) from error


def _parts_unfold(folder: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    left, strings = MOST_UNFOLDED, b""
    # Shared texts first: the sheets are judged with them.
    for part in sorted(parts, key=lambda part: part.filename != SHARED_STRINGS):
        unfolded = _unfold(folder, part, left)
        left -= len(unfolded)
        if left <= 0:
            return True
        if part.filename.endswith((".xml", ".rels")):
            _check_well_formed(unfolded)
        if part.filename == SHARED_STRINGS:
            strings = unfolded
        if _sheet_unfolds(part.filename, unfolded, strings):
            return True
    return False


def _check_well_formed(part: bytes) -> None:
    """calamine turns for ever round a table that never ends: what is not XML stops here."""
    parser = expat.ParserCreate("utf-8")  # others would hide from the counts
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.Parse(part, True)


def _no_doctype(*_declared: object) -> None:
    """No spreadsheet has one; what has one may define words that unfold without end."""
    raise zipfile.BadZipFile


def _sheet_unfolds(part: str, sheet: bytes, strings: bytes) -> bool:
    if part == "content.xml":
        return _ods_unfolds(sheet)
    if not part.startswith("xl/worksheets/"):
        return False
    return _xlsx_cells(sheet) > MOST_CELLS or _texts_repeat_too_much(strings, sheet)


def _unfold(folder: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """The part, or as much of it as `most` bytes and one piece."""
    pieces: list[bytes] = []
    with folder.open(part) as packed:
        while most > 0 and (piece := packed.read(PIECE)):
            pieces.append(piece)
            most -= len(piece)
    return b"".join(pieces)


def _xlsx_cells(sheet: bytes) -> int:
    """Cells of the rectangle around all cells: what opening the sheet will fill."""
    height = max(
        len(ROW_START.findall(sheet)), max(map(int, set(ROW_NUMBER.findall(sheet))), default=0)
    )
    columns = CELL_COLUMN.findall(sheet)
    width = max(map(_column_number, set(columns)), default=0)
    if len(columns) < len(CELL_START.findall(sheet)):  # some do not say where they are
        rows = ROW_START.split(sheet)[1:]
        width = max(width, *(len(CELL_START.findall(row)) for row in rows), 0)
    return width * height


def _texts_repeat_too_much(strings: bytes, sheet: bytes) -> bool:
    """XLSX keeps each text once and points to it: a long one pointed to often fills the memory."""
    lengths = [len(text) for text in STRING_START.split(strings)[1:]]
    if not lengths or max(lengths) * sheet.count(b"<v>") < MOST_UNFOLDED:
        return False
    used = (int(place) for place in POINTER.findall(sheet))
    return sum(lengths[place] for place in used if place < len(lengths)) > MOST_UNFOLDED


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_unfolds(sheet: bytes) -> bool:
    """Full cells repeated, or repeated rows that hold something, beyond what fits."""
    cells = size = 0
    for row in sheet.split(b"<table:table-row")[1:]:
        head, _, body = row.partition(b">")
        times = max((int(n) for n in REPEATED.findall(head)), default=1)
        if times > 1 and b"office:value" not in body and b"<text:p" not in body:
            continue
        repeats = [
            int(cell[1])
            for cell in ODS_CELL.finditer(body)
            if b"office:" in cell[0] or not cell[0].endswith(b"/>")
        ]
        cells += times * max(sum(repeats), 1)
        size += times * max(repeats, default=1) * len(body)
    return cells > MOST_CELLS or size > MOST_UNFOLDED


def _visible(book: CalamineWorkbook) -> list[str]:
    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    return shown or book.sheet_names


def _likeliest(book: CalamineWorkbook, sheets: list[str], titles: Collection[str]) -> str:
    """The sheet whose headings say most; the first one when none says anything."""
    if len(sheets) == 1:
        return sheets[0]
    known: dict[str, int] = {}
    for name in sheets:
        top = [_texts(row) for row in book.get_sheet_by_name(name).to_python(nrows=40)]
        header = find_header(top, titles)
        known[name] = len(recognised(top[header])) if header >= 0 else -1
    return max(sheets, key=lambda name: known[name])


def _rows_of(sheet: CalamineSheet) -> list[tuple[int, list[str]]]:
    first = (sheet.start or (0, 0))[0] + 1
    cells = [_texts(row) for row in sheet.to_python()]
    _fill_merged(sheet, cells)
    return [(number, row) for number, row in enumerate(cells, start=first) if any(row)]


def _texts(row: list[Cell]) -> list[str]:
    return [clean(cell) if type(cell) is str else cell_text(cell) for cell in row]


def cell_text(cell: Cell) -> str:
    """34.0 → « 34 », a date as one writes it in France: 13/10/2026, with its time if it has one."""
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M" if cell.time() != time() else "%d/%m/%Y")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return clean(str(cell))


def _fill_merged(sheet: CalamineSheet, rows: list[list[str]]) -> None:
    """An office written once beside its five people stands for all five."""
    try:
        merged = sheet.merged_cell_ranges or []
    except CalamineError:
        return
    top, left = sheet.start or (0, 0)
    for (first, column), (last, last_column) in merged:
        if column != last_column or first < top or column < left:
            continue
        for row in rows[first - top + 1 : last - top + 1]:
            row[column - left] = rows[first - top][column - left]
