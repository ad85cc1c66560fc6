"""The tick list of the report: which sections, in which order, with how many pages each.

Ticked by click or space; moved by the handle or with Alt and the arrows. Emits the whole choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.desktop.screens.report.presenter import SectionLine
from workshop_app.desktop.theme import color, font, set_look
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.pdf_preview import Index
from workshop_app.i18n.translate import _, n_
from workshop_app.services.report_content import SectionKey

LINE = Qt.ItemDataRole.UserRole
ROW = 34
HANDLE, BOX = 22, 18


class SectionList(QListWidget):
    changed = Signal(object, object)
    """(ticked keys, every key), in order."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Sections"))
        set_look(self, role="bare")
        self._delegate = _SectionDelegate()
        self.setItemDelegate(self._delegate)

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """Replaces the list; the chosen row stays."""
        row = max(0, self.currentRow())
        if [line.key for line in lines] == [line.key for line in self._lines()]:
            for place, line in enumerate(lines):
                _fill(self.item(place), line)
            return
        self.clear()
        for line in lines:
            item = QListWidgetItem(self)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            _fill(item, line)
        self.setCurrentRow(min(row, self.count() - 1))

    def tick_all(self) -> None:
        keys = [line.key for line in self._lines()]
        self.changed.emit(keys, keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentRow())
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        super().mousePressEvent(event)  # type: ignore[arg-type]
        at: QPoint = event.position().toPoint()  # type: ignore[attr-defined]
        item = self.itemAt(at)
        if item is not None and HANDLE <= at.x() <= HANDLE + 2 * BOX:
            self._toggle(self.row(item))

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._tell()

    def _lines(self) -> list[SectionLine]:
        return [self.item(row).data(LINE) for row in range(self.count())]

    def _toggle(self, row: int) -> None:
        lines = self._lines()
        if not 0 <= row < len(lines):
            return
        chosen = [line.key for place, line in enumerate(lines) if line.ticked != (place == row)]
        self.changed.emit(chosen, [line.key for line in lines])

    def _move(self, by: int) -> None:
        row = self.currentRow()
        if 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self._tell()

    def _tell(self) -> None:
        lines = self._lines()
        ticked: list[SectionKey] = [line.key for line in lines if line.ticked]
        self.changed.emit(ticked, [line.key for line in lines])


def _fill(item: QListWidgetItem, line: SectionLine) -> None:
    state = _("cochée") if line.ticked else _("non cochée")
    item.setData(LINE, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.label}, {state}, {_length(line)}")


def _length(line: SectionLine) -> str:
    return n_("{n} p.", "{n} p.", line.pages) if line.ticked and line.pages else "–"


class _SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SectionLine = index.data(LINE)
        room: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(color("accent.tint_line")))
            painter.setBrush(color("accent.tint_soft"))
            painter.drawRoundedRect(room.adjusted(0, 1, -1, -1), 6, 6)
        _paint_handle_and_box(painter, room, line)
        _paint_words(painter, room, line)
        painter.restore()


def _paint_handle_and_box(painter: QPainter, room: QRect, line: SectionLine) -> None:
    middle = room.center().y()
    handle = QRect(room.left() + 4, middle - 7, 14, 14)
    paint_icon(painter, "drag", QRectF(handle), "neutral.text_muted")
    box = QRect(room.left() + HANDLE + 4, middle - BOX // 2, BOX, BOX)
    painter.setPen(QPen(color("accent.base" if line.ticked else "neutral.control")))
    painter.setBrush(color("accent.base" if line.ticked else "neutral.surface"))
    painter.drawRoundedRect(box, 4, 4)
    if line.ticked:
        paint_icon(painter, "check", QRectF(box.adjusted(2, 2, -2, -2)), "neutral.surface")


def _paint_words(painter: QPainter, room: QRect, line: SectionLine) -> None:
    text = room.adjusted(HANDLE + BOX + 16, 0, -8, 0)
    painter.setFont(font("body"))
    painter.setPen(color("neutral.text" if line.ticked else "neutral.text_muted"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(text, flags, line.label)
    used = painter.fontMetrics().horizontalAdvance(line.label)
    painter.setFont(font("caption"))
    painter.setPen(color("neutral.text_muted"))
    length = _length(line)
    wide = painter.fontMetrics().horizontalAdvance(length)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, length)
    left = text.adjusted(used + 10, 0, -wide - 8, 0)
    if line.note and painter.fontMetrics().horizontalAdvance(line.note) <= left.width():
        painter.drawText(left, flags, line.note)
