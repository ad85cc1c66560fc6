"""How many cards each table wrote in each category: bars drawn as paths, no picture."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_, number
from workshop_app.printing.flowables import MARK, Block
from workshop_app.printing.marks import draw_shape
from workshop_app.printing.styles import color, style, tone_of
from workshop_app.printing.text import Typesetter, draw
from workshop_app.services.report import TableCounts

ROW, BAR, NAME, TOTAL = 19.0, 13.0, 58.0, 34.0
LEGEND = 24.0
NARROWEST = 12.0
"""A piece of bar thinner than this carries no figure: the table below the chart does."""


class CountsChart(Block):
    """One bar a table, one piece a category, the total at its end."""

    def __init__(
        self,
        setter: Typesetter,
        categories: Sequence[Category],
        tables: Sequence[TableCounts],
        most: int = 0,
    ) -> None:
        super().__init__(before=6, after=10)
        self.setter, self.categories, self.tables = setter, categories, tables
        self.most = most or max((sum(table.counts) for table in tables), default=0) or 1

    def measure(self, _width: float) -> float:
        return ROW * len(self.tables) + LEGEND

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        fit = int((height - LEGEND) / ROW)
        if fit < 3:
            return []
        return [
            CountsChart(self.setter, self.categories, part, self.most)
            for part in (self.tables[:fit], self.tables[fit:])
        ]

    def draw(self) -> None:
        top = self.height
        with self.canv.tagged("Figure", self._spoken()):
            for table in self.tables:
                self._draw_table(table, top)
                top -= ROW
            self._draw_legend(top - 8)

    def _spoken(self) -> str:
        return _(
            "Nombre de cartes par table : {counts}",
            counts=", ".join(
                _("table {table} {count}", table=table.number, count=sum(table.counts))
                for table in self.tables
            ),
        )

    def _draw_table(self, table: TableCounts, top: float) -> None:
        canvas, look = self.canv, style("cell")
        text_top = top - (ROW - look.leading) / 2
        name = self.setter.clipped(_("Table {table}", table=table.number), look, NAME - 6)
        draw(canvas, [name], look, 0, text_top)
        x, room = NAME, self.width - NAME - TOTAL
        for category, count in zip(self.categories, table.counts, strict=True):
            wide = room * count / self.most
            if count:
                self._draw_piece(category, count, x, top - (ROW + BAR) / 2, wide)
            x += wide
        total = self.setter.line(number(sum(table.counts)), style("cell_bold"))
        draw(canvas, [total], style("cell_bold"), x + 5, text_top)

    def _draw_piece(self, category: Category, count: int, x: float, y: float, wide: float) -> None:
        self.canv.setFillColor(tone_of(category).strong)
        self.canv.rect(x, y, max(wide - 0.8, 0.4), BAR, stroke=0, fill=1)
        if wide >= NARROWEST:
            look = style("caption_figure").inked(color("neutral.surface"))
            figure = self.setter.line(number(count), look)
            middle = y + (BAR + look.leading) / 2
            draw(self.canv, [figure], look, x, middle, width=wide - 0.8, align="center")

    def _draw_legend(self, top: float) -> None:
        look, x = style("caption"), NAME
        for category in self.categories:
            mark_y = top - look.leading / 2 - MARK / 2
            draw_shape(self.canv, category.shape, x, mark_y, MARK, tone_of(category).strong)
            line = self.setter.clipped(category.label, look, 110)
            draw(self.canv, [line], look, x + MARK + 4, top)
            x += MARK + 4 + self.setter.width(category.label, look) + 16


def counts_sentence(tables: Sequence[TableCounts]) -> str:
    """The chart in one sentence."""
    totals = [sum(table.counts) for table in tables]
    cards = n_("{n} carte", "{n} cartes", sum(totals))
    return _(
        "{cards} : de {least} à {most} par table.", cards=cards, least=min(totals), most=max(totals)
    )
