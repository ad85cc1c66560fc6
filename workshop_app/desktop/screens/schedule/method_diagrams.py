"""A small painted diagram for each method: people are ink dots, the one to look at is amber.

Decides only how they look; each is drawn in a square of 44 units.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import radius

SIDE = 54
UNITS = 44.0
DOT = 2.6


class MethodDiagram(QWidget):
    def __init__(self, method: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = DIAGRAMS.get(method, _draw_kept)
        self.setFixedSize(SIDE, SIDE)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.tint"))
        painter.drawRoundedRect(QRectF(self.rect()), radius("control"), radius("control"))
        painter.scale(self.width() / UNITS, self.height() / UNITS)
        self._draw(painter)


def _dots(painter: QPainter, points: Sequence[tuple[float, float]], fill: str = "ink") -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent.base" if fill == "ink" else "state.signal.fill"))
    for x, y in points:
        painter.drawEllipse(QPointF(x, y), DOT, DOT)


def _draw_one_two_four(painter: QPainter) -> None:
    """One, two, four, then all of them."""
    _dots(painter, [(7, 14), (15, 14), (21, 14)])
    _dots(painter, [(30, 11), (36, 11), (30, 17), (36, 17)])
    _dots(painter, [(8 + 7 * n, y) for n in range(5) for y in (27, 34)])


def _draw_cards(painter: QPainter) -> None:
    """A card read to the others."""
    painter.setPen(QPen(color("accent.base"), 1.6))
    painter.setBrush(color("neutral.surface"))
    painter.drawRoundedRect(QRectF(11, 8, 22, 16), 2, 2)
    painter.drawLine(QPointF(15, 14), QPointF(29, 14))
    painter.drawLine(QPointF(15, 18), QPointF(25, 18))
    _dots(painter, [(13, 33), (22, 35), (31, 33)])


def _draw_round(painter: QPainter) -> None:
    """A ring, the one who speaks in amber."""
    around = [(22 + 13 * cos(pi * n / 4), 22 + 13 * sin(pi * n / 4)) for n in range(8)]
    _dots(painter, around[1:])
    _dots(painter, around[:1], "amber")


def _draw_cafe(painter: QPainter) -> None:
    """Three tables, a host at each, people between them."""
    tables = [QPointF(13, 14), QPointF(31, 14), QPointF(22, 31)]
    painter.setPen(QPen(color("accent.base"), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one, two in ((0, 1), (1, 2), (2, 0)):
        painter.drawLine(tables[one], tables[two])
    painter.setBrush(color("neutral.surface"))
    for table in tables:
        painter.drawEllipse(table, 7.5, 7.5)
    _dots(painter, [(table.x(), table.y()) for table in tables], "amber")


def _draw_forum(painter: QPainter) -> None:
    """The grid of the marketplace, some cells taken."""
    taken = {(0, 0), (2, 1), (1, 2), (0, 2)}
    painter.setPen(QPen(color("accent.base"), 1.2))
    for row in range(3):
        for column in range(3):
            is_taken = (column, row) in taken
            painter.setBrush(color("accent.base" if is_taken else "neutral.surface"))
            painter.drawRoundedRect(QRectF(8 + 10 * column, 8 + 10 * row, 8, 8), 1.5, 1.5)


def _draw_stickers(painter: QPainter) -> None:
    """Lines, and what was stuck on them."""
    painter.setPen(QPen(color("accent.base"), 1.2))
    painter.setBrush(color("neutral.surface"))
    for row in range(3):
        painter.drawRoundedRect(QRectF(8, 8 + 10 * row, 28, 7), 1.5, 1.5)
    points = [(13, 11.5), (19, 11.5), (25, 11.5), (13, 21.5), (13, 31.5), (19, 31.5)]
    _dots(painter, points, "amber")


def _draw_weather(painter: QPainter) -> None:
    """A sun behind a cloud."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("state.signal.fill"))
    painter.drawEllipse(QPointF(17, 17), 8, 8)
    cloud = QPainterPath()
    cloud.setFillRule(Qt.FillRule.WindingFill)
    for x, y, wide in ((18, 28, 6.0), (25, 24, 7.5), (32, 28, 5.5)):
        cloud.addEllipse(QPointF(x, y), wide, wide)
    cloud.addRect(QRectF(18, 27, 14, 7))
    painter.setPen(QPen(color("accent.base"), 1.4))
    painter.setBrush(color("neutral.surface"))
    painter.drawPath(cloud.simplified())


def _draw_kept(painter: QPainter) -> None:
    """A page that was kept, with its ribbon: one of the person's own."""
    painter.setPen(QPen(color("accent.base"), 1.4))
    painter.setBrush(color("neutral.surface"))
    painter.drawRoundedRect(QRectF(11, 8, 22, 28), 2, 2)
    for y in (21, 26, 31):
        painter.drawLine(QPointF(15, y), QPointF(29, y))
    ribbon = QPainterPath(QPointF(23, 8))
    for x, y in ((29, 8), (29, 18), (26, 15), (23, 18)):
        ribbon.lineTo(x, y)
    ribbon.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("state.signal.fill"))
    painter.drawPath(ribbon)


DIAGRAMS: dict[str, Callable[[QPainter], None]] = {
    "1-2-4": _draw_one_two_four,
    "ecrire": _draw_cards,
    "tour": _draw_round,
    "cafe": _draw_cafe,
    "forum": _draw_forum,
    "gommettes": _draw_stickers,
    "meteo": _draw_weather,
}
