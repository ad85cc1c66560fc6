"""« Compte rendu »: what the director takes away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_app.desktop.screens.report.presenter import ReportPresenter
from workshop_app.desktop.screens.report.view import ReportView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, OfficeWriter, Printer


def build_report(
    tasks: Tasks,
    clock: Clock,
    printer: Callable[[], Printer],
    office: Callable[[], OfficeWriter],
    aside: Path,
) -> tuple[ReportView, ReportPresenter]:
    """`printer` and `office` are called in the jobs thread; previews are written in `aside`."""
    view = ReportView()
    presenter = ReportPresenter(view, tasks, clock, printer, office, aside)
    view.audience_chosen.connect(presenter.choose_audience)
    view.sections_changed.connect(presenter.choose_sections)
    view.save_asked.connect(presenter.save)
    view.word_asked.connect(presenter.save_word)
    view.settled.connect(presenter.lay_out)
    return view, presenter
