"""The page « Préparer la salle »."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.outside import Outside
from workshop_app.desktop.screens.room.paper import RoomPaper
from workshop_app.desktop.screens.room.presenter import RoomPresenter
from workshop_app.desktop.screens.room.view import RoomPage
from workshop_app.desktop.tasks import Tasks


def build_room(
    tasks: Tasks,
    out: Outside,
    move_form: Callable[[str], None],
    project: Callable[[], None],
) -> tuple[RoomPage, RoomPresenter]:
    """The page and what drives it, joined. `project` shows the squares to the hall."""
    view = RoomPage()
    paper = RoomPaper(
        view, tasks, out.clock, out.printer, out.record_printer, out.address, out.aside
    )
    presenter = RoomPresenter(
        view,
        tasks,
        out.clock,
        out.presence,
        out.trial,
        out.addresses,
        out.laptop,
        out.qr,
        paper,
        move_form,
        project,
    )
    view.addresses.chosen.connect(presenter.choose_address)
    view.wifi.source_chosen.connect(presenter.choose_source)
    view.wifi.named.connect(presenter.name_wifi)
    view.wifi.how_asked.connect(presenter.how)
    view.sheet.print_chosen.connect(presenter.print_sheets)
    view.sheet.project_asked.connect(presenter.project)
    view.sheet.local_name_chosen.connect(presenter.offer_local_name)
    view.trial.restart_asked.connect(presenter.restart_trial)
    view.acted.connect(presenter.act)
    view.record_chosen.connect(presenter.print_record)
    view.ready_asked.connect(presenter.declare_ready)
    return view, presenter
