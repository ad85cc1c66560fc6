"""The plan of the hall: a poster for everybody, and the team's sheet with what the visit found.

The second page exists only when there is something on it that the first does not tell.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.hall import FOR_EVERYBODY
from workshop_app.i18n import typography
from workshop_app.i18n.labels import topic_label
from workshop_app.i18n.translate import _, language, n_
from workshop_app.printing.hall_paint import Frame, paint_hall
from workshop_app.printing.kit.sheet import MARGIN, Paper, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import color
from workshop_app.services.hall_drawing import draw_hall, kind_word
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import HallSheet

HEAD, FOOT = 40 * mm, 12 * mm
LEAST_PLAN = 80 * mm


def draw_plan(sheet: Sheet, hall: HallSheet) -> None:
    _draw_poster(sheet, hall)
    plan = hall.plan
    hidden = any(marker.kind not in FOR_EVERYBODY for marker in plan.markers)
    if hidden or plan.notes:
        _draw_team_sheet(sheet, hall)


def _draw_poster(sheet: Sheet, hall: HallSheet) -> None:
    wide = hall.plan.width > hall.plan.depth
    paper: Paper = sheet.options.poster
    if wide:
        paper = "A3 paysage" if paper == "A3" else "A4 paysage"
    sheet.begin(paper, "plan", document_label("plan"))
    _draw_head(sheet, hall, _("Plan de la salle"))
    frame = Frame(MARGIN, FOOT, sheet.inner, sheet.height - HEAD - FOOT)
    _paint(sheet, hall, frame, team=False)


def _draw_head(sheet: Sheet, hall: HallSheet, title: str) -> None:
    dark = sheet.head_band(HEAD - 6 * mm)
    sheet.running_head(hall.heading, sheet.height - 14 * mm, on_dark=dark)
    look = sheet.style("cover").inked(color("neutral.surface" if dark else "neutral.text"))
    top = sheet.height - 20 * mm
    sheet.fit(title, look, MARGIN, top, sheet.inner, look.leading, role="H1")


def _paint(sheet: Sheet, hall: HallSheet, frame: Frame, *, team: bool) -> Frame:
    drawn = draw_hall(hall.plan, team=team, large=not team)
    return paint_hall(sheet.canvas, sheet.setter, drawn, frame, sheet.options.save_ink)


def _draw_team_sheet(sheet: Sheet, hall: HallSheet) -> None:
    """What was seen, then the plan with its sockets: as large as what is written leaves room."""
    sheet.begin(sheet.options.poster)
    _draw_head(sheet, hall, _("Visite de la salle"))
    plan = hall.plan
    top = sheet.height - HEAD
    told = sheet.style("lead")
    size = n_("{n} table", "{n} tables", len(plan.spots))
    said = _(
        "{tables}, une salle de {width} m sur {depth} m.",
        tables=size,
        width=typography.decimal(plan.width / 2, language()),
        depth=typography.decimal(plan.depth / 2, language()),
    )
    if plan.visited_on is not None:
        day = typography.day(plan.visited_on, language())
        said = _("{said} Vue le {day}.", said=said, day=day)
    top = sheet.write(said, told, MARGIN, top, sheet.inner) - 3 * mm
    top = _draw_notes(sheet, hall, top)
    frame = Frame(MARGIN, FOOT, sheet.inner, max(LEAST_PLAN, top - FOOT - 4 * mm))
    _paint(sheet, hall, frame, team=True)


def _draw_notes(sheet: Sheet, hall: HallSheet, top: float) -> float:
    lines = [(topic_label(note.topic), note.text) for note in hall.plan.notes]
    lines += [
        (kind_word(marker.kind), marker.note)
        for marker in hall.plan.markers
        if marker.note and marker.kind not in FOR_EVERYBODY
    ]
    room = top - FOOT - LEAST_PLAN
    bold, look = sheet.style("body_bold"), sheet.style("body")
    aside = 34 * mm
    tall = sum(
        len(sheet.setter.lines(text, look, sheet.inner - aside)) * look.leading + 6
        for _word, text in lines
    )
    if tall > room:
        shrunk = room / tall
        bold, look = bold.sized(bold.size * shrunk), look.sized(look.size * shrunk)
    for word, text in lines:
        sheet.fit(word, bold, MARGIN, top - 3, aside - 6, bold.leading)
        below = sheet.write(text, look, MARGIN + aside, top - 3, sheet.inner - aside)
        top = below - 3
        draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.line"))
    return top
