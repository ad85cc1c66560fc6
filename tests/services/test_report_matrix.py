"""A vote on two scales in the report: every proposition that was rated, on paper and in Word."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from tests.conftest import Workshop
from tests.printing.samples import report_of, squeezed, words_of
from workshop_app.domain.votes import Item, Mark, Method
from workshop_app.printing.printer import Printer
from workshop_app.services.ports import Watch
from workshop_app.services.report import collect
from workshop_app.services.report_content import ReportContent
from workshop_app.services.themes import create_theme
from workshop_app.services.votes import cast_for_table, close_vote, open_the_vote, prepare_vote


def voted(workshop: Workshop, method: Method) -> ReportContent:
    """Three themes, the last left out of every ballot; the first alone is kept."""
    workshop.start("Forces")
    items = []
    for n, name in enumerate(("Les rôles", "Le SIT", "Les sentiers"), 1):
        card: UUID = workshop.write(f"Force {n}", n).card.id
        items.append(Item("theme", workshop.do(partial(create_theme, name=name, cards=[card])).id))
    vote = workshop.do(
        partial(prepare_vote, title="Par où commencer ?", items=items, method=method, line=1)
    )
    workshop.do(partial(open_the_vote, key=vote.id))
    for number, notes in ((1, ((5, 4), (4, 2))), (2, ((4, 5), (4, 1)))):
        marks = [
            Mark(item.id, value, feasible if method == "criteria" else 0)
            for item, (value, feasible) in zip(items, notes, strict=False)
        ]
        workshop.do(partial(cast_for_table, number=number, marks=marks))
    workshop.do(partial(close_vote, key=vote.id))
    return workshop.ask(partial(collect, now=workshop.clock.now()))


def test_what_was_rated_is_there_kept_or_not(workshop: Workshop) -> None:
    [matrix] = voted(workshop, "criteria").essential.matrices
    assert [(d.number, d.text, d.importance, d.feasible) for d in matrix.dots] == [
        (1, "Les rôles", 4.5, 4.5),
        (2, "Le SIT", 4.0, 1.5),
    ]


def test_points_draw_none(workshop: Workshop) -> None:
    assert voted(workshop, "dots").essential.matrices == ()


def test_paper_shows_the_picture_and_the_means(tmp_path: Path) -> None:
    Printer().report(report_of(), tmp_path / "report.pdf", Watch())
    said = squeezed(words_of(tmp_path / "report.pdf"))
    assert squeezed("très faisable, 5") in said
    assert squeezed("Les sentiers 4,5 4,2") in said
