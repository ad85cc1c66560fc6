"""The mark of the essential: a filled bookmark, the same on a list, a card and a theme.

Decides its drawing; what is essential is in `services.essential`.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from workshop_app.desktop.theme import color

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 0.76), (0.0, 1.0))
"""Of a ribbon one wide and one high, with its notch."""


def paint_essential(painter: QPainter, room: QRectF) -> None:
    """Fills `room`, which is taller than wide."""
    corners = [
        QPointF(room.left() + across * room.width(), room.top() + down * room.height())
        for across, down in CORNERS
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent.base"))
    painter.drawPolygon(QPolygonF(corners))
