"""Nobody sits yet: how many tables, of how many people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.groups.rules_panel import number_field, sizes_told
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.groups.problem import tables_of_size
from workshop_app.domain.workshop import MOST_TABLES
from workshop_app.i18n.translate import _, n_

WIDE = 480


class StartPanel(QWidget):
    """The two numbers follow each other: people do not change."""

    split_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = 0
        self.tables, self.seats = number_field(MOST_TABLES), number_field(1)
        self.tables.valueChanged.connect(self._follow_tables)
        self.seats.valueChanged.connect(self._follow_size)
        self.panel = Panel(" ")
        self.panel.setFixedWidth(WIDE)
        self.panel.body.setSpacing(space(3))
        numbers = QHBoxLayout()
        numbers.setSpacing(space(4))
        numbers.addWidget(Labelled(_("Nombre de tables"), self.tables), 1)
        numbers.addWidget(Labelled(_("Personnes par table, au plus"), self.seats), 1)
        self.panel.body.addLayout(numbers)
        self._told = label("", "secondary", wrap=True)
        self.panel.body.addWidget(self._told)
        self.go = Button(_("Répartir"), "primary", "shuffle", on_click=self._ask)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        self.panel.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_people(self, people: int, tables: int) -> None:
        """So many people, and the tables the workshop has planned."""
        changed, self._people = people != self._people, people
        self.panel.set_title(n_("{n} personne à répartir", "{n} personnes à répartir", people))
        self.tables.setMaximum(min(MOST_TABLES, people))
        self.seats.setMaximum(people)
        self.seats.setMinimum(max(1, tables_needed(people)))
        if changed or not (self.tables.hasFocus() or self.seats.hasFocus()):
            self.tables.setValue(tables)
            self._follow_tables(self.tables.value())

    def _follow_tables(self, tables: int) -> None:
        self._set(self.seats, -(-self._people // tables) if tables else 1)
        self._tell()

    def _follow_size(self, size: int) -> None:
        self._set(self.tables, tables_of_size(self._people, size))
        self._tell()

    def _tell(self) -> None:
        self._told.setText(sizes_told(self._people, self.tables.value()))

    def _ask(self) -> None:
        self.split_asked.emit(self.tables.value())

    @staticmethod
    def _set(field: QSpinBox, value: int) -> None:
        blocked = field.blockSignals(True)
        field.setValue(value)
        field.blockSignals(blocked)


def tables_needed(people: int) -> int:
    """The least size that keeps within the most tables a hall can have."""
    return -(-people // MOST_TABLES)
