"""The styles and the page of a Word document, from the same tokens as paper.

Decides how a named style looks in Word; who edits the document changes it there, once for all. A
machine without our font takes the next one named in the tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from workshop_app.i18n.translate import N_, _
from workshop_app.printing import fonts
from workshop_app.printing.office import (
    fallbacks,
    family,
    hexadecimal,
    spoken_language,
    thumbnails,
)
from workshop_app.printing.styles import BOTTOM, SIDE, TOP, Style, color, style

PAGE = (Mm(210), Mm(297))
BUILT_IN: Mapping[str, str] = {
    "body": "Normal",
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "cover": "Title",
    "caption": "Caption",
}
"""Styles of paper -> those that Word has under the same meaning in every language."""
OWN: Mapping[str, str] = {
    "lead": N_("Chapeau"),
    "body_bold": N_("Texte gras"),
    "body_muted": N_("Texte discret"),
    "cell": N_("Cellule"),
    "cell_bold": N_("Cellule grasse"),
    "cell_figure": N_("Cellule de chiffres"),
    "cell_bold_figure": N_("Cellule de chiffres grasse"),
    "card": N_("Carte"),
    "caption_bold": N_("En-tête de tableau"),
}
"""Those we add, with the name that Word's list of styles shows."""
SPACES = {
    "cover": (0, 14),
    "h1": (0, 10),
    "h2": (14, 7),
    "h3": (10, 4),
    "lead": (0, 10),
    "body": (0, 4),
}
"""Points before and after."""
TABLE, CARDS = "Tablee", "TableeCartes"
"""Ids of the two table styles."""


def new_document() -> WordDocument:
    """A blank A4 page with our styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance = section.footer_distance = Mm(10)
    _set_defaults(document)
    for name, built_in in BUILT_IN.items():
        worn = style(name).inked(color("accent.base")) if name == "cover" else style(name)
        _dress(document.styles[built_in], worn, SPACES.get(name, (0, 0)))
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    border = document.styles["Title"].element.find(".//" + qn("w:pBdr"))
    border.getparent().remove(border)
    for name, shown in OWN.items():
        made = document.styles.add_style(_(shown), WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _dress(made, style(name), SPACES.get(name, (0, 0)))
    document.styles[shown_name("body_muted")].paragraph_format.keep_with_next = True
    document.styles[shown_name("card")].element.get_or_add_rPr().append(parse_xml(_NO_PROOF))
    for table in _table_styles():
        document.styles.element.append(parse_xml(table))
    _name_fallbacks(document)
    for key in thumbnails(document.part.package.rels):
        del document.part.package.rels[key]
    return document


def shown_name(name: str) -> str:
    """Of a style of paper in Word's list of styles. KeyError if it has none."""
    return BUILT_IN.get(name) or _(OWN[name])


def style_id(document: WordDocument, name: str) -> str:
    """What a paragraph refers to."""
    return str(document.styles[shown_name(name)].style_id)


def name_of(look: Style) -> str:
    """The name in `styles` of a style of paper; "body" for one made on the way."""
    known = (*BUILT_IN, *OWN)
    return next((name for name in known if style(name) == look), "body")


def _set_defaults(document: WordDocument) -> None:
    """Our font for every style, and the language we write in for the speller."""
    for fonts_named in document.styles.element.iter(qn("w:rFonts")):
        _name_font(fonts_named)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), spoken_language())
    spoken = document.settings.element.find(qn("w:themeFontLang"))
    if spoken is not None:
        spoken.set(qn("w:val"), spoken_language())


def _name_font(named: Any) -> None:
    for attribute in list(named.attrib):
        del named.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        named.set(qn(f"w:{script}"), family())


def _dress(word: ParagraphStyle, look: Style, spaces: tuple[float, float]) -> None:
    word.font.name = family()
    word.font.size = Pt(look.size)
    word.font.bold = look.font in fonts.HEAVY
    word.font.italic = False
    word.font.color.rgb = RGBColor.from_string(hexadecimal(look.color))
    layout = word.paragraph_format
    layout.space_before, layout.space_after = Pt(spaces[0]), Pt(spaces[1])
    layout.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    layout.line_spacing = round(min(look.leading / look.size, 1.15), 2)


_NO_PROOF = f"<w:noProof {nsdecls('w')}/>"
"""Nobody's words are underlined in red."""


def _table_styles() -> list[str]:
    line, head = hexadecimal(color("neutral.line")), hexadecimal(color("neutral.sunken"))
    paper = hexadecimal(color("neutral.surface"))
    return [
        _table_style(
            TABLE,
            _("Tableau de Tablée"),
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/>',
            head,
        ),
        _table_style(
            CARDS,
            _("Cartes de Tablée"),
            f'<w:insideH w:val="single" w:sz="36" w:space="0" w:color="{paper}"/>',
            head,
        ),
    ]


def _table_style(key: str, name: str, borders: str, head: str) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{head}"/>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )


def _name_fallbacks(document: WordDocument) -> None:
    """What to draw with where our font is missing: Word reads it from the table of fonts."""
    parts = document.part.package.iter_parts()
    table = next(part for part in parts if str(part.partname) == "/word/fontTable.xml")
    root = parse_xml(table.blob)
    root.append(
        parse_xml(
            f'<w:font {nsdecls("w")} w:name="{family()}">'
            f'<w:altName w:val="{",".join(fallbacks())}"/>'
            '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        )
    )
    table._blob = serialize_part_xml(root)
