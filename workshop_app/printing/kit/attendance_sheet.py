"""The sheet people sign at the door; once somebody was confirmed there, the list of who came.

Decides how it looks: one line a person, a place to sign, blank lines for whoever is not on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from workshop_app.domain.attendance import CAME
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color
from workshop_app.services.checkin_words import phrase
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import AttendanceLine, AttendanceSheet

HEAD, FOOT = 44 * mm, 16 * mm
ROW = 9 * mm
"""A signature needs as much."""
LINES = 26
BLANK = 6
"""Lines left for whoever is not on the list, at least."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    start: float
    wide: float


def draw_attendance(sheet: Sheet, content: AttendanceSheet) -> None:
    rows: list[AttendanceLine | None] = list(content.lines)
    tall = ROW * sheet.factor
    per_page = int((sheet.height - HEAD - FOOT) / tall)
    if not content.opened:
        rows += [None] * BLANK
        rows += [None] * (-len(rows) % per_page)
    starts = range(0, max(1, len(rows)), per_page)
    for turn, start in enumerate(starts, start=1):
        columns = _begin(sheet, content, turn, len(starts))
        top = sheet.height - HEAD
        for line in rows[start : start + per_page]:
            _draw_row(sheet, content, line, columns, top, tall)
            top -= tall
        _draw_sides(sheet, columns, sheet.height - HEAD, top)


def _begin(sheet: Sheet, content: AttendanceSheet, turn: int, pages: int) -> Sequence[Column]:
    sheet.begin("A4", "emargement", document_label("emargement") if turn == 1 else "")
    sheet.running_head(content.heading, sheet.height - 12 * mm)
    title, muted = sheet.style("h1"), sheet.style("body_muted")
    top = sheet.height - 19 * mm
    said = _("Liste de présence") if content.opened else _("Feuille d'émargement")
    beside = _("{n} sur {all}", n=number(turn), all=number(pages)) if pages > 1 else ""
    sheet.write(beside, muted, MARGIN, top, sheet.inner, align="right")
    top = sheet.fit(said, title, MARGIN, top, sheet.inner * 0.8, title.leading, role="H1") - 1
    sheet.fit(_counted(content), muted, MARGIN, top, sheet.inner, muted.leading)
    columns = _columns(sheet, content)
    look = sheet.style("caption_bold")
    for column in columns:
        below = sheet.height - HEAD + look.leading + 2
        sheet.fit(column.title, look, column.start, below, column.wide - 6, look.leading)
    draw_rule(sheet.canvas, MARGIN, sheet.height - HEAD, sheet.inner, color("neutral.text"), 0.75)
    return columns


def _columns(sheet: Sheet, content: AttendanceSheet) -> Sequence[Column]:
    widths = [(_("Nom"), 0.34), (_("Structure"), 0.27), (_("Table"), 0.07)]
    if content.opened:
        widths = [(_("Nom"), 0.30), (_("Structure"), 0.22), (_("Table"), 0.07)]
        widths.append((_("Présence"), 0.17))
    widths.append((_("Signature"), 1 - sum(share for _title, share in widths)))
    columns, start = [], MARGIN
    for title, share in widths:
        columns.append(Column(title, start, share * sheet.inner))
        start += share * sheet.inner
    return columns


def _counted(content: AttendanceSheet) -> str:
    """« 27 personnes venues sur 30 inscrites, 2 absences excusées, 3 hors liste »."""
    listed = [line for line in content.lines if not line.walk_in]
    if not content.opened:
        return n_("{n} personne inscrite", "{n} personnes inscrites", len(listed))
    came = sum(line.state in CAME for line in content.lines)
    excused = sum(line.state == "excused" for line in content.lines)
    walk_ins = len(content.lines) - len(listed)
    said = [
        n_("{n} personne venue", "{n} personnes venues", came),
        n_("{n} inscrite", "{n} inscrites", len(listed)),
    ]
    if excused:
        said.append(n_("{n} absence excusée", "{n} absences excusées", excused))
    if walk_ins:
        said.append(n_("{n} hors liste", "{n} hors liste", walk_ins))
    return ", ".join(said)


def _draw_row(
    sheet: Sheet,
    content: AttendanceSheet,
    line: AttendanceLine | None,
    columns: Sequence[Column],
    top: float,
    tall: float,
) -> None:
    draw_rule(sheet.canvas, MARGIN, top - tall, sheet.inner, color("neutral.control"), 0.4)
    if line is None:
        return
    _draw_name(sheet, line, columns[0], top, tall)
    cell, figure = sheet.style("cell"), sheet.style("cell_bold_figure")
    _put(sheet, line.organisation, cell, columns[1], top, tall)
    _put(sheet, number(line.table) if line.table else "", figure, columns[2], top, tall)
    if content.opened:
        _put(sheet, _presence(line), cell, columns[3], top, tall)


def _draw_name(sheet: Sheet, line: AttendanceLine, column: Column, top: float, tall: float) -> None:
    bold, plain = sheet.style("cell_bold"), sheet.style("cell")
    last = line.last_name or line.first_name
    first = line.first_name if line.last_name else ""
    beside = _beside(line)
    aside = f"{first}, {beside}" if first and beside else first or beside
    long = sheet.setter.width(f"{last} ", bold)
    if long + sheet.setter.width(aside, plain) <= column.wide - 6:
        _put(sheet, last, bold, column, top, tall)
        moved = Column("", column.start + long, column.wide - long)
        _put(sheet, aside, plain, moved, top, tall)
    else:
        whole = f"{last} {aside}".strip()
        _put(sheet, whole, bold, column, top, tall)


def _beside(line: AttendanceLine) -> str:
    """What is told beside the name."""
    if line.walk_in:
        return phrase("walk_in", line.gender)
    return ""


def _presence(line: AttendanceLine) -> str:
    """« 9 h 47 », « de 9 h 47 à 15 h 10 »; a dash for somebody who did not come."""
    if line.state == "excused":
        return phrase("excused", line.gender)
    if line.arrived_at is None:
        return "–"
    came = typography.clock(line.arrived_at, language())
    if line.left_at is None:
        return came
    return _("de {start} à {end}", start=came, end=typography.clock(line.left_at, language()))


def _put(sheet: Sheet, text: str, look: Style, column: Column, top: float, tall: float) -> None:
    """In the middle of its cell, two lines at most."""
    wide = column.wide - 6
    lines = min(2, len(sheet.setter.lines(text, look, wide))) if text else 1
    fitted = sheet.setter.fitted(text, look, wide, lines * look.leading)
    used = len(sheet.setter.lines(text, fitted, wide)) * fitted.leading if text else 0.0
    sheet.write(text, fitted, column.start, top - (tall - used) / 2, wide)


def _draw_sides(sheet: Sheet, columns: Sequence[Column], top: float, bottom: float) -> None:
    """Where the place to sign begins and ends."""
    canvas = sheet.canvas
    canvas.setStrokeColor(color("neutral.control"))
    canvas.setLineWidth(0.4)
    last = columns[-1]
    for x in (last.start - 3, last.start + last.wide):
        canvas.line(x, top, x, bottom)
