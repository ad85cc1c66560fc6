"""The columns of people: painting, the hand that drags, the keys. Knows no rule of the split.

Headers stay while the chips scroll. Everything a mouse does has a key: arrows walk from chip to
chip, F2 chooses a table, the menu key opens the menu, Échap lets go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from workshop_app.desktop.screens.groups.column_paint import ColumnLook, paint_column
from workshop_app.desktop.screens.groups.faces import WAITING, Chip, Column
from workshop_app.desktop.screens.groups.places import GAP, HEAD, STEP, Places
from workshop_app.desktop.widgets.person_chip import HEIGHT, paint_chip, paint_drop, paint_slot
from workshop_app.i18n.translate import _, n_

EDGE = 28
"""Nearer than this to an edge, what is held makes the columns scroll."""
LEAST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Held:
    """A chip in the hand."""

    chip: Chip
    index: int
    row: int
    grip: QPointF
    """Where in the chip it was taken."""
    at: QPointF
    """The pointer, in the viewport."""
    over: int | None = None
    """Column it would be dropped in; None: where it comes from, or nowhere."""


class Columns(QAbstractScrollArea):
    hovered = Signal(UUID, int)
    """Held over another table."""
    let_go = Signal()
    """Held over no other table any more."""
    dropped = Signal(UUID, int)
    menu_asked = Signal(UUID, QPoint)
    table_asked = Signal(UUID, QPoint)
    """F2: where else could this person sit?"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._cursor = (0, 0)
        self._pressed: tuple[int, int] | None = None
        self._pressed_at = QPointF()
        self._held: Held | None = None
        self.setAccessibleName(_("Personnes, table par table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())
        self.verticalScrollBar().setSingleStep(STEP)
        self.horizontalScrollBar().setSingleStep(STEP)
        self.setMinimumHeight(HEAD + LEAST_ROWS * STEP)

    # what is shown

    def show_columns(self, columns: Sequence[Column]) -> None:
        """The cursor stays on the person it was on; a hand lets go."""
        person = self.current()
        self._held = self._pressed = None
        self._columns = tuple(columns)
        self._cursor = self._find(person) or self._clamped(*self._cursor)
        self._lay_out()
        self._say()
        self.viewport().update()

    def current(self) -> UUID | None:
        """Who the cursor is on."""
        chip = self._chip(*self._cursor)
        return chip.person if chip else None

    def choose(self, person: UUID) -> None:
        """The cursor on this person, in sight."""
        place = self._find(person)
        if place is not None:
            self._go(*place)

    def chip_rect(self, person: UUID) -> QRectF:
        """Where the person's chip is in the viewport; an empty rectangle when there is none."""
        place = self._find(person)
        return self._shifted(self._places().chip(*place)) if place else QRectF()

    def column_rect(self, number: int) -> QRectF:
        """Where a table's column is in the viewport."""
        index = [column.number for column in self._columns].index(number)
        return self._places().column(index).translated(-self.horizontalScrollBar().value(), 0)

    def sizeHint(self) -> QSize:
        """The least: what is around is shown whole, the columns take the rest and scroll."""
        return QSize(900, HEAD + LEAST_ROWS * STEP)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._columns) - 1, self._cursor[1])
        elif key == Qt.Key.Key_F2:
            self._ask(self.table_asked.emit)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.menu_asked.emit)
        elif key == Qt.Key.Key_Escape and self._held is not None:
            self._drop_nowhere()
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> None:
        index, row = self._cursor
        target = index + across
        while across and 0 <= target < len(self._columns) and not self._columns[target].chips:
            target += across
        if 0 <= target < len(self._columns):
            self._go(target, row + down)

    def _go(self, index: int, row: int) -> None:
        self._cursor = self._clamped(index, row)
        self._bring_into_sight()
        self._say()
        self.viewport().update()

    def _ask(self, emit: Callable[[UUID, QPoint], None]) -> None:
        person = self.current()
        if person is None:
            return
        under = self.chip_rect(person).bottomLeft().toPoint()
        emit(person, self.viewport().mapToGlobal(under))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask(self.menu_asked.emit)
            return
        place = self._places().chip_at(self._unshifted(QPointF(event.pos())))
        if place is not None:
            self._go(*place)
            self._ask_at(event.globalPos())

    def _ask_at(self, where: QPoint) -> None:
        person = self.current()
        if person is not None:
            self.menu_asked.emit(person, where)

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._places().chip_at(self._unshifted(event.position()))
        self._pressed_at = event.position()
        if self._pressed is not None:
            self._go(*self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None and self._pressed is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._take(*self._pressed)
        if self._held is not None:
            self._scroll_at_edges(event.position())
            self._carry(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._pressed = self._held, None
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if held.over is None:
            self.let_go.emit()
        else:
            self.dropped.emit(held.chip.person, self._columns[held.over].number)

    def _take(self, index: int, row: int) -> None:
        chip = self._chip(index, row)
        if chip is None:
            return
        origin = self._shifted(self._places().chip(index, row)).topLeft()
        self._held = Held(chip, index, row, self._pressed_at - origin, self._pressed_at)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _carry(self, at: QPointF) -> None:
        held = self._held
        assert held is not None
        over = self._places().column_at(at.x() + self.horizontalScrollBar().value())
        inside = self.viewport().rect().contains(at.toPoint())
        if not inside or over == held.index or over is None or self._is_waiting(over):
            over = None
        self._held = replace(held, at=at, over=over)
        self.viewport().update()
        if over == held.over:
            return
        if over is None:
            self.let_go.emit()
        else:
            self.hovered.emit(held.chip.person, self._columns[over].number)

    def _drop_nowhere(self) -> None:
        self._held = self._pressed = None
        self.viewport().unsetCursor()
        self.viewport().update()
        self.let_go.emit()

    def _scroll_at_edges(self, at: QPointF) -> None:
        for bar, here, end in (
            (self.horizontalScrollBar(), at.x(), self.viewport().width()),
            (self.verticalScrollBar(), at.y(), self.viewport().height()),
        ):
            if here < EDGE:
                bar.setValue(bar.value() - EDGE)
            elif here > end - EDGE:
                bar.setValue(bar.value() + EDGE)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, held = self._places(), self._held
        painter.translate(-self.horizontalScrollBar().value(), 0)
        for index, column in enumerate(self._columns):
            count, moving = self._count(index)
            look = ColumnLook(count, moving, target=held is not None and held.over == index)
            rect = places.column(index)
            rect.setHeight(self.viewport().height())
            paint_column(painter, rect, column, look)
        chips = QRectF(0, HEAD, places.total_width, self.viewport().height() - HEAD)
        painter.setClipRect(chips)
        painter.translate(0, -self._down())
        for index in range(len(self._columns)):
            self._paint_chips(painter, places, index)
        painter.setClipping(False)
        painter.resetTransform()
        if held is not None:
            paint_chip(painter, self._held_rect(places, held), held.chip.face, dragged=True)

    def _count(self, index: int) -> tuple[int, bool]:
        """People there, and whether the hand is changing that."""
        held, count = self._held, len(self._columns[index].chips)
        if held is not None and held.over is not None:
            if index == held.over:
                return count + 1, True
            if index == held.index:
                return count - 1, True
        return count, False

    def _paint_chips(self, painter: QPainter, places: Places, index: int) -> None:
        held, drop = self._held, -1
        if held is not None and held.over == index:
            drop = places.row_at(index, self._held_rect(places, held).top() + self._down())
            paint_drop(painter, places.chip(index, drop), _("Déposer ici"))
        for row, chip in enumerate(self._columns[index].chips):
            rect = places.chip(index, row + (drop >= 0 and row >= drop))
            if held is not None and (held.index, held.row) == (index, row):
                paint_slot(painter, rect)
            else:
                focused = self.hasFocus() and self._cursor == (index, row) and held is None
                paint_chip(painter, rect, chip.face, focused=focused)

    def _held_rect(self, places: Places, held: Held) -> QRectF:
        """In the viewport."""
        corner = held.at - held.grip
        return QRectF(corner.x(), corner.y(), places.chip_width, HEIGHT)

    # places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._places().chip_at(self._unshifted(QPointF(event.pos())))
            chip = self._chip(*place) if place else None
            QToolTip.showText(event.globalPos(), chip.spoken if chip else "", self)
            return True
        return super().viewportEvent(event)

    def _places(self) -> Places:
        size = self.viewport().size()
        lengths = tuple(len(column.chips) for column in self._columns)
        return Places(lengths, size.width(), size.height())

    def _lay_out(self) -> None:
        places, size = self._places(), self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(size.width())
        across.setRange(0, max(0, places.total_width - size.width()))
        down.setPageStep(size.height() - HEAD)
        down.setRange(0, max(0, places.total_height - STEP - size.height()))

    def _bring_into_sight(self) -> None:
        rect = self._places().chip(*self._cursor)
        size = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        left = min(across.value(), int(rect.left()) - GAP)
        across.setValue(max(left, int(rect.right()) + GAP - size.width()))
        top = min(down.value(), int(rect.top()) - HEAD)
        down.setValue(max(top, int(rect.bottom()) + GAP - size.height()))

    def _down(self) -> int:
        return self.verticalScrollBar().value()

    def _shifted(self, rect: QRectF) -> QRectF:
        return rect.translated(-self.horizontalScrollBar().value(), -self._down())

    def _unshifted(self, point: QPointF) -> QPointF:
        """From the viewport to the layout; a point on a header is on no chip."""
        if point.y() < HEAD:
            return QPointF(point.x() + self.horizontalScrollBar().value(), 0)
        return QPointF(point.x() + self.horizontalScrollBar().value(), point.y() + self._down())

    def _find(self, person: UUID | None) -> tuple[int, int] | None:
        for index, column in enumerate(self._columns):
            for row, chip in enumerate(column.chips):
                if chip.person == person:
                    return index, row
        return None

    def _chip(self, index: int, row: int) -> Chip | None:
        if 0 <= index < len(self._columns) and 0 <= row < len(self._columns[index].chips):
            return self._columns[index].chips[row]
        return None

    def _clamped(self, index: int, row: int) -> tuple[int, int]:
        index = max(0, min(index, len(self._columns) - 1))
        rows = len(self._columns[index].chips) if self._columns else 0
        return index, max(0, min(row, rows - 1))

    def _is_waiting(self, index: int) -> bool:
        return self._columns[index].number == WAITING

    def _say(self) -> None:
        """What the cursor is on, for who listens to the screen."""
        chip = self._chip(*self._cursor)
        if chip is None:
            self.setAccessibleDescription("")
            return
        column = self._columns[self._cursor[0]]
        people = n_("{n} personne", "{n} personnes", len(column.chips))
        self.setAccessibleDescription(
            _("{table}, {people} : {who}", table=column.title, people=people, who=chip.spoken)
        )
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
