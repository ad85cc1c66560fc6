"""The search of the door: large, always ready, it keeps the keys that move and confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.keycap import Keycap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.i18n.translate import _

WIDEST = 16_777_215
ICON = 28
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}


class SearchBox(SearchField):
    moved = Signal(int)
    """Arrows: so many rows down."""
    entered = Signal()
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Chercher une personne"), WIDEST, parent)
        self.setClearButtonEnabled(False)
        for action in self.actions():
            self.removeAction(action)
        set_look(self, scale="large", edge="")
        self._mark = QLabel(self)
        self._mark.setPixmap(pixmap("search", "neutral.text_secondary", ICON))
        self.setFixedHeight(size("checkin_search"))
        self._aside = QWidget(self)
        row = QHBoxLayout(self._aside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._found = label("", "secondary")
        row.addWidget(self._found)
        row.addSpacing(space(1))
        row.addWidget(Keycap(_("Échap")))
        row.addWidget(label(_("effacer"), "secondary"))
        self._aside.hide()
        self.textChanged.connect(lambda _text: self._lay_out())

    def say_found(self, found: str) -> None:
        """How many people; empty: nothing is being looked for."""
        self._found.setText(found)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif (event.key() in ENTER and shifted) or event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit()
        elif event.key() in STEPS and plain:
            self.moved.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By a key: of the person chosen. By the mouse: of the text, as everywhere."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit()
        else:
            super().contextMenuEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._aside.setVisible(bool(self.text()) and self.width() > 420)
        self._aside.adjustSize()
        wide = self._aside.sizeHint().width() if self._aside.isVisibleTo(self) else 0
        self._mark.move(space(4) + 2, (self.height() - ICON) // 2)
        self.setTextMargins(space(4) + ICON, 0, wide + 8, 0)
        top = (self.height() - self._aside.height()) // 2
        self._aside.move(self.width() - wide - space(4), top)
