"""The essential on paper: each item with its points and its thread, then how it was voted."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from workshop_app.i18n.translate import _, n_
from workshop_app.printing.flowables import Prose
from workshop_app.printing.matrix_section import matrix_blocks
from workshop_app.printing.rows import Cell, Column, Row, Rows
from workshop_app.printing.styles import style
from workshop_app.printing.text import Typesetter
from workshop_app.services.report_content import Essential


def essential_blocks(setter: Typesetter, told: Essential) -> list[Flowable]:
    said = n_(
        "La salle retient {n} proposition.", "La salle retient {n} propositions.", len(told.lines)
    )
    columns = [
        Column("", 0.05, "right", "cell_figure"),
        Column(_("Proposition"), 0.37, look="cell_bold"),
        Column(_("Points"), 0.08, "right", "cell_figure"),
        Column(_("Donnés par"), 0.16),
        Column(_("Dit par"), 0.22),
        Column(_("Retenue"), 0.12),
    ]
    rows: list[Row] = [
        (
            str(place),
            Cell(line.text, line.category),
            line.points,
            ", ".join(part for part in (line.gave, line.mood) if part),
            line.said_by,
            line.chosen,
        )
        for place, line in enumerate(told.lines, 1)
    ]
    matrices = [part for each in told.matrices for part in matrix_blocks(setter, each)]
    how = [Prose(setter, each, style("body_muted"), after=4) for each in told.votes]
    return [
        Prose(setter, said, style("lead"), after=10),
        Rows(setter, columns, rows),
        *how,
        *([Prose(setter, _agreement(), style("caption"), before=4)] if told.votes else []),
        *matrices,
    ]


def _agreement() -> str:
    """What the two words mean, and whose measure it is."""
    return _(
        "Consensus ou clivant : accord de Tastle et Wierman (2007), de 0 à 1 ; clivant sous 0,5."
    )
