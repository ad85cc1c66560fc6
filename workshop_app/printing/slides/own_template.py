"""Tablée's own template, made of the design's tokens: an ink title page, paper pages, one font.

Decides how slides look when the organiser brings no template. It is built from python-pptx's blank
presentation each time, so that no colour is typed twice; whoever edits the file finds real layouts
and a real theme.
"""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.util import Emu, Pt

from workshop_app.domain.workshop import SHAPES, TONES
from workshop_app.i18n.translate import _
from workshop_app.printing.office import family, hexadecimal, spoken_language
from workshop_app.printing.styles import color, tone

WIDTH, HEIGHT = 960.0, 540.0
"""Points: 16:9, as halls project."""
EDGE, TITLE_TOP, TITLE_TALL, BODY_TOP, BODY_TALL, FOOT_TOP, FOOT_TALL = (
    54,
    30,
    74,
    116,
    362,
    496,
    26,
)
TITLE_SIZE, BODY_SIZE, COVER_SIZE, FOOT_SIZE = 36, 28, 54, 14
MARK, MARK_GAP = 13.0, 5.0
KEPT = {"Title Slide": "title", "Title and Content": "content", "Title Only": "bare"}
ARIAL_LIKE = 'panose="020B0604020202020204" pitchFamily="34" charset="0"'
"""What a machine without our font looks at to choose another one: a plain sans serif."""
SHAPE_NAMES = {
    "triangle-up": ("triangle", ""),
    "triangle-down": ("triangle", ' flipV="1"'),
    "diamond": ("diamond", ""),
    "circle": ("ellipse", ""),
    "star5": ("star5", ""),
    "octagon": ("octagon", ""),
}
"""A category's shape -> PowerPoint's, and how it is turned."""


