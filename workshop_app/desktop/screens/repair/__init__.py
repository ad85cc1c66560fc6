"""« Réparer après émargement »: a dialog over the page of groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from workshop_app.desktop.screens.repair.dialog import RepairDialog
from workshop_app.desktop.screens.repair.faces import RepairShown
from workshop_app.desktop.screens.repair.presenter import RepairPresenter
from workshop_app.desktop.tasks import Job, Tasks


def build_repair(
    page: QWidget,
    tasks: Tasks,
    done: Callable[[str], object],
    reprint: Callable[[Sequence[UUID], Sequence[int]], object] | None = None,
) -> RepairPresenter:
    """What opens the dialog over the window of `page`; `done` is told what was applied, `reprint`
    what is to be printed again."""
    shown = ShownOver(page)
    presenter = RepairPresenter(shown, tasks, done, reprint)
    shown.drive(presenter)
    return presenter


class ShownOver:
    """The dialog, made anew each time it opens."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.dialog: RepairDialog | None = None
        self._presenter: RepairPresenter | None = None

    def drive(self, presenter: RepairPresenter) -> None:
        self._presenter = presenter

    def open(self) -> None:
        presenter = self._presenter
        assert presenter is not None
        dialog = RepairDialog(self._page.window())
        dialog.stepped.connect(presenter.step)
        dialog.chosen.connect(presenter.choose)
        dialog.refused.connect(presenter.refuse)
        dialog.print_chosen.connect(presenter.print_too)
        dialog.apply_asked.connect(presenter.apply)
        dialog.rejected.connect(presenter.close)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.show_over()

    def is_open(self) -> bool:
        return self.dialog is not None

    def show_working(self, job: Job) -> None:
        if self.dialog is not None:
            self.dialog.show_working(job)

    def show_plan(self, shown: RepairShown) -> None:
        if self.dialog is not None:
            self.dialog.show_plan(shown)

    def show_refusal(self, said: str) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(said)

    def leave(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _forget(self) -> None:
        self.dialog = None
