"""A presentation that slides are added to: Tablée's own, or the organiser's.

Decides which of a template's layouts opens, which carries text and which only a title, and where
there is room below it; not what is written there. A template's own slides are taken out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides

from workshop_app.domain.problems import Problem
from workshop_app.printing.slides.ground import is_dark
from workshop_app.printing.slides.own_template import own_template

KEPT = "pptx"
"""How a template is called once only its content is left."""
EMU = 12_700
"""In a point."""
POINTING = (
    "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst",
    qn("p:custShowLst"),
)
"""Sections and custom shows: they point to slides that are no longer there."""
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
TEXTS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
AROUND = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}


@dataclass(frozen=True, slots=True)
class Box:
    """In points, from the top left corner of the slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stage:
    slides: Slides
    opening: Any
    content: Any
    bare: Any
    """Layouts: the first slide, title and text, title alone."""
    room: Box
    """Below the title."""
    dark: bool
    """What is not in a panel is drawn on a dark ground."""
    unit: float
    """What a size of Tablée's own template is multiplied by: 1 on a slide 540 points tall."""


def own_stage() -> Stage:
    return _stage(own_template(), "Tablée")


def organisers_stage(content: bytes, name: str = KEPT) -> Stage:
    """On a presentation that `trial.template_of` has tried. Raises Problem when nothing in it can
    carry a title and a text; whatever python-pptx raises when it is broken."""
    slides: Slides = Presentation(io.BytesIO(content))
    for slide in list(slides.slides._sldIdLst):
        slides.part.drop_rel(slide.rId)
        slides.slides._sldIdLst.remove(slide)
    for named in list(slides._element.iter(*POINTING)):
        gone = named.getparent() if named.getparent().tag == qn("p:ext") else named
        gone.getparent().remove(gone)
    return _stage(slides, name)


def _stage(slides: Slides, name: str) -> Stage:
    layouts = [layout for master in slides.slide_masters for layout in master.slide_layouts]
    content = _first(layouts, titles=1, texts=1)
    if content is None or not slides.slide_width or not slides.slide_height:
        raise Problem("slides_template_without_title", name=name)
    bare = _first(layouts, titles=1, texts=0) or content
    opening = next((each for each in layouts if _is_opening(each)), content)
    (text,) = (p for p in content.placeholders if p.placeholder_format.type in TEXTS)
    room = Box(*(each / EMU for each in (text.left, text.top, text.width, text.height)))
    unit = slides.slide_height / EMU / 540
    return Stage(slides, opening, content, bare, room, is_dark(slides), unit)


def _first(layouts: list[Any], titles: int, texts: int) -> Any:
    """The first layout with so many titles and texts and nothing else to fill."""
    for layout in layouts:
        if any(place.width is None or place.top is None for place in layout.placeholders):
            continue
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        rest = [kind for kind in kinds if kind not in TITLES | TEXTS | AROUND]
        found = (sum(kind in TITLES for kind in kinds), sum(kind in TEXTS for kind in kinds))
        if found == (titles, texts) and not rest:
            return layout
    return None


def _is_opening(layout: Any) -> bool:
    kinds = {placeholder.placeholder_format.type for placeholder in layout.placeholders}
    return PP_PLACEHOLDER.SUBTITLE in kinds and bool(kinds & TITLES)
