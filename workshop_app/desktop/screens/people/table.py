"""The table of people: its boxes follow the selection, a click on a box adds a row to it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from workshop_app.desktop.screens.people.model import (
    APPLIED,
    BOX,
    DECISION,
    DEPARTEMENT,
    FUNCTION,
    KEYS,
    LAST,
    NAME,
    OF_A_CALL,
    OF_A_GROUP,
    PRESENCE,
    REFERENT,
    TABLE,
    PeopleModel,
)
from workshop_app.desktop.widgets.box_column import BOX_WIDE, BoxDelegate, BoxHeader
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.table_view import TableView
from workshop_app.i18n.translate import _, n_
from workshop_app.services.people_list import PersonRow

FUNCTION_PART, FUNCTION_LEAST = 0.22, 160
FUNCTION_OF_A_CALL = 120
ROOM_FOR_FUNCTION = 640
"""Pixels: in a narrower list, names come first."""
ROOM_FOR_CALL, ROOM_FOR_APPLIED = 800, 520
Flag = QItemSelectionModel.SelectionFlag


class PeopleTable(TableView):
    chosen_changed = Signal(object)
    """The keys of the chosen rows, in order."""
    sort_asked = Signal(str, bool)
    remove_asked = Signal()
    referents_asked = Signal(bool)
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Participants"), parent)
        self.people = PeopleModel(self)
        self._header = BoxHeader(BOX, self)
        self.setHorizontalHeader(self._header)
        self.setModel(self.people)
        self.setItemDelegateForColumn(BOX, BoxDelegate(self))
        wide = {BOX: BOX_WIDE, DEPARTEMENT: 56, TABLE: 62, REFERENT: 114}
        self.set_columns(wide | {APPLIED: 118, DECISION: 164, PRESENCE: 128}, NAME)
        self._recruits = False
        self.show_recruiting(False)
        self._header.sectionClicked.connect(self._sort)
        self._header.setSectionResizeMode(BOX, QHeaderView.ResizeMode.Fixed)
        self._sorted, self._downwards = NAME, False
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.row_opened.connect(lambda _row: self.edit_asked.emit())
        self._silent = False

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Other rows; who was chosen stays chosen if still there."""
        chosen, current = self.chosen(), self._current()
        self._silent = True
        if self.people.take(rows):
            self._choose(chosen, current)
        self._silent = False
        if self.chosen() != chosen:
            self._tell()

    def show_recruiting(self, recruits: bool) -> None:
        """Candidatures and decisions, or tables and referents."""
        self._recruits = recruits
        for column in OF_A_GROUP:
            self.setColumnHidden(column, recruits)
        for column in OF_A_CALL:
            self.setColumnHidden(column, not recruits)
        self._fit()

    def chosen(self) -> list[UUID]:
        return [self.people.key(index.row()) for index in self.selectionModel().selectedRows()]

    def choose_person(self, key: UUID) -> None:
        place = self.people.place(key)
        if place is not None:
            self._choose([key], key)
            self.scrollTo(self.people.index(place, NAME))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_box = index.isValid() and index.column() == BOX
        if on_box and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).column() != BOX or not event.buttons():
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_F2 and self.chosen():
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self._menu().popup(event.globalPos() or self.mapToGlobal(QPoint(80, 60)))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """In a narrow list names come first, then decisions."""
        wide = self.viewport().width()
        room = ROOM_FOR_CALL if self._recruits else ROOM_FOR_FUNCTION
        self.setColumnHidden(FUNCTION, wide < room)
        if self._recruits:
            self.setColumnHidden(PRESENCE, wide < ROOM_FOR_FUNCTION)
            self.setColumnHidden(APPLIED, wide < ROOM_FOR_APPLIED)
        least = FUNCTION_OF_A_CALL if self._recruits else FUNCTION_LEAST
        part = 0.0 if self._recruits else FUNCTION_PART
        self.horizontalHeader().resizeSection(FUNCTION, max(least, int(wide * part)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.chosen())
        lines = (
            ("star", _("Désigner référent"), lambda: self.referents_asked.emit(True)),
            ("x", _("Retirer le rôle de référent"), lambda: self.referents_asked.emit(False)),
            (
                "erase",
                n_("Retirer de la liste", "Retirer {n} personnes", count),
                self.remove_asked.emit,
            ),
        )
        for icon_name, words, act in lines:
            action = QAction(icon(icon_name), words, menu)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
        return menu

    def _toggle(self, row: int) -> None:
        flags = Flag.Toggle | Flag.Rows
        index = self.people.index(row, NAME)
        self.selectionModel().select(index, flags)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def _choose(self, keys: Sequence[UUID], current: UUID | None) -> None:
        selection, wanted = self.selectionModel(), QItemSelection()
        for key in keys:
            place = self.people.place(key)
            if place is not None:
                wanted.select(self.people.index(place, BOX), self.people.index(place, LAST))
        selection.select(wanted, Flag.ClearAndSelect)
        place = self.people.place(current) if current else None
        if place is not None:
            selection.setCurrentIndex(self.people.index(place, NAME), Flag.NoUpdate)

    def _current(self) -> UUID | None:
        here = self.currentIndex()
        return self.people.key(here.row()) if here.isValid() else None

    def _sort(self, section: int) -> None:
        if section == BOX:
            everybody = len(self.chosen()) == self.people.rowCount()
            (self.clearSelection if everybody else self.selectAll)()
            return
        self._downwards = section == self._sorted and not self._downwards
        self._sorted = section
        order = Qt.SortOrder.DescendingOrder if self._downwards else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicatorShown(True)
        self._header.setSortIndicator(section, order)
        self.sort_asked.emit(KEYS[section], self._downwards)

    def _tell(self) -> None:
        chosen = len(self.selectionModel().selectedRows())
        every = chosen == self.people.rowCount()
        some = Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked
        self._header.show_state(some if chosen else Qt.CheckState.Unchecked)
        if not self._silent:
            self.chosen_changed.emit(self.chosen())
