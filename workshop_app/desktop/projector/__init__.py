"""The projector window: what ninety people see, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.projector.presenter import ProjectorPresenter
from workshop_app.desktop.projector.window import ProjectorWindow
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock
from workshop_app.services.projection.doors import Qr


def build_projector(
    tasks: Tasks,
    clock: Clock,
    qr: Qr,
    console: Callable[[], str],
    rehearsal: bool = False,
) -> tuple[ProjectorWindow, ProjectorPresenter]:
    """Closed at first. `console` tells the name of the screen the main window is on; `rehearsal`:
    the picture says that nothing is kept."""
    window = ProjectorWindow(console, rehearsal=rehearsal)
    presenter = ProjectorPresenter(window, tasks, clock, qr, rehearsal)
    window.placed.connect(lambda _placement: presenter.tell())
    window.screens_told.connect(presenter.tell)
    window.black_asked.connect(presenter.toggle_black)
    window.page_turned.connect(presenter.turn_page)
    return window, presenter
