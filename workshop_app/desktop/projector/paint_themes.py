"""Paints the themes for the hall: name, bar, how many cards, from how many tables.

Decides how they look; what they say is decided by `services.projection.themes`. No colour: on the
wall a colour is a category.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from workshop_app.desktop.projector.paint_pieces import EDGE, paint_pages
from workshop_app.desktop.projector.paint_pieces import FOOT as FOOT_LINE
from workshop_app.desktop.projector.paint_simple import paint_time_line
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import Canvas
from workshop_app.desktop.theme import color, sized_font
from workshop_app.services.projection.themes import ROWS, ThemeBar, ThemesContent

HEAD_TOP, HEAD_HIGH, FOOT = 108.0, 92.0, 96.0
NAME_SHARE = 0.4
FIGURE_WIDE, TABLES_WIDE = 130.0, 210.0
BAR_MOST = 56.0
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_themes(painter: QPainter, sheet: Canvas, content: ThemesContent) -> None:
    paint_time_line(painter, sheet, content.workshop_title, content.ring)
    head = QRectF(EDGE, HEAD_TOP, sheet.width - 2 * EDGE, HEAD_HIGH)
    single_line(painter, head, content.said, 76.0, 700)
    top = HEAD_TOP + HEAD_HIGH + 20.0
    step = (sheet.height - FOOT - top) / ROWS
    for place, bar in enumerate(content.bars):
        row = QRectF(EDGE, top + place * step, head.width(), step)
        _paint_row(painter, row, bar, bar.cards / content.most)
    foot = QRectF(EDGE, sheet.height - FOOT_LINE - 30.0, head.width(), 60.0)
    paint_pages(painter, foot, content.page, content.pages, content.next_in_s)


def _paint_row(painter: QPainter, row: QRectF, bar: ThemeBar, share: float) -> None:
    middle = row.center().y()
    name = QRectF(row.left(), middle - 40.0, row.width() * NAME_SHARE - 24.0, 80.0)
    single_line(painter, name, bar.name, 46.0, 600)
    left = row.left() + row.width() * NAME_SHARE
    most = row.right() - TABLES_WIDE - FIGURE_WIDE - left
    high = min(BAR_MOST, row.height() * 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(QRectF(left, middle - high / 2, most, high), 10.0, 10.0)
    painter.setBrush(color("dark.text_muted"))
    if bar.cards:
        wide = max(14.0, most * share)
        painter.drawRoundedRect(QRectF(left, middle - high / 2, wide, high), 10.0, 10.0)
    painter.setFont(sized_font(60.0, 700, tabular=True))
    painter.setPen(color("dark.text" if bar.cards else "dark.text_muted"))
    figure = QRectF(left + most, middle - 50.0, FIGURE_WIDE, 100.0)
    painter.drawText(figure, RIGHT, str(bar.cards))
    tables = QRectF(figure.right() + 16.0, middle - 40.0, TABLES_WIDE - 16.0, 80.0)
    single_line(painter, tables, bar.tables, 34.0, align=RIGHT, muted=True)