def own_template() -> Slides:
    """A presentation without a slide, in three layouts: title, content, bare."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = slides.slide_masters[0]
    _dress_theme(slides)
    _dress_master(master._element)
    for layout in list(slides.slide_layouts):
        if layout.name in KEPT:
            _dress_layout(layout, KEPT[layout.name])
        else:
            slides.slide_layouts.remove(layout)
    return slides


def _dress_theme(slides: Slides) -> None:
    parts = slides.part.package.iter_parts()
    part: Any = next(each for each in parts if "/theme/" in str(each.partname))
    root = parse_xml(part.blob)
    root.set("name", "Tablée")
    scheme = root.find(".//" + qn("a:clrScheme"))
    assert scheme is not None  # python-pptx's blank has one
    for role, ink in _inks().items():
        place = scheme.find(qn(f"a:{role}"))
        for old in list(place):
            place.remove(old)
        place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{hexadecimal(ink)}"/>'))
    for latin in list(root.iter(qn("a:latin"))):
        named = f'<a:latin {nsdecls("a")} typeface="{family()}" {ARIAL_LIKE}/>'
        latin.getparent().replace(latin, parse_xml(named))
    part._blob = serialize_part_xml(root)


def _inks() -> dict[str, Any]:
    accents = {f"accent{place}": tone(name).strong for place, name in enumerate(TONES[:5], start=2)}
    return {
        "dk1": color("neutral.text"),
        "lt1": color("neutral.surface"),
        "dk2": color("accent.base"),
        "lt2": color("neutral.page"),
        "accent1": color("accent.base"),
        **accents,
        "hlink": color("accent.base"),
        "folHlink": color("accent.base"),
    }


def _dress_master(master: Any) -> None:
    width = WIDTH - 2 * EDGE
    _place(_placeholder(master, "title"), EDGE, TITLE_TOP, width, TITLE_TALL, anchor="ctr")
    _place(_placeholder(master, "body"), EDGE, BODY_TOP, width, BODY_TALL)
    _place_foot(master, styled=True)
    title = master.find(".//" + qn("p:titleStyle"))
    _set_level(title, 1, TITLE_SIZE, align="l", bold=True, ink="tx2")
    body = master.find(".//" + qn("p:bodyStyle"))
    for level in range(1, 6):
        _set_level(body, level, BODY_SIZE - 2 * (level - 1))
    master.cSld.spTree.extend(_mark(EDGE, FOOT_TOP + (FOOT_TALL - MARK) / 2, MARK, dark=False))


def _place_foot(holder: Any, *, styled: bool) -> None:
    """The running title beside the mark, the number at the right edge; no date. `styled`: says how
    they are written too, as the master does for every layout."""
    date = _placeholder(holder, "dt")
    if date is not None:
        date.getparent().remove(date)
    start = EDGE + 4 * (MARK + MARK_GAP) + 10
    right = WIDTH - EDGE - 80
    for kind, x, wide, align in (("ftr", start, right - start, "l"), ("sldNum", right, 80, "r")):
        shape = _placeholder(holder, kind)
        if shape is None:
            continue
        _place(shape, x, FOOT_TOP, wide, FOOT_TALL, anchor="ctr")
        if kind == "ftr":
            _say_footer(shape)
        if styled:
            _set_level(shape.find(".//" + qn("a:lstStyle")), 1, FOOT_SIZE, align=align)


def _say_footer(shape: Any) -> None:
    """LibreOffice draws the running title as this paragraph is written, not as its list style."""
    paragraph = shape.find(".//" + qn("a:p"))
    ink = '<a:solidFill><a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr></a:solidFill>'
    written = (
        f'<a:p {nsdecls("a")}><a:pPr algn="l"/><a:r>'
        f'<a:rPr lang="{spoken_language()}" sz="{FOOT_SIZE * 100}">{ink}'
        '<a:latin typeface="+mn-lt"/></a:rPr><a:t>Tablée</a:t></a:r></a:p>'
    )
    paragraph.getparent().replace(paragraph, parse_xml(written))


def _dress_layout(layout: Any, key: str) -> None:
    element = layout._element
    names = {"title": _("Ouverture"), "content": _("Titre et texte"), "bare": _("Titre seul")}
    layout.name = names[key]
    for kind in ("dt", "ftr", "sldNum"):
        shape = _placeholder(element, kind)
        if shape is not None and (kind == "dt" or key == "title"):
            shape.getparent().remove(shape)
    _place_foot(element, styled=False)
    if key != "title":
        return
    element.set("showMasterSp", "0")
    ground = hexadecimal(color("accent.base"))
    element.cSld.insert(
        0,
        parse_xml(
            f"<p:bg {nsdecls('p', 'a')}><p:bgPr><a:solidFill>"
            f'<a:srgbClr val="{ground}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    width = WIDTH - 2 * EDGE
    title, sub = _placeholder(element, "ctrTitle"), _placeholder(element, "subTitle")
    _place(title, EDGE, 120, width, 150, anchor="b")
    _place(sub, EDGE, 286, width, 190)
    _set_level(title.find(".//" + qn("a:lstStyle")), 1, COVER_SIZE, align="l", ink="bg1")
    _set_level(sub.find(".//" + qn("a:lstStyle")), 1, 26, align="l", ink="bg1", plain=True)
    element.cSld.spTree.extend(_mark(EDGE, 62, 26, dark=True))


def _placeholder(holder: Any, kind: str) -> Any:
    """The shape of a kind of placeholder, or None."""
    for shape in holder.cSld.spTree.iter(qn("p:sp")):
        found = shape.find(".//" + qn("p:ph"))
        if found is not None and found.get("type", "obj") == kind:
            return shape
    return None


def _place(shape: Any, x: float, y: float, width: float, height: float, anchor: str = "t") -> None:
    shape.spPr.get_or_add_xfrm()
    shape.x, shape.y, shape.cx, shape.cy = (Emu(Pt(each)) for each in (x, y, width, height))
    inside = shape.find(".//" + qn("a:bodyPr"))
    inside.set("anchor", anchor)
    for side in ("lIns", "rIns"):
        inside.set(side, "0")


def _set_level(
    styles: Any,
    level: int,
    size: float,
    *,
    align: str = "",
    bold: bool | None = None,
    ink: str = "",
    plain: bool = False,
) -> None:
    """How a level of text is written, where `styles` says so. `plain`: without a bullet."""
    found = styles.find(qn(f"a:lvl{level}pPr"))
    if found is None:
        found = parse_xml(f"<a:lvl{level}pPr {nsdecls('a')}/>")
        styles.append(found)
    if align:
        found.set("algn", align)
    if plain:
        found.set("marL", "0")
        found.set("indent", "0")
        for bullet in [each for each in found if re.search("}bu", each.tag)]:
            found.remove(bullet)
    run = found.find(qn("a:defRPr"))
    if run is None:
        run = parse_xml(f"<a:defRPr {nsdecls('a')}/>")
        found.append(run)
    if plain:
        run.addprevious(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
    run.set("sz", str(round(size * 100)))
    if bold is not None:
        run.set("b", "1" if bold else "0")
    if ink:
        for fill in run.findall(qn("a:solidFill")):
            run.remove(fill)
        fill = f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{ink}"/></a:solidFill>'
        run.insert(0, parse_xml(fill))


def _mark(x: float, y: float, size: float, *, dark: bool) -> list[Any]:
    """The four shapes, in their order; ornaments, of which nothing is read aloud."""
    gap = MARK_GAP * size / MARK
    drawn = zip(SHAPES[:4], TONES[:4], strict=True)
    return [
        parse_xml(_shape(100 + place, name, tone_name, x + place * (size + gap), y, size, dark))
        for place, (name, tone_name) in enumerate(drawn)
    ]


def _shape(
    number: int, name: str, tone_name: str, x: float, y: float, size: float, dark: bool
) -> str:
    geometry, turned = SHAPE_NAMES[name]
    inks = tone(tone_name)
    ink = hexadecimal(inks.on_dark if dark else inks.strong)
    left, top, side = Pt(x), Pt(y), Pt(size)
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Tablée {number}"/>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm{turned}><a:off x="{left}" y="{top}"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        f'<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{ink}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
