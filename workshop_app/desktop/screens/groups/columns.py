"""The columns of people: the hand that drags, the keys, the scrolling. Knows no rule of the split.

Headers stay while the chips scroll. Everything a mouse does has a key: arrows walk from chip to
chip, space and Maj pick several, F2 chooses a table, the menu key opens the menu, Échap lets go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
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
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from workshop_app.desktop.screens.groups.column_paint import ChipPictures, Scene, paint_scene
from workshop_app.desktop.screens.groups.faces import WAITING, Chip, Column
from workshop_app.desktop.screens.groups.hand import Held, taken
from workshop_app.desktop.screens.groups.places import GAP, HEAD, STEP, Places
from workshop_app.desktop.screens.groups.selection import Place, Selection
from workshop_app.i18n.translate import _, n_

EDGE = 28
"""Nearer than this to an edge, what is held makes the columns scroll."""
DRIFT_MS = 30
LEAST_ROWS = 5
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Columns(QAbstractScrollArea):
    hovered = Signal(object, int)
    """People held over another table."""
    let_go = Signal()
    """Held over no other table any more."""
    dropped = Signal(object, int)
    menu_asked = Signal(object, QPoint)
    table_asked = Signal(object, QPoint)
    """F2: where else could these people sit?"""
    picked_changed = Signal(int)
    """How many are picked; 0 when it is only the person under the cursor."""
    laid_out = Signal()
    """Columns are somewhere else: wider, narrower, or scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection()
        self._pressed: Place | None = None
        self._pressed_at = QPointF()
        self._held: Held | None = None
        self._pictures = ChipPictures()
        self._drift = QTimer(self, interval=DRIFT_MS)
        self._drift.timeout.connect(self._drift_on)
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
        if self._held is not None:
            self._open_hand()
        self._pressed = None
        self._pick(self._selection.shown(columns))
        self._lay_out()

    def current(self) -> UUID | None:
        """Who the cursor is on."""
        return self._selection.person

    def picked(self) -> tuple[UUID, ...]:
        """Whom a gesture would be about."""
        return self._selection.picked

    def choose(self, person: UUID) -> None:
        """The cursor on this person, in sight."""
        place = self._selection.place_of(person)
        if place is not None:
            self._go(self._selection.moved_to(place))

    def chip_rect(self, person: UUID) -> QRectF:
        """Where the person's chip is in the viewport; an empty rectangle when there is none."""
        place = self._selection.place_of(person)
        return self._shifted(self._places().chip(*place)) if place else QRectF()

    def column_rect(self, number: int) -> QRectF:
        """Where a table's column is in the viewport."""
        index = [column.number for column in self._selection.columns].index(number)
        return self._places().column(index).translated(-self.horizontalScrollBar().value(), 0)

    def spans(self) -> list[tuple[float, float]]:
        """Left and width of each table's column, in the viewport; table 1 first."""
        places, across = self._places(), self.horizontalScrollBar().value()
        return [
            (places.column(index).left() - across, places.column_width)
            for index, column in enumerate(self._selection.columns)
            if column.number != WAITING
        ]

    def sizeHint(self) -> QSize:
        """The least: what is around is shown whole, the columns take the rest and scroll."""
        return QSize(900, HEAD + LEAST_ROWS * STEP)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in STEPS and not modifiers & Qt.KeyboardModifier.AltModifier:
            self._step(*STEPS[key], bool(modifiers & SHIFT))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = len(self._selection.columns) - 1
            place = (0 if key == Qt.Key.Key_Home else last, self._selection.cursor[1])
            self._go(self._selection.moved_to(place))
        elif key == Qt.Key.Key_Space:
            self._go(self._selection.toggled(self._selection.cursor))
        elif key == Qt.Key.Key_A and modifiers & CONTROL:
            self._go(self._selection.column())
        elif key == Qt.Key.Key_F2:
            self._ask(self.table_asked.emit)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.menu_asked.emit)
        elif key == Qt.Key.Key_Escape and self._held is not None:
            self._drop_nowhere()
        elif key == Qt.Key.Key_Escape and self._selection.several:
            self._pick(self._selection.let_go())
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int, extending: bool) -> None:
        columns, (index, row) = self._selection.columns, self._selection.cursor
        target = index + across
        while across and 0 <= target < len(columns) and not columns[target].chips:
            target += across
        if 0 <= target < len(columns):
            place = (target, row + down)
            chosen = self._selection
            self._go(chosen.extended(place) if extending else chosen.moved_to(place))

    def _go(self, selection: Selection) -> None:
        self._pick(selection)
        self._bring_into_sight()

    def _pick(self, selection: Selection) -> None:
        before, self._selection = self._selection.several, selection
        if selection.several != before:
            self.picked_changed.emit(len(selection.several))
        self._say()
        self.viewport().update()

    def _ask(self, emit: Callable[[Sequence[UUID], QPoint], None]) -> None:
        person = self.current()
        if person is not None:
            under = self.chip_rect(person).bottomLeft().toPoint()
            emit(self.picked(), self.viewport().mapToGlobal(under))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask(self.menu_asked.emit)
            return
        place = self._places().chip_at(self._unshifted(QPointF(event.pos())))
        if place is not None:
            self._go(self._selection.pressed(place))
            self.menu_asked.emit(self.picked(), event.globalPos())

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._places().chip_at(self._unshifted(event.position()))
        self._pressed, self._pressed_at = None, event.position()
        if place is None:
            self._pick(self._selection.let_go())
        elif event.modifiers() & CONTROL:
            self._go(self._selection.toggled(place))
        elif event.modifiers() & SHIFT:
            self._go(self._selection.extended(place))
        else:
            self._pressed = place
            self._go(self._selection.pressed(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None and self._pressed is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._take(self._pressed)
        if self._held is not None:
            self._carry(event.position())
            if not self._drift.isActive():
                self._drift.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, pressed, self._pressed = self._held, self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if held is None:
            if pressed is not None:
                self._pick(self._selection.only(pressed))
            return
        self._open_hand()
        if held.over is None:
            self.let_go.emit()
        else:
            self.dropped.emit(held.people, self._selection.columns[held.over].number)

    def _take(self, place: Place) -> None:
        chip = self._chip(*place)
        if chip is None:
            return
        origin = self._shifted(self._places().chip(*place)).topLeft()
        people = self._selection.picked
        names = [each.face.name for each in map(self._chip_of, people) if each is not None]
        face = taken(people, chip, names)
        self._held = Held(people, face, self._pressed_at - origin, self._pressed_at)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _carry(self, at: QPointF) -> None:
        before = self._held
        assert before is not None
        over = self._places().column_at(at.x() + self.horizontalScrollBar().value())
        if not self.viewport().rect().contains(at.toPoint()):
            over = None
        columns = self._selection.columns
        self._held = held = before.carried(at, over, columns)
        self.viewport().update()
        if held.over == before.over:
            return
        if held.over is None:
            self.let_go.emit()
        else:
            self.hovered.emit(held.people, columns[held.over].number)

    def _drop_nowhere(self) -> None:
        self._open_hand()
        self.let_go.emit()

    def _open_hand(self) -> None:
        self._held = self._pressed = None
        self._drift.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _drift_on(self) -> None:
        """Near an edge the columns go on scrolling under a hand that rests."""
        if self._held is None:
            self._drift.stop()
            return
        at, moved = self._held.at, False
        for bar, here, end in (
            (self.horizontalScrollBar(), at.x(), self.viewport().width()),
            (self.verticalScrollBar(), at.y(), self.viewport().height()),
        ):
            before = bar.value()
            step = -EDGE if here < EDGE else EDGE if here > end - EDGE else 0
            bar.setValue(before + step)
            moved = moved or bar.value() != before
        if moved:
            self._carry(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where nothing scrolls down, the wheel goes from table to table."""
        across = self.horizontalScrollBar()
        if self.verticalScrollBar().maximum() or not across.maximum() or event.angleDelta().x():
            super().wheelEvent(event)
            return
        across.setValue(across.value() - event.angleDelta().y())

    # painting and places

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self.viewport().size()
        scene = Scene(
            self._selection,
            self._places(),
            self._held,
            self.horizontalScrollBar().value(),
            self._down(),
            size.width(),
            size.height(),
            self.hasFocus(),
            self._pictures,
        )
        paint_scene(QPainter(self.viewport()), scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.laid_out.emit()

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
        lengths = tuple(len(column.chips) for column in self._selection.columns)
        return Places(lengths, size.width(), size.height())

    def _lay_out(self) -> None:
        places, size = self._places(), self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(size.width())
        across.setRange(0, max(0, places.total_width - size.width()))
        down.setPageStep(size.height() - HEAD)
        down.setRange(0, max(0, places.total_height - STEP - size.height()))
        self.laid_out.emit()

    def _bring_into_sight(self) -> None:
        rect = self._places().chip(*self._selection.cursor)
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

    def _chip(self, index: int, row: int) -> Chip | None:
        columns = self._selection.columns
        if 0 <= index < len(columns) and 0 <= row < len(columns[index].chips):
            return columns[index].chips[row]
        return None

    def _chip_of(self, person: UUID) -> Chip | None:
        place = self._selection.place_of(person)
        return self._chip(*place) if place else None

    def _say(self) -> None:
        """What the cursor is on, for who listens to the screen."""
        chip = self._chip(*self._selection.cursor)
        if chip is None:
            self.setAccessibleDescription("")
            return
        column = self._selection.columns[self._selection.cursor[0]]
        people = n_("{n} personne", "{n} personnes", len(column.chips))
        said = _("{table}, {people} : {who}", table=column.title, people=people, who=chip.spoken)
        several = self._selection.several
        if several:
            count = n_("{n} personne choisie", "{n} personnes choisies", len(several))
            told = _("choisie") if chip.person in several else _("non choisie")
            said = _("{said}, {told} ; {count}", said=said, told=told, count=count)
        self.setAccessibleDescription(said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
