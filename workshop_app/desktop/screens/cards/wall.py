"""The wall of cards: thousands of them, painted only where one looks, moved by arrows or wheel.

Decides what is selected and how the wall moves; where cards lie is in `wall_layout`. New cards are
taken together, ten times a second at most, and what is being read stays where it is.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from workshop_app.desktop.screens.cards.faces import CardItem, WallFace
from workshop_app.desktop.screens.cards.wall_layout import Lane, Spot, WallLayout, lay_out
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.card_paint import CardFace, card_height, card_name, paint_card
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _, number

BATCH_MS = 100
HEAD = 34
TITLE, SMALL_TITLE = 15.0, 12.0
MARK = 16
MOST_LINES = 12
"""A longer card is cut on the wall; opened, it is whole."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEP = 40
MOST_HEIGHTS = 50_000
"""Heights remembered; a window being resized measures every card at many widths."""


class CardWall(QAbstractScrollArea):
    opened = Signal(UUID)
    """A card was chosen."""
    set_aside_asked = Signal(UUID)
    edit_asked = Signal()
    """Enter on a card: its text wants the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Cartes reçues"))
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())
        self._face: WallFace | None = None
        self._waiting: WallFace | None = None
        self._layout: WallLayout | None = None
        self._current: UUID | None = None
        self._heights: dict[tuple[str, str, int], int] = {}
        self._batch = QTimer(self, singleShot=True, interval=BATCH_MS)
        self._batch.timeout.connect(self._take_waiting)
        self.verticalScrollBar().setSingleStep(STEP)
        self.horizontalScrollBar().setSingleStep(STEP)

    def show_face(self, face: WallFace) -> None:
        """At once after a quiet moment; within a rush, with the next batch."""
        if self._batch.isActive() and self._face is not None and _same_order(face, self._face):
            self._waiting = face
            return
        self._waiting = None
        self._take(face)
        self._batch.start()

    def flush(self) -> None:
        """Show now what waits for the next batch."""
        self._take_waiting()

    def face(self) -> WallFace | None:
        """What it shows."""
        return self._face

    def current(self) -> UUID | None:
        """The card selected."""
        return self._current

    def select(self, card: UUID | None) -> None:
        """Silent: the page already knows."""
        self._current = card
        self._say()
        self.viewport().update()

    def rect_of(self, card: UUID) -> QRect | None:
        """Where a card lies in the viewport; None when the wall does not show it."""
        spot = self._layout.spots.get(card) if self._layout else None
        return self._rect(spot) if spot is not None else None

    def spoken(self, item: CardItem) -> str:
        """What is read aloud of a card."""
        return card_name(_face(item), item.kind_label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._layout is None or self._face is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lane in self._layout.lanes:
            self._paint_lane(painter, lane)
        if self._head():
            band = QRect(0, 0, self.viewport().width(), HEAD)
            painter.fillRect(band, color("neutral.surface"))
            for lane in self._layout.lanes:
                left = lane.left - self.horizontalScrollBar().value()
                _paint_head(painter, QRectF(left, 0, lane.width, HEAD), lane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self._go(spot)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self.told(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().viewportEvent(event)

    def told(self, at: QPointF) -> str:
        """What is said of the place under the pointer."""
        spot = self._spot_at(at)
        marked = spot is not None and self._layout and self._layout.item(spot).is_essential
        return _("Essentiel") if marked else ""

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self._current is not None:
            self.edit_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        target = self._target(key)
        if target is not None:
            self._go(target)
        elif key in ENTER and self._current is not None:
            self.edit_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._current is not None:
            self.set_aside_asked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _take_waiting(self) -> None:
        if self._waiting is not None:
            face, self._waiting = self._waiting, None
            self._take(face)
            self._batch.start()

    def _take(self, face: WallFace) -> None:
        kept = self._anchor() if self._face is not None and _same_order(face, self._face) else None
        self._face = face
        self._lay_out()
        if kept is not None and self._layout is not None:
            card, offset = kept
            spot = self._layout.spots.get(card)
            if spot is not None:
                self.verticalScrollBar().setValue(self._top(spot) - offset)
        elif kept is None:
            self.verticalScrollBar().setValue(0)

    def _anchor(self) -> tuple[UUID, int] | None:
        """The card being read at the top, and where it stands; none while at the very top."""
        scrolled = self.verticalScrollBar().value()
        if self._layout is None:
            return None
        if scrolled == 0:
            return None
        for lane in self._layout.lanes:
            seen = lane.between(scrolled, scrolled + self.viewport().height())
            if seen:
                return lane.items[seen[0]].id, lane.tops[seen[0]] - scrolled
        return None

    def _lay_out(self) -> None:
        if self._face is None:
            return
        if len(self._heights) > MOST_HEIGHTS:
            self._heights.clear()
        room = self.viewport().size()
        self._layout = lay_out(self._face, room.width(), self._measure)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        visible = room.height() - self._head()
        down.setRange(0, max(0, self._layout.height - visible))
        down.setPageStep(max(1, visible))
        across.setRange(0, max(0, self._layout.width - room.width()))
        across.setPageStep(max(1, room.width()))
        if self._current is not None and self._current not in self._layout.spots:
            self._current = None
        self.viewport().update()

    def _measure(self, item: CardItem, width: int) -> int:
        key = (item.text, item.who, width)  # all that it depends on
        height = self._heights.get(key)
        if height is None:
            height = self._heights[key] = card_height(_face(item), width, MOST_LINES)
        return height

    def _head(self) -> int:
        return 0 if self._face is None or self._face.grouping == "arrival" else HEAD

    def _top(self, spot: Spot) -> int:
        assert self._layout is not None  # a spot comes from a layout
        return self._layout.lanes[spot.lane].tops[spot.place]

    def _rect(self, spot: Spot) -> QRect:
        assert self._layout is not None  # a spot comes from a layout
        lane = self._layout.lanes[spot.lane]
        top, bottom = lane.tops[spot.place], lane.bottoms[spot.place]
        corner = QPoint(
            lane.left - self.horizontalScrollBar().value(),
            top - self.verticalScrollBar().value() + self._head(),
        )
        return QRect(corner.x(), corner.y(), lane.width, bottom - top)

    def _spot_at(self, at: QPointF) -> Spot | None:
        if self._layout is None or at.y() < self._head():
            return None
        return self._layout.at(
            int(at.x()) + self.horizontalScrollBar().value(),
            int(at.y()) - self._head() + self.verticalScrollBar().value(),
        )

    def _target(self, key: Qt.Key) -> Spot | None:
        """Where an arrow leads from the current card; the first card when there is none."""
        if self._layout is None or not self._layout.spots:
            return None
        here = self._layout.spots.get(self._current) if self._current else None
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key not in (*arrows, Qt.Key.Key_Home, Qt.Key.Key_End):
            return None
        if here is None:
            first = next(n for n, lane in enumerate(self._layout.lanes) if lane.items)
            return Spot(first, 0)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._layout.beside(here, -1 if key == Qt.Key.Key_Left else 1)
        last = len(self._layout.lanes[here.lane].items) - 1
        wanted = {
            Qt.Key.Key_Up: here.place - 1,
            Qt.Key.Key_Down: here.place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[key]
        return Spot(here.lane, wanted) if 0 <= wanted <= last else None

    def _go(self, spot: Spot) -> None:
        assert self._layout is not None  # a spot comes from a layout
        card = self._layout.item(spot).id
        changed = card != self._current
        self._current = card
        self._bring(self._rect(spot))
        self._say()
        self.viewport().update()
        if changed:
            self.opened.emit(card)

    def _bring(self, rect: QRect) -> None:
        """Scroll as little as needed to show it whole."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        high, wide = self.viewport().height(), self.viewport().width()
        if rect.top() < self._head():
            down.setValue(down.value() + rect.top() - self._head())
        elif rect.bottom() > high:
            down.setValue(down.value() + rect.bottom() - high + 4)
        if rect.left() < 0:
            across.setValue(across.value() + rect.left())
        elif rect.right() > wide:
            across.setValue(across.value() + rect.right() - wide)

    def _say(self) -> None:
        """What is read aloud: the card one stands on."""
        spot = None
        if self._layout is not None and self._current is not None:
            spot = self._layout.spots.get(self._current)
        if spot is not None and self._layout is not None:
            item = self._layout.item(spot)
            self.setAccessibleDescription(self.spoken(item))
            event = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, event))
        else:
            self.setAccessibleDescription("")

    def _paint_lane(self, painter: QPainter, lane: Lane) -> None:
        top = self.verticalScrollBar().value()
        down = self._head() - top
        left = lane.left - self.horizontalScrollBar().value()
        for place in lane.between(top, top + self.viewport().height()):
            item = lane.items[place]
            height = lane.bottoms[place] - lane.tops[place]
            rect = QRectF(left, lane.tops[place] + down, lane.width, height)
            chosen = item.id == self._current
            paint_card(
                painter,
                rect,
                _face(item),
                selected=chosen,
                focused=chosen and self.hasFocus(),
                most_lines=MOST_LINES,
            )


