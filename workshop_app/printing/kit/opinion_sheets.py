"""Sheets on which people say what they thought of the day, two on a page, to be cut in the middle.

Nothing on them asks who answers. Decides the boxes and the lines; the questions are given.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.evaluation import SCALE, AskedQuestion
from workshop_app.i18n.labels import scale_label
from workshop_app.i18n.translate import _
from workshop_app.printing.kit.sheet import Sheet, day_line
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import CUT_MARK, CUT_MARK_WIDTH, color
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import OpinionSheet

EDGE: float = 12 * mm
HEAD: float = 34 * mm
BOX: float = 5 * mm
AIR: float = 3 * mm
LINE_GAP: float = 9 * mm
MOST_LINES = 5
SCALE_TALL: float = 16 * mm
TITLE_TALL: float = 8 * mm


def draw_opinion_sheets(sheet: Sheet, opinion: OpinionSheet) -> None:
    sheet.begin("A4 paysage", "avis", document_label("avis"))
    half = sheet.width / 2
    for left in (0.0, half):
        _draw_one(sheet, opinion, left + EDGE, half - 2 * EDGE)
    canvas = sheet.canvas
    canvas.setStrokeColor(color("neutral.text"))
    canvas.setLineWidth(CUT_MARK_WIDTH)
    for y in (EDGE, sheet.height - EDGE - CUT_MARK):
        canvas.line(half, y, half, y + CUT_MARK)


def _draw_one(sheet: Sheet, opinion: OpinionSheet, x: float, width: float) -> None:
    top = sheet.height - EDGE
    line = day_line(opinion.heading)
    top = sheet.fit(line, sheet.style("body_muted"), x, top, width, 12 * mm)
    top = sheet.write(_("Votre avis"), sheet.style("h1"), x, top - 2, width, role="H1")
    why = _("Ne signez pas. Posez la feuille en sortant.")
    sheet.write(why, sheet.style("body"), x, top, width)
    room = sheet.height - HEAD - EDGE
    texts = sum(question.kind == "text" for question in opinion.questions)
    fixed = TITLE_TALL * len(opinion.questions)
    fixed += SCALE_TALL * (len(opinion.questions) - texts)
    lines = int((room - fixed) / LINE_GAP / texts) if texts else 0
    lines = max(1, min(MOST_LINES, lines))
    top = sheet.height - EDGE - HEAD
    for question in opinion.questions:
        top = _draw_question(sheet, question, x, top, width, lines)


def _draw_question(
    sheet: Sheet, question: AskedQuestion, x: float, top: float, width: float, lines: int
) -> float:
    look = sheet.style("h3")
    sheet.fit(question.text, look, x, top, width, TITLE_TALL)
    top -= TITLE_TALL
    if question.kind == "scale":
        return _draw_scale(sheet, x, top, width)
    for place in range(1, lines + 1):
        draw_rule(sheet.canvas, x, top - place * LINE_GAP + 3, width, color("neutral.control"), 0.6)
    return top - lines * LINE_GAP - 2 * AIR


def _draw_scale(sheet: Sheet, x: float, top: float, width: float) -> float:
    """Four boxes side by side, each with its number and its words."""
    step, look = width / len(SCALE), sheet.style("body")
    for place, mark in enumerate(SCALE):
        left = x + place * step
        sheet.canvas.setStrokeColor(color("neutral.text"))
        sheet.canvas.setLineWidth(0.8)
        sheet.canvas.rect(left, top - BOX - 2, BOX, BOX, stroke=1, fill=0)
        words = _("{mark}. {words}", mark=mark, words=scale_label(mark))
        sheet.fit(words, look, left + BOX + 4, top - 1, step - BOX - 8, BOX + 8)
    return top - SCALE_TALL + AIR
