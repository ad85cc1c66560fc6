"""What is done with the notes of the visit, from whatever page shows them. No widget.

Each note is one command, each refusal one sentence beside the list.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.hall import HallPlan, VisitTopic
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.typed import read_day
from workshop_app.services.hall import (
    add_visit_note,
    change_visit_note,
    hall_plan,
    remove_visit_note,
    set_visit_day,
)
from workshop_app.services.ports import Clock, Command


class VisitShown(Protocol):
    def show_plan(self, plan: HallPlan) -> None: ...

    def say_visit_refused(self, said: str) -> None: ...


class Visit:
    def __init__(self, view: VisitShown, tasks: Tasks, clock: Clock, screen: str = "visit") -> None:
        """`screen` names the reading: the newest one wins."""
        self._view, self._tasks, self._clock, self._screen = view, tasks, clock, screen
        self._of: UUID | None = None  # a line left late still writes to its own workshop

    def read(self) -> None:
        self._of = self._tasks.workshop
        self._tasks.query(self._screen, hall_plan, self._view.show_plan)

    def add(self, topic: VisitTopic, text: str) -> None:
        self._do(partial(add_visit_note, topic=topic, text=text))

    def change(self, place: int, topic: VisitTopic, text: str) -> None:
        self._do(partial(change_visit_note, place=place, topic=topic, text=text))

    def remove(self, place: int) -> None:
        self._do(partial(remove_visit_note, place=place))

    def set_day(self, typed: str) -> None:
        """The day as typed; no words take it away."""
        today = self._clock.now().astimezone().date()
        day = read_day(typed, today) if typed.strip() else None
        if typed.strip() and day is None:
            self._view.say_visit_refused(sentence("day_not_valid", {"value": typed}))
        else:
            self._do(partial(set_visit_day, day=day))

    def _do(self, command: Command[HallPlan]) -> None:
        self._tasks.command(command, self._done, self._refuse, self._of)

    def _done(self, plan: HallPlan) -> None:
        if plan.workshop == self._tasks.workshop:
            self._view.show_plan(plan)

    def _refuse(self, refusal: Refusal) -> None:
        self.read()
        self._view.say_visit_refused(sentence(refusal.code, refusal.values))
