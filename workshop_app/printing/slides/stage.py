"""A presentation that slides are added to: Tablée's own, or the organiser's.

Decides which of a template's layouts opens, which carries text and which only a title, and where
there is room below it; not what is written there. A template's own slides are taken out.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as Slides

from workshop_app.domain.problems import Problem
from workshop_app.printing.slides.own_template import own_template
from workshop_app.services.ports import LARGEST_TEMPLATE

KEPT = "pptx"
"""How a template is called once only its content is left."""
EMU = 12_700
"""In a point."""
UNPACKED = 10
"""Times the largest template that one may take unpacked: beyond, it was made to fill a disk."""
TEMPLATE, SLIDES = (
    b"presentationml.template.main+xml",
    b"presentationml.presentation.main+xml",
)
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
    unit: float
    """What a size of Tablée's own template is multiplied by: 1 on a slide 540 points tall."""


def own_stage() -> Stage:
    return _stage(own_template(), "Tablée")


def organisers_stage(content: bytes) -> Stage:
    """On what `template_of` gave. Raises Problem when it is no template."""
    slides = _opened(content, KEPT)
    for slide in list(slides.slides._sldIdLst):
        slides.part.drop_rel(slide.rId)
        slides.slides._sldIdLst.remove(slide)
    return _stage(slides, KEPT)


def template_of(content: bytes, name: str) -> bytes:
    """What is kept of a file somebody chose: the same, as a presentation. Raises Problem when it
    cannot be a template; `name` is told."""
    content = _as_presentation(content, name)
    _stage(_opened(content, name), name)
    return content


def _as_presentation(content: bytes, name: str) -> bytes:
    """A .potx is a presentation that says it is a template: it says so no longer."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED * LARGEST_TEMPLATE:
                most = LARGEST_TEMPLATE // 1024**2
                raise Problem("slides_template_too_big", name=name, most=most)
            kinds = packed.read("[Content_Types].xml")
            if TEMPLATE not in kinds:
                return content
            written = io.BytesIO()
            with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
                for each in packed.infolist():
                    inside = packed.read(each)
                    is_kinds = each.filename == "[Content_Types].xml"
                    inside = inside.replace(TEMPLATE, SLIDES) if is_kinds else inside
                    copy.writestr(each.filename, inside)
            return written.getvalue()
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as error:
        raise Problem("slides_template_unreadable", name=name) from error


def _opened(content: bytes, name: str) -> Slides:
    try:
        return Presentation(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        # SyntaxError: what an XML parser calls broken XML.
        raise Problem("slides_template_unreadable", name=name) from error


def _stage(slides: Slides, name: str) -> Stage:
    layouts = [layout for master in slides.slide_masters for layout in master.slide_layouts]
    content = _first(layouts, titles=1, texts=1)
    if content is None or not slides.slide_width or not slides.slide_height:
        raise Problem("slides_template_without_title", name=name)
    bare = _first(layouts, titles=1, texts=0) or content
    opening = next((each for each in layouts if _is_opening(each)), content)
    (text,) = (p for p in content.placeholders if p.placeholder_format.type in TEXTS)
    room = Box(*(each / EMU for each in (text.left, text.top, text.width, text.height)))
    return Stage(slides, opening, content, bare, room, slides.slide_height / EMU / 540)


def _first(layouts: list[Any], titles: int, texts: int) -> Any:
    """The first layout with so many titles and texts and nothing else to fill."""
    for layout in layouts:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        rest = [kind for kind in kinds if kind not in TITLES | TEXTS | AROUND]
        found = (sum(kind in TITLES for kind in kinds), sum(kind in TEXTS for kind in kinds))
        if found == (titles, texts) and not rest:
            return layout
    return None


def _is_opening(layout: Any) -> bool:
    kinds = {placeholder.placeholder_format.type for placeholder in layout.placeholders}
    return PP_PLACEHOLDER.SUBTITLE in kinds and bool(kinds & TITLES)
