"""Cards to write on by hand and to cut: shape, word and colour, room for the table and the number.

Cut marks stand outside the cards; the four categories stay apart on a black and white printer.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _
from workshop_app.printing.kit.sheet import Sheet
from workshop_app.printing.marks import draw_rule, draw_shape
from workshop_app.printing.styles import (
    CUT_MARK,
    CUT_MARK_AWAY,
    CUT_MARK_WIDTH,
    color,
    tone_of,
)
from workshop_app.services.kit import card_sheets, document_label
from workshop_app.services.kit_content import BlankCards

EDGE_X, EDGE_Y = 15 * mm, 14 * mm
STRIP, INSIDE = 17 * mm, 7 * mm
LINES, LINE_GAP = 5, 10 * mm


def draw_cards(sheet: Sheet, cards: BlankCards) -> None:
    for place, four in enumerate(card_sheets(cards)):
        sheet.begin("A4 paysage", "cartes", "" if place else document_label("cartes"))
        wide = (sheet.width - 2 * EDGE_X) / 2
        tall = (sheet.height - 2 * EDGE_Y) / 2
        for spot, category in enumerate(four):
            x = EDGE_X + (spot % 2) * wide
            y = EDGE_Y + (1 - spot // 2) * tall
            _draw_card(sheet, category, x, y, wide, tall)
        _draw_cut_marks(sheet)


def _draw_card(
    sheet: Sheet, category: Category, x: float, y: float, wide: float, tall: float
) -> None:
    canvas, tone = sheet.canvas, tone_of(category)
    saving = sheet.options.save_ink
    if saving:
        canvas.setStrokeColor(color("neutral.line_strong"))
        canvas.setLineWidth(CUT_MARK_WIDTH)
        canvas.rect(x, y, wide, tall, stroke=1, fill=0)
        draw_rule(canvas, x + INSIDE, y + tall - STRIP, wide - 2 * INSIDE, tone.strong, 1.2)
    else:
        canvas.setFillColor(tone.tint)
        canvas.rect(x, y, wide, tall, stroke=0, fill=1)
        canvas.setFillColor(tone.strong)
        canvas.rect(x, y + tall - STRIP, wide, STRIP, stroke=0, fill=1)
    ink = tone.strong if saving else color("neutral.surface")
    middle = y + tall - STRIP / 2
    draw_shape(canvas, category.shape, x + INSIDE, middle - 10, 20, ink)
    title = sheet.style("h2").inked(ink)
    sheet.fit(
        category.label, title, x + INSIDE + 28, middle + title.leading / 2, wide * 0.5,
        title.leading, role="H2",
    )  # fmt: skip
    place = sheet.style("body").inked(ink)
    said = _("{code}    table _____   n° _____", code=category.code)
    sheet.write(said, place, x, middle + place.leading / 2, wide - INSIDE, align="right")
    for line in range(1, LINES + 1):
        at = y + tall - STRIP - line * LINE_GAP
        draw_rule(canvas, x + INSIDE, at, wide - 2 * INSIDE, tone.border, 0.75)
    hint = sheet.style("body").inked(tone.strong)
    sheet.fit(category.question, hint, x + INSIDE, y + 10 * mm, wide - 2 * INSIDE, hint.leading)


def _draw_cut_marks(sheet: Sheet) -> None:
    canvas = sheet.canvas
    canvas.setStrokeColor(color("neutral.text"))
    canvas.setLineWidth(CUT_MARK_WIDTH)
    near, far = CUT_MARK_AWAY, CUT_MARK_AWAY + CUT_MARK
    for x in (EDGE_X, sheet.width / 2, sheet.width - EDGE_X):
        canvas.line(x, EDGE_Y - near, x, EDGE_Y - far)
        canvas.line(x, sheet.height - EDGE_Y + near, x, sheet.height - EDGE_Y + far)
    for y in (EDGE_Y, sheet.height / 2, sheet.height - EDGE_Y):
        canvas.line(EDGE_X - near, y, EDGE_X - far, y)
        canvas.line(sheet.width - EDGE_X + near, y, sheet.width - EDGE_X + far, y)
