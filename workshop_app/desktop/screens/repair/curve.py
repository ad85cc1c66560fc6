"""The curve: how unbalanced the tables stay, for each number of people moved.

Painted whole; walked with the arrows, + and −, or a click. Decides lengths and ticks; the figures
come from the plan.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.repair.faces import CurveFace
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.i18n.translate import _

LEFT, RIGHT, TOP, BOTTOM = 42.0, 14.0, 34.0, 46.0
BAND, DOT, LARGE = 44.0, 5.0, 9.0
MOST_LINES = 4
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
WAITING = 9
"""Places of the curve while it is being reckoned: 0 to 8."""


class Curve(QWidget):
    stepped = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: CurveFace | None = None
        self._share: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Écart selon le nombre de déplacements"))

    def show_curve(self, face: CurveFace) -> None:
        self._face, self._share = face, None
        self.setAccessibleDescription(face.spoken)
        self.update()

    def show_share(self, share: float) -> None:
        """Reckoning: the curve fills from the left."""
        self._share = share
        self.update()

    def is_waiting(self) -> bool:
        return self._share is not None

    def sizeHint(self) -> QSize:
        return QSize(440, 270)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 130)

    def point(self, moves: int) -> QPointF:
        """Where the point of so many moves lies."""
        assert self._face is not None
        left = {each.moves: each.imbalance for each in self._face.points}
        return QPointF(self._x(moves), self._y(left[moves]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), {"+": 1, "-": -1, "−": -1}.get(event.text(), 0))
        if step:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Home and self._face:
            self.chosen.emit(self._face.forced)
        elif event.key() == Qt.Key.Key_End and self._face:
            self.chosen.emit(self._face.most)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._face is None or self.is_waiting():
            return
        wide = self._x(1) - self._x(0)
        self.chosen.emit(round((event.position().x() - self._x(0)) / wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_waiting() or self._face is None:
            self._paint_waiting(painter)
        else:
            self._paint_curve(painter, self._face)
        if self.hasFocus():
            painter.setPen(QPen(color("accent.focus"), border("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, radius("control"), radius("control"))

    # where things lie

    def _most(self) -> int:
        return self._face.most if self._face is not None else WAITING - 1

    def _x(self, moves: float) -> float:
        # Half a place of air on both sides, so that the band of the first and last point fits.
        inside = self.width() - LEFT - RIGHT - BAND
        return LEFT + BAND / 2 + inside * moves / max(1, self._most())

    def _y(self, imbalance: float) -> float:
        inside = self.height() - TOP - BOTTOM
        return self.height() - BOTTOM - inside * imbalance / max(1, self._top())

    def _caption_top(self) -> float:
        return self.height() - BOTTOM + 26

    def _top(self) -> int:
        values = [point.imbalance for point in self._face.points] if self._face else []
        return max([*values, self._face.bound if self._face else 0, 1])

    def _lines(self) -> list[int]:
        """Round figures of the axis, four at most."""
        top = self._top()
        step = next((s for s in STEPS if top / s <= MOST_LINES), STEPS[-1])
        return list(range(0, top + 1, step))

    # painting

    def _paint_curve(self, painter: QPainter, face: CurveFace) -> None:
        self._paint_band(painter, face.chosen)
        self._paint_axis(painter)
        self._paint_bound(painter, face)
        self._paint_forced(painter, face)
        line = QPolygonF([self.point(each.moves) for each in face.points])
        painter.setPen(QPen(color("accent.base"), 2))
        painter.drawPolyline(line)
        for each in face.points:
            self._paint_point(painter, face, each.moves, each.imbalance)
        self._paint_places(painter, face.chosen)

    def _paint_band(self, painter: QPainter, chosen: int) -> None:
        x = self._x(chosen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.tint"))
        band = QRectF(x - BAND / 2, 2, BAND, self.height() - BOTTOM + 6)
        painter.drawRoundedRect(band, radius("control"), radius("control"))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(sized_font(13, 400, tabular=True))
        for value in self._lines():
            y = self._y(value)
            painter.setPen(QPen(color("neutral.line"), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(color("neutral.text_muted"))
            place = QRectF(0, y - 10, LEFT - 10, 20)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value)
            )

    def _paint_bound(self, painter: QPainter, face: CurveFace) -> None:
        """Dashed; its words stand under the axis, where no point can be."""
        y = self._y(face.bound)
        pen = QPen(color("state.success.text"), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
        painter.setFont(font("caption"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(face.bound_words) + 2
        right = self.width() - RIGHT
        place = QRectF(right - wide, self._caption_top(), wide, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, face.bound_words)
        sample = place.left() - 8
        painter.drawLine(
            QPointF(sample - 22, place.center().y()), QPointF(sample, place.center().y())
        )

    def _paint_forced(self, painter: QPainter, face: CurveFace) -> None:
        """Fewer moves than these keep neither the rules nor the sizes."""
        if not face.forced:
            return
        left, right = LEFT, self._x(face.forced) - BAND / 2
        ground = QRectF(left, TOP - 14, right - left, self.height() - BOTTOM - TOP + 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.sunken"))
        painter.drawRoundedRect(ground, radius("control"), radius("control"))
        painter.setPen(color("neutral.text_secondary"))
        painter.setFont(font("caption"))
        painter.drawText(
            ground.adjusted(6, 6, -6, -6),
            Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
            _("obligés"),
        )

    def _paint_point(self, painter: QPainter, face: CurveFace, moves: int, imbalance: int) -> None:
        at, is_chosen = self.point(moves), moves == face.chosen
        large = LARGE if is_chosen else DOT
        painter.setPen(QPen(color("accent.base"), 2))
        filled = moves <= face.chosen
        painter.setBrush(color("accent.base" if filled else "neutral.surface"))
        painter.drawEllipse(at, large, large)
        painter.setPen(color("neutral.text"))
        painter.setFont(sized_font(16 if is_chosen else 13, 700, tabular=True))
        figure = QRectF(at.x() - 24, at.y() - large - 22, 48, 20)
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, str(imbalance))

    def _paint_places(self, painter: QPainter, chosen: int | None) -> None:
        foot = self.height() - BOTTOM + 8
        for moves in range(self._most() + 1):
            is_chosen = moves == chosen
            painter.setFont(sized_font(14, 700 if is_chosen else 400, tabular=True))
            painter.setPen(color("accent.base" if is_chosen else "neutral.text_secondary"))
            place = QRectF(self._x(moves) - 20, foot, 40, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(moves))
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_muted"))
        words = QRectF(LEFT, self._caption_top(), self.width() - LEFT, 18)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _("personnes déplacées"))

    def _paint_waiting(self, painter: QPainter) -> None:
        """Grey places that come one after the other: no figure is shown before it is known."""
        share = self._share or 0.0
        painter.setPen(QPen(color("neutral.line"), 1))
        base = self.height() - BOTTOM
        painter.drawLine(QPointF(LEFT, base), QPointF(self.width() - RIGHT, base))
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._most() + 1):
            known = share * self._most() >= place
            painter.setBrush(color("neutral.line_strong" if known else "neutral.sunken"))
            # Falling, as every curve of moves does.
            fall = (base - TOP) * (1 - (place / max(1, self._most())) ** 0.5) * 0.9
            painter.drawEllipse(QPointF(self._x(place), base - 12 - fall * 0.8), DOT, DOT)
        self._paint_places(painter, None)
