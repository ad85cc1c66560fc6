"""« Kit à imprimer »: the whole hall on paper, and whether paper still tells the truth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_app.desktop.screens.kit.presenter import KitPresenter
from workshop_app.desktop.screens.kit.view import KitView
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Clock, Printer


def build_kit(
    tasks: Tasks,
    clock: Clock,
    printer: Callable[[], Printer],
    address: Callable[[Workshop], str],
    aside: Path,
    go: Callable[[str], None],
) -> tuple[KitView, KitPresenter]:
    """`printer` is called in the jobs thread, `address` (HOST:PORT to print) in a queries thread;
    miniatures are written in the folder `aside`."""
    view = KitView()
    presenter = KitPresenter(view, tasks, clock, printer, address, aside, go)
    view.chosen.connect(presenter.choose)
    view.ticked.connect(presenter.set_ticked)
    view.options_changed.connect(presenter.set_options)
    view.where_asked.connect(presenter.ask_where)
    view.save_asked.connect(presenter.save)
    view.page_asked.connect(presenter.go)
    view.scope_chosen.connect(presenter.set_scope)
    view.parts_picked.connect(presenter.pick)
    view.edit_asked.connect(presenter.edit)
    return view, presenter
