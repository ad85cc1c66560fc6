"""The plan of the hall on paper: lines, discs and words from `services.hall_drawing`, in ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_app.printing.document import PaperCanvas
from workshop_app.printing.styles import Style, color, style
from workshop_app.printing.text import Typesetter, draw
from workshop_app.services.hall_drawing import AROUND, Disc, Drawn, DrawnPlan, Ink, Stroke, Words

INKS: dict[Ink, str] = {
    "floor": "neutral.surface",
    "grid": "neutral.line",
    "wall": "neutral.text",
    "table": "neutral.surface",
    "table_line": "accent.base",
    "figure": "accent.base",
    "here": "accent.base",
    "here_line": "accent.base",
    "figure_here": "neutral.surface",
    "thing": "neutral.sunken",
    "thing_line": "neutral.text_secondary",
    "word": "neutral.text",
}
SAVING: dict[Ink, str] = {"thing": "neutral.surface"}
ROUND = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plan goes: lower left corner and size, in points."""

    x: float
    y: float
    wide: float
    high: float


def paint_hall(
    canvas: PaperCanvas, setter: Typesetter, plan: DrawnPlan, frame: Frame, save_ink: bool
) -> Frame:
    """As large as the frame allows, in its middle. Returns the room it took."""
    wide, high = plan.width + 2 * AROUND, plan.depth + 2 * AROUND
    unit = min(frame.wide / wide, frame.high / high)
    taken = Frame(
        frame.x + (frame.wide - wide * unit) / 2,
        frame.y + (frame.high - high * unit) / 2,
        wide * unit,
        high * unit,
    )
    pen = _Pen(canvas, setter, taken.x + AROUND * unit, taken.y + high * unit - AROUND * unit, unit,
               INKS | SAVING if save_ink else INKS)  # fmt: skip
    canvas.saveState()
    canvas.setLineJoin(ROUND)
    for each in plan.drawn:
        pen.draw(each)
    canvas.restoreState()
    return taken


@dataclass(frozen=True, slots=True)
class _Pen:
    canvas: PaperCanvas
    setter: Typesetter
    left: float
    top: float
    unit: float
    inks: dict[Ink, str]

    def draw(self, drawn: Drawn) -> None:
        match drawn:
            case Stroke():
                self._stroke(drawn)
            case Disc():
                self._disc(drawn)
            case Words():
                self._words(drawn)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.unit, self.top - y * self.unit

    def _ready(self, line: Ink | None, fill: Ink | None, thick: float) -> dict[str, int]:
        if line is not None:
            self.canvas.setStrokeColor(color(self.inks[line]))
            self.canvas.setLineWidth(max(0.4, thick * self.unit))
        if fill is not None:
            self.canvas.setFillColor(color(self.inks[fill]))
        return {"stroke": int(line is not None), "fill": int(fill is not None)}

    def _stroke(self, drawn: Stroke) -> None:
        how = self._ready(drawn.line, drawn.fill, drawn.thick)
        path: Any = self.canvas.beginPath()
        for place, (x, y) in enumerate(drawn.points):
            (path.lineTo if place else path.moveTo)(*self._at(x, y))
        if drawn.closed:
            path.close()
        self.canvas.drawPath(path, **how)

    def _disc(self, drawn: Disc) -> None:
        how = self._ready(drawn.line, drawn.fill, drawn.thick)
        self.canvas.circle(*self._at(drawn.x, drawn.y), drawn.radius * self.unit, **how)

    def _words(self, drawn: Words) -> None:
        look = self._look(drawn)
        x, y = self._at(drawn.x, drawn.y)
        line = self.setter.line(drawn.text, look)
        room = drawn.room * self.unit
        with self.canvas.tagged("P"):
            self.canvas.saveState()
            self.canvas.translate(x, y)
            if drawn.turned:
                self.canvas.rotate(90)
            draw(self.canvas, [line], look, -room / 2, look.leading / 2, width=room, align="center")
            self.canvas.restoreState()

    def _look(self, drawn: Words) -> Style:
        named = style("body_bold" if drawn.bold else "body").inked(color(self.inks[drawn.ink]))
        look = named.sized(drawn.size * self.unit)
        long = self.setter.width(drawn.text, look)
        room = drawn.room * self.unit
        return look.sized(look.size * room / long) if long > room else look
