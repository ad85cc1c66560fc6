"""Native charts: whoever edits the slides changes their figures in the office suite.

Decides how counts are drawn. The sheet inside a chart holds texts and numbers only: a category
called « =A1 » stays those three signs.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Pt

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _
from workshop_app.printing.office import hexadecimal, words
from workshop_app.printing.slides.paint import ink_of, marked, tell
from workshop_app.printing.slides.stage import Box
from workshop_app.printing.styles import color
from workshop_app.printing.wording import table_name
from workshop_app.services.report_content import TableCounts

SHEET = "Sheet1"
"""What python-pptx's references call it."""
NARROW = 40
"""Per cent of a bar between two of them."""


def add_counts_chart(
    slide: Any,
    box: Box,
    counts: Sequence[tuple[Category, int]],
    size: float,
    told: str,
    dark: bool,
) -> None:
    """A bar for each category, in its colour, its figure at the end."""
    names = [marked(category, category.label) for category, _count in counts]
    rows = [(name, (count,)) for name, (_category, count) in zip(names, counts, strict=True)]
    chart = _add(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, (_("Cartes"),), rows, told)
    chart.has_legend = False
    plot = _dress(chart, size)
    plot.vary_by_categories = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    series = plot.series[0]
    for place, (category, _count) in enumerate(counts):
        _fill(series.points[place], category, dark)


def add_by_table_chart(
    slide: Any,
    box: Box,
    categories: Sequence[Category],
    tables: Sequence[TableCounts],
    size: float,
    told: str,
    dark: bool,
) -> None:
    """A bar for each table, a piece for each category."""
    names = tuple(marked(category, category.label) for category in categories)
    rows = [(table_name(each.number), each.counts) for each in tables]
    chart = _add(slide, box, XL_CHART_TYPE.BAR_STACKED, names, rows, told)
    plot = _dress(chart, size)
    plot.overlap = 100
    labels = plot.data_labels.font
    ink = color("neutral.text" if dark else "neutral.surface")
    labels.color.rgb = RGBColor.from_string(hexadecimal(ink))
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0;;", False
    for series, category in zip(plot.series, categories, strict=True):
        _fill(series, category, dark)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(size)


def _add(
    slide: Any,
    box: Box,
    kind: Any,
    series: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    told: str,
) -> Any:
    data = CategoryChartData()
    data.categories = [words(name) for name, _figures in rows]
    for place, name in enumerate(series):
        data.add_series(words(name), [figures[place] for _name, figures in rows])
    sides = (Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    frame = slide.shapes.add_chart(kind, *sides, data)
    tell(frame, told)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_sheet(series, rows))
    return frame.chart


def _sheet(series: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """Where python-pptx's references look: names in the first column and the first row."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet(SHEET)
        for place, name in enumerate(series, start=1):
            sheet.write_string(0, place, words(name))
        for number, (name, figures) in enumerate(rows, start=1):
            sheet.write_string(number, 0, words(name))
            for place, figure in enumerate(figures, start=1):
                sheet.write_number(number, place, figure)
    return written.getvalue()


def _dress(chart: Any, size: float) -> Any:
    """First bar on top, no grid, figures on the bars: nothing to read twice."""
    chart.font.size = Pt(size)
    chart.has_title = False
    names, figures = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.fill.background()
    names.has_major_gridlines = False
    figures.visible = False
    figures.has_major_gridlines = False
    figures.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = NARROW
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(size)
    plot.data_labels.font.bold = True
    return plot


def _fill(part: Any, category: Category, dark: bool) -> None:
    part.format.fill.solid()
    ink = ink_of(category, dark)
    part.format.fill.fore_color.rgb = RGBColor.from_string(hexadecimal(ink))
