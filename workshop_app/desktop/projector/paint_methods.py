"""Paints who works with whom, by badge number, and the marketplace, at any size.

Decides how they look; what they say is decided by `method_content`.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.projector.method_content import (
    GroupsContent,
    MarketContent,
    TableNumbers,
)
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import SMALLEST, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.i18n.translate import _

EDGE, TOP, HEAD = 64.0, 70.0, 210.0
FOOT = 60.0
GAP = 24.0
HOURS = 250.0
PLACE = 60.0
DASH, DASH_HIGH = 42.0, 12.0
CENTRE = Qt.AlignmentFlag.AlignCenter
WRAP = Qt.TextFlag.TextWordWrap
LARGEST_TOPIC = 44.0


def paint_groups(painter: QPainter, sheet: Canvas, content: GroupsContent) -> None:
    _paint_head(painter, sheet, content.workshop_title, content.title)
    said = _("Cherchez le numéro de votre badge.")
    line = QRectF(EDGE, 150.0, sheet.width - 2 * EDGE, 60.0)
    single_line(painter, line, said, text_size("caption"), align=Qt.AlignmentFlag.AlignRight)
    count = len(content.tables)
    if not count:
        return
    across = min(count, 4 if sheet.is_tall else 5)
    down = ceil(count / across)
    wide = (sheet.width - 2 * EDGE - GAP * (across - 1)) / across
    high = (sheet.height - HEAD - FOOT - GAP * (down - 1)) / down
    for place, table in enumerate(content.tables):
        box = QRectF(
            EDGE + place % across * (wide + GAP),
            HEAD + place // across * (high + GAP),
            wide,
            high,
        )
        _paint_table(painter, box, table)
    _paint_pages(painter, sheet, content.page, content.pages)


def paint_market(painter: QPainter, sheet: Canvas, content: MarketContent) -> None:
    _paint_head(painter, sheet, content.workshop_title, _("Place du marché"))
    columns, rows = max(1, len(content.places)), max(1, len(content.sessions))
    left = EDGE + HOURS
    wide = (sheet.width - EDGE - left - GAP * columns) / columns
    high = (sheet.height - HEAD - PLACE - FOOT - GAP * rows) / rows
    for column, place in enumerate(content.places):
        x = left + GAP + column * (wide + GAP)
        head = QRectF(x, HEAD, wide, PLACE - 12.0)
        single_line(painter, head, place, text_size("caption"), 700, Qt.AlignmentFlag.AlignHCenter)
    topics = {(cell.row, cell.column): cell.topic for cell in content.cells}
    for row, (title, hours) in enumerate(content.sessions):
        y = HEAD + PLACE + row * (high + GAP)
        _paint_session(painter, QRectF(EDGE, y, HOURS, high), title, hours, row == content.current)
        for column in range(len(content.places)):
            box = QRectF(left + GAP + column * (wide + GAP), y, wide, high)
            _paint_topic(painter, box, topics.get((row, column), ""), row == content.current)
    _paint_pages(painter, sheet, content.page, content.pages)


def _paint_head(painter: QPainter, sheet: Canvas, workshop: str, title: str) -> None:
    line = QRectF(EDGE, TOP - 30.0, (sheet.width - 2 * EDGE) * 0.6, 60.0)
    single_line(painter, line, workshop, text_size("caption"), muted=True)
    row = QRectF(EDGE, 100.0, (sheet.width - 2 * EDGE) * 0.55, 96.0)
    single_line(painter, row, title, text_size("count") * 1.4, 700)


def _paint_table(painter: QPainter, box: QRectF, table: TableNumbers) -> None:
    painter.setPen(QPen(color("dark.line"), 2.0))
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(box, 12.0, 12.0)
    inner = box.adjusted(22.0, 12.0, -22.0, -12.0)
    head = QRectF(inner.left(), inner.top(), inner.width(), 52.0)
    name = _("Table {n}", n=table.table)
    single_line(painter, head, name, text_size("caption"), 700, ink=color("dark.signal"))
    rows = max(1, len(table.groups))
    tall = (inner.height() - 56.0) / rows
    pixels = max(SMALLEST, min(46.0, tall * 0.7))
    painter.setFont(sized_font(pixels, 700, tabular=True))
    painter.setPen(color("dark.text"))
    for place, group in enumerate(table.groups):
        line = QRectF(inner.left(), inner.top() + 56.0 + place * tall, inner.width(), tall)
        numbers = "  ·  ".join(map(str, group))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(numbers)
        if wide > line.width():
            smaller = max(SMALLEST, pixels * line.width() / wide)
            painter.setFont(sized_font(smaller, 700, tabular=True))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, numbers)
        painter.setFont(sized_font(pixels, 700, tabular=True))


def _paint_session(
    painter: QPainter, box: QRectF, title: str, hours: str, is_current: bool
) -> None:
    ink = color("dark.signal" if is_current else "dark.text")
    first = QRectF(box.left(), box.top() + 8.0, box.width(), 48.0)
    single_line(painter, first, title, text_size("caption"), 700, ink=ink)
    second = first.translated(0.0, 46.0)
    single_line(painter, second, hours, text_size("caption") - 2, muted=True)


def _paint_topic(painter: QPainter, box: QRectF, topic: str, is_current: bool) -> None:
    """As large as the cell allows; an empty one is dashed."""
    pen = QPen(color("dark.signal" if topic and is_current else "dark.line"), 3.0)
    if not topic:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(color("dark.surface") if topic else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 12.0, 12.0)
    if not topic:
        return
    inner = box.adjusted(18.0, 14.0, -18.0, -14.0)
    pixels = LARGEST_TOPIC
    while pixels > SMALLEST and _tall(topic, pixels, inner.width()) > inner.height():
        pixels -= 2.0
    painter.setFont(sized_font(pixels, 600))
    painter.setPen(color("dark.text"))
    painter.save()
    painter.setClipRect(inner)
    painter.drawText(inner, CENTRE | WRAP, topic)
    painter.restore()


def _tall(text: str, pixels: float, wide: float) -> float:
    room = QRectF(0.0, 0.0, wide, 10_000.0)
    return QFontMetricsF(sized_font(pixels, 600)).boundingRect(room, WRAP, text).height()


def _paint_pages(painter: QPainter, sheet: Canvas, page: int, pages: int) -> None:
    """One mark a page, the one shown amber."""
    if pages < 2:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(pages):
        painter.setBrush(color("dark.signal" if place == page else "dark.line"))
        mark = QRectF(EDGE + place * (DASH + 10.0), sheet.height - FOOT / 2, DASH, DASH_HIGH)
        painter.drawRoundedRect(mark, DASH_HIGH / 2, DASH_HIGH / 2)
