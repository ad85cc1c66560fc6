"""Who works with whom: the pairs and fours of each table, three tables a page, to lay on them or
to hang at the door. Each four is a box of its pairs, so that both are read at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typography import listing
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_panel, draw_rule
from workshop_app.printing.styles import color
from workshop_app.printing.text import Typesetter
from workshop_app.services.method_content import GroupsSheet, Names, TableInGroups
from workshop_app.services.ports import Watch

KEY = "voisins"
HEAD: float = 36 * mm
FOOT: float = 14 * mm
LINES = 2
ACROSS = 2
"""Boxes beside each other."""
GAP: float = 5 * mm
INSIDE: float = 3 * mm
BETWEEN: float = 4 * mm
"""From one table to the next."""


def write_groups(content: GroupsSheet, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(_("Qui avec qui, {title}", title=content.heading.title), "")
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1 + len(content.tables) // 3)
    top = 0.0
    for table in content.tables:
        tall = _table_tall(sheet, table)
        if top - tall < FOOT:
            top = _begin(sheet, content)
        top = _draw_table(sheet, content, table, top) - BETWEEN
    sheet.finish()
    canvas.save()
    return sheet.pages


def _begin(sheet: Sheet, content: GroupsSheet) -> float:
    sheet.begin("A4", KEY, "" if sheet.pages else _("Qui avec qui"))
    sheet.running_head(content.heading, sheet.height - 14 * mm)
    title = sheet.style("h1")
    said = _("{phase} : qui avec qui", phase=content.phase)
    sheet.fit(said, title, MARGIN, sheet.height - 22 * mm, sheet.inner, title.leading, role="H1")
    return sheet.height - HEAD


def _table_tall(sheet: Sheet, table: TableInGroups) -> float:
    rows = -(-len(table.fours) // ACROSS)
    head: float = sheet.style("h2").leading + 6
    return head + rows * (_box_tall(sheet, table.fours) + GAP)


def _box_tall(sheet: Sheet, fours: Sequence[Sequence[Names]]) -> float:
    most = max((len(four) for four in fours), default=1)
    return most * _pair_tall(sheet) + 2 * INSIDE


def _pair_tall(sheet: Sheet) -> float:
    """Two lines of names, and air to the next pair."""
    tall: float = LINES * sheet.style("body").leading + 5.0
    return tall


def _draw_table(sheet: Sheet, content: GroupsSheet, table: TableInGroups, top: float) -> float:
    head = sheet.style("h2").inked(color("accent.base"))
    top = sheet.write(_("Table {table}", table=table.table), head, MARGIN, top, sheet.inner) - 6.0
    wide = (sheet.inner - GAP * (ACROSS - 1)) / ACROSS
    tall = _box_tall(sheet, table.fours)
    for place, four in enumerate(table.fours):
        x = MARGIN + place % ACROSS * (wide + GAP)
        y = top - (place // ACROSS + 1) * tall - place // ACROSS * GAP
        _draw_four(sheet, content, four, (x, y, wide, tall))
    rows: int = -(-len(table.fours) // ACROSS)
    bottom: float = top - rows * (tall + GAP)
    return bottom


def _draw_four(
    sheet: Sheet,
    content: GroupsSheet,
    four: Sequence[Names],
    box: tuple[float, float, float, float],
) -> None:
    """One line a pair; without pairs, the four on its lines."""
    x, y, wide, tall = box
    fill = color("accent.tint_soft") if content.fours else None
    draw_panel(
        sheet.canvas, x, y, wide, tall, radius=4, fill=fill, line=color("accent.tint_line"),
        thick=0.75,
    )  # fmt: skip
    look, inner = sheet.style("body"), wide - 2 * INSIDE
    top = y + tall - INSIDE
    for place, pair in enumerate(four):
        if place and content.pairs:
            draw_rule(sheet.canvas, x + INSIDE, top + 2, inner, color("accent.tint_line"))
        said = listing(list(pair), language())
        sheet.fit(said, look, x + INSIDE, top, inner, LINES * look.leading)
        top -= _pair_tall(sheet)
