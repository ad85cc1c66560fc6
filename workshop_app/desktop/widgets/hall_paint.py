"""The plan of the hall on a screen: lines, discs and words from `services.hall_drawing`, in colour.

    place = fitted(drawn, rect); paint_hall(painter, drawn, place, ON_DARK)

The editor, and the projector on its dark ground, differ by their inks only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from workshop_app.desktop.theme import color, sized_font
from workshop_app.services.hall_drawing import AROUND, Disc, DrawnPlan, Ink, Stroke, Words

Inks = Mapping[Ink, str]
ON_PAPER: Inks = {
    "floor": "neutral.surface",
    "grid": "neutral.line",
    "wall": "neutral.text",
    "table": "neutral.surface",
    "table_line": "accent.base",
    "figure": "accent.base",
    "here": "accent.tint",
    "here_line": "accent.base",
    "figure_here": "accent.base",
    "thing": "neutral.sunken",
    "thing_line": "neutral.text_secondary",
    "word": "neutral.text",
}
ON_DARK: Inks = {
    "floor": "dark.bg",
    "grid": "dark.line",
    "wall": "dark.line",
    "table": "dark.surface",
    "table_line": "dark.text_muted",
    "figure": "dark.text",
    "here": "dark.signal",
    "here_line": "dark.signal",
    "figure_here": "dark.bg",
    "thing": "dark.surface",
    "thing_line": "dark.text_muted",
    "word": "dark.text",
}
THINNEST = 1.0
BOLD, PLAIN = 700, 400
SAMPLE = 100.0
"""Size at which words are measured: what they need at another is in proportion."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the hall's upper left corner is, and how many pixels a metre takes."""

    left: float
    top: float
    metre: float

    def point(self, x: float, y: float) -> QPointF:
        """A point of the hall, in metres, in pixels."""
        return QPointF(self.left + x * self.metre, self.top + y * self.metre)

    def metres(self, at: QPointF) -> tuple[float, float]:
        return (at.x() - self.left) / self.metre, (at.y() - self.top) / self.metre


def fitted(plan: DrawnPlan, rect: QRectF) -> Place:
    """The whole plan in the middle of `rect`, as large as it can be."""
    wide, high = plan.width + 2 * AROUND, plan.depth + 2 * AROUND
    metre = max(0.1, min(rect.width() / wide, rect.height() / high))
    return Place(
        rect.center().x() - plan.width * metre / 2,
        rect.center().y() - plan.depth * metre / 2,
        metre,
    )


def paint_hall(
    painter: QPainter,
    plan: DrawnPlan,
    place: Place,
    inks: Inks = ON_PAPER,
    smallest: float = 0.0,
) -> None:
    """Words that would be under `smallest` pixels are left out: nobody could read them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for drawn in plan.drawn:
        match drawn:
            case Stroke():
                _ready(painter, drawn, place, inks)
                points = QPolygonF([place.point(x, y) for x, y in drawn.points])
                (painter.drawPolygon if drawn.closed else painter.drawPolyline)(points)
            case Disc():
                _ready(painter, drawn, place, inks)
                radius = drawn.radius * place.metre
                painter.drawEllipse(place.point(drawn.x, drawn.y), radius, radius)
            case Words():
                _paint_words(painter, drawn, place, inks, smallest)
    painter.restore()


def _ready(painter: QPainter, drawn: Stroke | Disc, place: Place, inks: Inks) -> None:
    if drawn.line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(color(inks[drawn.line]), max(THINNEST, drawn.thick * place.metre))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if drawn.fill is None else color(inks[drawn.fill]))


def _paint_words(
    painter: QPainter, words: Words, place: Place, inks: Inks, smallest: float
) -> None:
    weight = BOLD if words.bold else PLAIN
    long = QFontMetricsF(sized_font(SAMPLE, weight)).horizontalAdvance(words.text) / SAMPLE
    size = min(words.size, words.room / long if long else words.size) * place.metre
    if size < smallest:
        return
    painter.save()
    painter.translate(place.point(words.x, words.y))
    if words.turned:
        painter.rotate(-90)
    painter.setFont(sized_font(max(1.0, size), weight))
    painter.setPen(color(inks[words.ink]))
    wide, high = long * size + 4, 2 * size
    painter.drawText(
        QRectF(-wide, -high, 2 * wide, 2 * high), Qt.AlignmentFlag.AlignCenter, words.text
    )
    painter.restore()
