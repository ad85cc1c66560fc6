"""What is done with the notes of the visit, from whatever page shows them. No widget.

Each note is one command, each refusal one sentence beside the list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.hall import HallPlan, VisitNote, VisitTopic
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.typed import read_day
from workshop_app.services.hall import (
    add_visit_note,
    change_visit_note,
    remove_visit_note,
    set_visit_day,
)
from workshop_app.services.ports import Clock, Command


class NotesShown(Protocol):
    def show_notes(self, notes: Sequence[VisitNote]) -> None: ...

    def say_refused(self, said: str) -> None: ...


class Visit:
    def __init__(
        self, view: NotesShown, tasks: Tasks, clock: Clock, refresh: Callable[[], None]
    ) -> None:
        """`refresh` reads the page again: a line refused must not stay on it."""
        self._view, self._tasks, self._clock, self._refresh = view, tasks, clock, refresh

    def add(self, topic: VisitTopic, text: str) -> None:
        self._do(partial(add_visit_note, topic=topic, text=text))

    def change(self, place: int, topic: VisitTopic, text: str) -> None:
        self._do(partial(change_visit_note, place=place, topic=topic, text=text))

    def remove(self, place: int) -> None:
        self._do(partial(remove_visit_note, place=place))

    def set_day(self, typed: str) -> str:
        """The day as typed; nothing takes it away. Returns why it is refused, or nothing."""
        today = self._clock.now().astimezone().date()
        day = read_day(typed, today) if typed.strip() else None
        if typed.strip() and day is None:
            return sentence("day_not_valid", {"value": typed})
        self._do(partial(set_visit_day, day=day))
        return ""

    def _do(self, command: Command[HallPlan]) -> None:
        self._tasks.command(command, self._done, self._refuse)

    def _done(self, plan: HallPlan) -> None:
        self._view.show_notes(plan.notes)

    def _refuse(self, refusal: Refusal) -> None:
        self._refresh()
        self._view.say_refused(sentence(refusal.code, refusal.values))
