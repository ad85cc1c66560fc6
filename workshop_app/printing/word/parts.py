"""Tables, fields and links as Word writes them: raw XML, because a table of 5,000 rows made cell by
cell takes thirteen times as long. Decides how a part is written; not what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workshop_app.printing.office import words

TWIPS = 20
"""In a point: Word's unit of width."""


@dataclass(frozen=True, slots=True)
class WordCell:
    text: str
    style: str
    """Id of its paragraph style."""
    align: str = "left"
    mark: str = ""
    """A category's shape, before the words."""
    ink: str = ""
    """Of the mark and of the words beside it, six hexadecimal digits."""
    ground: str = ""
    edge: str = ""
    """A thick line on its left, in that colour."""


def table(
    key: str,
    told: str,
    widths: Sequence[float],
    head: Sequence[WordCell],
    rows: Iterable[Sequence[WordCell]],
) -> Any:
    """A table element in the table style `key`. `widths` in points; `told` is read aloud."""
    twips = [round(width * TWIPS) for width in widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    written = [_row(head, twips, heading=True)]
    written += [_row(row, twips) for row in rows]
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{key}"/>'
        f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblDescription w:val={_attribute(told)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>"
    )


def _row(cells: Sequence[WordCell], widths: Sequence[int], heading: bool = False) -> str:
    again = "<w:tblHeader/>" if heading else ""
    inside = "".join(_cell(cell, width, heading) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{inside}</w:tr>"


def _cell(cell: WordCell, width: int, heading: bool) -> str:
    edge = (
        f'<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="{cell.edge}"/>'
        "</w:tcBorders>"
        if cell.edge
        else ""
    )
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.ground}"/>' if cell.ground else ""
    stay = "<w:keepNext/>" if heading else ""
    align = f'<w:jc w:val="{cell.align}"/>' if cell.align != "left" else ""
    ink = f'<w:rPr><w:color w:val="{cell.ink}"/></w:rPr>' if cell.ink else ""
    mark = f'<w:r>{ink}<w:t xml:space="preserve">{cell.mark} </w:t></w:r>' if cell.mark else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}{ground}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{cell.style}"/>{stay}{align}</w:pPr>'
        f"{mark}<w:r>{ink}{_text(cell.text)}</w:r></w:p></w:tc>"
    )


def _text(text: str) -> str:
    """The words of a run, each line of them."""
    lines = words(text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def anchor(key: str) -> str:
    """The name of the place a title stands at: Word takes letters, digits and forty signs."""
    return "_" + re.sub(r"\W", "_", key)[:39]


def mark_place(paragraph: Any, key: str, number: int) -> None:
    """Make a paragraph somewhere that links lead to. `number` is unlike any other's."""
    begin = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{anchor(key)}"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
    first = next(iter(paragraph._p.r_lst), None)
    if first is None:
        paragraph._p.append(begin)
    else:
        first.addprevious(begin)
    paragraph._p.append(end)


def contents(entries: Sequence[tuple[str, int, str, str]]) -> list[Any]:
    """The table of contents: a field that Word can number, filled already with linked titles.

    An entry is (title, level, key of its place, id of its style).
    """
    made = []
    for place, (title, level, key, style) in enumerate(entries):
        begin = _FIELD_BEGIN if place == 0 else ""
        end = _FIELD_END if place == len(entries) - 1 else ""
        indent = f'<w:ind w:left="{(level - 1) * 280}"/>'
        made.append(
            parse_xml(
                f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>'
                f'<w:spacing w:before="{80 if level == 1 else 20}"/>{indent}</w:pPr>{begin}'
                f'<w:hyperlink w:anchor="{anchor(key)}" w:history="1">'
                f"<w:r>{_text(title)}</w:r></w:hyperlink>{end}</w:p>"
            )
        )
    return made


_FIELD_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def add_field(paragraph: Any, code: str) -> None:
    """A figure that Word keeps right by itself: PAGE, NUMPAGES."""
    paragraph._p.append(
        parse_xml(
            f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(code)}>"
            "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
        )
    )


def _attribute(text: str) -> str:
    return quoteattr(words(text).replace("\n", " "))
