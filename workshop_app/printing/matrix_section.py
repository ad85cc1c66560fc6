"""A vote on two scales on paper: its picture, then the means that each number stands for."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus.doctemplate import CondPageBreak
from reportlab.platypus.flowables import Flowable

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.flowables import Block, Prose
from workshop_app.printing.hall_paint import Frame, paint_hall
from workshop_app.printing.rows import Column, Row, Rows
from workshop_app.printing.styles import style
from workshop_app.printing.tagged import Element
from workshop_app.printing.text import Typesetter
from workshop_app.services.matrix_drawing import corner_name, draw_matrix, matrix_words
from workshop_app.services.report_content import Matrix

HIGH: float = 96 * mm
TITLE = 40.0
"""Its title stays above the picture."""


class MatrixChart(Block):
    def __init__(self, setter: Typesetter, told: Matrix) -> None:
        super().__init__(before=4, after=8)
        self.setter, self.told = setter, told

    def measure(self, _width: float) -> float:
        return HIGH

    def draw(self) -> None:
        frame = Frame(0, 0, self.width, self.height)
        with self.canv.element(Element("Figure", matrix_words(self.told.dots))):
            paint_hall(self.canv, self.setter, draw_matrix(self.told.dots), frame, False)


def matrix_blocks(setter: Typesetter, told: Matrix) -> list[Flowable]:
    if not told.dots:
        return []
    title = _(
        "Matrice de « {title} » : chaque proposition à la moyenne de ses notes, de 1 à 5.",
        title=told.title,
    )
    columns = [
        Column(_("N°"), 0.07, "right", "cell_figure"),
        Column(_("Proposition"), 0.41, look="cell_bold"),
        Column(_("Importance"), 0.14, "right", "cell_figure"),
        Column(_("Faisabilité"), 0.14, "right", "cell_figure"),
        Column(_("Place"), 0.24, lead=10),
    ]
    rows: list[Row] = [
        (str(dot.number), dot.text, _mean(dot.importance), _mean(dot.feasible),
         corner_name(dot.corner))
        for dot in told.dots
    ]  # fmt: skip
    return [
        CondPageBreak(HIGH + TITLE),
        Prose(setter, title, style("body_bold"), before=12),
        MatrixChart(setter, told),
        Rows(setter, columns, rows),
    ]


def _mean(value: float) -> str:
    return typography.decimal(round(value, 1), language())
