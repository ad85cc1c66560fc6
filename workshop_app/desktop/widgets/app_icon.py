"""The program's icon: the four shapes, two by two, in their order."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from workshop_app.desktop.widgets.shapes import MARK, paint_shape, tone

SIDE = 256


def app_icon() -> QIcon:
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = SIDE / 2
    for place, (name, shape) in enumerate(MARK):
        row, column = divmod(place, 2)
        paint_shape(
            painter, shape, QRectF(column * half, row * half, half, half), tone(name).strong
        )
    painter.end()
    return QIcon(picture)
