"""What slides are made of: titles, texts, panels, tables, charts, squares, each with what is read
aloud. In the order in which they are drawn they are read.

Decides how a part is written into a slide; not what it says nor where it stands (`deck_pptx`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from reportlab.lib.colors import Color

from workshop_app.i18n.typography import NBSP
from workshop_app.printing.office import SHAPE_SIGNS, hexadecimal, spoken_language, words
from workshop_app.printing.qr import QUIET, matrix
from workshop_app.printing.slides.fit import Line
from workshop_app.printing.slides.stage import TEXTS, TITLES, Box, Stage
from workshop_app.printing.styles import color, tone_of

LONGEST_RUNNING = 80
"""Signs of the running title: one line."""
FOOT = {PP_PLACEHOLDER.FOOTER: "ftr", PP_PLACEHOLDER.SLIDE_NUMBER: "sldNum"}
NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    "<a:rPr/><a:t>‹#›</a:t></a:fld>"
)
"""A field: the office suite counts."""
MODULE = 12
"""Pixels of a square's module: sharp on any screen."""
ROUND = 0.04
"""Of a panel's shorter side."""
TABLE_STYLE = "{3C2FFA5D-87B4-456A-9821-1D502468CF0F}"
"""« Themed Style 1, Accent 1 »: lines and head in the template's own colour."""
INSIDE = 14.0
"""Points between a panel's edge and its words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph on a slide; in the colour of its surroundings unless it has an ink."""

    text: str
    scale: float = 1.0
    bold: bool = False
    ink: Color | None = None
    bullet: bool | None = False
    """None: as the template does, for titles and first slides."""
    after: float = 0.25
    figure: str = ""
    """After it on the same line, quieter."""

    def line(self) -> Line:
        """To be measured."""
        shown = f"{self.text}   {self.figure}" if self.figure else self.text
        return Line(f"    {shown}" if self.bullet else shown, self.scale, self.bold, self.after)


@dataclass(frozen=True, slots=True)
class Look:
    """Of a panel: its ground, its edge and the ink of words that have none of their own."""

    ground: Color = field(default_factory=lambda: color("accent.tint_soft"))
    edge: Color = field(default_factory=lambda: color("accent.tint_line"))
    ink: Color = field(default_factory=lambda: color("neutral.text"))


def look_of(category: Any) -> Look:
    tones = tone_of(category)
    return Look(tones.tint, tones.border)


def ink_of(category: Any, dark: bool) -> Color:
    """Of a category on a slide's own ground."""
    return tone_of(category).on_dark if dark else tone_of(category).strong


def marked(category: Any, text: str) -> str:
    """« ▲ Forces »: the shape as a sign, beside the word."""
    return f"{SHAPE_SIGNS[category.shape]}{NBSP}{text}"


