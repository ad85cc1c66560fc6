"""What the page of the schedule looks like. Lays out and says what was asked; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import ScheduleShown
from workshop_app.desktop.screens.schedule.phase_list import PhaseList
from workshop_app.desktop.screens.schedule.plan_panel import PlanPanel
from workshop_app.desktop.screens.schedule.start_page import StartPage
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _


class ScheduleView(Page):
    add_asked = Signal(object)
    """Behind this phase; None: last."""
    step_asked = Signal(UUID, int)
    move_asked = Signal(UUID, int)
    remove_asked = Signal(UUID)
    change_asked = Signal(UUID, str, object)
    steps_asked = Signal(UUID, list)
    times_asked = Signal(time, time)
    apply_asked = Signal()
    start_asked = Signal(str)

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(_("Déroulé"))
        self._take_back = undo
        history = HistoryButtons(undo, redo)
        self.allow_history = history.allow
        self.add_action(history)
        self.add = Button(_("Ajouter une phase"), "primary", "plus", on_click=self._add)
        self.add_action(self.add)
        self.plan, self.list, self.start = PlanPanel(), PhaseList(), StartPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._planned())
        self._pages.addWidget(self.start)
        # Nothing is said before the first reading.
        self._pages.addWidget(QWidget())
        self._pages.setCurrentIndex(2)
        self.body.addWidget(self._pages, 1)
        self._bind()

    def show_page(self, shown: ScheduleShown) -> None:
        self.count.say(shown.count)
        self.plan.show_plan(shown.plan)
        self.list.show_phases(shown.phases, shown.categories)
        self.start.show_starts(shown.starts)
        self._pages.setCurrentIndex(0 if shown.phases else 1)

    def open_new(self, phase: UUID) -> None:
        """A phase that was just added: its title is to be typed."""
        row = self.list.open_phase(phase)
        assert row.editor is not None
        row.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
        row.editor.title.selectAll()

    def show_removed(self, said: str) -> None:
        self.undo.offer(said, self._take_back)

    def show_refusal(self, said: str) -> None:
        self.plan.drop()
        self.banners.show_banner("error", said, key="refused")

    def panels(self) -> Sequence[QWidget]:
        rows = self.list.rows()
        return [self.plan.starts, *rows[:1]]

    def _planned(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.plan)
        column.addWidget(self.list, 1)
        return made

    def _bind(self) -> None:
        self.list.stepped.connect(self.step_asked)
        self.list.moved.connect(self.move_asked)
        self.list.removed.connect(self.remove_asked)
        self.list.changed.connect(self.change_asked)
        self.list.steps_changed.connect(self.steps_asked)
        self.plan.times_changed.connect(self.times_asked)
        self.plan.apply_asked.connect(self.apply_asked)
        self.start.taken.connect(self.start_asked)

    def _add(self) -> None:
        self.add_asked.emit(self.list.current())
