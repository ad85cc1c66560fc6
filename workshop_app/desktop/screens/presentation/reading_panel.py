"""Keeping order at the tables: their cards are read before anybody else sees them, a code that
went round is changed. Decides nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.i18n.translate import _


class ReadingPanel(Panel):
    switched = Signal(bool)
    code_asked = Signal(int)
    """Another code for the table of this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cartes des tables"), parent=parent)
        self.box = QCheckBox(_("Les relire avant de les montrer"))
        self.box.clicked.connect(self.switched)
        self.body.addWidget(self.box)
        note = _("Elles attendent alors dans Cartes, sous « À relire » : ni projetées ni comptées.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.body.addWidget(line())
        loose = _("Le lien d'une table a circulé ? Son code peut changer ; ses cartes restent.")
        self.body.addWidget(label(loose, "caption", wrap=True))
        self.code = Button(_("Changer le code de la table…"), icon_name="key-round", scale="small")
        self.code.clicked.connect(self._open)
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        self._tables = 0

    def show_choice(self, reads_first: bool, tables: int) -> None:
        self.box.setChecked(reads_first)
        self._tables = tables

    def menu(self) -> QMenu:
        """One line a table."""
        menu = QMenu(self)
        for number in range(1, self._tables + 1):
            action = QAction(_("Table {n}", n=number), menu)
            action.triggered.connect(partial(self._ask, number))
            menu.addAction(action)
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.code.mapToGlobal(QPoint(0, self.code.height() + 4)))

    def _ask(self, number: int, _checked: bool = False) -> None:
        self.code_asked.emit(number)
