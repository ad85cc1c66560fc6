"""A sheet of paper being drawn: its size, its margins, its ink, and text that fits its place.

Decides what the options change (paper, large print, ink); each document decides what it shows. All
documents are drawn on an A4 of points; an A3 poster is the same sheet enlarged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import language
from workshop_app.printing.document import PaperCanvas, look_up
from workshop_app.printing.marks import draw_four_shapes, draw_panel
from workshop_app.printing.styles import LARGE_PRINT, Style, color, style
from workshop_app.printing.text import Align, Typesetter, draw, one_line
from workshop_app.services.kit_content import Heading
from workshop_app.services.ports import Watch

MARGIN: float = 16 * mm
Paper = Literal["A3", "A4", "A3 paysage", "A4 paysage"]
WIDE: tuple[Paper, ...] = ("A3 paysage", "A4 paysage")
ENLARGED = 2**0.5
SHORT_SIDE, LONG_SIDE = A4


@dataclass(frozen=True, slots=True)
class Ink:
    """How a tinted panel is inked: with its tint, or as an outline only."""

    fill: Color | None
    line: Color
    thick: float


class Sheet:
    """Draws pages one after another. Coordinates are points of A4, from the lower left corner."""

    def __init__(
        self,
        canvas: PaperCanvas,
        setter: Typesetter,
        options: KitOptions,
        watch: Watch,
        expected: int,
    ) -> None:
        self.canvas, self.setter, self.options = canvas, setter, options
        self.watch, self.expected = watch, max(1, expected)
        self.pages = 0
        self.width: float = SHORT_SIDE
        self.height: float = LONG_SIDE
        self.factor = LARGE_PRINT if options.large_print else 1.0
        self._open = False

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    def begin(self, paper: Paper, key: str = "", title: str = "") -> None:
        """A new page; a `title` makes it a bookmark. Raises Stop between two pages."""
        self.finish()
        look_up(self.watch, self.pages / self.expected)
        self.width, self.height = (
            (LONG_SIDE, SHORT_SIDE) if paper in WIDE else (SHORT_SIDE, LONG_SIDE)
        )
        scale = ENLARGED if paper in ("A3", "A3 paysage") else 1.0
        self.canvas.setPageSize((self.width * scale, self.height * scale))
        if title:
            self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.height * scale, zoom=0)
            self.canvas.addOutlineEntry(one_line(title), key, 0)
        self.canvas.saveState()
        self.canvas.scale(scale, scale)
        self.pages += 1
        self._open = True

    def finish(self) -> None:
        if self._open:
            self.canvas.restoreState()
            self.canvas.showPage()
            self._open = False

    def style(self, name: str, factor: float = 1.0) -> Style:
        """A style at the size this print asks for."""
        found = style(name)
        return found.sized(found.size * self.factor * factor)

    def write(
        self,
        text: str,
        look: Style,
        x: float,
        top: float,
        width: float,
        *,
        align: Align = "left",
        role: str = "P",
    ) -> float:
        """The text in as many lines as it takes. Returns where it ends."""
        if not text:
            return top
        lines = self.setter.lines(text, look, width)
        with self.canvas.tagged(role):
            return draw(self.canvas, lines, look, x, top, width=width, align=align)

    def fit(
        self,
        text: str,
        look: Style,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        align: Align = "left",
        role: str = "P",
    ) -> float:
        """The text made small enough for the box. Returns where it ends."""
        fitted = self.setter.fitted(text, look, width, height)
        return self.write(text, fitted, x, top, width, align=align, role=role)

    def tinted(self, tint: Color, strong: Color) -> Ink:
        if self.options.save_ink:
            return Ink(None, strong, 1.2)
        return Ink(tint, tint, 0.5)

    def panel(
        self, x: float, y: float, width: float, height: float, ink: Ink, radius: float = 6
    ) -> None:
        draw_panel(
            self.canvas, x, y, width, height,
            radius=radius, fill=ink.fill, line=ink.line, thick=ink.thick,
        )  # fmt: skip

    def head_band(self, height: float) -> bool:
        """Ink over the head of the page, to its edges, when the options ask for it."""
        if not self.options.full_bleed or self.options.save_ink:
            return False
        self.canvas.setFillColor(color("accent.base"))
        self.canvas.rect(0, self.height - height, self.width, height, stroke=0, fill=1)
        return True

    def running_head(
        self, heading: Heading, top: float, *, on_dark: bool = False, aside: float = 0
    ) -> None:
        """The four shapes and the name of the day; `aside` is kept free at the right."""
        look = self.style("body_muted")
        if on_dark:
            look = look.inked(color("accent.on_accent_muted"))
        end = draw_four_shapes(
            self.canvas, MARGIN, top - look.leading / 2 - 6, 12, 5, on_dark=on_dark
        )
        room = self.width - MARGIN - end - 10 - aside
        line = self.setter.clipped(day_line(heading), look, room)
        with self.canvas.tagged("P"):
            draw(self.canvas, [line], look, end + 10, top)


def day_line(heading: Heading) -> str:
    """The workshop, its date and its place."""
    parts = [heading.title]
    if heading.day is not None:
        parts.append(typography.day(heading.day, language()))
    if heading.place:
        parts.append(heading.place)
    return ", ".join(parts)
