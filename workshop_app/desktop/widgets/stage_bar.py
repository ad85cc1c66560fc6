"""Three dashes for the three stages: done in ink, the current one in amber, the rest in line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

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
