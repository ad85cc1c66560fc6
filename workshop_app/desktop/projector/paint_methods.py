"""Paints who works with whom, by badge number, and the marketplace, at any size.

Decides how they look; what they say is decided by `services.projection.methods`.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import SMALLEST, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.i18n.translate import _
from workshop_app.services.projection.methods import (
    GroupsContent,
    MarketContent,
    TableGroups,
)

EDGE, TOP, HEAD = 64.0, 70.0, 210.0
FOOT = 60.0
GAP = 24.0
MOST_HIGH = 200.0
PLACE = 250.0
HOURS = 96.0
NUMBERS, BETWEEN = 58.0, " · "
LEADING, AIR = 1.35, 6.0
TABLE_HEAD, INSIDE = 84.0, 22.0
MOST_ACROSS = 6
DASH, DASH_HIGH = 42.0, 12.0
CENTRE = Qt.AlignmentFlag.AlignCenter
WRAP = Qt.TextFlag.TextWordWrap
LARGEST_TOPIC = 44.0


def paint_groups(painter: QPainter, sheet: Canvas, content: GroupsContent) -> None:
    _paint_head(painter, sheet, content.workshop_title, content.title)
    said = _("Cherchez le numéro de votre badge.")
    line = QRectF(sheet.width / 2, 118.0, sheet.width / 2 - EDGE, 60.0)
    single_line(painter, line, said, text_size("caption"), align=Qt.AlignmentFlag.AlignRight)
    count = len(content.tables)
    if not count:
        return
    across, pixels = _arranged(sheet, content)
    wide, high = _cell(sheet, count, across)
    for place, table in enumerate(content.tables):
        box = QRectF(
            EDGE + place % across * (wide + GAP),
            HEAD + place // across * (high + GAP),
            wide,
            high,
        )
        _paint_table(painter, box, table, pixels)
    _paint_pages(painter, sheet, content.page, content.pages)


def paint_market(painter: QPainter, sheet: Canvas, content: MarketContent) -> None:
    """Sessions across, places down."""
    _paint_head(painter, sheet, content.workshop_title, _("Place du marché"))
    columns, rows = max(1, len(content.sessions)), max(1, len(content.places))
    left, top = EDGE + PLACE, HEAD + HOURS
    gap = min(GAP, 120.0 / rows)
    wide = (sheet.width - EDGE - left - GAP * (columns - 1)) / columns
    high = min(MOST_HIGH, (sheet.height - top - FOOT - gap * (rows - 1)) / rows)
    for column, (title, hours) in enumerate(content.sessions):
        head = QRectF(left + column * (wide + GAP), HEAD, wide, HOURS)
        _paint_session(painter, head, title, hours, column == content.current)
    topics = {(cell.place, cell.session): cell.topic for cell in content.cells}
    for row, place in enumerate(content.places):
        y = top + row * (high + gap)
        name = QRectF(EDGE, y, PLACE - 20.0, high)
        single_line(painter, name, place, text_size("caption"), 700)
        for column in range(len(content.sessions)):
            box = QRectF(left + column * (wide + GAP), y, wide, high)
            _paint_topic(painter, box, topics.get((row, column), ""), column == content.current)
    _paint_pages(painter, sheet, content.page, content.pages)


def _paint_head(painter: QPainter, sheet: Canvas, workshop: str, title: str) -> None:
    line = QRectF(EDGE, TOP - 30.0, (sheet.width - 2 * EDGE) * 0.6, 60.0)
    single_line(painter, line, workshop, text_size("caption"), muted=True)
    row = QRectF(EDGE, 100.0, (sheet.width - 2 * EDGE) * 0.55, 96.0)
    single_line(painter, row, title, text_size("count") * 1.4, 700)


def _cell(sheet: Canvas, count: int, across: int) -> tuple[float, float]:
    down = ceil(count / across)
    wide = (sheet.width - 2 * EDGE - GAP * (across - 1)) / across
    return wide, (sheet.height - HEAD - FOOT - GAP * (down - 1)) / down


def _arranged(sheet: Canvas, content: GroupsContent) -> tuple[int, float]:
    """How many tables across, so that numbers are as large as can be; one size for all of them."""
    lines = [BETWEEN.join(map(str, group)) for table in content.tables for group in table.groups]
    most = max((len(table.groups) for table in content.tables), default=1)
    metrics = QFontMetricsF(sized_font(NUMBERS, 700, tabular=True))
    longest = max((metrics.horizontalAdvance(line) for line in lines), default=1.0) + AIR
    count = len(content.tables)

    def size(across: int) -> float:
        wide, high = _cell(sheet, count, across)
        tall = (high - TABLE_HEAD) / max(1, most) / LEADING
        return min(NUMBERS, NUMBERS * (wide - 2 * INSIDE) / max(1.0, longest), tall)

    best = max(range(1, min(count, MOST_ACROSS) + 1), key=lambda across: (size(across), across))
    return best, max(SMALLEST, size(best))


def _paint_table(painter: QPainter, box: QRectF, table: TableGroups, pixels: float) -> None:
    painter.setPen(QPen(color("dark.line"), 2.0))
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(box, 12.0, 12.0)
    inner = box.adjusted(INSIDE, 12.0, -INSIDE, -12.0)
    head = QRectF(inner.left(), inner.top(), inner.width(), 52.0)
    name = _("Table {n}", n=table.table)
    single_line(painter, head, name, text_size("caption"), 700, ink=color("dark.signal"))
    tall = min((inner.height() - 56.0) / max(1, len(table.groups)), pixels * 2.0)
    painter.setFont(sized_font(pixels, 700, tabular=True))
    painter.setPen(color("dark.text"))
    for place, group in enumerate(table.groups):
        line = QRectF(inner.left(), inner.top() + 56.0 + place * tall, inner.width(), tall)
        numbers = BETWEEN.join(map(str, group))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | WRAP, numbers)


def _paint_session(
    painter: QPainter, box: QRectF, title: str, hours: str, is_current: bool
) -> None:
    ink = color("dark.signal" if is_current else "dark.text")
    first = QRectF(box.left(), box.top(), box.width(), 44.0)
    single_line(painter, first, title, text_size("caption"), 700, ink=ink)
    second = first.translated(0.0, 42.0)
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
