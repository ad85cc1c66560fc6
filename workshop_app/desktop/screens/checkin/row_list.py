"""The list of people at the door: large rows, one chosen, the keys staying in the search field.

Decides where a click lands and which row is in sight; `row_paint` how a row looks. The words of a
row are found when it is painted: a list of two thousand costs what one sees of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.desktop.screens.checkin.faces import RowFace
from workshop_app.desktop.screens.checkin.row_paint import RowParts, paint_row, parts_of
from workshop_app.desktop.screens.checkin.wording import row_face
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import size
from workshop_app.i18n.translate import _
from workshop_app.services.checkin_list import DoorRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOT_PRESSED = (-1, "")
FACE = Qt.ItemDataRole.UserRole + 1


CHUNK = 100
"""Rows laid out at once: more are when one scrolls there."""


class RowModel(QAbstractListModel):
    """The rows in the order they are given, and the face of each when it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DoorRow] = ()
        self._faces: dict[int, RowFace] = {}
        self._typed, self._by_post = "", False
        self._keys: list[UUID] = []
        self._place: dict[UUID, int] | None = None
        self._loaded = 0

    def take(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> bool:
        """Shows these. True when they are other people, or in another order."""
        keys = [row.person.id for row in rows]
        same = keys == self._keys
        if not same:
            self.beginResetModel()
        self._rows, self._typed, self._by_post = rows, typed, by_post
        self._faces = {}
        if same:
            if rows:
                self.dataChanged.emit(self.index(0), self.index(self._loaded - 1))
            return False
        self._keys, self._place, self._loaded = keys, None, min(CHUNK, len(keys))
        self.endResetModel()
        return True

    def row(self, place: int) -> DoorRow:
        return self._rows[place]

    def place(self, key: UUID | None) -> int | None:
        if key is None or not self._keys:
            return None
        if key == self._keys[0]:
            return 0
        if self._place is None:
            self._place = {key: place for place, key in enumerate(self._keys)}
        return self._place.get(key)

    def reveal(self, place: int) -> None:
        """That row is laid out too."""
        while place >= self._loaded:
            self.fetchMore()

    def face(self, place: int) -> RowFace:
        if place not in self._faces:
            self._faces[place] = row_face(self._rows[place], self._typed, self._by_post)
        return self._faces[place]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._loaded

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        return not parent.isValid() and self._loaded < len(self._rows)

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        more = min(self._loaded + CHUNK, len(self._rows))
        self.beginInsertRows(NOWHERE, self._loaded, more - 1)
        self._loaded = more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == FACE:
            return self.face(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.face(index.row()).spoken
        return None


class RowDelegate(QStyledItemDelegate):
    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(320, size("checkin_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = index.row() == self._view.chosen_place()
        hot = index.row() == self._view.hot
        painter.save()
        paint_row(painter, QRect(option.rect), index.data(FACE), chosen, hot)
        painter.restore()


class RowList(QListView):
    confirmed = Signal(object)
    """The key of the person whose button was pressed."""
    picked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = RowModel(self)
        self.hot = -1
        """The row whose button the pointer is on."""
        self._chosen: UUID | None = None
        self._pressed = NOT_PRESSED
        self.setModel(self.people)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Personnes trouvées"))
        set_look(self, role="bare")

    def show_rows(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> None:
        if self.people.take(rows, typed, by_post):
            self.scrollToTop()
        self.viewport().update()

    def choose(self, key: UUID | None) -> None:
        """This row is the chosen one, and in sight."""
        if key != self._chosen:
            self._chosen = key
            self.viewport().update()
        place = self.people.place(key)
        if place is not None:
            self.people.reveal(place)
            self.scrollTo(self.people.index(place))

    def chosen_place(self) -> int:
        place = self.people.place(self._chosen)
        return -1 if place is None else place

    def chosen_face(self) -> RowFace | None:
        place = self.chosen_place()
        return self.people.face(place) if place >= 0 else None

    def parts(self, place: int) -> RowParts:
        """Where things stand in a row, for clicks and for tests."""
        rect = self.visualRect(self.people.index(place))
        return parts_of(rect, self.people.face(place), place == self.chosen_place())

    def menu_place(self) -> QPoint:
        """Where the menu of the chosen row opens when a key asks for it."""
        place = max(0, self.chosen_place())
        rect = self.visualRect(self.people.index(place))
        return self.viewport().mapToGlobal(QPoint(rect.left() + 40, rect.center().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What was pressed is known now: a row that becomes the chosen one moves its button."""
        point = event.position().toPoint()
        place = self._place_at(point)
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        parts = self.parts(place)
        on_button = parts.button is not None and parts.button.contains(point)
        on_more = parts.more.contains(point)
        self._pressed = (place, "button" if on_button else "more" if on_more else "row")
        self.picked.emit(self._key(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, NOT_PRESSED
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, part = pressed
        if place < 0 or self._place_at(event.position().toPoint()) != place:
            return  # drawn away from the row: no longer meant
        if part == "button":
            self.confirmed.emit(self._key(place))
        elif part == "more":
            self.menu_asked.emit(self._key(place), event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks in a hurry are one gesture: the first release has done it."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place, hot = self._place_at(point), -1
        shape = Qt.CursorShape.ArrowCursor
        if place >= 0:
            parts = self.parts(place)
            on_button = parts.button is not None and parts.button.contains(point)
            hot = place if on_button else -1
            if on_button or parts.more.contains(point):
                shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if hot != self.hot:
            self.hot = hot
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self._place_at(event.pos())
        if place >= 0:
            self.picked.emit(self._key(place))
            self.menu_asked.emit(self._key(place), event.globalPos())

    def _place_at(self, point: QPoint) -> int:
        return self.indexAt(point).row()

    def _key(self, place: int) -> UUID:
        return self.people.row(place).person.id
