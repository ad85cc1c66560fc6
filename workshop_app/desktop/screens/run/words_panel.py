"""A few free words for the hall: what is typed here is projected in large.

Lays out, says what was typed; decides nothing. It shares its place with the entry of cards.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from workshop_app.desktop.screens.run.side_panel import SidePanel
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LINES_HIGH = 64


class _Words(QPlainTextEdit):
    """Entrée projects, Maj + Entrée goes to the next line, Tab leaves."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Message à la salle"))
        self.setPlaceholderText(_("Reprise à 11 h, salle du haut"))
        self.setFixedHeight(LINES_HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER and not shifted:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class WordsPanel(SidePanel):
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Message à la salle"))
        self.title.setWordWrap(False)
        self.setAccessibleName(_("Message à la salle"))
        self.buttons.addWidget(icon_button("x", _("Fermer"), "quiet", "small", self.closed.emit))
        self._words = _Words()
        self._words.entered.connect(self._say)
        self._refusal = label("", "error", wrap=True)
        self._refusal.hide()
        self.body.addWidget(self._words)
        self.body.addWidget(self._refusal)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Projeter"), "secondary", "projector", "small", self._say))
        self.body.addLayout(row)
        self.body.addStretch(1)

    def aim(self, words: str) -> None:
        """Ready to be typed; the words of the last time stand there, selected."""
        self.show_refusal("")
        self._words.setPlainText(words)
        self._words.selectAll()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, said: str) -> None:
        """The words stay, with the reason under them; "" takes it away."""
        self._refusal.setText(said)
        self._refusal.setVisible(bool(said))
        set_look(self._refusal, role="error")

    def _say(self) -> None:
        self.said.emit(self._words.toPlainText())
