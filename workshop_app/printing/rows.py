"""Tables on paper: aligned columns, a header that comes again, rows that may be cut."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from workshop_app.domain.workshop import Category
from workshop_app.printing.flowables import MARK, SHORT, Block
from workshop_app.printing.marks import draw_panel, draw_rule, draw_shape
from workshop_app.printing.styles import color, style, tone_of
from workshop_app.printing.tagged import Element
from workshop_app.printing.text import Align, Line, Typesetter, draw


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    share: float
    """Of the width; the shares of a table make 1."""
    align: Align = "left"
    look: str = "cell"
    lead: float = 0
    """Empty space before it, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    category: Category | None = None
    look: str = ""
    """A style other than the column's."""


Row = Sequence[Cell | str]
CELL_SIDE, CELL_TOP = 4.0, 3.0


class Rows(Block):
    """A table whose header comes again on each page. A row taller than a page is cut."""

    def __init__(
        self,
        setter: Typesetter,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        after: float = 8,
        element: Element | None = None,
        broken: list[list[list[Line]]] | None = None,
    ) -> None:
        super().__init__(after=after)
        self.setter, self.columns, self.rows = setter, columns, rows
        self.element = element or Element("Table")
        self.first_part = element is None
        self.broken = broken

    def measure(self, width: float) -> float:
        if self.broken is None:
            self.broken = [
                [self._lines(cell, column, width) for cell, column in self._cells(row)]
                for row in self.rows
            ]
        return self._head_height + sum(self._row_height(n) for n in range(len(self.rows)))

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        assert self.broken is not None  # wrap has broken it
        left, fit = height - self._head_height, 0
        while fit < len(self.rows) and self._row_height(fit) <= left:
            left -= self._row_height(fit)
            fit += 1
        if fit:
            cut = self.broken[:fit], self.broken[fit:]
            return [self._part(self.rows[:fit], cut[0]), self._part(self.rows[fit:], cut[1])]
        whole = int((left - 2 * CELL_TOP) / style("cell").leading)
        if whole < 3 or self._row_height(0) < SHORT * 600:
            return []
        above = [lines[:whole] for lines in self.broken[0]]
        below = [lines[whole:] for lines in self.broken[0]]
        return [
            self._part(self.rows[:1], [above]),
            self._part(self.rows, [below, *self.broken[1:]]),
        ]

    def draw(self) -> None:
        assert self.broken is not None  # drawn after wrap
        top = self.height
        with self.canv.element(self.element):
            top = self._draw_head(top)
            for place, row in enumerate(self.rows):
                below = top - self._row_height(place)
                with self.canv.element(Element("TR")):
                    self._draw_row(row, self.broken[place], top - CELL_TOP)
                draw_rule(self.canv, 0, below, self.width, color("neutral.line"))
                top = below

    @property
    def _head_height(self) -> float:
        return style("caption_bold").leading + 2 * CELL_TOP

    def _row_height(self, place: int) -> float:
        assert self.broken is not None  # asked after wrap
        most = max((len(lines) for lines in self.broken[place]), default=1)
        return max(1, most) * style("cell").leading + 2 * CELL_TOP

    def _part(self, rows: Sequence[Row], broken: list[list[list[Line]]]) -> Rows:
        part = Rows(
            self.setter,
            self.columns,
            rows,
            after=self.getSpaceAfter(),
            element=self.element,
            broken=broken,
        )
        part.first_part = self.first_part and rows is not self.rows and rows[0] is self.rows[0]
        return part

    def _cells(self, row: Row) -> list[tuple[Cell, Column]]:
        cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
        return list(zip(cells, self.columns, strict=True))

    def _lines(self, cell: Cell, column: Column, width: float) -> list[Line]:
        inner = (
            column.share * width - column.lead - 2 * CELL_SIDE - (MARK + 4 if cell.category else 0)
        )
        return self.setter.lines(cell.text, style(cell.look or column.look), inner)

    def _draw_head(self, top: float) -> float:
        tall = self._head_height
        draw_panel(
            self.canv, 0, top - tall, self.width, tall, radius=2, fill=color("neutral.sunken")
        )
        if self.first_part:
            with self.canv.element(Element("TR")):
                self._draw_titles(top - CELL_TOP)
        else:
            self._draw_titles(top - CELL_TOP)
        return top - tall

    def _draw_titles(self, top: float) -> None:
        """A header that comes again on a later page is ink for the eye, not said again."""
        look, x = style("caption_bold"), CELL_SIDE
        for column in self.columns:
            wide = column.share * self.width
            inner = wide - 2 * CELL_SIDE - column.lead
            line = self.setter.clipped(column.title, look, inner)
            with self.canv.tagged("TH") if self.first_part else nullcontext():
                draw(self.canv, [line], look, x + column.lead, top, width=inner, align=column.align)
            x += wide

    def _draw_row(self, row: Row, broken: list[list[Line]], top: float) -> None:
        x = 0.0
        for (cell, column), lines in zip(self._cells(row), broken, strict=True):
            wide, start = column.share * self.width, x + CELL_SIDE + column.lead
            look = style(cell.look or column.look)
            if cell.category and lines:
                mark_y = top - look.leading / 2 - MARK / 2
                ink = tone_of(cell.category).strong
                draw_shape(self.canv, cell.category.shape, start, mark_y, MARK, ink)
                start += MARK + 4
            with self.canv.tagged("TD"):
                inner = x + wide - CELL_SIDE - start
                draw(self.canv, lines, look, start, top, width=inner, align=column.align)
            x += wide
