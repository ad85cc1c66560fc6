"""Who came to which meeting: a row for each member, a column for each meeting, words in the cells.

Keys note the chosen cell: L là, P a prévenu, A absence, S suppléance, Suppr nothing; Entrée opens
the same choices as a menu. Decides the look and the keys; not what may be noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from workshop_app.desktop.screens.calendar.faces import ColumnFace, RowFace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.table_view import MARK, SECOND_LINE, TAG, CellMark, TableView
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.desktop.widgets.tips import tip_role
from workshop_app.domain.commitment import Said
from workshop_app.i18n.translate import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Display = Qt.ItemDataRole.DisplayRole
NAME_WIDE, CELL_WIDE, REMARK_WIDE = 172, 110, 112
KEYS: dict[int, Said] = {
    Qt.Key.Key_L: "present",
    Qt.Key.Key_P: "excused",
    Qt.Key.Key_A: "absent",
}


class PresenceModel(QAbstractTableModel):
    """Rows come filtered and worded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[ColumnFace] = ()
        self.rows: Sequence[RowFace] = ()

    def take(self, columns: Sequence[ColumnFace], rows: Sequence[RowFace]) -> bool:
        """True when they are other people or other meetings."""
        same = [c.meeting for c in columns] == [c.meeting for c in self.columns] and [
            r.person for r in rows
        ] == [r.person for r in self.rows]
        if same:
            self.columns, self.rows = columns, rows
            if rows:
                last = self.index(len(rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return False
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + 2

    def meeting(self, column: int) -> UUID | None:
        """Of a column; none for the name and the remark."""
        return self.columns[column - 1].meeting if 0 < column <= len(self.columns) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Display
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and 0 < section <= len(self.columns):
            return tip_role(role, self.columns[section - 1].spoken)
        if role != Display:
            return None
        if section == 0:
            return _("Participant")
        if section <= len(self.columns):
            return self.columns[section - 1].title
        return _("Engagement")

    def data(self, index: Index, role: int = Display) -> Any:
        row = self.rows[index.row()]
        column = index.column()
        if column == 0:
            return {Display: row.name, SECOND_LINE: row.structure}.get(role)
        if column > len(self.columns):
            return _remark(row, role)
        cell = row.cells[column - 1]
        if role == Display:
            return cell.words
        if role == MARK and cell.icon:
            return CellMark(cell.icon, cell.look)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = f"{row.name}, {self.columns[column - 1].spoken} : {cell.spoken}"
            return tip_role(role, said)
        return None


def _remark(row: RowFace, role: int) -> Any:
    if role == TAG and row.to_call:
        return TagFace(row.remark, "signal", "phone")
    return row.remark if role == Display else None


class PresenceTable(TableView):
    noted = Signal(object, object, str)
    """Meeting, person, what was said."""
    forgotten = Signal(object, object)
    substitute_asked = Signal(object, object)
    person_chosen = Signal(object)
    meeting_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Présence d'une rencontre à l'autre"), parent)
        set_look(self, role="bare")
        self.setCornerWidget(QWidget())
        self.rows = PresenceModel(self)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._tell)
        self.row_opened.connect(lambda _row: self._open_menu())

    def show_rows(self, columns: Sequence[ColumnFace], rows: Sequence[RowFace]) -> None:
        """The chosen cell stays chosen while its person and its meeting are there."""
        here = self.currentIndex()
        person = self.rows.rows[here.row()].person if here.isValid() else None
        meeting = self.rows.meeting(here.column()) if here.isValid() else None
        if not self.rows.take(columns, rows):
            return
        widths = {0: NAME_WIDE} | dict.fromkeys(range(1, len(columns) + 1), CELL_WIDE)
        self.set_columns(widths | {len(columns) + 1: REMARK_WIDE})
        self.horizontalHeader().setStretchLastSection(True)
        place = next((n for n, row in enumerate(rows) if row.person == person), None)
        if place is not None:
            column = next((n for n, c in enumerate(columns, 1) if c.meeting == meeting), 0)
            self._choose(place, column)

    def _choose(self, row: int, column: int) -> None:
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.selectionModel().blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        where = self._here()
        if where is not None and plain:
            if event.key() in KEYS:
                self.noted.emit(*where, KEYS[event.key()])
                return
            if event.key() == Qt.Key.Key_S:
                self.substitute_asked.emit(*where)
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.forgotten.emit(*where)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self.setCurrentIndex(index)
            self._open_menu(event.globalPos())

    def _here(self) -> tuple[UUID, UUID] | None:
        """Meeting and person of the chosen cell."""
        here = self.currentIndex()
        meeting = self.rows.meeting(here.column()) if here.isValid() else None
        return (meeting, self.rows.rows[here.row()].person) if meeting is not None else None

    def _tell(self, here: QModelIndex, _before: QModelIndex) -> None:
        if not here.isValid():
            return
        self.person_chosen.emit(self.rows.rows[here.row()].person)
        if (meeting := self.rows.meeting(here.column())) is not None:
            self.meeting_chosen.emit(meeting)

    def _open_menu(self, at: QPoint | None = None) -> None:
        where = self._here()
        if where is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = (
            ("check", _("Là"), "L", partial(self.noted.emit, *where, "present")),
            ("x", _("Absence, a prévenu"), "P", partial(self.noted.emit, *where, "excused")),
            ("circle-alert", _("Absence, sans prévenir"), "A",
             partial(self.noted.emit, *where, "absent")),
            ("repeat", _("Suppléance par…"), "S", partial(self.substitute_asked.emit, *where)),
            ("erase", _("Ne rien noter"), "", partial(self.forgotten.emit, *where)),
        )  # fmt: skip
        for picture, words, key, act in lines:
            action = QAction(icon(picture), f"{words}\t{key}" if key else words, menu)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        menu.popup(at or self.viewport().mapToGlobal(corner))
