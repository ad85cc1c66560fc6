"""The list of workshops, each row painted whole: what, when and where, stage, what comes next.

Decides where things lie in a row and what opens it (double click, Entrée, its button).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.desktop.screens.home.presenter import WorkshopRow
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius, size
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.stage_bar import paint_stage_bar
from workshop_app.desktop.widgets.text_block import paint_elided, paint_lines, wrap
from workshop_app.i18n.translate import _

ROW = Qt.ItemDataRole.UserRole + 1
HIGH = 62
SIDE = 18
BUTTON_WIDE = 64
BAR_WIDE = 106
STARTS = (0.0, 0.355, 0.57, 0.735)
"""Where title, date, stage and next step begin, as parts of the width."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class WorkshopModel(QAbstractListModel):
    """Rows already in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WorkshopRow] = []

    def take(self, rows: Sequence[WorkshopRow]) -> None:
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> WorkshopRow:
        return self._rows[place]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.read_aloud
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(400, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        row: WorkshopRow = index.data(ROW)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, color("accent.tint_soft"))
        model = index.model()
        if index.row() + 1 < model.rowCount():
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("neutral.line"))
        cells = _cells(rect)
        _paint_two(painter, cells[0], row.title, row.detail, strong=True)
        _paint_two(painter, cells[1], row.when, row.where, strong=row.is_today)
        _paint_stage(painter, cells[2], row)
        _paint_next(painter, cells[3], row)
        _paint_button(painter, QRectF(button_rect(rect)), chosen)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(color("accent.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()


class WorkshopList(QListView):
    opened = Signal(object)
    """The key of a workshop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Ateliers"))
        self.rows = WorkshopModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[WorkshopRow]) -> None:
        kept = self.currentIndex().row()
        self.rows.take(rows)
        self.setMaximumHeight(len(rows) * HIGH + 2 * self.frameWidth() + 2)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(min(max(kept, 0), len(rows) - 1)))

    def chosen(self) -> UUID | None:
        """The key of the row that is lit; None when there is none."""
        here = self.currentIndex()
        return self.rows.row(here.row()).key if here.isValid() else None

    def minimumSizeHint(self) -> QSize:
        return QSize(300, HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and isinstance(event, QMouseEvent):
            index = self._button_at(event.position().toPoint())
            if event.type() == QEvent.Type.MouseMove:
                over = index.isValid()
                shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(shape)
            left = event.button() == Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseButtonRelease and left and index.isValid():
                self._open(index)
                return True
        return super().eventFilter(watched, event)

    def _button_at(self, at: QPoint) -> QModelIndex:
        index = self.indexAt(at)
        return index if button_rect(self.visualRect(index)).contains(at) else NOWHERE

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index.row()).key)


def button_rect(row: QRect) -> QRect:
    """Where « Ouvrir » lies in a row."""
    high = size("button_small") + 2
    left = row.right() - SIDE + 2 - BUTTON_WIDE
    return QRect(left, row.center().y() - high // 2, BUTTON_WIDE, high)


def _cells(rect: QRect) -> list[QRectF]:
    inside = QRectF(rect).adjusted(SIDE, 0, -(SIDE + BUTTON_WIDE + 12), 0)
    whole = rect.width()
    lefts = [inside.left() + start * whole for start in STARTS]
    rights = [*(left - 12 for left in lefts[1:]), inside.right()]
    return [
        QRectF(left, rect.top(), right - left, rect.height())
        for left, right in zip(lefts, rights, strict=True)
    ]


def _paint_two(painter: QPainter, cell: QRectF, first: str, second: str, *, strong: bool) -> None:
    middle = cell.center().y()
    painter.setPen(color("neutral.text"))
    painter.setFont(sized_font(15, 700 if strong else 400, tabular=True))
    top = middle - 21 if second else middle - 11
    paint_elided(painter, first, QRectF(cell.left(), top, cell.width(), 22))
    painter.setPen(color("neutral.text_secondary"))
    painter.setFont(font("caption"))
    paint_elided(painter, second, QRectF(cell.left(), middle, cell.width(), 18))


def _paint_stage(painter: QPainter, cell: QRectF, row: WorkshopRow) -> None:
    painter.setPen(color("neutral.text_secondary"))
    painter.setFont(font("caption"))
    if cell.width() >= BAR_WIDE + 50:
        paint_stage_bar(painter, cell, row.stage)
        paint_elided(painter, row.stage_word, cell.adjusted(BAR_WIDE, 0, 0, 0))
        return
    middle = cell.center().y()
    paint_stage_bar(painter, QRectF(cell.left(), middle - 19, cell.width(), 18), row.stage)
    paint_elided(painter, row.stage_word, QRectF(cell.left(), middle, cell.width(), 18))


def _paint_next(painter: QPainter, cell: QRectF, row: WorkshopRow) -> None:
    ink = "state.signal.text" if row.presses else "neutral.text_secondary"
    text_font = sized_font(14, 600 if row.presses else 400)
    left = cell.left()
    if row.presses:
        paint_icon(painter, "warn", QRectF(left, cell.center().y() - 8, 16, 16), ink)
        left += 22
    lines = wrap(row.next_step, text_font, cell.right() - left, 2)
    painter.setFont(text_font)
    painter.setPen(color(ink))
    paint_lines(painter, lines, left, cell.center().y() - 9.0 * len(lines), 18)


def _paint_button(painter: QPainter, rect: QRectF, chosen: bool) -> None:
    painter.setPen(QPen(color("accent.base" if chosen else "neutral.control"), 1))
    painter.setBrush(color("accent.base" if chosen else "neutral.surface"))
    round_ = radius("control")
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
    painter.setPen(color("neutral.surface" if chosen else "neutral.text"))
    painter.setFont(sized_font(14, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _("Ouvrir"))
