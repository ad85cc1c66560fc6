"""The record of a hall on one page: how it was wired, a line for each thing proved or not."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, number
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import color
from workshop_app.printing.text import Typesetter
from workshop_app.services.ports import Watch
from workshop_app.services.record_content import RecordLine, RoomRecord

KEY = "constat"
STATE = 44 * mm
FOOT = 20 * mm


def write_room_record(content: RoomRecord, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    title = _("Constat de la salle")
    canvas.describe(f"{title}, {content.heading.title}", "")
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1)
    sheet.begin("A4", KEY, title)
    sheet.running_head(content.heading, sheet.height - 18 * mm)
    top = sheet.height - 30 * mm
    top = sheet.write(title, sheet.style("h1"), MARGIN, top, sheet.inner, role="H1") - 6
    top = _draw_facts(sheet, content, top) - 6 * mm
    for line in content.lines:
        top = _draw_line(sheet, line, top)
    top = _draw_others(sheet, content, top - 8 * mm)
    _draw_notes(sheet, top - 6 * mm)
    sheet.finish()
    canvas.save()
    return sheet.pages


def _draw_facts(sheet: Sheet, content: RoomRecord, top: float) -> float:
    made = content.made_at.astimezone()
    said = [
        _(
            "Fait le {day} à {hour}.",
            day=typography.day(made.date(), language()),
            hour=typography.clock(made, language()),
        ),
        _("Wi-Fi : {wifi}.", wifi=content.wifi),
        _("Adresse du formulaire : {address}.", address=content.address or _("aucune")),
        _("Appareils prévus : {n}.", n=number(content.devices)),
    ]
    if content.ready_at is not None:
        hour = typography.clock(content.ready_at, language())
        said.append(_("La salle a été dite prête à {hour}.", hour=hour))
    look = sheet.style("lead")
    for each in said:
        top = sheet.write(each, look, MARGIN, top, sheet.inner) - 2
    return top


def _draw_line(sheet: Sheet, line: RecordLine, top: float) -> float:
    plain, strong = sheet.style("body"), sheet.style("cell_bold")
    room = sheet.inner - STATE
    below = sheet.write(line.said, plain, MARGIN, top, room)
    state = _("vérifié") if line.proved else _("pas vérifié")
    if line.proved and line.at is not None:
        state = _("vérifié à {hour}", hour=typography.clock(line.at, language()))
    ink = color("state.success.text" if line.proved else "neutral.text_secondary")
    sheet.write(state, strong.inked(ink), MARGIN + room, top, STATE, align="right")
    draw_rule(sheet.canvas, MARGIN, below - 4, sheet.inner, color("neutral.line"))
    return below - 10


def _draw_others(sheet: Sheet, content: RoomRecord, top: float) -> float:
    if not content.others:
        return top
    title, plain = sheet.style("h3"), sheet.style("body")
    top = sheet.write(
        _("Autres adresses de cet ordinateur"), title, MARGIN, top, sheet.inner, role="H2"
    )
    for each in content.others:
        if top - plain.leading < FOOT:
            break
        top = sheet.fit(each, plain, MARGIN, top - 2, sheet.inner, plain.leading)
    return top


def _draw_notes(sheet: Sheet, top: float) -> None:
    """Lines to write on: what the next visit must know."""
    title = sheet.style("h3")
    if top - title.leading - 12 * mm < FOOT:
        return
    top = sheet.write(_("Pour la prochaine fois"), title, MARGIN, top, sheet.inner, role="H2")
    while top - 9 * mm > FOOT:
        top -= 9 * mm
        draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.line_strong"))
