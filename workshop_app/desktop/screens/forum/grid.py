"""The grid of the marketplace: sessions across, places down. Walked with the arrows; Alt and an
arrow moves a topic, Entrée writes in a cell, Suppr takes a topic off; a topic is dragged as well.

Paints what it is given; says what was asked.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from workshop_app.desktop.screens.forum.paint_grid import HEAD, PLACE, paint_cell, paint_heads
from workshop_app.desktop.screens.forum.presenter import Cell, ForumShown, TopicFace
from workshop_app.i18n.translate import _

GAP = 8
LEAST_WIDE, LEAST_HIGH, MOST_HIGH = 168, 62, 120
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS: dict[Qt.Key, Cell] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MarketGrid(QWidget):
    moved = Signal()
    """Another cell is looked at."""
    write_asked = Signal()
    """In the cell that is looked at."""
    place_asked = Signal(UUID, object)
    withdraw_asked = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ForumShown | None = None
        self._cell: Cell = (0, 0)
        self._pressed: QPointF | None = None
        self._held: TopicFace | None = None
        self._over: Cell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(_("Place du marché"))

    def show_forum(self, shown: ForumShown) -> None:
        self._shown = shown
        self._cell = self._inside(self._cell)
        self._tell()
        self.updateGeometry()
        self.update()

    def cell(self) -> Cell | None:
        """The one that is looked at; None while there is no grid."""
        if self._shown is None or not (self._shown.sessions and self._shown.places):
            return None
        return self._cell

    def look_at(self, cell: Cell) -> None:
        self._cell = cell
        self._tell()
        self.update()
        self.moved.emit()

    def topic(self) -> TopicFace | None:
        """What stands in the cell that is looked at."""
        cell = self.cell()
        return self._shown.cells.get(cell) if self._shown is not None and cell else None

    def rect_of(self, cell: Cell) -> QRectF:
        shown = self._shown
        assert shown is not None
        columns, rows = max(1, len(shown.sessions)), max(1, len(shown.places))
        wide = (self.width() - PLACE - GAP * columns) / columns
        high = min(MOST_HIGH, (self.height() - HEAD - GAP * (rows - 1)) / rows)
        column, row = cell
        return QRectF(PLACE + GAP + column * (wide + GAP), HEAD + row * (high + GAP), wide, high)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self._shown
        columns = max(1, len(shown.sessions)) if shown else 1
        rows = max(1, len(shown.places)) if shown else 1
        return QSize(PLACE + columns * (LEAST_WIDE + GAP), HEAD + rows * (LEAST_HIGH + GAP))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, topic = Qt.Key(event.key()), self.topic()
        if self.cell() is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._step(ARROWS[key], moves=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        elif key in ENTER or key == Qt.Key.Key_F2:
            self.write_asked.emit()
        elif key == Qt.Key.Key_Delete and topic is not None:
            self.withdraw_asked.emit(topic.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        self._pressed = event.position() if cell is not None else None
        if cell is not None:
            self.look_at(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position() - self._pressed).manhattanLength()
        if self._held is None and far >= QApplication.startDragDistance():
            self._held = self.topic()
        if self._held is not None:
            self._over = self._at(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        held, over, self._held, self._over, self._pressed = self._held, self._over, None, None, None
        self.unsetCursor()
        if held is not None and over is not None and over != self._cell:
            self._cell = over
            self.place_asked.emit(held.id, over)
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.cell() is not None:
            self.write_asked.emit()

    def _step(self, by: Cell, *, moves: bool) -> None:
        topic, there = self.topic(), self._inside((self._cell[0] + by[0], self._cell[1] + by[1]))
        if there == self._cell:
            return
        self._cell = there
        if moves and topic is not None:
            self.place_asked.emit(topic.id, self._cell)
        self.look_at(self._cell)

    def _inside(self, cell: Cell) -> Cell:
        """That cell, or the nearest one there is."""
        shown = self._shown
        assert shown is not None
        session, place = cell
        return (
            max(0, min(len(shown.sessions) - 1, session)),
            max(0, min(len(shown.places) - 1, place)),
        )

    def _at(self, point: QPointF) -> Cell | None:
        shown = self._shown
        if shown is None:
            return None
        return next((cell for cell in _cells(shown) if self.rect_of(cell).contains(point)), None)

    def _tell(self) -> None:
        cell, shown = self.cell(), self._shown
        if cell is None or shown is None:
            return
        place, session = shown.places[cell[1]], shown.sessions[cell[0]][0]
        self.setAccessibleDescription(f"{session}, {place} : {_spoken(shown.cells.get(cell))}")

    def event(self, event: QEvent) -> bool:
        """A topic under the mouse is said in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._at(QPointF(event.pos()))
            topic = self._shown.cells.get(cell) if self._shown is not None and cell else None
            QToolTip.showText(event.globalPos(), _spoken(topic) if topic is not None else "", self)
            return True
        return super().event(event)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_heads(painter, shown, self.rect_of)
        for cell in _cells(shown):
            here = cell == self._cell and self.hasFocus()
            topic, box = shown.cells.get(cell), self.rect_of(cell)
            paint_cell(painter, box, topic, is_here=here, is_target=cell == self._over)


def _cells(shown: ForumShown) -> list[Cell]:
    return [
        (session, place)
        for session in range(len(shown.sessions))
        for place in range(len(shown.places))
    ]


def _spoken(topic: TopicFace | None) -> str:
    if topic is None:
        return _("libre")
    if topic.proposer:
        return _("{topic}, proposé par {name}", topic=topic.title, name=topic.proposer)
    return topic.title
