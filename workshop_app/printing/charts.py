"""How many cards each table wrote in each category: bars drawn as paths, no picture."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_, number
from workshop_app.printing.flowables import MARK, Block
from workshop_app.printing.marks import draw_shape
from workshop_app.printing.styles import color, style, tone_of
from workshop_app.printing.text import Typesetter, draw
from workshop_app.printing.wording import table_name
from workshop_app.services.report_content import TableCounts

ROW, BAR, NAME, TOTAL = 19.0, 13.0, 58.0, 34.0
LEGEND, LEGEND_LINE = 24.0, 13.0
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

    def measure(self, width: float) -> float:
        self.width = width
        return ROW * len(self.tables) + self._legend_tall()

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        fit = int((height - self._legend_tall()) / ROW)
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
        counts = [
            _("{table} {count}", table=table_name(table.number), count=sum(table.counts))
            for table in self.tables
        ]
        return _("Nombre de cartes par table : {counts}", counts=", ".join(counts))

    def _draw_table(self, table: TableCounts, top: float) -> None:
        canvas, look = self.canv, style("cell")
        text_top = top - (ROW - look.leading) / 2
        name = self.setter.clipped(table_name(table.number), look, NAME - 6)
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
        look = style("caption")
        for category, x, line in self._legend():
            at = top - line * LEGEND_LINE
            mark_y = at - look.leading / 2 - MARK / 2
            draw_shape(self.canv, category.shape, x, mark_y, MARK, tone_of(category).strong)
            words = self.setter.line(_caption(category), look)
            draw(self.canv, [words], look, x + MARK + 4, at)

    def _legend(self) -> list[tuple[Category, float, int]]:
        """Each category, where its caption begins, and on which line."""
        found, x, line = [], NAME, 0
        for category in self.categories:
            wide = MARK + 4 + self.setter.width(_caption(category), style("caption"))
            if x > NAME and x + wide > self.width:
                x, line = NAME, line + 1
            found.append((category, x, line))
            x += wide + 16
        return found

    def _legend_tall(self) -> float:
        return LEGEND + LEGEND_LINE * max((line for *_rest, line in self._legend()), default=0)


def _caption(category: Category) -> str:
    return f"{category.label} ({category.code})"


def counts_sentence(tables: Sequence[TableCounts]) -> str:
    """The chart in one sentence."""
    totals = {table.number: sum(table.counts) for table in tables}
    cards = n_("{n} carte", "{n} cartes", sum(totals.values()))
    nameless = totals.pop(None, 0)
    if nameless:
        return n_(
            "{cards}, dont {n} qui ne dit pas sa table.",
            "{cards}, dont {n} qui ne disent pas leur table.",
            nameless,
            cards=cards,
        )
    least, most = min(totals.values()), max(totals.values())
    return _("{cards} : de {least} à {most} par table.", cards=cards, least=least, most=most)
