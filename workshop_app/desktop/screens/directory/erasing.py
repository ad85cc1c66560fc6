"""Erasing, step by step: the question, the work, the report. No widget.

Decides what is asked and what is shown afterwards; what goes is decided by `services.erasing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.screens.directory.questions import (
    Question,
    erasing_question,
    retention_question,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.directory import Entry
from workshop_app.domain.personal import How
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.erasing import Erased, Eraser
from workshop_app.services.erasure_words import erasure_parts, erasure_text
from workshop_app.services.files import write_aside
from workshop_app.services.ports import Watch
from workshop_app.services.retention import Due

Work = Callable[[Watch, bool], Erased]
"""Takes whether a trace is to be kept."""


class ErasingShown(Protocol):
    def ask(self, question: Question, act: Callable[[bool], None]) -> None:
        """`act` hears whether a trace is to be kept."""

    def show_erasing(self, said: str) -> None: ...

    def show_progress(self, share: float) -> None: ...

    def show_report(self, parts: Sequence[Sequence[str]], text: str) -> None: ...

    def leave_erasing(self) -> None: ...

    def show_done(self, said: str) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...


class ErasingPresenter:
    def __init__(
        self,
        view: ErasingShown,
        tasks: Tasks,
        eraser: Eraser,
        aside: Path,
        refresh: Callable[[], object],
    ) -> None:
        """`aside`: the folder of previews, which show names too."""
        self._view, self._tasks, self._eraser = view, tasks, eraser
        self._aside, self._refresh = aside, refresh

    def ask_people(self, entries: Sequence[Entry], how: How) -> None:
        if not entries:
            return
        ids = [key for entry in entries for key in entry.ids]

        def work(watch: Watch, trace: bool) -> Erased:
            return self._eraser.people(ids, how, watch, trace=trace)

        self._view.ask(erasing_question(entries, how), partial(self._begin, work))

    def ask_workshops(self, due: Sequence[Due]) -> None:
        if not due:
            return
        keys = [one.workshop for one in due]

        def work(watch: Watch, trace: bool) -> Erased:
            return self._eraser.workshops(keys, watch, trace=trace)

        self._view.ask(retention_question(due), partial(self._begin, work))

    def show(self, done: Erased) -> None:
        """The report of an erasing, whoever asked for it."""
        self._view.show_report(erasure_parts(done), erasure_text(done))

    def keep_report(self, path: Path, text: str) -> None:
        """As a text, wherever the person wants it."""

        def kept(_done: object) -> None:
            self._view.show_done(_("Le compte rendu est dans {path}", path=path))

        self._tasks.look(
            "erasing report",
            lambda _library: write_aside(path, text.encode("utf-8-sig")),
            kept,
            self._not_kept,
        )

    def _not_kept(self, refusal: Refusal) -> None:
        said = sentence(refusal.code, refusal.values)
        self._view.show_failure(_("Le compte rendu n'est pas enregistré."), said)

    def _begin(self, work: Work, trace: bool) -> None:
        self._view.show_erasing(_("Effacement en cours"))

        def both(watch: Watch) -> Erased:
            done = work(watch, trace)
            empty_previews(self._aside)
            return done

        job = self._tasks.job(both, self._done, self._fail)
        job.progress.connect(self._view.show_progress)

    def _done(self, done: Erased) -> None:
        self._view.leave_erasing()
        self.show(done)
        self._refresh()

    def _fail(self, refusal: Refusal) -> None:
        self._view.leave_erasing()
        self._view.show_failure(
            _("L'effacement n'est pas fini."),
            sentence(refusal.code, refusal.values)
            + " "
            + _("Ce qui est effacé l'est : recommencez pour le reste."),
        )
        self._refresh()


def empty_previews(folder: Path) -> None:
    """They are laid out again when they are looked at; one that the system holds goes at the end
    of the program."""
    for preview in folder.glob("*.pdf"):
        with suppress(OSError):
            preview.unlink()
