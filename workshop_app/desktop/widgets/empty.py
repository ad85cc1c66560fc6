"""The empty state of a list: an icon, one sentence, what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label

ICON = 32
WIDEST = 420


class EmptyState(QWidget):
    """Stands in the place of the list. `actions` are buttons, the most useful first."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        detail: str = "",
        actions: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        edge = space(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space(2))
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, "neutral.text_secondary", ICON))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label(sentence, "panel-title", wrap=True)
        self._detail = label(detail, "secondary", wrap=True)
        for words in (self._sentence, self._detail):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(WIDEST)
            across = QHBoxLayout()
            across.addStretch(1)
            # Much heavier than the stretches: as wide as it may, and centred.
            across.addWidget(words, 1_000)
            across.addStretch(1)
            column.addLayout(across)
        self._detail.setVisible(bool(detail))
        row = QHBoxLayout()
        row.setContentsMargins(0, space(2), 0, 0)
        row.setSpacing(space(2))
        row.addStretch(1)
        for button in actions:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setAccessibleName(" ".join(part for part in (sentence, detail) if part))

    def say(self, sentence: str, detail: str = "") -> None:
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(" ".join(part for part in (sentence, detail) if part))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("neutral.line_strong"), 1, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, radius("panel"), radius("panel"))
