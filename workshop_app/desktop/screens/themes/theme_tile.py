"""One theme of the board: its name, how many cards and tables, which categories, two of its cards.

Decides how it looks and what is asked of it; what may be dropped on it is the page's. Fixed zones:
figures do not move while cards come.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.themes.faces import TileFace
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.essential_mark import paint_essential
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _, n_

HIGH = 136
SIDE = 14
NAME, BAR, COUNTS, LINE = 24, 8, 22, 19
MARK = 11
RIBBON = 11, 15
"""Wide and high, before the name."""
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ThemeTile(QWidget):
    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    rename_asked = Signal(object)
    pick_asked = Signal(object)
    """Choose the cards that are proposed for it."""
    stepped = Signal(object, int)
    """Arrow keys: so many tiles on."""

    def __init__(self, face: TileFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._face = face
        self._is_target = False
        self.show_face(face)

    @property
    def theme(self) -> UUID:
        return self._face.id

    @property
    def face(self) -> TileFace:
        return self._face

    def show_face(self, face: TileFace) -> None:
        self._face = face
        self.setAccessibleName(_("Thème {said}", said=face.spoken))
        self.setToolTip(tip(face.spoken))
        self.update()

    def set_target(self, is_target: bool) -> None:
        """What is held would be dropped here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, HIGH)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.theme, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
        if key in ENTER:
            self.opened.emit(self.theme)
        elif key == Qt.Key.Key_Space:
            self.pick_asked.emit(self.theme)
        elif key == Qt.Key.Key_F2:
            self.rename_asked.emit(self.theme)
        elif key in steps and not event.modifiers():
            self.stepped.emit(self.theme, steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inside = QRectF(self.rect()).adjusted(SIDE, 10, -SIDE, -8)
        top = inside.top()
        self._paint_name(painter, QRectF(inside.left(), top, inside.width(), NAME))
        top += NAME + 3
        self._paint_bar(painter, QRectF(inside.left(), top, inside.width(), BAR))
        top += BAR + 5
        self._paint_counts(painter, QRectF(inside.left(), top, inside.width(), COUNTS))
        top += COUNTS + 3
        rest = QRectF(inside.left(), top, inside.width(), inside.bottom() - top)
        if self._is_target:
            _paint_drop(painter, rest)
        else:
            self._paint_typical(painter, rest)

    def _paint_ground(self, painter: QPainter) -> None:
        marked = self._is_target or self.hasFocus()
        edge = "accent.focus" if marked else "accent.base" if self._face.is_open else "neutral.line"
        thick = border("focus") if marked or self._face.is_open else border("hair")
        soft = self._is_target or self._face.is_open
        painter.setPen(QPen(color(edge), thick))
        painter.setBrush(color("accent.tint_soft" if soft else "neutral.surface"))
        inset = thick / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, radius("panel"), radius("panel"))

    def _paint_name(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(sized_font(17, 700, tabular=True))
        painter.setPen(color("neutral.text"))
        painter.drawText(line, RIGHT | MIDDLE, self._face.cards)
        room = line.adjusted(
            0, 0, -painter.fontMetrics().horizontalAdvance(self._face.cards) - 10, 0
        )
        if self._face.is_essential:
            wide, high = RIBBON
            mark = QRectF(room.left(), room.center().y() - high / 2, wide, high)
            paint_essential(painter, mark)
            room.setLeft(mark.right() + 7)
            painter.setPen(color("neutral.text"))
        painter.setFont(sized_font(16, 700))
        name = self._face.name
        wide = painter.fontMetrics().horizontalAdvance(name)
        paint_elided(painter, name, room)
        if self._face.within and wide + 30 < room.width():
            painter.setFont(font("caption"))
            painter.setPen(color("neutral.text_secondary"))
            said = _("dans {theme}", theme=self._face.within)
            paint_elided(painter, said, room.adjusted(wide + 8, 1, 0, 1))

    def _paint_bar(self, painter: QPainter, line: QRectF) -> None:
        """Each category in proportion; an empty theme has an empty groove."""
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(kind.cards for kind in self._face.kinds)
        if not whole:
            painter.setBrush(color("neutral.sunken"))
            painter.drawRoundedRect(line, 2, 2)
            return
        left, room = line.left(), line.width() - 2 * (len(self._face.kinds) - 1)
        for kind in self._face.kinds:
            wide = max(3.0, room * kind.cards / whole)
            painter.setBrush(tone(kind.tone).strong)
            painter.drawRoundedRect(QRectF(left, line.top(), wide, line.height()), 2, 2)
            left += wide + 2

    def _paint_counts(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(sized_font(13.5, 400, tabular=True))
        painter.setPen(color("neutral.text_secondary"))
        if self._face.kinds:
            painter.drawText(line, RIGHT | MIDDLE, self._face.tables)
        metrics = painter.fontMetrics()
        end = line.right() - metrics.horizontalAdvance(self._face.tables) - 8
        left = line.left()
        painter.setFont(sized_font(13.5, 600, tabular=True))
        for kind in self._face.kinds:
            words = str(kind.cards)
            wide = MARK + 5 + painter.fontMetrics().horizontalAdvance(words)
            if left + wide > end:
                break
            strong = tone(kind.tone).strong
            mark = QRectF(left, line.center().y() - MARK / 2, MARK, MARK)
            paint_shape(painter, kind.shape, mark, strong)
            painter.setPen(strong)
            painter.drawText(
                line.adjusted(left - line.left() + MARK + 5, 0, 0, 0), LEFT | MIDDLE, words
            )
            left += wide + 10

    def _paint_typical(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(sized_font(14))
        painter.setPen(color("neutral.text_secondary"))
        lines = [f"– {text}" for text in self._face.typical]
        if self._face.offered and len(lines) < 2:
            lines.append(n_("{n} carte proposée", "{n} cartes proposées", self._face.offered))
        for place, said in enumerate(lines):
            top = room.top() + place * LINE
            paint_elided(painter, said, QRectF(room.left(), top, room.width(), LINE))


def _paint_drop(painter: QPainter, room: QRectF) -> None:
    painter.setPen(QPen(color("accent.focus"), border("focus"), Qt.PenStyle.DashLine))
    painter.setBrush(color("neutral.surface"))
    painter.drawRoundedRect(room.adjusted(1, 2, -1, -2), radius("control"), radius("control"))
    painter.setFont(sized_font(14, 700))
    painter.setPen(color("accent.base"))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Déposer ici"))
