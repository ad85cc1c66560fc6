"""The cards to sort: the wall of Cartes with chips under each, several picked at once, and a hand.

Decides what is picked and what a press, a key or a drag asks for; where a drag ends is the page's,
which knows where the tiles are. Thousands of cards: only what is in sight is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.desktop.screens.cards.faces import CardItem
from workshop_app.desktop.screens.cards.wall import MOST_LINES, CardWall
from workshop_app.desktop.screens.cards.wall_layout import Lane, Spot
from workshop_app.desktop.screens.themes.chip_paint import chip_at, chips_height, paint_chips
from workshop_app.desktop.screens.themes.faces import ChipFace, SortFace
from workshop_app.desktop.widgets.card_paint import CardFace, paint_card
from workshop_app.i18n.translate import _, n_

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
CHIP_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PileWall(CardWall):
    picked_changed = Signal()
    chip_pressed = Signal(object, object)
    """Pile, theme: a chip under a card."""
    chip_wanted = Signal(int)
    """1, 2, 3 or Entrée: that proposal for the card one stands on."""
    sort_asked = Signal()
    """M: which theme?"""
    stack_asked = Signal()
    aside_asked = Signal()
    menu_asked = Signal(QPoint)
    taken = Signal(QPointF)
    """What is picked was taken in the hand, where on the screen."""
    carried = Signal(QPointF)
    dropped = Signal(QPointF)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Cartes à ranger"))
        self._chips: Mapping[UUID, tuple[ChipFace, ...]] = {}
        self._held: Mapping[UUID, str] = {}
        """Card that leads a pile -> initials of who else holds it."""
        self._picks: set[UUID] = set()
        self._anchor_card: UUID | None = None
        self._was_put = False
        """The cursor was put where it is by a press or a key; it did not just follow."""
        self._pressed: UUID | None = None
        self._pressed_at = QPointF()
        self._holds = False

    def show_sort(self, face: SortFace) -> None:
        """At once. The cursor stays near where it was, when its card has gone."""
        before = self._layout.spots.get(self._current) if self._layout and self._current else None
        self._chips = face.chips
        self._batch.stop()
        self.show_face(face.wall)
        if self._layout is None:
            return
        self._picks &= self._layout.spots.keys()
        if self._current is None and before is not None:
            self._stand_near(before)
        self._say()
        self.picked_changed.emit()

    def show_held(self, held: Mapping[UUID, str]) -> None:
        self._held = held
        self.viewport().update()

    def picked(self) -> tuple[UUID, ...]:
        """What a gesture is about: those picked, in reading order, or where one stands, when it is
        none of them."""
        if self._current in self._picks and len(self._picks) > 1 and self._layout is not None:
            return tuple(card for card in self._layout.spots if card in self._picks)
        return (self._current,) if self._current is not None else ()

    def pick(self, cards: set[UUID]) -> None:
        """These, from outside: the first comes in sight."""
        if self._layout is None:
            return
        found = cards & self._layout.spots.keys()
        self._picks = found if len(found) > 1 else set()
        first = next((spot for card, spot in self._layout.spots.items() if card in cards), None)
        if first is not None:
            self._stand(first)
        self.picked_changed.emit()

    def bring(self, card: UUID) -> None:
        """Scroll as little as needed to show it whole."""
        rect = self.rect_of(card)
        if rect is not None:
            self._bring(rect)

    def item(self, card: UUID) -> CardItem | None:
        spot = self._layout.spots.get(card) if self._layout else None
        return self._layout.item(spot) if spot is not None and self._layout else None

    def point_under(self, card: UUID) -> QPoint:
        """On the screen, for what opens beside a card."""
        rect = self.rect_of(card)
        return self.viewport().mapToGlobal(rect.bottomLeft() if rect else QPoint(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, extends = Qt.Key(event.key()), bool(event.modifiers() & SHIFT)
        if key == Qt.Key.Key_Escape and self._holds:
            self._open_hand()
            self.let_go.emit()
        elif key == Qt.Key.Key_Escape and len(self._picks) > 1:
            self._let_go()
        elif key in ARROWS and extends:
            self._extend(self._target(key))
        elif key == Qt.Key.Key_Space and self._current is not None:
            self._toggle(self._current)
        elif key == Qt.Key.Key_A and event.modifiers() & CONTROL:
            self._pick_column()
        elif not self._asked(key):
            self._anchor_card = None
            super().keyPressEvent(event)

    def _asked(self, key: Qt.Key) -> bool:
        """The keys that ask the page for something about what is picked."""
        if self._current is None:
            return False
        asks = {
            Qt.Key.Key_M: self.sort_asked.emit,
            Qt.Key.Key_F: self.stack_asked.emit,
            **dict.fromkeys(ERASE, self.aside_asked.emit),
            **dict.fromkeys(ENTER, lambda: self.chip_wanted.emit(0)),
            **{each: _wanting(self, place) for each, place in CHIP_KEYS.items()},
        }
        if key not in asks:
            return False
        asks[key]()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            card = self._card_at(QPointF(event.pos()))
            if card is None:
                return
            if card not in self._picks:
                self._go_to(card)
            self.menu_asked.emit(event.globalPos())
        elif self._current is not None:
            self.menu_asked.emit(self.point_under(self._current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        card = self._card_at(event.position())
        self._pressed, self._pressed_at = None, event.position()
        if card is None:
            self._let_go()
        elif event.modifiers() & CONTROL:
            self._toggle(card)
        elif event.modifiers() & SHIFT:
            self._extend(self._spot(card))
        else:
            self._pressed = card
            if card not in self._picks:
                self._go_to(card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._holds:
            self.carried.emit(event.globalPosition())
        elif self._pressed is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._holds = True
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.viewport().update()
                self.taken.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, pressed, self._pressed = self._holds, self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if held:
            self._open_hand()
            self.dropped.emit(event.globalPosition())
            return
        if pressed is None:
            return
        chip = self._chip_at(pressed, event.position())
        if chip is not None:
            self.chip_pressed.emit(pressed, chip.theme)
        elif len(self._picks) > 1:
            self._go_to(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses on chips are two presses."""
        self.mousePressEvent(event)

    def told(self, at: QPointF) -> str:
        """Over a chip, why that theme."""
        card = self._card_at(at)
        chip = self._chip_at(card, at) if card is not None else None
        return f"{chip.name}\n{chip.why}".strip() if chip is not None else super().told(at)

    def _measure(self, item: CardItem, width: int) -> int:
        return super()._measure(item, width) + chips_height(self._chips.get(item.id, ()), width)

    def _paint_lane(self, painter: QPainter, lane: Lane) -> None:
        top = self.verticalScrollBar().value()
        down = self._head() - top
        left = lane.left - self.horizontalScrollBar().value()
        several = len(self._picks) > 1
        for place in lane.between(top, top + self.viewport().height()):
            item = lane.items[place]
            height = lane.bottoms[place] - lane.tops[place]
            rect = QRectF(left, lane.tops[place] + down, lane.width, height)
            here = item.id == self._current
            paint_card(
                painter,
                rect,
                self._drawn(item),
                selected=item.id in self._picks if several else here,
                focused=here and self.hasFocus(),
                most_lines=MOST_LINES,
            )
            if (chips := self._chips.get(item.id)) and item.id not in self._held:
                paint_chips(painter, rect, chips)

    def spoken(self, item: CardItem) -> str:
        """The card, what is proposed and why, how many are picked."""
        said = [super().spoken(item)]
        if (who := self._held.get(item.id)) is not None:
            said.append(_("{who} la tient", who=who))
        for place, chip in enumerate(self._chips.get(item.id, ()), start=1):
            words = _("proposition {n} : {theme}", n=place, theme=chip.name)
            said.append(" ".join(part for part in (words, chip.strength, chip.why) if part))
        if len(self._picks) > 1:
            said.append(n_("{n} carte choisie", "{n} cartes choisies", len(self._picks)))
        return " ; ".join(said)

    def _card_at(self, at: QPointF) -> UUID | None:
        spot = self._spot_at(at)
        return self._layout.item(spot).id if spot is not None and self._layout else None

    def _chip_at(self, card: UUID, at: QPointF) -> ChipFace | None:
        rect = self.rect_of(card)
        return chip_at(QRectF(rect), self._chips.get(card, ()), at) if rect is not None else None

    def _spot(self, card: UUID) -> Spot | None:
        return self._layout.spots.get(card) if self._layout else None

    def _go_to(self, card: UUID) -> None:
        spot = self._spot(card)
        self._picks = set()
        if spot is not None:
            self._stand(spot)
        self.picked_changed.emit()

    def _stand(self, spot: Spot) -> None:
        self._anchor_card = None
        self._go(spot)

    def _go(self, spot: Spot) -> None:
        self._was_put = True
        super()._go(spot)

    def _stand_near(self, spot: Spot) -> None:
        """Where a card has gone, the next one of its column; else the first of another column."""
        assert self._layout is not None  # asked by whoever has just laid out
        lanes = self._layout.lanes
        order = [spot.lane, *(n for n in range(len(lanes)) if n != spot.lane)]
        for number in order:
            if number < len(lanes) and lanes[number].items:
                last = len(lanes[number].items) - 1
                place = min(spot.place, last) if number == spot.lane else 0
                self._current, self._was_put = self._layout.item(Spot(number, place)).id, False
                self._bring(self._rect(Spot(number, place)))
                return

    def _toggle(self, card: UUID) -> None:
        if not self._picks and self._was_put and self._current not in (None, card):
            self._picks = {each for each in (self._current,) if each is not None}
        self._picks ^= {card}
        if spot := self._spot(card):
            self._stand(spot)
        self._say()
        self.picked_changed.emit()

    def _extend(self, spot: Spot | None) -> None:
        """All of a column between the anchor and here; across columns, both ends."""
        if spot is None or self._layout is None:
            return
        anchor = self._anchor_card or self._current
        start = self._spot(anchor) if anchor is not None else None
        if start is None or start.lane != spot.lane:
            self._picks |= {self._layout.item(spot).id, *((anchor,) if anchor else ())}
        else:
            first, last = sorted((start.place, spot.place))
            items = self._layout.lanes[spot.lane].items[first : last + 1]
            self._picks = {item.id for item in items}
        self._go(spot)
        self._anchor_card = anchor
        self._say()
        self.picked_changed.emit()

    def _pick_column(self) -> None:
        spot = self._spot(self._current) if self._current is not None else None
        if spot is not None and self._layout is not None:
            self._picks = {item.id for item in self._layout.lanes[spot.lane].items}
            self._say()
            self.viewport().update()
            self.picked_changed.emit()

    def _let_go(self) -> None:
        self._picks, self._anchor_card = set(), None
        self._say()
        self.viewport().update()
        self.picked_changed.emit()

    def _drawn(self, item: CardItem) -> CardFace:
        """Who holds it stands in the place of its chips, or of its table when it has none."""
        who, place, note = self._held.get(item.id), item.place, item.who
        if who is not None and self._chips.get(item.id):
            note = _("{who} la tient", who=who)
        elif who is not None:
            place = who
        return CardFace(
            item.label, place, item.text, item.tone, item.shape, note, item.is_essential
        )

    def _open_hand(self) -> None:
        self._holds, self._pressed = False, None
        self.viewport().unsetCursor()
        self.viewport().update()


def _wanting(wall: PileWall, place: int) -> Callable[[], None]:
    return lambda: wall.chip_wanted.emit(place)
