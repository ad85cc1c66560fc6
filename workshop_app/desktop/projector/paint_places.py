"""Paints « Où je m'assois »: names in columns, the plan of the hall, who has just arrived.

Decides how it looks at any size; what it says is decided by `services.projection.places`.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.projector.paint_pieces import (
    EDGE,
    FOOT,
    TOP,
    paint_pages,
    paint_pieces,
    pieces,
)
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import SMALLEST, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import size
from workshop_app.desktop.widgets.hall_paint import ON_DARK, fitted, paint_hall
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _
from workshop_app.services.hall_drawing import DrawnPlan, Words
from workshop_app.services.projection.places import (
    ROWS,
    NamedBox,
    PlaceLine,
    PlacesContent,
)

TITLE = QRectF(EDGE, 100.0, 0.0, 104.0)
NAMES_TOP = 216.0
PLAN_WIDE, PLAN_HIGH = 540.0, 562.0
GAP = 36.0
INSIDE = 12.0
BOX_HIGH = 112.0
VCENTRE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight


def paint_places(painter: QPainter, sheet: Canvas, content: PlacesContent) -> None:
    _paint_head(painter, sheet, content)
    side = sheet.width - EDGE - PLAN_WIDE
    below = sheet.height - NAMES_TOP - 2 * FOOT
    _paint_names(painter, QRectF(EDGE, NAMES_TOP, side - 40.0 - EDGE, below), content)
    plan = QRectF(side, NAMES_TOP, PLAN_WIDE, PLAN_HIGH)
    _paint_plan(painter, plan, content.plan)
    if content.box is not None:
        _paint_box(painter, QRectF(side, plan.bottom() + 40.0, PLAN_WIDE, BOX_HIGH), content.box)
    _paint_foot(painter, sheet, content)


def _paint_head(painter: QPainter, sheet: Canvas, content: PlacesContent) -> None:
    caption = text_size("caption")
    line = QRectF(EDGE, TOP - 30.0, sheet.width - 2 * EDGE, 60.0)
    half = QRectF(line.left(), line.top(), line.width() * 0.6, line.height())
    single_line(painter, half, content.workshop_title, caption, muted=True)
    opening = pieces(content.opening, {"time": content.opens_at, "n": content.opens_in})
    paint_pieces(painter, line, opening, caption, from_right=True)
    title, font = _("Où je m'assois"), sized_font(text_size("count") * 1.4, 700)
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    row = TITLE.adjusted(0.0, 0.0, sheet.width - 2 * EDGE, 0.0)
    painter.drawText(row, VCENTRE, title)
    if content.letters[0]:
        begin = QFontMetricsF(font).horizontalAdvance(title) + 26.0
        letters = dict(zip(("first", "last"), content.letters, strict=True))
        said = _("noms de {first} à {last}")
        if content.first_name_first:
            said = _("prénoms de {first} à {last}")
        beside = row.adjusted(begin, 14.0, 0.0, 14.0)
        paint_pieces(painter, beside, pieces(said, letters), text_size("step"))


def _paint_names(painter: QPainter, room: QRectF, content: PlacesContent) -> None:
    """Rows as high as the page allows: a 4:3 picture has fewer columns and larger names."""
    high = max(float(size("projector_name_row_1080")), room.height() / ROWS)
    wide = (room.width() - GAP * (len(content.columns) - 1)) / max(1, len(content.columns))
    for across, column in enumerate(content.columns):
        left = room.left() + across * (wide + GAP) - INSIDE
        for down, line in enumerate(column[:ROWS]):
            box = QRectF(left, room.top() + down * high, wide + 2 * INSIDE, high)
            _paint_line(painter, box, line, content.first_name_first)


def _paint_line(painter: QPainter, box: QRectF, line: PlaceLine, first_name_first: bool) -> None:
    ink = "dark.bg" if line.is_lit else "dark.text"
    if line.is_lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("dark.signal"))
        painter.drawRoundedRect(box, 8.0, 8.0)
    inner = box.adjusted(INSIDE, 0.0, -INSIDE, 0.0)
    pixels = text_size("caption") * box.height() / size("projector_name_row_1080")
    figure = sized_font(pixels + 4, 700, tabular=True)
    painter.setFont(figure)
    painter.setPen(color("dark.bg" if line.is_lit else "dark.signal"))
    painter.drawText(inner, RIGHT | VCENTRE, str(line.table))
    room = inner.adjusted(0.0, 0.0, -QFontMetricsF(figure).horizontalAdvance("000"), 0.0)
    bold, plain = line.last_name, line.first_name
    if first_name_first or not bold:
        bold, plain = plain, bold
    _paint_two(painter, room, bold, plain, ink, pixels)


def _paint_two(
    painter: QPainter, room: QRectF, bold: str, plain: str, ink: str, pixels: float
) -> None:
    """Both parts of a name on one line; long ones are smaller, then cut."""
    heavy, light = sized_font(pixels, 700), sized_font(pixels, 400)
    wide = QFontMetricsF(heavy).horizontalAdvance(f"{bold} ")
    both = wide + QFontMetricsF(light).horizontalAdvance(plain)
    if both > room.width():
        pixels = max(SMALLEST, math.floor(pixels * room.width() / both))
        heavy, light = sized_font(pixels, 700), sized_font(pixels, 400)
        wide = QFontMetricsF(heavy).horizontalAdvance(f"{bold} ")
    painter.setPen(color(ink))
    painter.setFont(heavy)
    paint_elided(painter, bold, room)
    if plain and wide < room.width() - 2 * pixels:
        painter.setFont(light)
        paint_elided(painter, plain, room.adjusted(wide, 0.0, 0.0, 0.0))


def _paint_plan(painter: QPainter, room: QRectF, plan: DrawnPlan) -> None:
    """Nothing when its numbers would be too small to be read."""
    place = fitted(plan, room)
    figures = [each for each in plan.drawn if isinstance(each, Words) and each.bold]
    if all(figure.size * place.metre >= SMALLEST for figure in figures):
        paint_hall(painter, plan, place, ON_DARK, SMALLEST)


def _paint_box(painter: QPainter, box: QRectF, named: NamedBox) -> None:
    painter.setPen(QPen(color("dark.signal"), 3.0))
    painter.setBrush(color("dark.bg"))
    painter.drawRoundedRect(box, 12.0, 12.0)
    inner = box.adjusted(24.0, 10.0, -26.0, -10.0)
    figure = sized_font(text_size("count") * 1.25, 700, tabular=True)
    painter.setFont(figure)
    painter.setPen(color("dark.signal"))
    painter.drawText(inner, RIGHT | VCENTRE, str(named.table))
    wide = inner.width() - QFontMetricsF(figure).horizontalAdvance(str(named.table)) - 20.0
    half = inner.height() / 2
    caption = QRectF(inner.left(), inner.top(), wide, half)
    single_line(painter, caption, named.caption, text_size("caption") - 4, muted=True)
    name = f"{named.first_name} {named.last_name}".strip()
    single_line(painter, caption.translated(0.0, half), name, text_size("caption") + 4, 700)


def _paint_foot(painter: QPainter, sheet: Canvas, content: PlacesContent) -> None:
    middle = sheet.height - FOOT
    line = QRectF(EDGE, middle - 30.0, sheet.width - 2 * EDGE, 60.0)
    caption = text_size("caption") - 4
    end = paint_pages(painter, line, content.page, content.pages, content.next_in_s)
    room = QRectF(end, line.top(), line.right() - end, line.height())
    said = _("Pas sur la liste ? À l'accueil, près de l'entrée.")
    single_line(painter, room, said, caption, align=RIGHT, muted=True)
