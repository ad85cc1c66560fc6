"""The fonts of paper: the body's cuts, and the fonts that help out for signs they lack.

Decides which file draws which sign. Every font is embedded, subset by reportlab; none is looked
for on the machine, so paper looks the same on every laptop. Helpers are read when first needed:
most workshops never write Chinese.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workshop_app.printing.core_patches import patch_reportlab
from workshop_app.settings import assets_folder

REGULAR, ITALIC = "TableeText-Regular", "TableeText-Italic"
SEMIBOLD, BOLD = "TableeText-SemiBold", "TableeText-Bold"
TAB, TAB_BOLD = "TableeTextTab-Regular", "TableeTextTab-Bold"
"""The same letters with digits all equally wide: for columns of figures."""
BODY = (REGULAR, ITALIC, SEMIBOLD, BOLD, TAB, TAB_BOLD)
HEAVY = frozenset((SEMIBOLD, BOLD, TAB_BOLD))


@dataclass(frozen=True, slots=True)
class Helper:
    """A font asked when the body lacks a sign; `bold` is its file for heavy text."""

    regular: str
    bold: str


HELPERS = (
    Helper("SourceSans3-Regular", "SourceSans3-Bold"),
    Helper("NotoEmoji-Regular", "NotoEmoji-Regular"),
    Helper("NotoSansArabic-Regular", "NotoSansArabic-Regular"),
    Helper("DroidSansFallback", "DroidSansFallback"),
)


@cache
def register_body() -> None:
    """Once per process, before anything is drawn."""
    patch_reportlab()
    rl_config.canvas_basefontname = REGULAR
    for name in BODY:
        pdfmetrics.registerFont(TTFont(name, _file(name)))


@cache
def signs_of(font: str) -> frozenset[str]:
    """Every sign a font can draw; reads and registers a helper's file the first time."""
    if font in BODY:
        register_body()
        face = pdfmetrics.getFont(font).face
    else:
        loaded = TTFont(font, _file(f"fallback/{font}"))
        pdfmetrics.registerFont(loaded)
        face = loaded.face
    return frozenset(chr(code) for code in face.charToGlyph if code < 0xD800 or code > 0xDFFF)


@cache
def plain_signs(font: str) -> frozenset[str]:
    """Signs that a font draws as they come: no accent apart, no soft hyphen. And the line end."""
    marks = {sign for sign in signs_of(font) if unicodedata.category(sign)[0] in "MC"}
    return signs_of(font) - marks | {"\n"}


@cache
def font_for(signs: str, body: str) -> str | None:
    """The first font that can draw all of `signs` in a text set in `body`; None: no font can."""
    for font in (body, *(h.bold if body in HEAVY else h.regular for h in HELPERS)):
        if signs_of(font).issuperset(signs):
            return font
    return None


def _file(name: str) -> Path:
    return assets_folder() / "fonts" / f"{name}.ttf"
