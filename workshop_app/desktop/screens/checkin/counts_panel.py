"""How many are in the room, awaited, excused, unannounced: figures one reads in passing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.checkin.faces import CountFace, CountsFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.text_block import paint_elided

HIGH = 84
FIRST_SHARE, FIRST_LEAST = 0.262, 204
SIDE = 18
FIGURE = 38
BAR = 8
ICON = 16
ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CountsPanel(QWidget):
    """One painted strip with fixed zones: the figures never move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: CountsFace | None = None
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, face: CountsFace) -> None:
        if face != self._face:
            self._face = face
            self.setAccessibleName(_spoken(face))
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(sheet, radius("panel"), radius("panel"))
        painter.fillPath(outline, color("neutral.surface"))
        if self._face is not None:
            painter.setClipPath(outline)
            self._paint_counts(painter, self._face)
            painter.setClipping(False)
        painter.setPen(color("neutral.line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_counts(self, painter: QPainter, face: CountsFace) -> None:
        first = max(FIRST_LEAST, self.width() * FIRST_SHARE)
        _paint_present(painter, QRectF(0, 0, first, HIGH), face)
        wide = (self.width() - first) / len(face.others)
        for place, other in enumerate(face.others):
            box = QRectF(first + place * wide, 0, wide, HIGH)
            painter.fillRect(QRectF(box.left(), 0, 1, HIGH), color("neutral.line"))
            _paint_count(painter, box, other)


def _paint_present(painter: QPainter, box: QRectF, face: CountsFace) -> None:
    painter.fillRect(box, color("accent.tint_soft"))
    font = sized_font(FIGURE, 700, tabular=True)
    row = QRectF(box.left() + SIDE, box.top() + 8, box.width() - 2 * SIDE, 44)
    painter.setFont(font)
    painter.setPen(color("accent.base"))
    painter.drawText(row, ALIGN, face.present)
    beside = row.adjusted(QFontMetricsF(font).horizontalAdvance(face.present) + 10, 8, 0, 0)
    painter.setFont(sized_font(15, 600))
    paint_elided(painter, face.present_label, beside)
    bar = QRectF(row.left(), row.bottom() + 8, row.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("neutral.line"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
    done = bar.adjusted(0, 0, -bar.width() * (1 - min(1.0, face.share)), 0)
    if done.width() >= BAR:
        painter.setBrush(color("accent.base"))
        painter.drawRoundedRect(done, BAR / 2, BAR / 2)


def _paint_count(painter: QPainter, box: QRectF, face: CountFace) -> None:
    ink = "state.success.text" if face.look == "success" else "neutral.text"
    row = QRectF(box.left() + SIDE - 2, box.top() + 8, box.width() - SIDE, 44)
    painter.setFont(sized_font(FIGURE, 700, tabular=True))
    painter.setPen(color(ink))
    painter.drawText(row, ALIGN, face.figure)
    below = QRectF(row.left(), row.bottom() + 1, row.width(), 22)
    square = QRectF(below.left(), below.center().y() - ICON / 2, ICON, ICON)
    paint_icon(painter, face.icon, square, "neutral.text_secondary")
    painter.setFont(sized_font(14))
    painter.setPen(color("neutral.text_secondary"))
    paint_elided(painter, face.label, below.adjusted(ICON + 6, 0, 0, 0))


def _spoken(face: CountsFace) -> str:
    """« 77 dans la salle, 19 attendus… »."""
    told = [f"{face.present} {face.present_label}"]
    told += [f"{other.figure} {other.label.lower()}" for other in face.others]
    return ", ".join(told)
