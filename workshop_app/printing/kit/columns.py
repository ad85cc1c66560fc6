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
from workshop_app.printing.styles import color

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


def draw_columns(
    sheet: Sheet, blocks: Sequence[Block], room: Room, begin: Callable[[], None]
) -> None:
    """`begin` opens a page and draws its head; the first one too."""
    wide = (sheet.inner - (room.columns - 1) * GAP) / room.columns
    column, top = room.columns, 0.0
    for block in blocks:
        rest, following = list(block.rows), False
        while rest:
            fit = int((top - room.bottom - _title_tall(sheet)) / row_tall(sheet))
            if column == room.columns or (fit < len(rest) and top < room.top) or fit < 1:
                column = column + 1 if column < room.columns else column
                if column >= room.columns:
                    begin()
                    column = 0
                top = room.top
                continue
            x = MARGIN + column * (wide + GAP)
            top = _draw_block(sheet, block, rest[:fit], x, top, wide, following)
            rest, following = rest[fit:], True


def row_tall(sheet: Sheet) -> float:
    return sheet.style("cell").leading + 2


def _title_tall(sheet: Sheet) -> float:
    return sheet.style("h2").leading + 6


def _draw_block(
    sheet: Sheet,
    block: Block,
    rows: Sequence[Row],
    x: float,
    top: float,
    wide: float,
    following: bool,
) -> float:
    title, muted = sheet.style("h2").inked(color("accent.base")), sheet.style("caption")
    said = _("{title} (suite)", title=block.title) if following else block.title
    aside = sheet.setter.width(block.aside, muted) + 6
    sheet.fit(said, title, x, top, wide - aside, title.leading, role="H2")
    sheet.write(block.aside, muted, x, top - (title.leading - muted.leading), wide, align="right")
    top -= title.leading + 2
    draw_rule(sheet.canvas, x, top, wide, color("neutral.text"), 0.75)
    top -= 2
    for row in rows:
        top = draw_row(sheet, row, x, top, wide)
    return top - AFTER


def draw_row(sheet: Sheet, row: Row, x: float, top: float, wide: float) -> float:
    """A line of a list. Returns where the next begins."""
    look, tall = sheet.style("cell_bold" if row.strong else "cell"), row_tall(sheet)
    aside = sheet.style("cell_bold_figure") if row.figure else sheet.style("caption")
    share = 0.76 if row.figure else 0.5
    middle = top - (tall - look.leading) / 2
    if row.share is not None and not sheet.options.save_ink:
        sheet.canvas.setFillColor(color("accent.tint"))
        sheet.canvas.rect(x, top - tall, wide * row.share, tall, stroke=0, fill=1)
    sheet.fit(row.text, look, x, middle, wide * share, look.leading)
    sheet.fit(
        row.aside, aside, x + wide * (share + 0.01), middle, wide * (0.99 - share),
        aside.leading, align="right",
    )  # fmt: skip
    top -= tall
    draw_rule(sheet.canvas, x, top, wide, color("neutral.line"))
    return top
