"""« Fiche projet »: what a working group is announced with, and the page it makes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from workshop_app.desktop.screens.project.presenter import ProjectPresenter
from workshop_app.desktop.screens.project.view import RECRUITMENT, ProjectView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, Printer


def build_project(
    tasks: Tasks,
    clock: Clock,
    printer: Callable[[], Printer],
    aside: Path,
    go: Callable[[str], None],
    pages: Collection[str],
) -> tuple[ProjectView, ProjectPresenter]:
    """`printer` is called in the jobs thread; the preview is written in the folder `aside`; `go`
    opens a page, one of `pages`."""
    view = ProjectView()
    if RECRUITMENT in pages:
        view.offer_recruitment()
    presenter = ProjectPresenter(view, tasks, clock, printer, aside)
    view.field_typed.connect(presenter.change)
    view.promise_changed.connect(presenter.change_promise)
    view.form_chosen.connect(presenter.choose_calendar)
    view.save_asked.connect(presenter.save)
    view.page_asked.connect(go)
    return view, presenter
