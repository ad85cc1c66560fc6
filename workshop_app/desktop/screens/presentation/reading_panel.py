"""Whether the cards of the tables are read before anybody else sees them. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _


class ReadingPanel(Panel):
    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cartes des tables"), parent=parent)
        self.box = QCheckBox(_("Les relire avant de les montrer"))
        self.box.clicked.connect(self.switched)
        self.body.addWidget(self.box)
        note = _("Elles attendent alors dans Cartes, sous « À relire » : ni projetées ni comptées.")
        self.body.addWidget(label(note, "caption", wrap=True))

    def show_choice(self, reads_first: bool) -> None:
        self.box.setChecked(reads_first)
