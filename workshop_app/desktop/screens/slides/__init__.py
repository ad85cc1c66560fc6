"""Slides, from the page where one thinks of them: those that open a day, those that close it.

`SlidesDesk.open(page, kind)` shows the dialog over a page. One at a time.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.slides.dialog import SlidesDialog
from workshop_app.desktop.screens.slides.presenter import SlidesPresenter
from workshop_app.desktop.tasks import Tasks
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.slides import DeckKind
from workshop_app.services.ports import Clock, OfficeWriter


class SlidesDesk:
    def __init__(self, tasks: Tasks, clock: Clock, office: Callable[[], OfficeWriter]) -> None:
        """`office` is called in the jobs thread."""
        self._tasks, self._clock, self._office = tasks, clock, office
        self.dialog: SlidesDialog | None = None
        self._presenter: SlidesPresenter | None = None

    def open(self, page: Page, kind: DeckKind) -> None:
        dialog = SlidesDialog(page.window(), kind)
        presenter = SlidesPresenter(dialog, self._tasks, self._clock, self._office, kind)
        dialog.steps_typed.connect(presenter.change_steps)
        dialog.thanks_typed.connect(presenter.change_thanks)
        dialog.words_typed.connect(presenter.change_words)
        dialog.template_chosen.connect(presenter.bring_template)
        dialog.own_template_asked.connect(presenter.use_own_template)
        dialog.save_asked.connect(presenter.save)
        dialog.finished.connect(self._forget)
        self.dialog, self._presenter = dialog, presenter  # signals alone would not keep it
        presenter.refresh()
        dialog.show_over()

    def _forget(self) -> None:
        self.dialog = self._presenter = None
