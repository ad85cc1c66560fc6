"""The four shapes, rounded panels and dotted lines: the ink that is not text."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color

from workshop_app.domain.workshop import SHAPES, TONES
from workshop_app.printing.styles import shape, tone

GRID, STROKE = 24.0, 2.4
ROUND = 1


def draw_shape(canvas: Any, name: str, x: float, y: float, size: float, ink: Color) -> None:
    """A category's shape in a square of `size` points whose lower left corner is (x, y)."""
    drawn, unit = shape(name), size / GRID
    canvas.setFillColor(ink)
    if drawn.circle:
        cx, cy, r = drawn.circle
        canvas.circle(
            x + cx * unit, y + (GRID - cy) * unit, (r + STROKE / 2) * unit, stroke=0, fill=1
        )
        return
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(STROKE * unit)
    canvas.setLineJoin(ROUND)
    path = canvas.beginPath()
    for place, (px, py) in enumerate(drawn.corners):
        step = path.lineTo if place else path.moveTo
        step(x + px * unit, y + (GRID - py) * unit)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def draw_four_shapes(
    canvas: Any, x: float, y: float, size: float, gap: float, *, on_dark: bool = False
) -> float:
    """The mark of the product: ▲▼◆● in that order. Returns where it ends."""
    for name, shape_name in zip(TONES[:4], SHAPES[:4], strict=True):
        colors = tone(name)
        ink = colors.on_dark if on_dark else colors.strong
        draw_shape(canvas, shape_name, x, y, size, ink)
        x += size + gap
    return x - gap


def draw_panel(
    canvas: Any,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    radius: float,
    fill: Color | None = None,
    line: Color | None = None,
    thick: float = 0.75,
) -> None:
    """A rounded rectangle whose lower left corner is (x, y)."""
    if fill is not None:
        canvas.setFillColor(fill)
    if line is not None:
        canvas.setStrokeColor(line)
        canvas.setLineWidth(thick)
    canvas.roundRect(
        x, y, width, height, radius, stroke=int(line is not None), fill=int(fill is not None)
    )


def draw_rule(
    canvas: Any, x: float, y: float, width: float, ink: Color, thick: float = 0.5
) -> None:
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(thick)
    canvas.line(x, y, x + width, y)
