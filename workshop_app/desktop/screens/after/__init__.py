"""« Après la séance »: what people thought of the day, what it took, what its facilitator keeps."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.after.presenter import AfterPresenter
from workshop_app.desktop.screens.after.view import AfterView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock
from workshop_app.services.projection.doors import Qr


def build_after(
    tasks: Tasks,
    clock: Clock,
    qr: Qr,
    undo: Callable[[], None],
    project: Callable[[], None],
    tell_the_hall: Callable[[str], None],
    go: Callable[[str], None],
) -> tuple[AfterView, AfterPresenter]:
    """`project` shows the way to the evaluation to the hall, `tell_the_hall` words; `go` opens a
    page."""
    view = AfterView()
    presenter = AfterPresenter(view, tasks, clock, qr, undo, project, tell_the_hall)
    view.opened.connect(presenter.open)
    view.closed.connect(presenter.close)
    view.alone_changed.connect(presenter.open_alone)
    view.projected.connect(presenter.project)
    view.asked.connect(presenter.ask)
    view.sheet_typed.connect(presenter.type_sheet)
    view.quoted.connect(presenter.quote)
    view.export_asked.connect(presenter.export)
    view.thanks_typed.connect(presenter.write_thanks)
    view.thanks_said.connect(presenter.say_thanks)
    view.note_written.connect(presenter.write_note)
    view.note_changed.connect(presenter.change_note)
    view.note_removed.connect(presenter.remove_note)
    view.report_asked.connect(lambda: go("report"))
    return view, presenter
