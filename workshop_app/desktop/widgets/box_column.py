"""The first column of a table whose rows are chosen: a box in each, and one over them for all.

    table.setHorizontalHeader(BoxHeader(BOX))
    table.setItemDelegateForColumn(BOX, BoxDelegate(table))

Decides how they look; the box follows the selection, which the table keeps.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from workshop_app.desktop.tokens import size
from workshop_app.desktop.widgets.table_view import (
    CellDelegate,
    Index,
    paint_check,
    paint_row_ground,
)

BOX_WIDE = 50


class BoxDelegate(CellDelegate):
    """The box of a row is ticked when the row is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, rect, option.state)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        paint_check(painter, _box(rect), state)
        painter.restore()


class BoxHeader(QHeaderView):
    """Over the boxes, one that chooses everybody."""

    def __init__(self, column: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._column = column
        self._state = Qt.CheckState.Unchecked
        self.setFixedHeight(size("table_header"))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def show_state(self, state: Qt.CheckState) -> None:
        if state != self._state:
            self._state = state
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == self._column:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_check(painter, _box(rect), self._state)
            painter.restore()


def _box(cell: QRect) -> QRectF:
    side = size("checkbox")
    return QRectF(cell.left() + 16, cell.top() + (cell.height() - side) / 2, side, side)
