"""Whether a template's slides are dark: then figures are drawn in the bright tones, as projected.

Decides from the colour of the first master; a picture behind it says nothing and counts as light.
"""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides

DARK = 0.18
"""Relative luminance (WCAG 2) under which white reads better than black."""
CHANNELS = (0.2126, 0.7152, 0.0722)


def is_dark(slides: Slides) -> bool:
    master = slides.slide_masters[0]
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    ground = _ground(master._element, theme)
    return bool(ground) and luminance(ground) < DARK


def luminance(colour: str) -> float:
    """0 for black, 1 for white, of six hexadecimal digits."""
    found = 0.0
    for place, share in enumerate(CHANNELS):
        part = int(colour[2 * place : 2 * place + 2], 16) / 255
        found += share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return found


def _ground(master: Any, theme: Any) -> str:
    """Its colour, six hexadecimal digits; "" when it has none of its own."""
    behind = master.cSld.find(qn("p:bg"))
    if behind is None:
        return ""
    plain = behind.find(".//" + qn("a:srgbClr"))
    if plain is not None:
        return str(plain.get("val"))
    named = behind.find(".//" + qn("a:schemeClr"))
    if named is None:
        return ""
    roles = master.find(qn("p:clrMap"))
    name = roles.get(named.get("val"), named.get("val")) if roles is not None else "lt1"
    role = theme.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
    if role is None or not len(role):
        return ""
    return str(role[0].get("lastClr") or role[0].get("val") or "")
