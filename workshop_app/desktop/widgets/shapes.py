"""The shapes and tones of the categories, painted from the 24-unit grid of tokens.json.

A category has a tone (its colours) and a shape: `paint_shape(painter, category.shape, rect,
tone(category.tone).strong)`. Decides no pairing of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import tokens

GRID = 24.0
STROKE = 2.4
MARK = (
    ("forces", "triangle-up"),
    ("faiblesses", "triangle-down"),
    ("attentes", "diamond"),
    ("contributions", "circle"),
)
"""The product's mark: always these four, in this order."""


@dataclass(frozen=True)
class Tone:
    """The four colours of a category."""

    strong: QColor
    tint: QColor
    border: QColor
    on_dark: QColor


@cache
def tone(name: str) -> Tone:
    """The colours named `forces`, `faiblesses`… KeyError if tokens.json has no such tone."""
    path = f"category.{name}"
    return Tone(*(color(f"{path}.{part}") for part in ("strong", "tint", "border", "on_dark")))


def paint_shape(painter: QPainter, shape: str, rect: QRectF, colour: QColor) -> None:
    """Fills the shape in the middle of `rect`, as large as fits. KeyError if there is none."""
    side = min(rect.width(), rect.height())
    scale = side / GRID
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_outline(shape))
    painter.restore()


@cache
def shape_icon(shape: str, tone_name: str, size: int = 18, gap: int = 0) -> QIcon:
    """The shape in its strong colour, for buttons, menus and combo boxes."""
    made = QIcon()
    for density in (1.0, 2.0):
        drawn = QPixmap(QSize(round((size + gap) * density), round(size * density)))
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        square = QRectF(0, 0, size * density, size * density)
        paint_shape(painter, shape, square, tone(tone_name).strong)
        painter.end()
        drawn.setDevicePixelRatio(density)
        made.addPixmap(drawn)
    return made


@cache
def _outline(shape: str) -> QPainterPath:
    """The shape with its rounded stroke as one area: filled at once, four times as fast."""
    path = _path(shape)
    stroker = QPainterPathStroker()
    stroker.setWidth(STROKE)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path).united(path).simplified()


def _path(shape: str) -> QPainterPath:
    drawings: dict[str, Any] = {
        category["shape"]: category["shape_24"]
        for category in tokens()["color"]["category"].values()
    }
    drawing = drawings[shape]
    path = QPainterPath()
    if isinstance(drawing, dict):
        path.addEllipse(QPointF(drawing["cx"], drawing["cy"]), drawing["r"], drawing["r"])
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in drawing]))
        path.closeSubpath()
    return path


class ShapeMark(QWidget):
    """One shape as a widget, beside a word that names it."""

    def __init__(
        self, shape: str, tone_name: str, size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape, self._tone = shape, tone_name
        self.setFixedSize(size, size)

    def set_shape(self, shape: str, tone_name: str) -> None:
        self._shape, self._tone = shape, tone_name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, self._shape, QRectF(self.rect()), tone(self._tone).strong)


class ProductMark(QWidget):
    """The four shapes ▲▼◆●; `size` is the height of one."""

    def __init__(self, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = size
        self._step = round(size * 1.25)
        self.setFixedSize(self._step * (len(MARK) - 1) + size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Tablée")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, (tone_name, shape) in enumerate(MARK):
            square = QRectF(place * self._step, 0, self._side, self._side)
            paint_shape(painter, shape, square, tone(tone_name).strong)
