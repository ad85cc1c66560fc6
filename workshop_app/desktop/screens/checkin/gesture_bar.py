"""What was just done at the door, with « Annuler »: it stays until the next gesture."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workshop_app.desktop.screens.checkin.faces import GestureFace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space, tokens
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.keycap import Keycap
from workshop_app.i18n.translate import _

ICON = 22


class GestureBar(QFrame):
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(3), space(2))
        row.setSpacing(space(3))
        self._picture = QLabel()
        self._picture.setFixedSize(ICON, ICON)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self.button = Button(
            _("Annuler"), icon_name="undo", scale="small", on_click=self.undo_asked.emit
        )
        self._key = Keycap("Ctrl+Z")
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self._key)
        self.hide()

    def show_gesture(self, face: GestureFace | None) -> None:
        """None: nothing to say any more."""
        self.setVisible(face is not None)
        if face is None:
            return
        set_look(self, role=f"banner-{face.look}")
        icon = tokens()["color"]["state"][face.look]["icon"]
        self._picture.setPixmap(pixmap(icon, f"state.{face.look}.text", ICON))
        self._words.setText(f"<b>{html.escape(face.result)}</b> {html.escape(face.detail)}")
        self.setAccessibleName(f"{face.result} {face.detail}".strip())
        for part in (self.button, self._key):
            part.setVisible(face.can_undo)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
