"""The page « Essentiel »."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.essential.presenter import EssentialPresenter
from workshop_app.desktop.screens.essential.view import EssentialPage
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Clock, MethodPrinter


def build_essential(
    tasks: Tasks,
    clock: Clock,
    sweep: Callable[[], bool],
    project: Callable[[bool], object],
    printer: Callable[[], MethodPrinter],
    address: Callable[[Workshop], str],
    undo: Callable[[], object],
    redo: Callable[[], object],
) -> tuple[EssentialPage, EssentialPresenter]:
    """The page and what drives it, joined."""
    view = EssentialPage(undo, redo)
    presenter = EssentialPresenter(view, tasks, clock, sweep, project, printer, address)
    view.prepare_asked.connect(presenter.prepare)
    view.open_asked.connect(presenter.open)
    view.close_asked.connect(presenter.ask_to_close)
    view.close_confirmed.connect(presenter.close)
    view.reopen_asked.connect(presenter.reopen)
    view.remove_asked.connect(presenter.remove)
    view.project_asked.connect(presenter.project)
    view.codes_asked.connect(presenter.print_codes)
    view.vote_chosen.connect(presenter.look_at)
    view.item_chosen.connect(presenter.choose)
    view.toggled.connect(presenter.toggle)
    view.changed.connect(presenter.change)
    view.line_set.connect(presenter.set_line)
    view.line_moved.connect(presenter.move_line)
    view.paper_asked.connect(presenter.ask_paper)
    view.ballot_kept.connect(presenter.keep_ballot)
    return view, presenter