class Painter:
    """One slide at a time, on a stage."""

    def __init__(self, stage: Stage, running: str) -> None:
        """`running` stands at the foot of each slide, where the template has room for it."""
        self.stage = stage
        self.running = shorten(words(running), LONGEST_RUNNING, placeholder="…")

    def slide(self, title: str, layout: Any, size: float | None = None) -> Any:
        """A slide with its title. `size` in points; None: the template's own."""
        made = self.stage.slides.slides.add_slide(layout)
        place = next(p for p in made.placeholders if p.placeholder_format.type in TITLES)
        said = Said(words(title).replace("\n", " "), bullet=None)
        self.fill(place.text_frame, [said], size)
        return made

    def finish(self) -> None:
        """What stands at the foot of each slide comes last, for the ear too."""
        for slide in self.stage.slides.slides:
            _add_foot(slide, self.running)

    def body(self, slide: Any) -> Any:
        """The text that the layout gives room for."""
        return next(p for p in slide.placeholders if p.placeholder_format.type in TEXTS)

    def fill(
        self, frame: Any, said: Sequence[Said], size: float | None, ink: Color | None = None
    ) -> None:
        """Write paragraphs into a text frame that holds none yet."""
        for place, each in enumerate(said):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            self._write(paragraph, each, size, ink)

    def text(self, slide: Any, box: Box, said: Sequence[Said], size: float, name: str) -> Any:
        shape = slide.shapes.add_textbox(*_points(box))
        shape.name = name
        _prepare(shape.text_frame, 0)
        self.fill(shape.text_frame, said, size)
        return shape

    def panel(
        self, slide: Any, box: Box, said: Sequence[Said], size: float, look: Look, name: str
    ) -> Any:
        """A tinted ground with words on it: one thing to read."""
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *_points(box))
        shape.name = name
        shape.adjustments[0] = ROUND
        shape._element.remove(shape._element.find(qn("p:style")))  # its shadow comes with it
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(look.ground)
        shape.line.color.rgb = _rgb(look.edge)
        shape.line.width = Pt(1)
        _prepare(shape.text_frame, INSIDE)
        self.fill(shape.text_frame, said, size, look.ink)
        return shape

    def square(self, slide: Any, text: str, x: float, y: float, side: float, told: str) -> None:
        """What a phone reads, its quiet zone included."""
        modules = matrix(text)
        wide = len(modules) + 2 * QUIET
        picture = Image.new("1", (wide, wide), 1)
        for row, line in enumerate(modules, start=QUIET):
            for column, dark in enumerate(line, start=QUIET):
                if dark:
                    picture.putpixel((column, row), 0)
        large = picture.resize((wide * MODULE, wide * MODULE), Image.Resampling.NEAREST)
        written = io.BytesIO()
        large.save(written, "PNG")
        written.seek(0)
        made = slide.shapes.add_picture(written, Pt(x), Pt(y), Pt(side), Pt(side))
        tell(made, told)

    def table(
        self,
        slide: Any,
        box: Box,
        shares: Sequence[float],
        rows: Sequence[Sequence[Said]],
        heights: Sequence[float],
        size: float,
        told: str,
    ) -> None:
        """The first row is the head. Shares of the width; heights in points."""
        frame = slide.shapes.add_table(len(rows), len(shares), *_points(box))
        tell(frame, told)
        made = frame.table
        made.horz_banding = False
        # A table's style writes in the theme's darkest colour, on whatever ground.
        ink = color("neutral.surface") if self.stage.dark else None
        frame._element.find(".//" + qn("a:tableStyleId")).text = TABLE_STYLE
        for column, share in zip(made.columns, shares, strict=True):
            column.width = Pt(share * box.width)
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            made.rows[number].height = Pt(height)
            for place, said in enumerate(row):
                cell = made.cell(number, place)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                self.fill(cell.text_frame, [said], size, ink if number else None)

    def _write(self, paragraph: Any, said: Said, size: float | None, ink: Color | None) -> None:
        paragraph.alignment = PP_ALIGN.LEFT if said.bullet is not None else None
        if size is not None:
            paragraph.space_after = Pt(said.after * size)
            paragraph.space_before = Pt(0)
        if said.bullet is not None:
            _set_bullet(paragraph, (size or 0) * 0.9 if said.bullet else 0)
        shown = ink if said.ink is None else said.ink
        for place, line in enumerate(words(said.text).split("\n")):
            if place:
                paragraph.add_line_break()
            self._add_run(paragraph, line, said, size, shown)
        if said.figure:
            quiet = Said(said.figure, said.scale * 0.8)
            self._add_run(paragraph, f"{NBSP}{NBSP}{said.figure}", quiet, size, shown)

    def _add_run(
        self, paragraph: Any, text: str, said: Said, size: float | None, ink: Color | None
    ) -> None:
        run = paragraph.add_run()
        run.text = text
        run._r.get_or_add_rPr().set("lang", spoken_language())
        if size is not None:
            run.font.size = Pt(round(size * said.scale, 1))
        if said.bold:
            run.font.bold = True
        if ink is not None:
            run.font.color.rgb = _rgb(ink)


def _add_foot(slide: Any, running: str) -> None:
    """The running title and the number, where the layout has a place for them."""
    for place in slide.slide_layout.placeholders:
        kind = FOOT.get(place.placeholder_format.type)
        if kind is None:
            continue
        text = f'<a:r><a:rPr lang="{spoken_language()}"/><a:t/></a:r>' if kind == "ftr" else NUMBER
        number = max(int(each) for each in slide.shapes._spTree.xpath(".//p:cNvPr/@id")) + 1
        shape = parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{number}" name="{kind} {number}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{kind}" sz="quarter" idx="{place.placeholder_format.idx}"/>'
            "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
            f"<a:p>{text}</a:p></p:txBody></p:sp>"
        )
        if kind == "ftr":
            shape.find(".//" + qn("a:t")).text = running
        slide.shapes._spTree.append(shape)


def tell(shape: Any, told: str) -> None:
    """What is read aloud in the place of a picture, a table or a chart."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words(told).replace("\n", " "))
    shape.name = words(told).replace("\n", " ")[:60]


def _prepare(frame: Any, inside: float) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Pt(inside)
    frame.margin_top = frame.margin_bottom = Pt(inside * 0.7)
    style = frame._txBody.find(qn("a:lstStyle"))
    if style is None:
        frame._txBody.find(qn("a:bodyPr")).addnext(parse_xml(f"<a:lstStyle {nsdecls('a')}/>"))


def _set_bullet(paragraph: Any, indent: float) -> None:
    """A bullet that hangs before its text; none when `indent` is 0, whatever the template does."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(indent)))
    properties.set("indent", str(Pt(-indent)))
    if indent:
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
    else:
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _points(box: Box) -> tuple[Any, Any, Any, Any]:
    return Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)


def _rgb(ink: Color) -> RGBColor:
    made: RGBColor = RGBColor.from_string(hexadecimal(ink))
    return made
