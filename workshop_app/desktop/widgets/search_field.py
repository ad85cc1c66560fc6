"""The search field of a page: Ctrl+F comes here, Échap empties it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon

WIDTH = 220


class SearchField(QLineEdit):
    """Emits `searched(text)` at each change, blanks at both ends taken off."""

    searched = Signal(str)

    def __init__(self, hint: str, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMinimumWidth(min(width, 160))
        self.setMaximumWidth(width)
        self.setClearButtonEnabled(True)
        set_look(self, edge="icon")
        self.addAction(
            icon("search", "neutral.text_muted", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
