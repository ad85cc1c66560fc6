"""Words that no line can break, an address or an e-mail: cut with « … » where the room ends, whole
in the tooltip and for a screen reader.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton, QSizePolicy, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.tips import tip

LEAST = 80
RADIO = 36
"""Pixels of a radio button before its words, and after."""


class ElidedLabel(QLabel):
    """One line in a role of the style sheet."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self, role=role)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        self._whole = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def whole(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._whole) + 2, self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _high(self) -> int:
        return QFontMetrics(self.font()).height() + 2

    def _fit(self) -> None:
        _fit(self, self._whole, self.width())


class ElidedRadio(QRadioButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self._wanted = super().sizeHint()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(text))
        self.setAccessibleName(text)

    def whole(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self._wanted.width()), self._wanted.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self, self._whole, self.width() - RADIO)


def _fit(widget: QLabel | QAbstractButton, whole: str, wide: int) -> None:
    metrics = QFontMetrics(widget.font())
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, max(wide, 0))
    if widget.text() != shown:
        widget.setText(shown)
