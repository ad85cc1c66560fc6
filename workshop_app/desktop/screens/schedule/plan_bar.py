"""The day as a bar: phases in proportion, the end as a mark, what is too much hatched in amber."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.schedule.faces import BarPart
from workshop_app.desktop.theme import color, font
from workshop_app.desktop.widgets.shapes import tone

BAR = 15
GAP = 2
LABELS = 20
OVER = 5
"""How far the mark of the end stands out of the bar."""
STRIPE = 7
ROUND = 3


class PlanBar(QWidget):
    """With clock labels when `start` and `end` are given; a bare strip without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[BarPart, ...] = ()
        self._available = 0.0
        self._start = self._end = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(
        self, parts: Sequence[BarPart], available: float = 0.0, start: str = "", end: str = ""
    ) -> None:
        """`available`: minutes until the end; 0 = the bar is as long as its parts."""
        self._parts, self._available = tuple(parts), available
        self._start, self._end = start, end
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, OVER + BAR + (LABELS if self._start else OVER))

    def excess_rect(self) -> QRectF:
        """The hatched part; empty when the day fits."""
        planned = self._planned()
        if not self._available or planned <= self._available:
            return QRectF()
        left = self.width() * self._available / planned
        return QRectF(left, OVER, self.width() - left, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = max(self._planned(), self._available)
        if not total:
            return
        scale = self.width() / total
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.sunken"))
        painter.drawRoundedRect(QRectF(0, OVER, self.width(), BAR), ROUND, ROUND)
        left = 0.0
        for part in self._parts:
            wide = part.minutes * scale
            painter.setBrush(_ink(part.tone))
            box = QRectF(left, OVER, max(1.0, wide - GAP), BAR)
            painter.drawRoundedRect(box, ROUND, ROUND)
            left += wide
        excess = self.excess_rect()
        if not excess.isEmpty():
            _hatch(painter, excess)
        if self._start:
            self._paint_times(painter, self._available * scale)

    def _paint_times(self, painter: QPainter, end: float) -> None:
        painter.setPen(color("neutral.text_muted"))
        painter.setFont(font("caption", tabular=True))
        below = QRectF(0, OVER + BAR + 2, self.width(), LABELS - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._start)
        painter.setPen(QPen(color("neutral.text"), 2))
        line = min(end, self.width() - 1.0)
        painter.drawLine(round(line), 0, round(line), OVER + BAR + 3)
        painter.setFont(font("caption", 700, tabular=True))
        wide = painter.fontMetrics().horizontalAdvance(self._end) + 2.0
        place = min(max(0.0, line - wide / 2), self.width() - wide)
        painter.drawText(
            QRectF(place, below.top(), wide, below.height()), Qt.AlignmentFlag.AlignRight, self._end
        )

    def _planned(self) -> float:
        return sum(part.minutes for part in self._parts)


def _ink(look: str) -> QColor:
    if look == "accent":
        return color("accent.base")
    return color("neutral.line_strong") if look == "break" else tone(look).strong


def _hatch(painter: QPainter, rect: QRectF) -> None:
    """Amber stripes: seen in black and white too."""
    inside = QPainterPath()
    inside.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    painter.save()
    painter.setClipPath(inside)
    painter.fillRect(rect, color("neutral.surface"))
    painter.setPen(QPen(color("state.signal.fill"), 3))
    x = rect.left() - BAR
    while x < rect.right():
        painter.drawLine(round(x), round(rect.bottom()), round(x + BAR), round(rect.top()))
        x += STRIPE
    painter.restore()
    painter.save()
    painter.setPen(QPen(color("state.signal.text"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(inside)
    painter.restore()
