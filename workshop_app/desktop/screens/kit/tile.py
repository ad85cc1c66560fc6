"""The miniatures: the first page of each document, its name, its paper, its state and its tick.

Focus chooses; arrows go from one tile to the next, space ticks. Decides where the
tiles lie and how large they are; not what they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from workshop_app.desktop.screens.kit.wording import TileFace
from workshop_app.desktop.theme import color, font, line_height, set_look
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.pdf_preview import Pages
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.documents import KitKind
from workshop_app.i18n.translate import _

SIDE = 8
AIR = 4
TICK = 24
NAME, LINE = line_height("body"), line_height("caption")
FOOT = SIDE + NAME + 2 * LINE + SIDE
NARROWEST = 132
LOWEST = 184
COLUMNS = (5, 3, 2, 1)
SHEET = 2**0.5
DIMMED = 0.35
INKS = {
    "plain": "neutral.text_secondary",
    "signal": "state.signal.text",
    "error": "state.error.text",
}
PASSING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
)
"""The press itself chooses; a window that comes back chooses nothing."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def ideal_height(width: int) -> int:
    """Of a tile whose upright page is as wide as it can be."""
    return round((width - 2 * (SIDE + AIR)) * SHEET) + 2 * (SIDE + AIR) + FOOT


class KitTile(QWidget):
    chosen = Signal(object)
    ticked = Signal(object, bool)
    stepped = Signal(int)
    """By how many tiles the person wants to go."""

    def __init__(self, face: TileFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face, self._pages = face, Pages()
        self._is_chosen = self._dim = self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tick = QCheckBox(self)
        self._tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tick.clicked.connect(lambda on: self.ticked.emit(self.kind, on))
        self.show_face(face, False)

    @property
    def kind(self) -> KitKind:
        return self._face.kind

    def show_face(self, face: TileFace, chosen: bool) -> None:
        self._face, self._is_chosen = face, chosen
        self._tick.setChecked(face.ticked)
        self._tick.setAccessibleName(_("Imprimer : {name}", name=face.name))
        ticked = _("coché") if face.ticked else _("non coché")
        said = [part for part in (face.name, face.paper, face.state, ticked) if part]
        self.setAccessibleName(", ".join(said))
        self.setToolTip(tip("\n".join(said[:-1])))
        self.update()

    def show_page(self, content: bytes) -> None:
        self._pages.load(content)
        self._dim = False
        self.update()

    def dim(self) -> None:
        self._dim = True
        self.update()

    def has_page(self) -> bool:
        return self._pages.count() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        corner = event.size()
        self._tick.setGeometry(
            corner.width() - TICK - SIDE, corner.height() - TICK - SIDE, TICK, TICK
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.kind)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        if event.reason() not in PASSING:
            self.chosen.emit(self.kind)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._tick.click()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        mat = QRectF(SIDE, SIDE, self.width() - 2 * SIDE, self.height() - FOOT - SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.sunken"))
        painter.drawRoundedRect(mat, radius("control"), radius("control"))
        if self.has_page():
            self._paint_page(painter, mat)
        else:
            painter.setPen(color("neutral.text_muted"))
            painter.setFont(font("caption"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(mat.adjusted(AIR, 0, -AIR, 0), flags, self._face.name)
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        edge, ground, thick = "neutral.line", "neutral.surface", 1
        if self._is_chosen:
            edge, ground, thick = "accent.base", "accent.tint_soft", 2
        elif self._hovered:
            edge = "neutral.line_strong"
        if self.hasFocus():
            edge, thick = "accent.focus", 2
        painter.setPen(QPen(color(edge), thick))
        painter.setBrush(color(ground))
        inset = thick / 2
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(room, radius("card"), radius("card"))

    def _paint_page(self, painter: QPainter, mat: QRectF) -> None:
        room = QSize(int(mat.width()) - 2 * AIR, int(mat.height()) - 2 * AIR)
        size = self._pages.fit(0, room)
        page = QRect(0, 0, size.width(), size.height())
        page.moveCenter(mat.center().toPoint())
        painter.setOpacity(DIMMED if self._dim else 1.0)
        painter.drawImage(page.topLeft(), self._pages.picture(0, size, self.devicePixelRatioF()))
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(color("neutral.line_strong"))
        painter.drawRect(QRectF(page).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_words(self, painter: QPainter) -> None:
        top = self.height() - FOOT + SIDE / 2
        wide = self.width() - 2 * SIDE
        painter.setFont(font("chip"))
        painter.setPen(color("neutral.text" if self._face.ticked else "neutral.text_secondary"))
        paint_elided(painter, self._face.name, QRectF(SIDE, top, wide, NAME))
        look = self._face.look
        painter.setFont(font("caption", 400 if look == "plain" else 700))
        painter.setPen(color(INKS[look]))
        paint_elided(painter, self._face.state, QRectF(SIDE, top + NAME, wide, LINE))
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_secondary"))
        room = QRectF(SIDE, top + NAME + LINE, wide - TICK, LINE)
        paint_elided(painter, self._face.paper, room)


class TileGrid(QScrollArea):
    """The tiles in as many columns as fit, all of one size; scrolls when rows are too many."""

    chosen = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, faces: Sequence[TileFace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Documents du kit"))
        set_look(self, role="bare")
        self._ground = QWidget()
        self._ground.setObjectName("content")
        self.setWidget(self._ground)
        self.tiles = {face.kind: KitTile(face, self._ground) for face in faces}
        for tile in self.tiles.values():
            tile.chosen.connect(self.chosen)
            tile.ticked.connect(self.ticked)
            tile.stepped.connect(self._step)
        self.setMinimumHeight(LOWEST // 2)

    def show_faces(self, faces: Sequence[TileFace], chosen: KitKind) -> None:
        for face in faces:
            self.tiles[face.kind].show_face(face, face.kind == chosen)

    def sizeHint(self) -> QSize:
        return QSize(700, self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        gap, count = space(2), len(self.tiles)
        room = self.width()
        columns = next((n for n in COLUMNS if (room - (n - 1) * gap) / n >= NARROWEST), 1)
        rows = -(-count // columns)
        least = rows * LOWEST + (rows - 1) * gap
        if least > self.height():
            room -= self.verticalScrollBar().sizeHint().width()
        wide = (room - (columns - 1) * gap) // columns
        tallest = ideal_height(wide)
        self.setMaximumHeight(rows * tallest + (rows - 1) * gap)
        fitting = (self.height() - (rows - 1) * gap) // rows
        high = max(LOWEST, min(tallest, fitting))
        for place, tile in enumerate(self.tiles.values()):
            row, column = divmod(place, columns)
            tile.setGeometry(column * (wide + gap), row * (high + gap), wide, high)
        self._ground.resize(room, rows * high + (rows - 1) * gap)

    def _step(self, by: int) -> None:
        tiles = list(self.tiles.values())
        here = next((n for n, tile in enumerate(tiles) if tile.hasFocus()), 0)
        there = min(max(0, here + by), len(tiles) - 1)
        tiles[there].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(tiles[there])
