"""« Répertoire »: everybody known across workshops; merge, invite, erase everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_app.desktop.screens.directory.presenter import DirectoryPresenter
from workshop_app.desktop.screens.directory.view import DirectoryView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.erasing import Eraser
from workshop_app.services.ports import Clock


def build_directory(
    tasks: Tasks,
    clock: Clock,
    eraser: Eraser,
    aside: Path,
    counted: Callable[[int], object],
) -> tuple[DirectoryView, DirectoryPresenter]:
    """`aside`: the folder of previews, emptied behind an erasing; `counted` hears how many people
    are known."""
    view = DirectoryView()
    presenter = DirectoryPresenter(view, tasks, clock, eraser, aside, counted)
    view.search_typed.connect(presenter.search)
    view.mode_chosen.connect(presenter.choose_mode)
    view.sort_asked.connect(presenter.sort)
    view.selection_changed.connect(presenter.select)
    view.invitation_chosen.connect(presenter.invite)
    view.merging_asked.connect(presenter.begin_merging)
    view.for_good_asked.connect(presenter.ask_erasing)
    view.report_given.connect(presenter.erasing.keep_report)
    side = view.side
    side.merge.merge_asked.connect(presenter.merge)
    side.merge.apart_asked.connect(presenter.keep_apart)
    side.merge.left.connect(presenter.leave_merging)
    side.person.part_asked.connect(presenter.part)
    side.structure.part_asked.connect(presenter.part)
    side.structure.person_asked.connect(presenter.open_person)
    side.summary.retention_asked.connect(presenter.ask_retention)
    return view, presenter
