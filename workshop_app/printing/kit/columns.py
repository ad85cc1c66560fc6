"""Titled lists set one under another in columns, over as many pages as they take.

Decides where a list is cut; a list that does not fit begins the next column, one longer than a
column goes on under « (suite) ». What a list says is decided by who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from workshop_app.i18n.translate import _
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color
from workshop_app.printing.text import Align

GAP = 12 * mm
AFTER = 14.0


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    aside: str
    strong: bool = False
    share: float | None = None
    """0 to 1: a bar behind the words."""
    figure: bool = False
    """What is aside is a count: it stands out and needs little room."""


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    aside: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where columns stand on each page."""

    top: float
    bottom: float
    columns: int = 2
    scale: float = 1.0
    """Of all that is written."""


def draw_columns(
    sheet: Sheet, blocks: Sequence[Block], room: Room, begin: Callable[[], None]
) -> None:
    """`begin` opens a page and draws its head; the first one too."""
    wide = (sheet.inner - (room.columns - 1) * GAP) / room.columns
    column, top = room.columns, 0.0
    for block in blocks:
        rest, following = list(block.rows), False
        while rest:
            fit = int(
                (top - room.bottom - _title_tall(sheet, room.scale)) / row_tall(sheet, room.scale)
            )
            if column == room.columns or (fit < len(rest) and top < room.top) or fit < 1:
                column = column + 1 if column < room.columns else column
                if column >= room.columns:
                    begin()
                    column = 0
                top = room.top
                continue
            x = MARGIN + column * (wide + GAP)
            top = _draw_block(sheet, block, rest[:fit], x, top, wide, following, room.scale)
            rest, following = rest[fit:], True


def row_tall(sheet: Sheet, scale: float = 1.0) -> float:
    return sheet.style("cell", scale).leading + 2


def _title_tall(sheet: Sheet, scale: float) -> float:
    return sheet.style("h2", scale).leading + 6


def scale_that_fits(sheet: Sheet, blocks: Sequence[Block], room: Room, largest: float) -> float:
    """How large lists may be written so that one page holds them; never smaller than usual."""
    scale = largest
    while scale > 1.0:
        tall = row_tall(sheet, scale)
        needed = sum(len(block.rows) * tall + _title_tall(sheet, scale) + AFTER for block in blocks)
        # A list that does not fit begins the next column: what it leaves is lost.
        spare = max((len(block.rows) for block in blocks), default=0) * tall
        if needed + spare <= room.columns * (room.top - room.bottom):
            break
        scale *= 0.95
    return max(1.0, scale)


def _draw_block(
    sheet: Sheet,
    block: Block,
    rows: Sequence[Row],
    x: float,
    top: float,
    wide: float,
    following: bool,
    scale: float,
) -> float:
    title = sheet.style("h2", scale).inked(color("accent.base"))
    muted = sheet.style("caption", scale)
    said = _("{title} (suite)", title=block.title) if following else block.title
    aside = sheet.setter.width(block.aside, muted) + 6
    sheet.fit(said, title, x, top, wide - aside, title.leading, role="H2")
    sheet.write(block.aside, muted, x, top - (title.leading - muted.leading), wide, align="right")
    top -= title.leading + 2
    draw_rule(sheet.canvas, x, top, wide, color("neutral.text"), 0.75)
    top -= 2
    for row in rows:
        top = draw_row(sheet, row, x, top, wide, scale)
    return top - AFTER


def draw_row(
    sheet: Sheet, row: Row, x: float, top: float, wide: float, scale: float = 1.0
) -> float:
    """A line of a list. Returns where the next begins."""
    look = sheet.style("cell_bold" if row.strong else "cell", scale)
    tall = row_tall(sheet, scale)
    aside = sheet.style("cell_bold_figure" if row.figure else "caption", scale)
    share = 0.76 if row.figure else 0.58
    if row.share is not None and not sheet.options.save_ink:
        sheet.canvas.setFillColor(color("accent.tint"))
        sheet.canvas.rect(x, top - tall, wide * row.share, tall, stroke=0, fill=1)
    _in_the_middle(sheet, row.text, look, x, top - tall / 2, wide * share)
    after = x + wide * (share + 0.01)
    _in_the_middle(sheet, row.aside, aside, after, top - tall / 2, wide * (0.99 - share), "right")
    top -= tall
    draw_rule(sheet.canvas, x, top, wide, color("neutral.line"))
    return top


def _in_the_middle(
    sheet: Sheet,
    text: str,
    look: Style,
    x: float,
    middle: float,
    wide: float,
    align: Align = "left",
) -> None:
    """On a line, as small as it takes: small words stay level with the large ones beside them."""
    fitted = sheet.setter.fitted(text, look, wide, look.leading)
    lines = max(1, len(sheet.setter.lines(text, fitted, wide)))
    sheet.write(text, fitted, x, middle + lines * fitted.leading / 2, wide, align=align)
