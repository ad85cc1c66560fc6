"""What « Après la séance » does: keeps notes, tells what was planned and what was. No widget."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.after.faces import AfterFace, AfterNews, compose_after, read_after
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.debrief import change_note, remove_note, write_note
from workshop_app.services.ports import Clock, Command


class AfterScreen(Protocol):
    def show_face(self, face: AfterFace) -> None: ...

    def forget(self) -> None:
        """Another workshop is open."""

    def note_kept(self) -> None: ...

    def show_note_refused(self, said: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class AfterPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Phase, FirstPlan, DebriefNote})

    def __init__(
        self, view: AfterScreen, tasks: Tasks, clock: Clock, undo: Callable[[], None]
    ) -> None:
        self._view, self._tasks, self._clock, self._undo = view, tasks, clock, undo
        self._of: UUID | None = None

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of = self._tasks.workshop
            self._view.forget()
        ask = partial(read_after, now=self._clock.now())
        self._tasks.query("after", ask, self._take, self._refuse)

    def write_note(self, phase: UUID | None, text: str) -> None:
        """About a phase, or about the whole day."""
        self._keep_note(partial(write_note, text=text, phase=phase))

    def change_note(self, key: UUID, text: str) -> None:
        self._keep_note(partial(change_note, key=key, text=text))

    def remove_note(self, key: UUID) -> None:
        def removed(_nothing: None) -> None:
            self._view.offer_undo(_("La note est retirée."), self._undo)
            self.refresh()

        self._tasks.command(partial(remove_note, key=key), removed, self._refuse)

    def _keep_note(self, command: Command[DebriefNote]) -> None:
        def kept(_note: DebriefNote) -> None:
            self._view.note_kept()
            self.refresh()

        def refused(refusal: Refusal) -> None:
            self._view.show_note_refused(sentence(refusal.code, refusal.values))

        self._tasks.command(command, kept, refused)

    def _take(self, news: AfterNews) -> None:
        self._view.show_face(compose_after(news))

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
