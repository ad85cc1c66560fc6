"""The painted diagrams of the three model cards: nine tables, four meetings, a climb.

Decides only how they look; each is drawn in the middle of the space it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import radius

HIGH = 104
TABLES = (5, 4)
SEATS = 10


class Diagram(QWidget):
    """The head of a model card: `draw` paints on a tinted ground with rounded upper corners."""

    def __init__(self, draw: Callable[[QPainter, QPointF], None], parent: QWidget | None = None):
        super().__init__(parent)
        self._draw = draw
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)

    def sizeHint(self) -> QSize:
        return QSize(280, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = radius("panel") - 1
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, round_), round_, round_)
        painter.setClipRect(self.rect())
        painter.fillPath(ground, color("accent.tint_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("neutral.line"))
        self._draw(painter, QRectF(self.rect()).center())


def draw_tables(painter: QPainter, middle: QPointF) -> None:
    """Nine round tables of ten; one seat of each in amber: its referent."""
    painter.setPen(Qt.PenStyle.NoPen)
    for row, count in enumerate(TABLES):
        for place in range(count):
            x = middle.x() + (place - (count - 1) / 2) * 43
            _draw_table(painter, QPointF(x, middle.y() + (row - 0.5) * 36))


def _draw_table(painter: QPainter, centre: QPointF) -> None:
    painter.setBrush(color("accent.tint"))
    painter.drawEllipse(centre, 9.5, 9.5)
    for seat in range(SEATS):
        angle = 2 * pi * seat / SEATS
        painter.setBrush(color("accent.base" if seat else "state.signal.fill"))
        at = centre + QPointF(14.5 * cos(angle), 14.5 * sin(angle))
        painter.drawEllipse(at, 2.4, 2.4)


def draw_meetings(painter: QPainter, middle: QPointF) -> None:
    """Four meetings of a year: two in one room, two from a distance."""
    for place in range(4):
        left = middle.x() + (place - 2) * 54 + 2
        sheet = QRectF(left, middle.y() - 26, 49, 52)
        if place in (0, 3):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent.base"))
            painter.drawRoundedRect(sheet, 4, 4)
            _draw_heads(painter, sheet)
        else:
            painter.setPen(QPen(color("accent.base"), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(color("neutral.surface"))
            painter.drawRoundedRect(sheet, 4, 4)
            _draw_links(painter, sheet)


def _draw_heads(painter: QPainter, sheet: QRectF) -> None:
    for place in range(6):
        painter.setBrush(color("neutral.surface" if place else "state.signal.fill"))
        at = sheet.center() + QPointF((place % 3 - 1) * 12, (place // 3 - 0.5) * 13)
        painter.drawEllipse(at, 3.8, 3.8)


def _draw_links(painter: QPainter, sheet: QRectF) -> None:
    ends = [sheet.center() + QPointF(step, 0) for step in (-13, 0, 13)]
    painter.setPen(QPen(color("accent.base"), 1.4))
    painter.drawLine(ends[0], ends[2])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent.base"))
    for end in ends:
        painter.drawEllipse(end, 4, 4)


def draw_steps(painter: QPainter, middle: QPointF) -> None:
    """Four steps up to a flag."""
    painter.setPen(Qt.PenStyle.NoPen)
    foot = middle.y() + 34
    for place, (high, strength) in enumerate(((16, 0.0), (31, 0.2), (46, 0.5), (60, 1.0))):
        shade = color("accent.tint")
        if strength:
            shade = color("accent.base")
            shade.setAlphaF(strength)
        left = middle.x() + (place - 2) * 54 + 2
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(left, foot - high, 48, high), 4, 4)
    _draw_flag(painter, QPointF(middle.x() + 83, foot - 60))


def _draw_flag(painter: QPainter, foot: QPointF) -> None:
    painter.setPen(QPen(color("state.signal.text"), 1.4))
    painter.drawLine(foot, foot - QPointF(0, 13))
    painter.setBrush(color("state.signal.fill"))
    flag = (QPointF(0, -13), QPointF(14, -8.5), QPointF(0, -4))
    painter.drawPolygon(QPolygonF([foot + corner for corner in flag]))
