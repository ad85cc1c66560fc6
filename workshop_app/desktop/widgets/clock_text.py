"""Big figures that never dance: digits equally wide, smaller when there is less room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import tokens

WIDEST = "00:00"


class ClockText(QWidget):
    """One line of figures. Repaints only when what it says changes."""

    def __init__(
        self,
        role: str = "console_clock",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._size = int(tokens()["type_px"][role]["size"])
        self._weight = int(tokens()["type_px"][role]["weight"])
        self._align, self._text, self._colour = align, "", color("neutral.text")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, spoken: str = "", colour: QColor | None = None) -> None:
        """The figures, what is read aloud for them, and another colour if need be."""
        colour = colour or color("neutral.text")
        if (text, colour) != (self._text, self._colour):
            self._text, self._colour = text, colour
            self.setAccessibleName(spoken or text)
            self.update()

    def set_share(self, share: float) -> None:
        """Smaller where there is little height: this part of its size."""
        size = round(int(tokens()["type_px"][self._role]["size"]) * share)
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(sized_font(self._size, self._weight, True))
        return QSize(round(metrics.horizontalAdvance(self._text or WIDEST)) + 2, self._size)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(sized_font(self._fitting(), self._weight, True))
        painter.setPen(self._colour)
        painter.drawText(
            QRectF(self.rect()), self._align | Qt.AlignmentFlag.AlignVCenter, self._text
        )

    def _fitting(self) -> float:
        """The size at which the text, or five figures if it is shorter, fits the width."""
        metrics = QFontMetricsF(sized_font(self._size, self._weight, True))
        wide = metrics.horizontalAdvance(max(self._text, WIDEST, key=len))
        return self._size * min(1.0, self.width() / max(1.0, wide))
