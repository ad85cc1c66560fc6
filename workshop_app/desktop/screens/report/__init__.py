"""« Compte rendu »: what the director takes away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_app.desktop.screens.report.presenter import ReportPresenter
from workshop_app.desktop.screens.report.view import ReportView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, Printer


def build_report(
    tasks: Tasks, clock: Clock, printer: Callable[[], Printer], aside: Path
) -> tuple[ReportView, ReportPresenter]:
    """`printer` is called in the jobs thread; previews are written in the folder `aside`."""
    view = ReportView()
    presenter = ReportPresenter(view, tasks, clock, printer, aside)
    view.audience_chosen.connect(presenter.choose_audience)
    view.sections_changed.connect(presenter.choose_sections)
    view.save_asked.connect(presenter.save)
    view.settled.connect(presenter.lay_out)
    return view, presenter
