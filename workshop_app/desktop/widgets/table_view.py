"""The table of the design: 46 px rows, a quiet header, cells drawn from what the model answers.

A model answers DisplayRole as usual and, where a cell is more than a word, these roles too:

    SECOND_LINE   str       small line under the first, which becomes bold
    TAG           TagFace   drawn instead of the text
    MARK          CellMark  icon before the text, in a state's colour
    CheckStateRole          a check box; Espace ticks it from anywhere in the row

Decides the look and the keys; not what the columns are.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import size
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.tag import TagFace, paint_tag, tag_width
from workshop_app.desktop.widgets.text_block import paint_elided

SECOND_LINE = Qt.ItemDataRole.UserRole + 1
TAG = Qt.ItemDataRole.UserRole + 2
MARK = Qt.ItemDataRole.UserRole + 3
SIDE = 8
BOX = size("checkbox")
ICON = 16
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class CellMark:
    """An icon before a cell's text; `look` is a state (success, signal, error) or neutral."""

    icon_name: str
    look: str = "neutral"


class TableView(QTableView):
    """`row_opened(row)` on Entrée or a double click; the rest is Qt's own selection model."""

    row_opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(size("table_row"))
        columns = self.horizontalHeader()
        columns.setFixedHeight(size("table_header"))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(40)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def set_columns(self, widths: dict[int, int], stretch: int | None = None) -> None:
        """Pixels of some columns; `stretch` takes what is left. Call it once a model is set."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column, wide in widths.items():
            header.resizeSection(column, wide)
        if stretch is not None:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.isValid() and self._tick(here):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.row_opened.emit(here.row())
            return
        super().keyPressEvent(event)

    def _tick(self, here: QModelIndex) -> bool:
        """Ticks the row's box, wherever the focus is in the row. False if it has none."""
        model = self.model()
        cells = (model.index(here.row(), column) for column in range(model.columnCount()))
        box = next((cell for cell in cells if is_checkable(cell)), None)
        return box is not None and toggle(model, box)


class CellDelegate(QStyledItemDelegate):
    """Draws one cell from the roles above."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, rect, state)
        inside = QRectF(rect).adjusted(SIDE, 0, -SIDE, -1)
        tag = index.data(TAG)
        if is_checkable(index):
            ticked = index.data(Qt.ItemDataRole.CheckStateRole)
            paint_check(painter, _box_rect(rect), Qt.CheckState(ticked))
            inside.setLeft(_box_rect(rect).right() + SIDE)
        if isinstance(tag, TagFace):
            paint_tag(painter, inside, tag)
        else:
            self._paint_text(painter, inside, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tag = index.data(TAG)
        if isinstance(tag, TagFace):
            return QSize(tag_width(tag) + 2 * SIDE, size("table_row"))
        bold = index.data(SECOND_LINE) is not None
        first = QFontMetrics(sized_font(15 if bold else 14, 600))
        second = QFontMetrics(font("caption"))
        wide = max(
            first.horizontalAdvance(str(index.data() or "")),
            second.horizontalAdvance(str(index.data(SECOND_LINE) or "")),
        )
        marked = ICON + 6 if index.data(MARK) is not None else 0
        return QSize(wide + marked + 2 * SIDE + 2, size("table_row"))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and is_checkable(index):
            assert isinstance(event, QMouseEvent)
            target = _box_rect(option.rect).adjusted(-8, -12, 8, 12)
            if target.contains(event.position()):
                return toggle(model, index)
        return False

    def _paint_text(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        mark, second = index.data(MARK), index.data(SECOND_LINE)
        ink = color("neutral.text")
        if isinstance(mark, CellMark):
            path = "neutral.text_secondary"
            if mark.look != "neutral":
                path = f"state.{mark.look}.text"
            square = QRectF(rect.left(), rect.center().y() - ICON / 2, ICON, ICON)
            paint_icon(painter, mark.icon_name, square, path)
            rect = rect.adjusted(ICON + 6, 0, 0, 0)
            ink = color(path)
        painter.setPen(ink)
        text = str(index.data() if index.data() is not None else "")
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or 1)
        if second is None:
            strong = isinstance(mark, CellMark) and mark.look != "neutral"
            painter.setFont(sized_font(14, 600 if strong else 400, tabular=True))
            paint_elided(painter, text, rect, align & Qt.AlignmentFlag.AlignHorizontal_Mask)
            return
        middle = rect.center().y()
        painter.setFont(sized_font(15, 600))
        paint_elided(painter, text, QRectF(rect.left(), middle - 20, rect.width(), 21))
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_secondary"))
        paint_elided(painter, str(second), QRectF(rect.left(), middle, rect.width(), 18))


def paint_row_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """The tint of a selected row, the line under each, the focus line of the current cell."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, color("accent.tint_soft"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("neutral.line"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(color("accent.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)


def paint_check(painter: QPainter, rect: QRectF, state: Qt.CheckState) -> None:
    """A check box as the style sheet draws it, for delegates."""
    on = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(color("accent.base" if on else "neutral.control"), 1))
    painter.setBrush(color("accent.base" if on else "neutral.surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        name = "check" if state == Qt.CheckState.Checked else "minus"
        paint_icon(painter, name, rect.adjusted(2, 2, -2, -2), "neutral.surface")


def is_checkable(index: Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Asks the model for the other state; False if it refuses."""
    ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return bool(model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole))


def _box_rect(cell: QRect) -> QRectF:
    top = cell.top() + (cell.height() - BOX) / 2
    return QRectF(cell.left() + 2 * SIDE, top, BOX, BOX)
