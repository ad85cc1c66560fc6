"""« Plan de la salle »: where tables stand, what is on the walls, what the visit found."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.kit_writer import KitWriter
from workshop_app.desktop.screens.hall.presenter import HallPresenter
from workshop_app.desktop.screens.hall.side_panels import VisitPanel
from workshop_app.desktop.screens.hall.view import HallView
from workshop_app.desktop.screens.hall.visit import Visit
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock


def build_hall(
    tasks: Tasks,
    clock: Clock,
    writer: KitWriter,
    undo: Callable[[], None],
    redo: Callable[[], None],
) -> tuple[HallView, HallPresenter]:
    view = HallView(undo, redo)
    presenter = HallPresenter(view, tasks, clock, writer)
    view.moved.connect(presenter.move)
    view.marker_asked.connect(presenter.add)
    view.marker_named.connect(presenter.name)
    view.markers_removed.connect(presenter.remove)
    view.resized.connect(presenter.resize)
    view.shaped.connect(presenter.shape)
    view.arranged.connect(presenter.arrange)
    view.print_asked.connect(presenter.ask_where)
    view.save_asked.connect(presenter.save)
    connect_visit(view.visit, presenter.visit)
    return view, presenter


def connect_visit(panel: VisitPanel, visit: Visit) -> None:
    """The panel of notes, wherever it stands, to what is done with them."""
    panel.notes.added.connect(visit.add)
    panel.notes.changed.connect(visit.change)
    panel.notes.removed.connect(visit.remove)
    panel.day_typed.connect(visit.set_day)
