"""The titles of a wall of cards: one sheet over each column, read from the middle of the hall."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _
from workshop_app.printing.kit.sheet import MARGIN, Paper, Sheet
from workshop_app.printing.marks import draw_shape
from workshop_app.printing.styles import tone_of
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import WallHeaders

EDGE = 10 * mm
INSIDE = 12 * mm
SHAPE = 66 * mm
WORD, CODE, QUESTION = 96.0, 34.0, 36.0
QUESTION_TALL = 56 * mm
HEADING, BETWEEN = 10 * mm, 14 * mm
"""Kept for the name of the day at the foot; between the word and the question."""


def draw_wall(sheet: Sheet, wall: WallHeaders) -> None:
    paper: Paper = "A3 paysage" if sheet.options.poster == "A3" else "A4 paysage"
    if not wall.categories:
        sheet.begin(paper, "mur", document_label("mur"))
        said = _("Aucune catégorie : le mur n'a pas de colonnes.")
        sheet.write(said, sheet.style("lead"), MARGIN, sheet.height - 40 * mm, sheet.inner)
    for place, category in enumerate(wall.categories):
        sheet.begin(paper, "mur", "" if place else document_label("mur"))
        _draw_header(sheet, category)
        sheet.running_head(wall.heading, EDGE + INSIDE + 12, aside=EDGE)


def _draw_header(sheet: Sheet, category: Category) -> None:
    """Shape, word, code and question: none of them is told by colour alone."""
    tone = tone_of(category)
    wide, tall = sheet.width - 2 * EDGE, sheet.height - 2 * EDGE
    sheet.panel(EDGE, EDGE, wide, tall, sheet.tinted(tone.tint, tone.strong), 10)
    left, right = EDGE + INSIDE, sheet.width - EDGE - INSIDE
    question = sheet.style("poster").sized(QUESTION * sheet.factor)
    question = sheet.setter.fitted(category.question, question, right - left, QUESTION_TALL)
    asked = len(sheet.setter.lines(category.question, question, right - left)) * question.leading
    spare = tall - 2 * INSIDE - HEADING - SHAPE - BETWEEN - asked
    top = sheet.height - EDGE - INSIDE - spare / 2
    draw_shape(sheet.canvas, category.shape, left, top - SHAPE, SHAPE, tone.strong)
    x = left + SHAPE + 10 * mm
    code = sheet.style("poster").sized(CODE).inked(tone.strong)
    sheet.write(category.code, code, x, sheet.height - EDGE - INSIDE, right - x, align="right")
    word = sheet.style("poster").sized(WORD * sheet.factor).inked(tone.strong)
    fitted = sheet.setter.fitted(category.label, word, right - x, SHAPE)
    lines = len(sheet.setter.lines(category.label, fitted, right - x))
    start = top - (SHAPE - lines * fitted.leading) / 2
    sheet.write(category.label, fitted, x, start, right - x, role="H1")
    sheet.write(category.question, question, left, top - SHAPE - BETWEEN, right - left)
