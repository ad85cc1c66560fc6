"""One table at hand: what is known of it, and each rung of the ladder one press away.

Lays out and says what was pressed; decides nothing. It shares its place with the message.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from workshop_app.desktop.screens.run.faces import RescueFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _


class RescuePanel(Panel):
    code_asked = Signal(int)
    """Show the code of the table of this number, for another phone."""
    typing_asked = Signal(int)
    """Type for it at the desk, what it says aloud."""
    paper_asked = Signal(int)
    phone_asked = Signal(int)
    """It goes back from paper to its phone."""
    message_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Table"))
        self._number = 0
        self._on_paper = False
        close = icon_button("x", _("Fermer"), "quiet", "small", self.closed.emit)
        self.buttons.addWidget(close)
        self._said = label("", "caption", wrap=True)
        self._gap = label("", "signal", wrap=True)
        self._code = self._rung("qr", _("Code QR"), self._ask_code)
        self._code.setToolTip(_("Montrer son code en grand, pour un autre téléphone"))
        self._type = self._rung("pencil", _("Saisir ici"), self._ask_typing)
        self._type.setToolTip(_("Saisir les cartes que la table vous dicte"))
        self._paper = self._rung("sticky-note", "", self._ask_paper)
        self._write = self._rung("message", _("Lui écrire"), self._ask_message)
        self._write.setToolTip(_("Envoyer un message à cette table"))
        self._lay_out()

    def show_table(self, face: RescueFace) -> None:
        self._number, self._on_paper = face.number, face.on_paper
        self.set_title(face.title)
        self._said.setText(face.said)
        self._said.setVisible(not face.gap)
        self._gap.setText(face.gap)
        self._gap.setVisible(bool(face.gap))
        self._paper.setText(_("Au téléphone") if face.on_paper else _("Au papier"))
        back, paper = _("La table revient à son téléphone"), _("La table passe au papier")
        self._paper.setToolTip(back if face.on_paper else paper)
        self._paper.set_icon("phone" if face.on_paper else "sticky-note")
        if face.has_code:
            self._code.allow()
        else:
            self._code.refuse(_("L'adresse du formulaire n'est pas encore choisie."))

    def aim(self) -> None:
        (self._code if self._code.isEnabled() else self._type).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _rung(self, icon_name: str, words: str, on_click: Callable[[], None]) -> Button:
        made = Button(words, icon_name=icon_name, scale="small", on_click=on_click)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _ask_code(self) -> None:
        self.code_asked.emit(self._number)

    def _ask_typing(self) -> None:
        self.typing_asked.emit(self._number)

    def _ask_paper(self) -> None:
        (self.phone_asked if self._on_paper else self.paper_asked).emit(self._number)

    def _ask_message(self) -> None:
        self.message_asked.emit(self._number)

    def _lay_out(self) -> None:
        self.body.setSpacing(space(1))  # the highest of the panels that share this place
        self.body.addWidget(self._said)
        self.body.addWidget(self._gap)
        grid = QGridLayout()
        grid.setSpacing(space(2))
        for place, rung in enumerate((self._code, self._type, self._paper, self._write)):
            grid.addWidget(rung, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)
