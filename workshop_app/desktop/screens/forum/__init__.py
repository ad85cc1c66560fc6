"""The page « Forum ouvert »."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from workshop_app.desktop.screens.forum.presenter import ForumPresenter
from workshop_app.desktop.screens.forum.view import ForumPage
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, MethodPrinter


def build_forum(
    tasks: Tasks,
    clock: Clock,
    printer: Callable[[], MethodPrinter],
    project: Callable[[], object],
    go: Callable[[str], object],
    undo: Callable[[], object],
    redo: Callable[[], object],
) -> tuple[ForumPage, ForumPresenter]:
    """The page and what drives it, joined. `project` puts the grid on the projector."""
    view = ForumPage(undo, redo)
    presenter = ForumPresenter(view, tasks, clock, printer, project)
    view.proposed.connect(presenter.propose)
    view.changed.connect(presenter.change)
    view.place_asked.connect(presenter.place)
    view.withdraw_asked.connect(presenter.withdraw)
    view.places_named.connect(presenter.name_places)
    view.project_asked.connect(presenter.project)
    view.save_asked.connect(presenter.save)
    view.schedule_asked.connect(partial(go, "schedule"))
    return view, presenter
