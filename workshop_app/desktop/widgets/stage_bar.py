"""Three dashes for the three stages: done in ink, the current one in amber, the rest in line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color

STAGES = 3
DASH = 30.0
GAP = 3.0
HIGH = 6.0


def paint_stage_bar(painter: QPainter, rect: QRectF, current: int) -> None:
    """`current` counts from 0; 3 means all is done. At the left of `rect`, vertically centred."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(STAGES):
        done, here = place < current, place == current
        name = "accent.base" if done else "state.signal.fill" if here else "neutral.line"
        painter.setBrush(color(name))
        left = rect.left() + place * (DASH + GAP)
        dash = QRectF(left, rect.center().y() - HIGH / 2, DASH, HIGH)
        painter.drawRoundedRect(dash, HIGH / 2, HIGH / 2)
    painter.restore()


class StageBar(QWidget):
    """Beside the word of the stage, never alone."""

    def __init__(self, current: int = 0, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stage(self, current: int, words: str) -> None:
        self._current = current
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(STAGES * DASH + (STAGES - 1) * GAP), 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_stage_bar(QPainter(self), QRectF(self.rect()), self._current)
