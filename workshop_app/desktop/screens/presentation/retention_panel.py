"""How long this workshop keeps the names of its people, told as a line of the checklist; its button
opens the choices. Decides nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.screens.presentation.side_panels import CheckRow
from workshop_app.desktop.screens.presentation.wording import RetentionLine, retention_choice
from workshop_app.desktop.widgets.panel import Panel
from workshop_app.domain.retention import CHOICES
from workshop_app.i18n.translate import _


class RetentionPanel(Panel):
    chosen = Signal(int, bool)
    """Months after the day, 0 for ever; whether nobody is to be asked then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Après l'atelier"), parent=parent)
        self.row = CheckRow()
        self.row.button.clicked.connect(self._open)
        self.body.addWidget(self.row)
        self._line = RetentionLine("", False, None, False)

    def show_line(self, line: RetentionLine) -> None:
        self._line = line
        button = _("Choisir") if line.months is None else _("Changer")
        self.row.say(_("Conservation des noms"), line.detail, line.done, button)

    def menu(self) -> QMenu:
        """The choices, the one in force ticked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for months in (*CHOICES, 0):
            action = QAction(retention_choice(months), menu, checkable=True)
            action.setChecked(months == self._line.months)
            action.triggered.connect(partial(self._choose, months))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        unasked = QAction(_("Sans me le demander ce jour-là"), menu, checkable=True)
        unasked.setChecked(self._line.unasked)
        unasked.setEnabled(bool(self._line.months))
        unasked.triggered.connect(lambda on: self.chosen.emit(self._line.months or 0, on))
        menu.addAction(unasked)
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.row.button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _choose(self, months: int, _checked: bool = True) -> None:
        self.chosen.emit(months, self._line.unasked)
