"""A short list changed in place: two texts a line, an order, and what can be done to a line.

Arrows choose, Entrée or F2 edits, Alt+arrows moves, Suppr removes; the handle drags; the chosen
line shows its buttons. Decides nothing about the lines: it says what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.theme import set_look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FACE = Qt.ItemDataRole.UserRole + 1
EDIT_HIGH = 84


@dataclass(frozen=True)
class LineFace:
    """One line. `tone`, `shape`, `code` are those of a category; `number` that of a rule."""

    first: str
    second: str
    number: int = 0
    tone: str = ""
    shape: str = ""
    code: str = ""
    frozen: bool = False
    """It has cards: its look stays."""


class LineModel(QAbstractListModel):
    dragged = Signal(int, int)
    """Place, by how many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces: list[LineFace] = []

    def take(self, faces: Sequence[LineFace]) -> None:
        if len(faces) != len(self._faces):
            self.beginResetModel()
            self._faces = list(faces)
            self.endResetModel()
        elif list(faces) != self._faces:
            self._faces = list(faces)
            self.dataChanged.emit(self.index(0), self.index(len(faces) - 1))

    def face(self, place: int) -> LineFace:
        return self._faces[place]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self._faces[index.row()]
        if role == FACE:
            return face
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in (face.first, face.second) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if index.isValid():
            return kept | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(
        self,
        source: Index,
        place: int,
        count: int,
        target: Index,
        before: int,
    ) -> bool:
        """A drop. The new order is shown at once, and asked for."""
        if count != 1 or before in (place, place + 1):
            return False
        if not self.beginMoveRows(NOWHERE, place, place, NOWHERE, before):
            return False
        moved = self._faces.pop(place)
        to = before if before < place else before - 1
        self._faces.insert(to, moved)
        self.endMoveRows()
        self.dragged.emit(place, to - place)
        return True


class LineEditor(QFrame):
    """The two texts of a line, one over the other. Entrée keeps, Échap leaves."""

    kept = Signal()

    def __init__(self, names: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, role="panel-info")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, name in zip((self.first, self.second), names, strict=True):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.returnPressed.connect(self.kept)
            field.installEventFilter(self)
            column.addWidget(field)
        self.setFocusProxy(self.first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if left and event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            QTimer.singleShot(0, self, self._keep_if_left)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée was heard by the field: the list behind must not hear it too."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _keep_if_left(self) -> None:
        if not (self.first.hasFocus() or self.second.hasFocus()):
            self.kept.emit()


class LineList(QListView):
    edited = Signal(int, str, str)
    moved = Signal(int, int)
    removed = Signal(int)
    look_asked = Signal(int, QPoint)
    """Place, where a menu may open on the screen."""
    menu_asked = Signal(int, QPoint)

    def __init__(self, name: str, high: int, parent: QWidget | None = None) -> None:
        """`high`: pixels of a line."""
        super().__init__(parent)
        self.setAccessibleName(name)
        set_look(self, role="bare")
        self._high = high
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.lines.dragged.connect(self.moved)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.begin_edit)
        self._editing = -1

    def show_lines(self, faces: Sequence[LineFace]) -> None:
        """Nothing moves under a person who is editing a line."""
        if self._editing >= 0 and len(faces) == self.lines.rowCount():
            return
        kept = self.currentIndex().row()
        self.lines.take(faces)
        if kept >= 0 and faces:
            self.setCurrentIndex(self.lines.index(min(kept, len(faces) - 1)))
        self._fit()

    def line_high(self, place: int) -> int:
        return EDIT_HIGH if place == self._editing else self._high

    def editing(self) -> int:
        """The line being edited; -1 for none."""
        return self._editing

    def begin_edit(self, index: QModelIndex) -> None:
        if index.isValid() and self._editing < 0:
            self._editing = index.row()
            self._fit()
            self.edit(index)

    def drop_edit(self) -> None:
        """Leave a line half written: it is not of this workshop."""
        for editor in self.findChildren(LineEditor):
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit_last(self) -> None:
        last = self.lines.index(self.lines.rowCount() - 1)
        self.setCurrentIndex(last)
        self.begin_edit(last)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt gives the list its focus back only from the first of the two fields."""
        self._editing = -1
        focused = QApplication.focusWidget()
        had_focus = focused is not None and editor.isAncestorOf(focused)
        super().closeEditor(editor, hint)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if place < 0:
            super().keyPressEvent(event)
        elif alt and step is not None:
            self.move_by(place, step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.begin_edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(place)
        else:
            super().keyPressEvent(event)

    def move_by(self, place: int, by: int) -> None:
        """The line goes with its place chosen."""
        target = place + by
        if 0 <= target < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(target))
            self.moved.emit(place, by)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.menu_asked.emit(index.row(), event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.viewport().update()

    def row_rect(self, place: int) -> QRect:
        return self.visualRect(self.lines.index(place))

    def sizeHint(self) -> QSize:
        return QSize(280, self._whole())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._whole())

    def _whole(self) -> int:
        return sum(self.line_high(place) for place in range(self.lines.rowCount())) + 2

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self._whole())
