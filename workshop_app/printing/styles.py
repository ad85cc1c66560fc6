"""Colours, type and measures of paper, read from assets/tokens.json. One palette for every face.

Decides which token each part of a page takes; types no colour of its own. Lengths are PDF points.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

from workshop_app.domain.workshop import Category
from workshop_app.printing import fonts
from workshop_app.settings import assets_folder

POINTS_PER_PIXEL = 0.75
SIDE, TOP, BOTTOM = 18 * mm, 22 * mm, 20 * mm
GUTTER = 4 * mm
CUT_MARK, CUT_MARK_AWAY, CUT_MARK_WIDTH = 5 * mm, 2 * mm, 0.4
LARGE_PRINT = 1.2


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    leading: float
    color: Color

    def sized(self, size: float) -> Style:
        """The same, larger or smaller, its lines in proportion."""
        return replace(self, size=size, leading=size * self.leading / self.size)

    def inked(self, color: Color) -> Style:
        return replace(self, color=color)


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of a category."""

    strong: Color
    tint: Color
    border: Color
    on_dark: Color


@dataclass(frozen=True, slots=True)
class Shape:
    """Its mark on a grid of 24 units, y downwards: corners, or the circle's centre and radius."""

    corners: tuple[tuple[float, float], ...]
    circle: tuple[float, float, float] | None


@cache
def tokens() -> dict[str, Any]:
    text = (assets_folder() / "tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def color(path: str) -> Color:
    """The colour named by a dotted path under `color`. KeyError if there is none."""
    found: Any = tokens()["color"]
    for step in path.split("."):
        found = found[step]
    return HexColor(found["value"] if isinstance(found, dict) else found)


@cache
def tone(name: str) -> Tone:
    at = f"category.{name}."
    return Tone(*(color(at + part) for part in ("strong", "tint", "border", "on_dark")))


@cache
def shape(name: str) -> Shape:
    for known in tokens()["color"]["category"].values():
        if known["shape"] == name:
            drawn = known["shape_24"]
            if isinstance(drawn, dict):
                return Shape((), (drawn["cx"], drawn["cy"], drawn["r"]))
            return Shape(tuple((x, y) for x, y in drawn), None)
    raise KeyError(name)


def tone_of(category: Category) -> Tone:
    return tone(category.tone)


@cache
def points(name: str) -> float:
    """A size of `pdf_pt`."""
    return float(tokens()["type_px"]["pdf_pt"][name])


@cache
def radius(name: str) -> float:
    return float(tokens()["radius_px"][name]) * POINTS_PER_PIXEL


@cache
def style(name: str) -> Style:
    """A named style. KeyError if there is none."""
    font, size, line, tint = _STYLES[name]
    height = points(size)
    return Style(font, height, height * line, color(tint))


_INK, _MUTED = "neutral.text", "neutral.text_muted"
_STYLES: dict[str, tuple[str, str, float, str]] = {
    "cover": (fonts.BOLD, "cover", 1.15, "neutral.surface"),
    "h1": (fonts.BOLD, "h1", 1.2, _INK),
    "h2": (fonts.BOLD, "h2", 1.25, _INK),
    "h3": (fonts.SEMIBOLD, "h3", 1.3, _INK),
    "lead": (fonts.REGULAR, "h3", 1.4, "neutral.text_secondary"),
    "body": (fonts.REGULAR, "body", 1.4, _INK),
    "body_bold": (fonts.BOLD, "body", 1.4, _INK),
    "body_muted": (fonts.REGULAR, "body", 1.4, _MUTED),
    "cell": (fonts.REGULAR, "card", 1.3, _INK),
    "cell_figure": (fonts.TAB, "card", 1.3, _INK),
    "cell_bold_figure": (fonts.TAB_BOLD, "card", 1.3, _INK),
    "cell_bold": (fonts.BOLD, "card", 1.3, _INK),
    "card": (fonts.REGULAR, "card", 1.32, _INK),
    "caption": (fonts.REGULAR, "caption", 1.4, _MUTED),
    "caption_bold": (fonts.BOLD, "caption", 1.4, _INK),
    "caption_figure": (fonts.TAB, "caption", 1.4, _MUTED),
    "poster": (fonts.BOLD, "poster_title", 1.1, _INK),
}
