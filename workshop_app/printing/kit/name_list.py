"""Where everybody sits, by name: for the wall at the door. A name and a table, nothing else.

When tables change in the day, each line gives the table of every round, in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from workshop_app.domain.identity import sort_key
from workshop_app.i18n.translate import _, number
from workshop_app.printing.kit.sheet import LONG_SIDE, MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import color
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import NameList, Placed

HEAD, FOOT = 42 * mm, 14 * mm
COLUMNS = 2
COLUMN_GAP = 12 * mm


def draw_names(sheet: Sheet, lists: NameList) -> None:
    seats = lists.seats
    room, line = LONG_SIDE - HEAD - FOOT, sheet.style("body").leading
    row = min(line * 1.3, max(line * 0.95, room / -(-max(1, len(seats)) // COLUMNS)))
    each = int(room / row + 0.01)
    per_page = each * COLUMNS
    starts = range(0, max(1, len(seats)), per_page)
    for start in starts:
        page = seats[start : start + per_page]
        sheet.begin(sheet.options.poster, "noms", "" if start else document_label("noms"))
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


def _letters(seats: Sequence[Placed]) -> str:
    first, last = (
        sort_key(seat.last_name, seat.first_name)[0][:1].upper() for seat in (seats[0], seats[-1])
    )
    return _("de {first} à {last}", first=first, last=last)


def _draw_head(sheet: Sheet, lists: NameList, title: str) -> None:
    dark = sheet.head_band(HEAD - 8 * mm)
    sheet.running_head(lists.heading, sheet.height - 14 * mm, on_dark=dark)
    ink = color("neutral.surface" if dark else "neutral.text")
    look = sheet.style("cover").inked(ink)
    top = sheet.height - 21 * mm
    sheet.fit(title, look, MARGIN, top, sheet.inner, look.leading, role="H1")


def _say_empty(sheet: Sheet, sentence: str) -> None:
    sheet.write(sentence, sheet.style("lead"), MARGIN, sheet.height - HEAD, sheet.inner)


def _draw_name(sheet: Sheet, seat: Placed, x: float, top: float, wide: float, row: float) -> None:
    look = sheet.style("body")
    bold, figure = sheet.style("body_bold"), sheet.style("cell_bold_figure", 1.2)
    middle = top - (row - look.leading) / 2
    last = seat.last_name or seat.first_name
    first = seat.first_name if seat.last_name else ""
    table = _route(seat.tables)
    ink = figure.inked(color("accent.base"))
    room = wide - max(30, sheet.setter.width(table, ink) + 12)
    long = sheet.setter.width(last, bold) + 4
    if long + sheet.setter.width(first, look) <= room:
        sheet.write(last, bold, x, middle, room)
        sheet.write(first, look, x + long, middle, room)
    else:
        sheet.fit(f"{last} {first}".strip(), bold, x, middle, room, look.leading)
    sheet.write(table, ink, x, top - (row - figure.leading) / 2, wide - 2, align="right")
    draw_rule(sheet.canvas, x, top - row, wide, color("neutral.line"))


def _route(tables: Sequence[int]) -> str:
    """« 3 », or « 3 → 7 → 1 » when tables change; a dash for whoever has no seat."""
    return " → ".join(map(number, tables)) or "–"
