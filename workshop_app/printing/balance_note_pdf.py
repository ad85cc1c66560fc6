"""The note on a split: its sentences, and a grid of figures for each criterion.

Decides the page and how many tables stand in one band of a grid; what the figures say is decided by
`services.balance_note`. A figure off its target is tinted, bold, and carries its gap: colour is
never alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.criteria import OTHER_SPELLING
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Paper, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color
from workshop_app.printing.tagged import Element
from workshop_app.printing.text import Align, Typesetter
from workshop_app.services.note_content import BalanceNote, NoteRow, NoteTable
from workshop_app.services.ports import Watch

VALUE_WIDE, TARGET_WIDE = 118.0, 62.0
NARROWEST = 23.0
"""Of a table's figures, gap included."""
UPRIGHT = 14
"""More tables are printed across."""
FOOT: float = 18 * mm
ROW_SIDE, ROW_TOP = 3.0, 1.5
AFTER = 12.0


def write_balance_note(content: BalanceNote, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(f"{_title()}, {content.heading.title}", "")
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1 + len(content.tables) // 3)
    _Note(sheet, content).draw()
    sheet.finish()
    canvas.save()
    return sheet.pages


def _title() -> str:
    return _("Pourquoi ce partage est équitable")


@dataclass(frozen=True, slots=True)
class _Band:
    """Tables side by side in one grid: numbers from `first`, so many of them."""

    first: int
    count: int
    wide: float


class _Note:
    """Draws from top to bottom, on as many pages as it takes."""

    def __init__(self, sheet: Sheet, content: BalanceNote) -> None:
        self.sheet, self.content = sheet, content
        tables = len(content.tables[0].rows[0].counts)
        self.paper: Paper = "A4" if tables <= UPRIGHT else "A4 paysage"
        self.tables, self.top = tables, 0.0

    def draw(self) -> None:
        sheet, content = self.sheet, self.content
        self._begin(_title())
        look = sheet.style("h1")
        self.top = sheet.write(_title(), look, MARGIN, self.top, sheet.inner, role="H1") - 2
        parts = (content.count, content.round, content.drawn)
        told = ", ".join(part for part in parts if part)
        lead = sheet.style("lead")
        self.top = sheet.write(told, lead, MARGIN, self.top, sheet.inner) - 4
        self._say(content.summary, sheet.style("body_bold"))
        self.top -= AFTER
        for table in content.tables:
            self._draw_table(table)
        self._draw_rules()
        made = typography.day(content.made_at.astimezone().date(), language())
        clock = typography.clock(content.made_at.astimezone().time(), language())
        said = _("Note du {day} à {time}.", day=made, time=clock)
        self._say(said, sheet.style("caption"))

    def _begin(self, title: str = "") -> None:
        self.sheet.begin(self.paper, "note", title)
        self.sheet.running_head(self.content.heading, self.sheet.height - 14 * mm)
        self.top = self.sheet.height - 24 * mm

    def _say(self, text: str, look: Style, role: str = "P") -> None:
        lines = self.sheet.setter.lines(text, look, self.sheet.inner)
        self._need(len(lines) * look.leading)
        self.top = self.sheet.write(text, look, MARGIN, self.top, self.sheet.inner, role=role)

    def _need(self, height: float) -> None:
        if self.top - height < FOOT:
            self._begin()

    # tables of figures

    def _draw_table(self, table: NoteTable) -> None:
        sheet = self.sheet
        title, muted = sheet.style("h3"), sheet.style("caption")
        rows = 2 + min(len(table.rows), 3)
        self._need(title.leading + 2 * muted.leading + rows * self._row_tall)
        self._say(table.title.removesuffix("."), title, "H2")
        for text in (table.asked, table.detail):
            if text:
                self._say(text, muted)
        for band in self._bands() if table.rows else ():
            self._draw_band(table.rows, band)
        if table.left_out:
            self.top -= 2
            self._say(table.left_out, muted)
        self.top -= AFTER

    @property
    def _row_tall(self) -> float:
        return self.sheet.style("cell").leading + 2 * ROW_TOP

    def _bands(self) -> Iterator[_Band]:
        """As few as the paper allows, as equal as can be."""
        room = self.sheet.inner - VALUE_WIDE - TARGET_WIDE
        bands = -(-self.tables // max(1, int(room / NARROWEST)))
        each = -(-self.tables // bands)
        for first in range(1, self.tables + 1, each):
            count = min(each, self.tables - first + 1)
            yield _Band(first, count, min(44.0, room / each))

    def _draw_band(self, rows: Sequence[NoteRow], band: _Band) -> None:
        element = Element("Table")
        self._need(2 * self._row_tall)
        self._draw_head(band, element)
        for row in rows:
            if self.top - self._row_tall < FOOT:
                self._begin()
                self._draw_head(band, element)
            self._draw_row(row, band, element)
        self.top -= 4

    def _draw_head(self, band: _Band, element: Element) -> None:
        look, canvas = self.sheet.style("caption_bold"), self.sheet.canvas
        numbers = [str(number) for number in range(band.first, band.first + band.count)]
        with canvas.element(element), canvas.element(Element("TR")):
            self._cell(_("Table"), look, MARGIN, VALUE_WIDE, "left", "TH")
            x = MARGIN + VALUE_WIDE
            self._cell(_("Visé"), look, x, TARGET_WIDE, "left", "TH")
            for place, number in enumerate(numbers):
                at = x + TARGET_WIDE + place * band.wide
                self._cell(number, look, at, band.wide, "center", "TH")
        self.top -= self._row_tall
        wide = VALUE_WIDE + TARGET_WIDE + band.count * band.wide
        draw_rule(canvas, MARGIN, self.top, wide, color("neutral.text"), 0.75)

    def _draw_row(self, row: NoteRow, band: _Band, element: Element) -> None:
        sheet, canvas = self.sheet, self.sheet.canvas
        plain, muted = sheet.style("cell"), sheet.style("caption_figure")
        wide = VALUE_WIDE + TARGET_WIDE + band.count * band.wide
        with canvas.element(element), canvas.element(Element("TR")):
            self._cell(self._value(row, plain), plain, MARGIN, VALUE_WIDE, "left", "TH")
            x = MARGIN + VALUE_WIDE
            self._cell(row.target, muted, x, TARGET_WIDE, "left", "TD")
            for place in range(band.count):
                number = band.first - 1 + place
                at = x + TARGET_WIDE + place * band.wide
                self._figure(row.counts[number], row.gaps[number], at, band.wide)
        self.top -= self._row_tall
        draw_rule(canvas, MARGIN, self.top, wide, color("neutral.line"))

    def _value(self, row: NoteRow, look: Style) -> str:
        """With how many hold it; of two spellings the first where both are too long."""
        room = VALUE_WIDE - 2 * ROW_SIDE
        for value in (row.value, row.value.split(OTHER_SPELLING)[0]):
            said = _("{value} ({n})", value=value, n=row.holders)
            if self.sheet.setter.width(said, look) <= room:
                return said
        count = self.sheet.setter.width(f"… ({row.holders})", look)
        while value and self.sheet.setter.width(value, look) + count > room:
            value = value[:-1]
        return _("{value} ({n})", value=f"{value.rstrip()}…", n=row.holders)

    def _figure(self, count: int, gap: int, x: float, wide: float) -> None:
        if not gap:
            self._cell(str(count), self.sheet.style("cell_figure"), x, wide, "center", "TD")
            return
        canvas = self.sheet.canvas
        canvas.setFillColor(color("state.signal.tint"))
        canvas.rect(x + 1, self.top - self._row_tall + 1, wide - 2, self._row_tall - 2, 0, 1)
        look = self.sheet.style("cell_bold_figure").inked(color("state.signal.text"))
        self._cell(f"{count} ({gap:+d})".replace("-", "−"), look, x, wide, "center", "TD")

    def _cell(self, text: str, look: Style, x: float, wide: float, align: Align, role: str) -> None:
        top = self.top - ROW_TOP - (self.sheet.style("cell").leading - look.leading) / 2
        room = wide - 2 * ROW_SIDE if align == "left" else wide - 1
        left = x + (ROW_SIDE if align == "left" else 0.5)
        self.sheet.fit(text, look, left, top, room, look.leading, align=align, role=role)

    # rules

    def _draw_rules(self) -> None:
        if not self.content.rules:
            return
        sheet, look = self.sheet, self.sheet.style("body")
        self._need(sheet.style("h3").leading + 2 * look.leading)
        self._say(_("Règles"), sheet.style("h3"), "H2")
        for rule in self.content.rules:
            said = _("{rule} : tenu.", rule=rule.text)
            if not rule.kept:
                said = _("{rule} : non tenu.", rule=rule.text)
            self._say(said, look if rule.kept else sheet.style("body_bold"))
        self.top -= AFTER
