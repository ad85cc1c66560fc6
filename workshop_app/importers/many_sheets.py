"""All the sheets of a workbook as one list: one a table, one a département, one a day.

Decides which sheets are lists and how their columns, named alike, come together; each line says
which sheet it comes from.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workshop_app.domain.identity import fold
from workshop_app.domain.intake import SHEET_STEP
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _
from workshop_app.importers.guess_columns import NAME_FIELDS, find_header, recognised
from workshop_app.importers.table import MOST_ROWS, Rows, Table

Lines = list[tuple[int, list[str]]]
Heading = tuple[str, int]
"""Folded words, and which of those alike in one sheet it is."""
LOOKED_AT = 40


def together(
    sheets: Sequence[tuple[str, Lines]], every: Sequence[str], titles: Collection[str], name: str
) -> Table:
    """One table of the sheets that name people, its headings those of all of them.

    `every`: the sheets that may be chosen. Raises Problem when no sheet is a list.
    """
    found = [(sheet, lines, _header(lines, titles)) for sheet, lines in sheets]
    lists = [(sheet, lines, place) for sheet, lines, place in found if place >= 0]
    if not lists:
        raise Problem("list_no_names", name=name, columns=", ".join(every))
    columns: dict[Heading, str] = {}
    for _sheet, lines, place in lists:
        for heading, title in _headings(lines[place][1]):
            columns.setdefault(heading, title)
    order = {heading: place for place, heading in enumerate(columns)}
    rows: Lines = [(lists[0][1][lists[0][2]][0], [*columns.values(), _("Feuille")])]
    for number, (sheet, lines, place) in enumerate(lists):
        moved = [order[heading] for heading, _title in _headings(lines[place][1])]
        first = number * SHEET_STEP
        for line, cells in lines[place + 1 :]:
            here = _moved(cells, moved, len(columns))
            rows.append((first + line, [*here, sheet, *cells[len(moved) :]]))
    if len(rows) > MOST_ROWS:
        raise Problem("list_too_long", name=name, most=MOST_ROWS)
    parts = tuple(sheet for sheet, _lines, _place in lists)
    return Table(Rows(rows, sheets=tuple(every), parts=parts), header=0)


def _header(lines: Lines, titles: Collection[str]) -> int:
    """Place of the headings of a list of people, -1 in any other sheet."""
    place = find_header([cells for _number, cells in lines[:LOOKED_AT]], titles)
    return place if place >= 0 and NAME_FIELDS & recognised(lines[place][1]) else -1


def _headings(cells: Sequence[str]) -> list[tuple[Heading, str]]:
    met: dict[str, int] = {}
    found = []
    for title in cells:
        words = fold(title)
        met[words] = met.get(words, 0) + 1
        found.append(((words, met[words]), title))
    return found


def _moved(cells: Sequence[str], moved: Sequence[int], width: int) -> list[str]:
    """Each cell under the heading that is its own."""
    row = [""] * width
    for place, cell in zip(moved, cells, strict=False):
        row[place] = cell
    return row
