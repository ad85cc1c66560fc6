"""Who is at my table: a sheet to lay on each, its names read from across the table.

With several rounds the sheet gives the people of each one, in smaller type.
"""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.units import mm

from workshop_app.i18n.translate import _, n_
from workshop_app.printing.kit.columns import Block, Room, Row, draw_columns, scale_that_fits
from workshop_app.printing.kit.sheet import LONG_SIDE, MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import color
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import Heading, Seat, TableList

HEAD, FOOT = 58 * mm, 14 * mm
LARGEST = 1.25
"""With rounds, how much larger than usual names may be."""
TALLEST, LEAST = 46.0, 15.0
"""Of a line, in points: under the least, the list takes another page."""


def draw_table_lists(sheet: Sheet, heading: Heading, lists: tuple[TableList, ...]) -> None:
    if not lists:
        _say_empty(sheet, heading)
    for place, each in enumerate(lists):
        title = "" if place else document_label("par-table")
        if len(each.rounds) == 1:
            _draw_alone(sheet, each, title)
        else:
            _draw_rounds(sheet, each, title)


def seat_name(seat: Seat) -> str:
    return f"{seat.first_name} {seat.last_name}".strip()


def _say_empty(sheet: Sheet, heading: Heading) -> None:
    sheet.begin("A4", "par-table", document_label("par-table"))
    sheet.running_head(heading, sheet.height - 14 * mm)
    said = _("Personne n'a encore de table : répartissez d'abord les groupes.")
    sheet.write(said, sheet.style("lead"), MARGIN, sheet.height - HEAD, sheet.inner)


def _begin(sheet: Sheet, each: TableList, title: str, aside: str) -> None:
    sheet.begin("A4", "par-table", title)
    dark = sheet.head_band(HEAD - 8 * mm)
    sheet.running_head(each.heading, sheet.height - 14 * mm, on_dark=dark)
    look = sheet.style("cover").inked(color("neutral.surface" if dark else "accent.base"))
    look = look.sized(look.size * 1.25)
    top = sheet.height - 22 * mm
    said = _("Table {table}", table=each.table)
    sheet.fit(said, look, MARGIN, top, sheet.inner * 0.7, look.leading, role="H1")
    plain = sheet.style("h3").inked(
        color("accent.on_accent_muted" if dark else "neutral.text_secondary")
    )
    below = top - look.leading / 2 + plain.leading / 2
    sheet.write(aside, plain, MARGIN, below, sheet.inner, align="right")


def _draw_alone(sheet: Sheet, each: TableList, title: str) -> None:
    seats = list(each.rounds[0])
    people = n_("{n} personne", "{n} personnes", len(seats))
    room = sheet.height - HEAD - FOOT
    tall = max(LEAST * sheet.factor, min(TALLEST, room / len(seats)))
    per_page = max(1, int(room / tall + 0.01))
    for start in range(0, len(seats), per_page):
        _begin(sheet, each, "" if start else title, people)
        top = sheet.height - HEAD
        for seat in seats[start : start + per_page]:
            _draw_seat(sheet, seat, top, tall)
            top -= tall


def _draw_seat(sheet: Sheet, seat: Seat, top: float, tall: float) -> None:
    """The name on one line, the structure under it when there is room, else beside."""
    inner = sheet.inner
    name = sheet.style("body_bold").sized(tall * 0.46)
    office = sheet.style("body_muted").sized(max(8.0, tall * 0.26))
    shown = _("{name}, référent", name=seat_name(seat)) if seat.referent else seat_name(seat)
    if tall >= 30:
        first = top - (tall - name.leading - office.leading) / 2
        sheet.fit(shown, name, MARGIN, first, inner, name.leading)
        sheet.fit(seat.organisation, office, MARGIN, first - name.leading, inner, office.leading)
    else:
        name = name.sized(tall * 0.62)
        middle = top - (tall - name.leading) / 2
        sheet.fit(shown, name, MARGIN, middle, inner * 0.56, name.leading)
        sheet.fit(
            seat.organisation, office, MARGIN + inner * 0.57,
            top - (tall - office.leading) / 2, inner * 0.43, office.leading, align="right",
        )  # fmt: skip
    draw_rule(sheet.canvas, MARGIN, top - tall, inner, color("neutral.line"))


def _draw_rounds(sheet: Sheet, each: TableList, title: str) -> None:
    blocks = [
        Block(
            _("Tour {turn}", turn=turn),
            n_("{n} personne", "{n} personnes", len(seats)),
            tuple(
                Row(
                    _("{name}, référent", name=seat_name(seat))
                    if seat.referent
                    else seat_name(seat),
                    seat.organisation,
                    seat.referent,
                )
                for seat in seats
            ),
        )
        for turn, seats in enumerate(each.rounds, start=1)
    ]
    titles = iter((title,))
    turns = n_("{n} tour", "{n} tours", len(each.rounds))
    room = Room(LONG_SIDE - HEAD, FOOT)
    room = replace(room, scale=scale_that_fits(sheet, blocks, room, LARGEST))
    draw_columns(sheet, blocks, room, lambda: _begin(sheet, each, next(titles, ""), turns))
