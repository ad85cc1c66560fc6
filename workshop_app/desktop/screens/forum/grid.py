"""The grid of the marketplace: places across, sessions down. Walked with the arrows; Alt and an arrow
move a topic, Entrée writes in a cell, Suppr takes a topic off; a topic is dragged as well.

Paints what it is given; says what was asked.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workshop_app.desktop.screens.forum.presenter import Cell, ForumShown, TopicFace
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

HOURS, HEAD, GAP = 116, 34, 8
LEAST_WIDE, LEAST_HIGH, MOST_HIGH = 128, 84, 150
EDGE = 10
WRAP = Qt.TextFlag.TextWordWrap
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS: dict[Qt.Key, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
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
        rows, columns = len(shown.sessions), len(shown.places)
        self._cell = (
            max(0, min(self._cell[0], rows - 1)),
            max(0, min(self._cell[1], columns - 1)),
        )
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
        columns, rows = max(1, len(shown.places)), max(1, len(shown.sessions))
        wide = (self.width() - HOURS - GAP * columns) / columns
        high = min(MOST_HIGH, (self.height() - HEAD - GAP * (rows - 1)) / rows)
        row, column = cell
        return QRectF(HOURS + GAP + column * (wide + GAP), HEAD + row * (high + GAP), wide, high)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self._shown
        columns = max(1, len(shown.places)) if shown else 1
        rows = max(1, len(shown.sessions)) if shown else 1
        return QSize(
            HOURS + columns * (LEAST_WIDE + GAP), HEAD + rows * (LEAST_HIGH + GAP)
        )

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
        shown, topic = self._shown, self.topic()
        assert shown is not None
        row = max(0, min(len(shown.sessions) - 1, self._cell[0] + by[0]))
        column = max(0, min(len(shown.places) - 1, self._cell[1] + by[1]))
        if (row, column) == self._cell:
            return
        self._cell = (row, column)
        if moves and topic is not None:
            self.place_asked.emit(topic.id, self._cell)
        self.look_at(self._cell)

    def _at(self, point: QPointF) -> Cell | None:
        shown = self._shown
        if shown is None:
            return None
        cells = (
            (row, column)
            for row in range(len(shown.sessions))
            for column in range(len(shown.places))
        )
        return next((cell for cell in cells if self.rect_of(cell).contains(point)), None)

    def _tell(self) -> None:
        cell, shown = self.cell(), self._shown
        if cell is None or shown is None:
            return
        topic = shown.cells.get(cell)
        said = _("{topic}, proposé par {name}", topic=topic.title, name=topic.proposer) if (
            topic is not None and topic.proposer
        ) else (topic.title if topic is not None else _("libre"))
        place, session = shown.places[cell[1]], shown.sessions[cell[0]][0]
        self.setAccessibleDescription(f"{session}, {place} : {said}")

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter, shown)
        for row in range(len(shown.sessions)):
            for column in range(len(shown.places)):
                self._paint_cell(painter, shown, (row, column))

    def _paint_heads(self, painter: QPainter, shown: ForumShown) -> None:
        painter.setFont(font("body", 600))
        painter.setPen(color("neutral.text"))
        for column, place in enumerate(shown.places):
            box = self.rect_of((0, column))
            paint_elided(painter, place, QRectF(box.left() + 4, 0, box.width() - 8, HEAD - 8))
        for row, (title, hours) in enumerate(shown.sessions):
            box = self.rect_of((row, 0))
            painter.setFont(font("body", 600))
            painter.setPen(color("neutral.text"))
            paint_elided(painter, title, QRectF(0, box.top() + 4, HOURS, 22))
            painter.setFont(sized_font(13, 400, tabular=True))
            painter.setPen(color("neutral.text_muted"))
            paint_elided(painter, hours, QRectF(0, box.top() + 26, HOURS, 18))

    def _paint_cell(self, painter: QPainter, shown: ForumShown, cell: Cell) -> None:
        topic, box = shown.cells.get(cell), self.rect_of(cell)
        is_here, is_target = cell == self._cell and self.hasFocus(), cell == self._over
        thick = border("focus") if is_here or is_target else border("hair")
        edge = "accent.focus" if is_here or is_target else "accent.tint_line"
        if topic is None and not (is_here or is_target):
            edge = "neutral.line_strong"
        pen = QPen(color(edge), thick)
        if topic is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color("neutral.surface" if topic is not None else "neutral.page"))
        inset = thick / 2
        painter.drawRoundedRect(
            box.adjusted(inset, inset, -inset, -inset), radius("card"), radius("card")
        )
        inner = box.adjusted(EDGE, 8, -EDGE, -8)
        if topic is None:
            if is_here:
                painter.setPen(color("neutral.text_muted"))
                painter.setFont(font("caption"))
                painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | WRAP, _("Entrée pour écrire"))
            return
        painter.setFont(font("body", 600))
        painter.setPen(color("neutral.text"))
        words = inner.adjusted(0, 0, 0, -20 if topic.proposer else 0)
        painter.save()
        painter.setClipRect(words)
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | WRAP, topic.title)
        painter.restore()
        if topic.proposer:
            painter.setFont(font("caption"))
            painter.setPen(color("neutral.text_muted"))
            paint_elided(
                painter, topic.proposer, QRectF(inner.left(), inner.bottom() - 17, inner.width(), 18)
            )
