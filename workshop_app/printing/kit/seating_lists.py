"""Where everybody sits: by name for the wall at the door, by table for whoever welcomes.

The list by name shows a name and a table, nothing else; the list by table adds the structure.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from workshop_app.domain.identity import sort_key
from workshop_app.i18n.translate import _, n_, number
from workshop_app.printing.kit.sheet import LONG_SIDE, MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import color
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import Seat, SeatingLists

HEAD, FOOT = 42 * mm, 14 * mm
COLUMNS = 2
COLUMN_GAP = 12 * mm


def draw_lists(sheet: Sheet, lists: SeatingLists) -> None:
    _draw_alphabetical(sheet, lists)
    _draw_by_table(sheet, lists)


def _draw_alphabetical(sheet: Sheet, lists: SeatingLists) -> None:
    seats = lists.alphabetical
    room, line = LONG_SIDE - HEAD - FOOT, sheet.style("body").leading
    row = min(line * 1.3, max(line * 0.95, room / -(-max(1, len(seats)) // COLUMNS)))
    each = int(room / row + 0.01)
    per_page = each * COLUMNS
    starts = range(0, max(1, len(seats)), per_page)
    for start in starts:
        page = seats[start : start + per_page]
        sheet.begin(sheet.options.poster, "listes", "" if start else document_label("listes"))
        title = _("Où je m'assois")
        if len(starts) > 1:
            title = f"{title}, {_letters(page)}"
        _draw_head(sheet, lists, title)
        if not seats:
            _say_empty(sheet, _("Personne n'est encore inscrit."))
        wide = (sheet.inner - COLUMN_GAP) / COLUMNS
        for place, seat in enumerate(page):
            x = MARGIN + (place // each) * (wide + COLUMN_GAP)
            _draw_name(sheet, seat, x, sheet.height - HEAD - (place % each) * row, wide, row)


def _letters(seats: Sequence[Seat]) -> str:
    first, last = (
        sort_key(seat.last_name, seat.first_name)[0][:1].upper() for seat in (seats[0], seats[-1])
    )
    return _("de {first} à {last}", first=first, last=last)


def _draw_head(sheet: Sheet, lists: SeatingLists, title: str) -> None:
    dark = sheet.head_band(HEAD - 8 * mm)
    sheet.running_head(lists.heading, sheet.height - 14 * mm, on_dark=dark)
    ink = color("neutral.surface" if dark else "neutral.text")
    look = sheet.style("cover").inked(ink)
    top = sheet.height - 21 * mm
    sheet.fit(title, look, MARGIN, top, sheet.inner, look.leading, role="H1")


def _say_empty(sheet: Sheet, sentence: str) -> None:
    sheet.write(sentence, sheet.style("lead"), MARGIN, sheet.height - HEAD, sheet.inner)


def _draw_name(sheet: Sheet, seat: Seat, x: float, top: float, wide: float, row: float) -> None:
    look = sheet.style("body")
    bold, figure = sheet.style("body_bold"), sheet.style("cell_bold_figure", 1.2)
    middle = top - (row - look.leading) / 2
    last = seat.last_name or seat.first_name
    first = seat.first_name if seat.last_name else ""
    room = wide - 30
    long = sheet.setter.width(last, bold) + 4
    if long + sheet.setter.width(first, look) <= room:
        sheet.write(last, bold, x, middle, room)
        sheet.write(first, look, x + long, middle, room)
    else:
        sheet.fit(f"{last} {first}".strip(), bold, x, middle, room, look.leading)
    table = number(seat.table) if seat.table is not None else "–"
    ink = figure.inked(color("accent.base"))
    sheet.write(table, ink, x, top - (row - figure.leading) / 2, wide - 2, align="right")
    draw_rule(sheet.canvas, x, top - row, wide, color("neutral.line"))


def _draw_by_table(sheet: Sheet, lists: SeatingLists) -> None:
    """Tables one under another, in columns; a table that does not fit begins the next column."""
    if not lists.by_table:
        return
    wide = (sheet.inner - COLUMN_GAP) / COLUMNS
    bottom, column, top = FOOT, COLUMNS, 0.0
    for table, seats in lists.by_table:
        rest = list(seats)
        following = False
        while rest:
            row = sheet.style("cell").leading + 2
            fit = int((top - bottom - _title_tall(sheet)) / row)
            if column == COLUMNS or (fit < len(rest) and top < sheet.height - HEAD) or fit < 1:
                column = column + 1 if column < COLUMNS else column
                if column >= COLUMNS:
                    sheet.begin(sheet.options.poster)
                    _draw_head(sheet, lists, _("Qui est à ma table"))
                    column = 0
                top = sheet.height - HEAD
                continue
            x = MARGIN + column * (wide + COLUMN_GAP)
            top = _draw_table(sheet, table, len(seats), rest[:fit], x, top, wide, following)
            rest, following = rest[fit:], True


def _title_tall(sheet: Sheet) -> float:
    return sheet.style("h2").leading + 6


def _draw_table(
    sheet: Sheet,
    table: int,
    count: int,
    seats: Sequence[Seat],
    x: float,
    top: float,
    wide: float,
    following: bool,
) -> float:
    title, muted = sheet.style("h2").inked(color("accent.base")), sheet.style("caption")
    said = _("Table {table}", table=table)
    said = _("{table} (suite)", table=said) if following else said
    sheet.write(said, title, x, top, wide, role="H2")
    people = n_("{n} personne", "{n} personnes", count)
    sheet.write(people, muted, x, top - (title.leading - muted.leading), wide, align="right")
    top -= title.leading + 2
    draw_rule(sheet.canvas, x, top, wide, color("neutral.text"), 0.75)
    top -= 2
    look, row = sheet.style("cell"), sheet.style("cell").leading + 2
    for seat in seats:
        name = f"{seat.last_name} {seat.first_name}".strip()
        name = _("{name}, référent", name=name) if seat.referent else name
        bold = sheet.style("cell_bold") if seat.referent else look
        middle = top - (row - look.leading) / 2
        sheet.fit(name, bold, x, middle, wide * 0.5, look.leading)
        sheet.fit(
            seat.organisation, muted, x + wide * 0.51, middle, wide * 0.49,
            muted.leading, align="right",
        )  # fmt: skip
        top -= row
        draw_rule(sheet.canvas, x, top, wide, color("neutral.line"))
    return top - 14
