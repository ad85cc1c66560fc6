"""« Après la séance »: what the day took, and what its facilitator keeps of it."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.after.presenter import AfterPresenter
from workshop_app.desktop.screens.after.view import AfterView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock


def build_after(
    tasks: Tasks, clock: Clock, undo: Callable[[], None], go: Callable[[str], None]
) -> tuple[AfterView, AfterPresenter]:
    view = AfterView()
    presenter = AfterPresenter(view, tasks, clock, undo)
    view.note_written.connect(presenter.write_note)
    view.note_changed.connect(presenter.change_note)
    view.note_removed.connect(presenter.remove_note)
    view.report_asked.connect(lambda: go("report"))
    return view, presenter
