"""Paints the bars of the categories and the free words for the hall, both with the time left.

Decides how they look; what they say is decided by `services.projection.simple`.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from workshop_app.desktop.projector.paint_pieces import EDGE, TOP
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import SMALLEST, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_lines, wrap
from workshop_app.services.projection.brief import KindCount, RingTime
from workshop_app.services.projection.simple import MessageContent, SharesContent

SIZES = (150.0, 128.0, 112.0, 96.0, 84.0, 72.0, 62.0, 54.0, 46.0, 40.0)
"""Of the free words, the largest that fits."""
LABEL_WIDE, FIGURE_WIDE = 470.0, 150.0
BAR_MOST, BAR_LEAST = 112.0, 26.0
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight
VCENTRE = Qt.AlignmentFlag.AlignVCenter


def paint_shares(painter: QPainter, sheet: Canvas, content: SharesContent) -> None:
    paint_time_line(painter, sheet, content.workshop_title, content.ring)
    head = QRectF(EDGE, 112.0, sheet.width - 2 * EDGE, 120.0)
    single_line(painter, head, content.said, 88.0, 700)
    room = QRectF(EDGE, 270.0, head.width(), sheet.height - 270.0 - 70.0)
    step = room.height() / max(1, len(content.bars))
    for place, bar in enumerate(content.bars):
        row = QRectF(room.left(), room.top() + place * step, room.width(), step)
        _paint_bar(painter, row, bar, bar.count / content.most)


def paint_message(painter: QPainter, sheet: Canvas, content: MessageContent) -> None:
    paint_time_line(painter, sheet, content.workshop_title, content.ring)
    room = QRectF(EDGE, 140.0, sheet.width - 2 * EDGE, sheet.height - 2 * 140.0)
    for size in SIZES:
        font = sized_font(size, 600)
        shown = wrap(content.words, font, room.width())
        widest = max(map(QFontMetricsF(font).horizontalAdvance, shown))
        if len(shown) * size * 1.22 <= room.height() and widest <= room.width():
            break
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    above = (room.height() - len(shown) * size * 1.22) / 2
    # One block, its lines from one left edge, in the middle of the picture.
    left = room.left() + (room.width() - widest) / 2
    paint_lines(painter, shown, left, room.top() + above, size * 1.22)


def paint_time_line(painter: QPainter, sheet: Canvas, title: str, ring: RingTime | None) -> None:
    """The workshop on the left; how long is left on the right, while a phase runs."""
    caption = text_size("caption")
    line = QRectF(EDGE, TOP - 30.0, sheet.width - 2 * EDGE, 60.0)
    words = QRectF(line.left(), line.top(), line.width() * 0.55, line.height())
    single_line(painter, words, title, caption, muted=True)
    if ring is None:
        return
    font = sized_font(text_size("count"), 700, tabular=True)
    wide = QFontMetricsF(font).horizontalAdvance(ring.figures)
    painter.setFont(font)
    painter.setPen(color("dark.text" if ring.is_last_minute else "dark.signal"))
    painter.drawText(line, RIGHT | VCENTRE, ring.figures)
    beside = QRectF(line.left() + line.width() * 0.56, line.top(), 0.0, line.height())
    beside.setRight(line.right() - wide - 28.0)
    single_line(painter, beside, ring.caption, caption, align=RIGHT, muted=True)


def _paint_bar(painter: QPainter, row: QRectF, bar: KindCount, share: float) -> None:
    """Shape, word, bar, figure. A bar never speaks without its figure."""
    bright = tone(bar.tone).on_dark
    high = min(BAR_MOST, row.height() * 0.6)
    middle = row.center().y()
    mark = QRectF(row.left(), middle - 28.0, 56.0, 56.0)
    paint_shape(painter, bar.shape, mark, bright)
    words = QRectF(mark.right() + 24.0, middle - 40.0, LABEL_WIDE - 80.0, 80.0)
    single_line(painter, words, bar.label, 46.0, 600, ink=bright)
    left = row.left() + LABEL_WIDE
    most = row.right() - FIGURE_WIDE - left
    wide = max(BAR_LEAST / 2, most * share) if bar.count else 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(QRectF(left, middle - high / 2, most, high), 10.0, 10.0)
    painter.setBrush(bright)
    painter.drawRoundedRect(QRectF(left, middle - high / 2, wide, high), 10.0, 10.0)
    painter.setFont(sized_font(max(SMALLEST, 72.0), 700, tabular=True))
    painter.setPen(color("dark.text" if bar.count else "dark.text_muted"))
    figure = QRectF(row.right() - FIGURE_WIDE, middle - 60.0, FIGURE_WIDE, 120.0)
    painter.drawText(figure, RIGHT | VCENTRE, str(bar.count))
