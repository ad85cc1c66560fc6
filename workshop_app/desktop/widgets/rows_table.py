"""A table of rows that are told in words when they are seen: thousands cost what the screen shows.

    table = RowsTable(_("Personnes"), columns, face_of)
    table.show_rows(entries); table.chosen_changed.connect(presenter.select)

Decides how rows are chosen and kept; which rows there are, in which order and words, is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from workshop_app.desktop.widgets.box_column import BOX_WIDE, BoxDelegate, BoxHeader
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.table_view import MARK, SECOND_LINE, TAG, CellMark, TableView
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.desktop.widgets.tips import tip_role

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Display = Qt.ItemDataRole.DisplayRole
Flag = QItemSelectionModel.SelectionFlag
BOX = 0
MenuLine = tuple[str, str, Callable[[], object]]
"""Icon, words, what it does."""


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


Face = Callable[[Any], "RowFace"]


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is what a click on its title sorts by, "" when it does not. 0 wide: what is left.
    Under `shown_from` pixels of table, it goes."""

    key: str
    title: str
    wide: int = 0
    shown_from: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    second: str | None = None
    tag: TagFace | None = None
    mark: CellMark | None = None


@dataclass(frozen=True, slots=True)
class RowFace:
    """One cell a column, and the row as it is read aloud."""

    cells: tuple[Cell, ...]
    read_aloud: str


class RowsModel(QAbstractTableModel):
    """The box, then the columns."""

    def __init__(
        self, columns: Sequence[Column], face: Face, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns, self._face = columns, face
        self._rows: Sequence[Keyed] = ()
        self._place: dict[str, int] = {}
        self._faces: dict[str, RowFace] = {}

    def take(self, rows: Sequence[Keyed]) -> bool:
        """Shows these rows. True when they are others or in another order."""
        self._faces.clear()
        same = [row.key for row in rows] == list(self._place)
        if same:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self._columns))
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self._rows = rows
        self._place = {row.key: place for place, row in enumerate(rows)}
        self.endResetModel()
        return True

    def key(self, place: int) -> str:
        return self._rows[place].key

    def place(self, key: str) -> int | None:
        return self._place.get(key)

    def face(self, place: int) -> RowFace:
        row = self._rows[place]
        if row.key not in self._faces:
            self._faces[row.key] = self._face(row)
        return self._faces[row.key]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Display
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Display:
            return None
        return self._columns[section - 1].title if section else ""

    def data(self, index: Index, role: int = Display) -> Any:
        face = self.face(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return tip_role(role, face.read_aloud)
        if index.column() == BOX:
            return None
        cell = face.cells[index.column() - 1]
        shown = {int(Display): cell.text, SECOND_LINE: cell.second, TAG: cell.tag, MARK: cell.mark}
        return shown.get(int(role))


class RowsTable(TableView):
    chosen_changed = Signal(object)
    """The keys of the chosen rows, in order."""
    sort_asked = Signal(str, bool)
    """Key of a column, downwards."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        face: Face,
        *,
        several: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`several`: more than one row can be chosen, each with its box."""
        super().__init__(name, parent)
        self._columns = columns
        self.rows = RowsModel(columns, face, self)
        self._header = BoxHeader(BOX if several else -1, self)
        self.setHorizontalHeader(self._header)
        self.setModel(self.rows)
        self._lay_out_columns(several)
        self._header.sectionClicked.connect(self._sort)
        self._sorted, self._downwards = 1, False
        self._menu_lines: Callable[[], Sequence[MenuLine]] = lambda: ()
        self._silent = False
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def offer_menu(self, lines: Callable[[], Sequence[MenuLine]]) -> None:
        """What the right button, or the menu key, offers for the chosen rows."""
        self._menu_lines = lines

    def show_rows(self, rows: Sequence[Keyed]) -> None:
        """Other rows; what was chosen stays chosen if still there."""
        chosen, current = self.chosen(), self._current()
        self._silent = True
        if self.rows.take(rows):
            self.choose(chosen, current)
        self._silent = False
        if self.chosen() != chosen:
            self._tell()

    def chosen(self) -> list[str]:
        return [self.rows.key(index.row()) for index in self.selectionModel().selectedRows()]

    def choose(self, keys: Sequence[str], current: str | None = None) -> None:
        selection, wanted = self.selectionModel(), QItemSelection()
        last = len(self._columns)
        for key in keys:
            if (place := self.rows.place(key)) is not None:
                wanted.select(self.rows.index(place, BOX), self.rows.index(place, last))
        selection.select(wanted, Flag.ClearAndSelect)
        place = self.rows.place(current) if current else None
        if place is not None:
            selection.setCurrentIndex(self.rows.index(place, 1), Flag.NoUpdate)
            self.scrollTo(self.rows.index(place, 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._is_box(index) and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_box(self.indexAt(event.position().toPoint())) or not event.buttons():
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.isValid() and not self.isColumnHidden(BOX):
            self._toggle(here.row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lines = self._menu_lines() if self.chosen() else ()
        if not lines:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon_name, words, act in lines:
            action = QAction(icon(icon_name), words, menu)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
        menu.popup(event.globalPos() or self.mapToGlobal(QPoint(80, 60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        for place, column in enumerate(self._columns, start=1):
            self.setColumnHidden(place, wide < column.shown_from)

    def _lay_out_columns(self, several: bool) -> None:
        widths = {BOX: BOX_WIDE}
        widths |= {place: c.wide for place, c in enumerate(self._columns, start=1) if c.wide}
        stretched = next((n for n, c in enumerate(self._columns, start=1) if not c.wide), None)
        self.set_columns(widths, stretched)
        self.setColumnHidden(BOX, not several)
        if several:
            self.setItemDelegateForColumn(BOX, BoxDelegate(self))
            self._header.setSectionResizeMode(BOX, QHeaderView.ResizeMode.Fixed)
        else:
            self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _is_box(self, index: QModelIndex) -> bool:
        return index.isValid() and index.column() == BOX

    def _toggle(self, row: int) -> None:
        index = self.rows.index(row, 1)
        self.selectionModel().select(index, Flag.Toggle | Flag.Rows)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def _current(self) -> str | None:
        here = self.currentIndex()
        return self.rows.key(here.row()) if here.isValid() else None

    def _sort(self, section: int) -> None:
        if section == BOX:
            every = len(self.chosen()) == self.rows.rowCount()
            (self.clearSelection if every else self.selectAll)()
            return
        if not (key := self._columns[section - 1].key):
            return
        self._downwards = section == self._sorted and not self._downwards
        self._sorted = section
        order = Qt.SortOrder.DescendingOrder if self._downwards else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicatorShown(True)
        self._header.setSortIndicator(section, order)
        self.sort_asked.emit(key, self._downwards)

    def _tell(self) -> None:
        chosen = len(self.selectionModel().selectedRows())
        every = chosen == self.rows.rowCount()
        some = Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked
        self._header.show_state(some if chosen else Qt.CheckState.Unchecked)
        if not self._silent:
            self.chosen_changed.emit(self.chosen())