def _face(item: CardItem) -> CardFace:
    return CardFace(
        item.label, item.place, item.text, item.tone, item.shape, item.who, item.is_essential
    )


def _same_order(one: WallFace, other: WallFace) -> bool:
    """Only new or changed cards between the two: the same grouping, the same search."""
    return one.grouping == other.grouping and bool(one.found) == bool(other.found)


def _paint_head(painter: QPainter, line: QRectF, lane: Lane) -> None:
    ink = tone(lane.column.tone).strong if lane.column.tone else color("neutral.text")
    left = line.left() + 2
    if lane.column.shape:
        mark = QRectF(left, line.center().y() - MARK / 2, MARK, MARK)
        paint_shape(painter, lane.column.shape, mark, ink)
        left = mark.right() + 7
    painter.setFont(sized_font(15, 400, tabular=True))
    painter.setPen(color("neutral.text_secondary"))
    count = number(len(lane.column.items))
    painter.drawText(
        line.adjusted(0, 0, -4, 0),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        count,
    )
    taken = painter.fontMetrics().horizontalAdvance(count) + 10
    words = QRectF(left, line.top(), line.right() - taken - left, HEAD)
    wide = QFontMetricsF(sized_font(TITLE, 700)).horizontalAdvance(lane.column.title)
    painter.setFont(sized_font(max(SMALL_TITLE, TITLE * min(1.0, words.width() / wide)), 700))
    painter.setPen(ink)
    paint_elided(painter, lane.column.title, words)
