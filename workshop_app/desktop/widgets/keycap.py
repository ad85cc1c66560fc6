"""A key of the keyboard, drawn beside what it does: « Entrée », « F4 », « Ctrl+Z »."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius

PIXELS, SIDE, HIGH = 13, 8, 22


def keycap_width(key: str) -> int:
    """Pixels a key needs."""
    return round(QFontMetricsF(sized_font(PIXELS, 600)).horizontalAdvance(key)) + 2 * SIDE


def paint_keycap(painter: QPainter, rect: QRectF, key: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("neutral.control"), 1))
    painter.setBrush(color("neutral.surface"))
    edge = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, radius("control"), radius("control"))
    painter.setFont(sized_font(PIXELS, 600))
    painter.setPen(color("neutral.text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


class Keycap(QWidget):
    """Not read aloud: what it stands beside says its key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(keycap_width(self._key), HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), QRectF(self.rect()), self._key)
