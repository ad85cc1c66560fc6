"""The parts of a document to tick: badges by name, tables by number, with a field to find one.

Space or a click ticks; what is filtered out keeps its tick. Emits the whole choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.kit.parts_wording import STATES, PartLine
from workshop_app.desktop.theme import color, font, set_look
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.domain.search import finds
from workshop_app.i18n.translate import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
ROW, BOX, EDGE = 36, 18, 8
ASIDE = 0.34


class PartModel(QAbstractListModel):
    """The lines that the search finds."""

    def __init__(self) -> None:
        super().__init__()
        self._every: tuple[PartLine, ...] = ()
        self._found: list[PartLine] = []
        self._typed = ""

    def take(self, lines: Sequence[PartLine]) -> None:
        self._every = tuple(lines)
        self._filter()

    def search(self, typed: str) -> None:
        self._typed = typed
        self._filter()

    def every(self) -> tuple[PartLine, ...]:
        return self._every

    def found(self) -> Sequence[PartLine]:
        return self._found

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._found[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.spoken}, {_(STATES[line.state])}"
        return None

    def _filter(self) -> None:
        found = [line for line in self._every if finds(self._typed, line.words)]
        if [line.key for line in found] != [line.key for line in self._found]:
            self.beginResetModel()
            self._found = found
            self.endResetModel()
        elif found != self._found:
            self._found = found
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))


class PartList(QWidget):
    picked = Signal(object)
    """Keys of all that are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), 0, space(3), 0)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(1))
        self.search = SearchField(_("Chercher"), width=400)
        self.search.setMinimumWidth(space(6))
        self.search.searched.connect(self._search)
        self.tick, self.clear = (
            Button(_("Cocher"), "quiet", scale="small", on_click=lambda: self._set_found(True)),
            Button(_("Décocher"), "quiet", scale="small", on_click=lambda: self._set_found(False)),
        )
        self.tick.setAccessibleDescription(_("Tous ceux de la liste."))
        self.clear.setAccessibleDescription(_("Tous ceux de la liste."))
        head.addWidget(self.search, 1)
        head.addWidget(self.tick)
        head.addWidget(self.clear)
        column.addLayout(head)
        self._model = PartModel()
        self.list = _PartView(self._model)
        self.list.toggled.connect(self._toggle)
        column.addWidget(self.list, 1)

    def show_lines(self, lines: Sequence[PartLine]) -> None:
        """The row that was chosen stays so while it is there."""
        kept = self.list.currentIndex().row()
        self._model.take(lines)
        rows = self._model.rowCount()
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(min(max(0, kept), rows - 1)))

    def _search(self, typed: str) -> None:
        self._model.search(typed)
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))

    def _toggle(self, key: str) -> None:
        ticked = [line.key for line in self._model.every() if line.ticked != (line.key == key)]
        self.picked.emit(ticked)

    def _set_found(self, ticked: bool) -> None:
        found = {line.key for line in self._model.found()}
        every = self._model.every()
        self.picked.emit(
            [line.key for line in every if (ticked if line.key in found else line.ticked)]
        )


class _PartView(QListView):
    toggled = Signal(str)

    def __init__(self, model: PartModel) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _PartDelegate()
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Ce qui est imprimé"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_look(self, role="bare")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index)

    def _toggle(self, index: Index) -> None:
        line: PartLine = index.data(LINE)
        self.toggled.emit(line.key)


class _PartDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PartLine = index.data(LINE)
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = "accent.focus" if option.state & QStyle.StateFlag.State_HasFocus else ""
            painter.setPen(QPen(color(edge or "accent.tint_line")))
            painter.setBrush(color("accent.tint_soft"))
            painter.drawRoundedRect(
                room.adjusted(0.5, 1, -1, -1), radius("control"), radius("control")
            )
        self._paint_box(painter, room, line.ticked)
        left = room.left() + EDGE + BOX + EDGE
        wide = room.right() - EDGE - left
        painter.setFont(font("body"))
        painter.setPen(color("neutral.text" if line.ticked else "neutral.text_secondary"))
        paint_elided(painter, line.name, QRectF(left, room.top(), wide * (1 - ASIDE), ROW))
        self._paint_aside(painter, line, QRectF(left, room.top(), wide, ROW))
        painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, room: QRectF, ticked: bool) -> None:
        box = QRect(round(room.left()) + EDGE, round(room.center().y()) - BOX // 2, BOX, BOX)
        painter.setPen(QPen(color("accent.base" if ticked else "neutral.control")))
        painter.setBrush(color("accent.base" if ticked else "neutral.surface"))
        painter.drawRoundedRect(box, radius("control") - 2, radius("control") - 2)
        if ticked:
            paint_icon(painter, "check", QRectF(box.adjusted(2, 2, -2, -2)), "neutral.surface")

    @staticmethod
    def _paint_aside(painter: QPainter, line: PartLine, room: QRectF) -> None:
        """To be done again is told in amber and in words; the rest says where it goes."""
        stale = line.state == "redo"
        painter.setFont(font("caption", 700 if stale else 400))
        painter.setPen(color("state.signal.text" if stale else "neutral.text_muted"))
        said = _("à refaire") if stale else line.aside
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, flags, said)
