"""The plan under the hand: painting, dragging on the half metre, the keys. Knows no rule of a hall.

Everything a mouse does has a key: Page suivante and Page précédente choose, a number chooses a
table, arrows push what is chosen (Maj: two metres), Suppr takes a marker away, Échap lets go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workshop_app.desktop.screens.hall.things import (
    Thing,
    marker,
    moves,
    place_of,
    spoken,
    thing_at,
    things_of,
    things_within,
)
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.hall_paint import Place, fitted, paint_hall
from workshop_app.domain.hall import METRE, HallPlan, with_moved
from workshop_app.i18n.translate import _, n_
from workshop_app.services.hall_drawing import TABLE, draw_hall

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
LEAP = 2 * METRE
AROUND_THING = 1.25
"""Radius of the ring around what is chosen, in metres."""
SHIFT = Qt.KeyboardModifier.ShiftModifier
MANY = Qt.KeyboardModifier.ControlModifier | SHIFT


@dataclass(frozen=True, slots=True)
class Held:
    """The chosen things in the hand, or an empty hand that draws a frame around some."""

    start: QPointF
    at: QPointF
    frame: bool
    begun: bool = False


class HallCanvas(QWidget):
    chosen = Signal(object)
    """frozenset of `Thing`."""
    moved = Signal(object, object)
    """Tables by number, markers by key -> where they go, in half metres."""
    removed = Signal(object)
    """The chosen markers' keys."""
    note_asked = Signal()
    """F2 or Entrée on a marker: write its note."""
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: HallPlan | None = None
        self._chosen: frozenset[Thing] = frozenset()
        self._held: Held | None = None
        self._pushed = (0, 0)
        self._digits = ""
        self.setAccessibleName(_("Plan de la salle"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(760, 620)

    # what is shown

    def show_plan(self, plan: HallPlan) -> None:
        """What is held or pushed stays in the hand."""
        self._plan = plan
        there = frozenset(thing for thing in self._chosen if place_of(plan, thing) is not None)
        if there != self._chosen:
            self._take(there)
        self._say()
        self.update()

    def choose(self, things: Iterable[Thing]) -> None:
        self._take(frozenset(things))

    def choice(self) -> frozenset[Thing]:
        return self._chosen

    def where(self, thing: Thing) -> QPointF:
        """Its middle, in pixels of this widget."""
        shown = self._shown()
        assert shown is not None
        there = place_of(shown, thing)
        assert there is not None
        return self._place().point(there[0] / METRE, there[1] / METRE)

    def metres_at(self, at: QPointF) -> tuple[float, float]:
        return self._place().metres(at)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._plan is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            step = LEAP if event.modifiers() & SHIFT else 1
            self._push(ARROWS[key][0] * step, ARROWS[key][1] * step)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and (self._held or self._chosen):
            self._let_go()
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(frozenset(t for t in things_of(self._plan) if t.kind == "table"))
        elif not self._act(key) and not self._choose_number(event.text()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            self._put_down(*self._pushed)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._put_down(*self._pushed)
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _act(self, key: Qt.Key) -> bool:
        """Whether the key did something to the chosen markers."""
        keys = [thing.key for thing in sorted(self._chosen) if thing.kind == "marker"]
        if not keys:
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(keys)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_asked.emit()
        else:
            return False
        return True

    def _choose_number(self, text: str) -> bool:
        """« 1 » then « 2 » choose table 12 when there is one, else table 2."""
        if not text.isdecimal() or self._plan is None:
            return False
        known = {spot.table for spot in self._plan.spots}
        digits = self._digits + text
        self._digits = digits if int(digits) in known else text
        if int(self._digits) in known:
            self._take(frozenset({Thing("table", int(self._digits))}), digits=self._digits)
        return True

    def _choose_next(self, by: int) -> None:
        assert self._plan is not None
        every = things_of(self._plan)
        here = next((n for n, thing in enumerate(every) if thing in self._chosen), -1)
        if every:
            there = (here + by) % len(every) if here >= 0 else (0 if by > 0 else len(every) - 1)
            self._take(frozenset({every[there]}))

    def push(self, across: int, down: int) -> None:
        """What is chosen, by so many half metres, at once."""
        self._put_down(across, down)

    def _push(self, across: int, down: int) -> None:
        if not self._chosen:
            self._choose_next(1)
            return
        self._pushed = self._pushed[0] + across, self._pushed[1] + down
        self.update()

    def _put_down(self, across: int, down: int) -> None:
        """Where they were pushed or carried, they now are: the library is told."""
        self._pushed = (0, 0)
        if self._plan is None or (across, down) == (0, 0):
            return
        tables, markers = moves(self._plan, self._chosen, across, down)
        self._plan = with_moved(self._plan, tables, markers)
        self._say()
        self.update()
        self.moved.emit(tables, markers)

    def _let_go(self) -> None:
        """First what is in the hand, then what is chosen."""
        held, self._held, self._pushed = self._held, None, (0, 0)
        if held is None or not held.begun:
            self._take(frozenset())
        self.unsetCursor()
        self.update()

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._plan is None:
            return
        self._put_down(*self._pushed)
        under = self._under(event.position())
        many = bool(event.modifiers() & MANY)
        if under is None:
            if not many:
                self._take(frozenset())
        elif many:
            self._take(self._chosen ^ {under})
        elif under not in self._chosen:
            self._take(frozenset({under}))
        self._held = Held(event.position(), event.position(), frame=under is None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = self._held
        if held is None:
            over = self._plan is not None and self._under(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (event.position() - held.start).manhattanLength() >= QApplication.startDragDistance()
        self._held = replace(held, at=event.position(), begun=held.begun or far)
        if self._held.begun and not held.frame:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, carried = self._held, self._carried()
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = None
        if held.frame and held.begun and self._plan is not None:
            ends = (*self.metres_at(held.start), *self.metres_at(held.at))
            self._take(self._chosen | things_within(self._plan, *ends))
        elif held.begun:
            self._put_down(*carried)
        self.unsetCursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position()) if self._plan is not None else None
        if under is not None and under.kind == "marker":
            self.note_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._plan is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under = self._under(QPointF(event.pos()))
            if under is None or under not in self._chosen:
                self._take(frozenset() if under is None else frozenset({under}))
            self.menu_asked.emit(event.globalPos())
        else:
            first = min(self._chosen, default=None)
            at = self.where(first).toPoint() if first is not None else self.rect().center()
            self.menu_asked.emit(self.mapToGlobal(at))

    def _under(self, at: QPointF) -> Thing | None:
        assert self._plan is not None
        return thing_at(self._plan, *self.metres_at(at))

    def _carried(self) -> tuple[int, int]:
        """By how many half metres the hand has carried what it holds."""
        held = self._held
        if held is None or held.frame or not held.begun:
            return 0, 0
        way = held.at - held.start
        metre = self._place().metre
        return round(way.x() / metre * METRE), round(way.y() / metre * METRE)

    def _take(self, things: frozenset[Thing], digits: str = "") -> None:
        self._digits = digits
        if things == self._chosen:
            return
        self._put_down(*self._pushed)
        self._chosen = things
        self.chosen.emit(things)
        self._say()
        self.update()

    # painting

    def _shown(self) -> HallPlan | None:
        """The plan with what is held where the hand has it."""
        if self._plan is None:
            return None
        carried = self._carried()
        across, down = carried[0] + self._pushed[0], carried[1] + self._pushed[1]
        if (across, down) == (0, 0):
            return self._plan
        return with_moved(self._plan, *moves(self._plan, self._chosen, across, down))

    def _place(self) -> Place:
        assert self._plan is not None
        edge = space(2)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        return fitted(draw_hall(self._plan), room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown()
        if shown is None:
            return
        place = self._place()
        tables = {thing.key for thing in self._chosen if thing.kind == "table"}
        paint_hall(painter, draw_hall(shown, here=tables, team=True, grid=True), place)
        for thing in self._chosen:
            self._paint_ring(painter, shown, thing, place)
        if self._held is not None and self._held.frame and self._held.begun:
            painter.setPen(QPen(color("accent.focus"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._held.start, self._held.at).normalized())
        if self.hasFocus():
            painter.setPen(QPen(color("accent.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            round_ = radius("card")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_, round_)

    def _paint_ring(self, painter: QPainter, plan: HallPlan, thing: Thing, place: Place) -> None:
        there = place_of(plan, thing)
        if there is None:
            return
        painter.setPen(QPen(color("accent.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = AROUND_THING * (TABLE if marker(plan, thing) is None else 0.8) * place.metre
        painter.drawEllipse(place.point(there[0] / METRE, there[1] / METRE), around, around)

    def _say(self) -> None:
        """What is chosen and where it is, for who listens to the screen."""
        said = ""
        if self._plan is not None and len(self._chosen) == 1:
            said = spoken(self._plan, next(iter(self._chosen)))
        elif self._chosen:
            said = n_("{n} chose choisie", "{n} choses choisies", len(self._chosen))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
