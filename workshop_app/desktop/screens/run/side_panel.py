"""A panel of Conduite that shares its place with others: one width for all, Échap closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.panel import Panel


class SidePanel(Panel):
    closed = Signal()
    """The panel that had the place before is to have it again."""

    def sizeHint(self) -> QSize:
        return QSize(space("page_margin") * 10, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
