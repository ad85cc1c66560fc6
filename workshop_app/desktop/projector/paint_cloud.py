"""Paints the words that come back: their lines centred, each word over how many tables say it.

Decides how they look; which words, on which lines and how large is `services.projection.cloud`.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from workshop_app.desktop.projector.paint_pieces import EDGE, paint_pages
from workshop_app.desktop.projector.paint_pieces import FOOT as FOOT_LINE
from workshop_app.desktop.projector.paint_simple import paint_time_line
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import Canvas
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_lines, wrap
from workshop_app.services.projection.cloud import (
    APART,
    COUNT,
    LEADING,
    UNDER,
    CloudContent,
    CloudWord,
)

HEAD_TOP, HEAD_HIGH, MARK = 124.0, 84.0, 56.0
FOOT = 96.0
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def paint_cloud(painter: QPainter, sheet: Canvas, content: CloudContent) -> None:
    paint_time_line(painter, sheet, content.workshop_title, content.ring)
    _paint_head(painter, sheet, content)
    top = HEAD_TOP + HEAD_HIGH + 12.0
    room = QRectF(EDGE, top, sheet.width - 2 * EDGE, sheet.height - FOOT - top)
    if content.lines:
        _paint_lines(painter, room, content)
    else:
        font = sized_font(72.0, 600)
        painter.setFont(font)
        painter.setPen(color("dark.text_muted"))
        paint_lines(painter, wrap(content.awaited, font, room.width()), room.left(), top, 90.0)
    foot = QRectF(EDGE, sheet.height - FOOT_LINE - 30.0, sheet.width - 2 * EDGE, 60.0)
    paint_pages(painter, foot, content.page, content.pages, content.next_in_s)


def _paint_head(painter: QPainter, sheet: Canvas, content: CloudContent) -> None:
    left = EDGE
    if content.shape:
        mark = QRectF(left, HEAD_TOP + (HEAD_HIGH - MARK) / 2, MARK, MARK)
        paint_shape(painter, content.shape, mark, tone(content.tone).on_dark)
        left += MARK + 22.0
    ink = tone(content.tone).on_dark if content.tone else None
    font = sized_font(60.0, 700)
    wide = QFontMetricsF(font).horizontalAdvance(content.title) + 30.0
    line = QRectF(left, HEAD_TOP, sheet.width - EDGE - left, HEAD_HIGH)
    single_line(painter, line, content.title, 60.0, 700, ink=ink)
    single_line(painter, line.adjusted(wide, 12.0, 0.0, 12.0), content.said, 36.0, muted=True)


def _paint_lines(painter: QPainter, room: QRectF, content: CloudContent) -> None:
    """In the middle of the room, each line in the middle of its width."""
    highs = [max(word.high for word in line) for line in content.lines]
    top = room.top() + max(0.0, (room.height() - sum(highs)) / 2)
    for line, high in zip(content.lines, highs, strict=True):
        wides = [_wide(word) for word in line]
        left = room.center().x() - (sum(wides) + APART * (len(line) - 1)) / 2
        for word, wide in zip(line, wides, strict=True):
            _paint_word(painter, QRectF(left, top, wide, high), word, content)
            left += wide + APART
        top += high


def _wide(word: CloudWord) -> float:
    large = QFontMetricsF(sized_font(word.size, 600)).horizontalAdvance(word.word)
    return max(large, QFontMetricsF(sized_font(COUNT, 400)).horizontalAdvance(word.tables)) + 2.0


def _paint_word(painter: QPainter, box: QRectF, word: CloudWord, content: CloudContent) -> None:
    """On the foot of its line, so that words of a line stand on one base."""
    painter.setFont(sized_font(COUNT, 400))
    painter.setPen(color("dark.text_muted"))
    under = QRectF(box.left(), box.bottom() - UNDER, box.width(), UNDER)
    painter.drawText(under, CENTRE, word.tables)
    painter.setFont(sized_font(word.size, 600))
    painter.setPen(tone(content.tone).on_dark if content.tone else color("dark.text"))
    high = word.size * LEADING
    over = QRectF(box.left(), under.top() - high, box.width(), high)
    painter.drawText(over, CENTRE, word.word)
