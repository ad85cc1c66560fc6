"""A message to those who type: its words, for whom, and who has read the last one.

Lays out, says what was typed; decides nothing. It shares its place with the entry of cards.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy

from workshop_app.desktop.screens.run.faces import MessageFace
from workshop_app.desktop.screens.run.quick_messages import ready_menu
from workshop_app.desktop.screens.run.side_panel import SidePanel
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import icon_button
from workshop_app.desktop.widgets.elided import ElidedLabel
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.hall_signals import LONGEST_MESSAGE
from workshop_app.i18n.translate import _

EVERY_TABLE = 0
ROOMY = 330
"""Pixels from which « Toutes les tables » stands whole beside the title."""


class MessagePanel(SidePanel):
    sent = Signal(str, int)
    """The words, and the number of the table they are for; 0: every table."""
    withdrawn = Signal()
    """The last message is to leave the phones."""

    def __init__(self) -> None:
        super().__init__(_("Message"))
        self.title.setWordWrap(False)
        self.setAccessibleName(_("Message aux référents"))
        self._for = QComboBox()
        self._for.setAccessibleName(_("À qui"))
        self._for.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._for.addItem(_("Toutes les tables"), EVERY_TABLE)
        back = icon_button("pencil", _("Saisir une carte"), "quiet", "small", self.closed.emit)
        self.buttons.addWidget(self._for)
        self.buttons.addWidget(back)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST_MESSAGE)
        self._text.setAccessibleName(_("Message aux référents"))
        self._text.setPlaceholderText(_("Encore cinq minutes"))
        self._text.returnPressed.connect(self._send)
        self._last = ElidedLabel("", "secondary")
        self._read, self._missing = label("", "success"), ElidedLabel("", "muted")
        # The figure comes first: what is missing takes the room that is left.
        self._missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._said = label("", "error", wrap=True)
        self._withdraw = icon_button(
            "x", _("Retirer le message des téléphones"), "quiet", "small", self.withdrawn.emit
        )
        self._lay_out()
        self.show_message(MessageFace("", "", "", ""))
        self._said.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        self._for.setItemText(EVERY_TABLE, _("Toutes les tables") if roomy else _("Toutes"))

    def show_tables(self, tables: Sequence[int]) -> None:
        known = [self._for.itemData(row) for row in range(1, self._for.count())]
        if known == list(tables):
            return
        kept = self._for.currentData()
        while self._for.count() > 1:
            self._for.removeItem(1)
        for number in tables:
            self._for.addItem(_("Table {n}", n=number), number)
        self._for.setCurrentIndex(max(0, self._for.findData(kept)))

    def choose_table(self, number: int) -> None:
        """Whom the next message is for."""
        self._for.setCurrentIndex(max(0, self._for.findData(number)))

    def show_message(self, face: MessageFace) -> None:
        words = _("{time} « {words} »", time=face.sent, words=face.text) if face.text else ""
        self._last.say(words or _("S'affiche sur les téléphones."))
        self._read.setText(face.read)
        set_look(self._read, role="secondary" if face.by_nobody else "success")
        self._missing.say(face.missing)
        self._withdraw.setVisible(bool(face.text))

    def open_ready(self) -> None:
        """One press sends it, to those chosen. Maj + M."""
        menu = ready_menu(self, lambda words: self.sent.emit(words, self._for.currentData()))
        menu.popup(self._ready.mapToGlobal(self._ready.rect().bottomLeft()))

    def aim(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sent(self) -> None:
        """It is on disk: the field empties, ready for another."""
        self._text.clear()
        self._said.hide()
        self._for.setCurrentIndex(0)

    def show_refusal(self, said: str) -> None:
        """The words stay, with the reason under them."""
        self._said.setText(said)
        self._said.show()
        set_look(self._said, role="error")

    def _send(self) -> None:
        self.sent.emit(self._text.text(), self._for.currentData())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._text, 1)
        self._ready = icon_button("list", _("Messages tout prêts"), on_click=self.open_ready)
        row.addWidget(self._ready)
        row.addWidget(icon_button("send", _("Envoyer le message"), on_click=self._send))
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        said = QHBoxLayout()
        said.setSpacing(space(2))
        said.addWidget(self._last, 1)
        said.addWidget(self._withdraw)
        self.body.addLayout(said)
        foot = QHBoxLayout()
        foot.setSpacing(space(1))
        foot.addWidget(self._read)
        foot.addWidget(self._missing, 1)
        self.body.addLayout(foot)
        self.body.addStretch(1)
