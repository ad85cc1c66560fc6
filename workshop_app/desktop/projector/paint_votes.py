"""Paints a vote under way and the essential. Decides how they look; what they say is decided by
`services.projection.votes`.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from workshop_app.desktop.projector.paint_pieces import EDGE, FOOT, TOP, paint_pages
from workshop_app.desktop.projector.paint_simple import paint_time_line
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_lines, wrap
from workshop_app.services.projection.votes import ROWS, EssentialContent, EssentialRow, VoteContent

TITLES = (112.0, 96.0, 84.0, 72.0, 62.0, 54.0)
DOT, DOT_GAP = 62.0, 26.0
POINTS, RANK = 130.0, 84.0
BAR = 16.0
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
VCENTRE = Qt.AlignmentFlag.AlignVCenter


def paint_vote(painter: QPainter, sheet: Canvas, content: VoteContent) -> None:
    paint_time_line(painter, sheet, content.workshop_title, content.ring)
    room = QRectF(EDGE, 170.0, sheet.width - 2 * EDGE, sheet.height - 170.0 - 430.0)
    for size in TITLES:
        font = sized_font(size, 700)
        shown = wrap(content.title, font, room.width())
        if len(shown) * size * 1.2 <= room.height():
            break
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    paint_lines(painter, shown, room.left(), room.top(), size * 1.2)
    line = QRectF(EDGE, sheet.height - 400.0, room.width(), 110.0)
    single_line(painter, line, content.said, 84.0, 700, ink=color("dark.signal"))
    if content.dots:
        _paint_dots(painter, QRectF(EDGE, line.bottom() + 24.0, room.width(), DOT), content)
    note = QRectF(EDGE, sheet.height - FOOT - 40.0, room.width(), 60.0)
    single_line(painter, note, content.note, text_size("step"), muted=True)


def paint_essential(painter: QPainter, sheet: Canvas, content: EssentialContent) -> None:
    caption = QRectF(EDGE, TOP - 30.0, sheet.width - 2 * EDGE, 60.0)
    single_line(painter, caption, content.workshop_title, text_size("caption"), muted=True)
    head = QRectF(EDGE, 112.0, caption.width(), 110.0)
    single_line(painter, head, content.title, 80.0, 700)
    top, foot = 246.0, sheet.height - FOOT - 50.0
    step = (foot - top) / ROWS
    for place, row in enumerate(content.rows):
        _paint_row(painter, QRectF(EDGE, top + place * step, caption.width(), step), row)
    foot_line = QRectF(EDGE, sheet.height - FOOT - 30.0, caption.width(), 60.0)
    paint_pages(painter, foot_line, content.page, content.pages, content.next_in_s)


def _paint_dots(painter: QPainter, room: QRectF, content: VoteContent) -> None:
    """One mark a voter: full once it has voted. Never who, never what."""
    wide = min(DOT, (room.width() - DOT_GAP * (content.expected - 1)) / content.expected)
    pen = painter.pen()
    pen.setWidthF(5.0)
    pen.setColor(color("dark.signal"))
    painter.setPen(pen)
    for place in range(content.expected):
        voted = place < content.voted
        painter.setBrush(color("dark.signal") if voted else Qt.BrushStyle.NoBrush)
        left = room.left() + place * (wide + DOT_GAP)
        painter.drawEllipse(QRectF(left, room.top(), wide, wide).adjusted(3, 3, -3, -3))


def _paint_row(painter: QPainter, room: QRectF, row: EssentialRow) -> None:
    high = room.height()
    painter.setFont(sized_font(46.0, 700, tabular=True))
    painter.setPen(color("dark.text_muted"))
    painter.drawText(
        QRectF(room.left(), room.top(), RANK - 24.0, high * 0.62), RIGHT | VCENTRE, str(row.place)
    )
    left = room.left() + RANK
    if row.shape:
        mark = QRectF(left, room.top() + high * 0.31 - 21.0, 42.0, 42.0)
        paint_shape(painter, row.shape, mark, tone(row.tone).on_dark)
        left = mark.right() + 24.0
    if row.points:
        painter.setFont(sized_font(58.0, 700, tabular=True))
        painter.setPen(color("dark.text"))
        points = QRectF(room.right() - POINTS, room.top(), POINTS, high * 0.62)
        painter.drawText(points, RIGHT | VCENTRE, row.points)
    words = QRectF(left, room.top(), room.right() - POINTS - 24.0 - left, high * 0.62)
    single_line(painter, words, row.text, 48.0, 600)
    below = QRectF(room.left() + RANK, room.top() + high * 0.62, room.width() - RANK, high * 0.3)
    _paint_below(painter, below, row)


def _paint_below(painter: QPainter, room: QRectF, row: EssentialRow) -> None:
    """The bar, then who gave something and whether the hall agrees."""
    said = ", ".join(part for part in (row.said, row.mood) if part)
    words = QRectF(room.right() - 520.0, room.top(), 520.0, room.height())
    ink = color("dark.signal") if row.divides else color("dark.text_muted")
    single_line(painter, words, said, 30.0, 600 if row.divides else 400, RIGHT, ink=ink)
    if not row.points:
        return
    way = QRectF(room.left(), room.center().y() - BAR / 2, words.left() - 40.0 - room.left(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("dark.line"))
    painter.drawRoundedRect(way, BAR / 2, BAR / 2)
    painter.setBrush(color("dark.text"))
    painter.drawRoundedRect(
        QRectF(way.left(), way.top(), max(BAR, way.width() * row.share), BAR), BAR / 2, BAR / 2
    )
