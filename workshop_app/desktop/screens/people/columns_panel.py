"""« Colonnes »: what each column of the list is used for, and the values it holds.

In the place of the list until it is closed. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workshop_app.desktop.screens.people.values_part import ValuesPart
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.table_view import SECOND_LINE, TableView, is_checkable, toggle
from workshop_app.desktop.widgets.tips import tip_role
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, n_
from workshop_app.services.list_columns import ColumnUse
from workshop_app.services.values import ValueUsed

NAME, CRITERION, BADGE = range(3)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class ColumnsModel(QAbstractTableModel):
    ticked = Signal(str, int, bool)
    """Column of the list, CRITERION or BADGE, wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ColumnUse] = ()

    def take(self, rows: Sequence[ColumnUse]) -> None:
        same = [row.column for row in rows] == [row.column for row in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, BADGE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def column(self, place: int) -> str:
        return self._rows[place].column

    def place(self, name: str) -> int:
        return next((at for at, row in enumerate(self._rows) if row.column == name), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (_("Colonne"), _("Répartir"), _("Badge"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == NAME else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, place = self._rows[index.row()], index.column()
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return tip_role(role, self._aloud(row, place))
        if place == NAME:
            if role == Role.DisplayRole:
                return field_label(row.column)
            return _figures(row) if role == SECOND_LINE else None
        if role == Role.CheckStateRole:
            on = row.criterion if place == CRITERION else row.badge
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or index.column() == NAME:
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(self._rows[index.row()].column, index.column(), wanted)
        return True

    def _aloud(self, row: ColumnUse, place: int) -> str:
        name = field_label(row.column)
        if place == NAME:
            return f"{name}, {_figures(row)}"
        on = row.criterion if place == CRITERION else row.badge
        what = _("à répartir entre les tables") if place == CRITERION else _("sur le badge")
        ticked = _("coché") if on else _("non coché")
        return f"{name}, {what}, {ticked}"


class ColumnsTable(TableView):
    """Espace ticks the box one stands on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.isValid() and is_checkable(here):
            toggle(self.model(), here)
        else:
            super().keyPressEvent(event)


class ColumnsPanel(Panel):
    column_chosen = Signal(str)
    criterion_ticked = Signal(str, bool)
    badge_ticked = Signal(str, bool)
    export_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Colonnes de la liste"), parent=parent)
        self.close_button = Button(_("Fermer"), on_click=self.left.emit)
        export = Button(
            _("Enregistrer la liste"), icon_name="file-down", on_click=self.export_asked.emit
        )
        export.setToolTip(_("Dans un fichier pour tableur, avec toutes ses colonnes"))
        self.buttons.addWidget(export)
        self.buttons.addWidget(self.close_button)
        self.columns = ColumnsModel(self)
        self.columns.ticked.connect(self._ticked)
        self.table = ColumnsTable(_("Colonnes de la liste"))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setModel(self.columns)
        self.table.set_columns({CRITERION: 84, BADGE: 74}, NAME)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.values = ValuesPart(with_choice=False)
        self._order = label("", "caption", wrap=True)
        left, right = QWidget(), QWidget()
        for side, widgets in ((left, (self.table, self._order)), (right, (self.values,))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space(2))
            for place, widget in enumerate(widgets):
                column.addWidget(widget, 0 if place else 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([400, 600])
        split.setHandleWidth(space(4))
        self.body.addWidget(split, 1)

    def show_columns(
        self, rows: Sequence[ColumnUse], criteria: Sequence[str], badge: Sequence[str]
    ) -> None:
        """`criteria` and `badge`: in their order."""
        self.columns.take(rows)
        said = []
        if criteria:
            names = ", ".join(map(field_label, criteria))
            said.append(
                _("À répartir, du plus important au moins important : {names}.", names=names)
            )
        names = ", ".join(map(field_label, badge))
        said.append(
            _("Sur le badge, sous le nom : {names}.", names=names)
            if badge
            else _("Sur le badge : le nom seul.")
        )
        self._order.setText(" ".join(said))

    def show_values(self, name: str, groups: Sequence[ValueUsed]) -> None:
        self.values.show_values(name, groups)

    def choose(self, name: str) -> None:
        place = self.columns.place(name)
        if place >= 0:
            self.table.setCurrentIndex(self.columns.index(place, NAME))

    def _choose(self, here: QModelIndex, _before: QModelIndex) -> None:
        if here.isValid():
            self.column_chosen.emit(self.columns.column(here.row()))

    def _ticked(self, name: str, what: int, wanted: bool) -> None:
        (self.criterion_ticked if what == CRITERION else self.badge_ticked).emit(name, wanted)


def _figures(row: ColumnUse) -> str:
    values = n_("{n} valeur", "{n} valeurs", row.values)
    people = n_("{n} personne", "{n} personnes", row.people)
    return f"{values}, {people}"
