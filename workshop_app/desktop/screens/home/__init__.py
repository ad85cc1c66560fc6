"""« Mes ateliers »: every workshop of this laptop, and new ones from a model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from workshop_app.desktop.screens.home.presenter import HomePresenter
from workshop_app.desktop.screens.home.view import HomeView
from workshop_app.desktop.tasks import Tasks


def build_home(
    tasks: Tasks,
    open_workshop: Callable[[UUID], None],
    open_sample: Callable[[], None],
    open_file: Callable[[], None],
    copies_to: Callable[[], Callable[[], Path | None]],
    rehearse: Callable[[UUID], None],
    today: Callable[[], date] = date.today,
) -> tuple[HomeView, HomePresenter]:
    """`open_sample` makes and opens the example; the view offers it only in an empty library.
    `open_file` asks for a file and takes its workshop in; `copies_to()` tells, in a reading thread,
    where copies go outside this laptop; `rehearse` plays the day of a workshop on a copy."""
    view = HomeView()
    presenter = HomePresenter(view, tasks, open_workshop, today, copies_to)
    view.search_typed.connect(presenter.search)
    view.filter_chosen.connect(presenter.choose)
    view.open_asked.connect(presenter.open)
    view.create_asked.connect(presenter.begin)
    view.title_given.connect(presenter.create)
    view.retry_asked.connect(presenter.refresh)
    view.sample_asked.connect(open_sample)
    view.file_asked.connect(open_file)
    view.rehearsal_asked.connect(rehearse)
    return view, presenter
