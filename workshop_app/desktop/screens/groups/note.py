"""« Imprimer la note » : why the split is fair, as a PDF where the facilitator wants it. No widget.

Decides nothing of what the note says (`services.balance_note`) nor of how it looks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.balance_note import balance_note
from workshop_app.services.note_content import BalanceNote
from workshop_app.services.ports import Clock, NotePrinter, Watch, Written


class NoteScreen(Protocol):
    def ask_note_file(self, name: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class NotePaper:
    def __init__(
        self, view: NoteScreen, tasks: Tasks, clock: Clock, printer: Callable[[], NotePrinter]
    ) -> None:
        self._view, self._tasks, self._clock, self._printer = view, tasks, clock, printer
        self._content: BalanceNote | None = None

    def ask(self, round_: int) -> None:
        """Read what the note would say of this round, then ask where to write it."""
        read = partial(balance_note, round_=round_, now=self._clock.now())
        self._tasks.query("groups note", read, self._ask_where, self._refuse)

    def save(self, target: Path) -> None:
        content = self._content
        if content is None:
            return

        def work(watch: Watch) -> Written:
            return self._printer().balance_note(content, target, watch)

        self._view.show_writing(self._tasks.job(work, self._written, self._refuse))

    def _ask_where(self, content: BalanceNote) -> None:
        self._content = content
        self._view.ask_note_file(_("note-des-groupes.pdf"))

    def _written(self, document: Written) -> None:
        self._view.show_saved(_("La note est enregistrée."), document.path, document.pages)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
