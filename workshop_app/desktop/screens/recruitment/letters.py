"""The letters of « Recrutement »: one decision at a time, person after person; all on paper.

No widget. Decides which letter is in front; its words come from `services.recruitment_letters`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.screens.recruitment.faces import LetterShown
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.recruitment.candidature import TOLD, State
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, number
from workshop_app.services.letter_content import Letter
from workshop_app.services.ports import Clock, LetterPrinter, Watch, Written
from workshop_app.services.recruitment_letters import letters


class LettersShown(Protocol):
    """What letters ask of the page."""

    def show_letter_counts(self, counts: Sequence[tuple[State, int]]) -> None: ...

    def show_letter(self, shown: LetterShown | None) -> None: ...

    def copy(self, text: str, said: str) -> None: ...

    def show_saved(self, path: Path, count: int) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class LettersPresenter:
    def __init__(
        self,
        view: LettersShown,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], LetterPrinter],
    ) -> None:
        self._view, self._tasks, self._clock, self._printer = view, tasks, clock, printer
        self._letters: Sequence[Letter] = ()
        self._of: State = "waiting"
        self._place = 0

    def show(self, letters: Sequence[Letter]) -> None:
        """Others, or the same again: the person in front stays there while she has a letter."""
        written = self._of_state(self._of)
        kept = written[self._place].person if written else None
        self._letters = letters
        people = [letter.person for letter in self._of_state(self._of)]
        self._place = people.index(kept) if kept in people else 0
        self._show()

    def choose(self, state: State) -> None:
        self._of, self._place = state, 0
        self._show()

    def turn(self, step: int) -> None:
        count = len(self._of_state(self._of))
        if count:
            self._place = (self._place + step) % count
            self._show()

    def copy(self) -> None:
        written = self._of_state(self._of)
        if written:
            letter = written[self._place]
            self._view.copy(letter.text, _("Texte pour {name} copié.", name=letter.name))

    def save(self, target: Path) -> None:
        """All of them, as they are decided now, in the file chosen."""
        now = self._clock.now()

        def found(written: Sequence[Letter]) -> None:
            def work(watch: Watch) -> Written:
                return self._printer().letters(written, target, watch)

            def saved(done: Written) -> None:
                self._view.show_saved(done.path, done.pages)

            self._tasks.job(work, saved, self._refuse)

        query = partial(letters, now=now)
        self._tasks.query("recruitment-letters", query, found, self._refuse)

    def _show(self) -> None:
        counts = [(state, len(self._of_state(state))) for state in TOLD]
        self._view.show_letter_counts(counts)
        self._view.show_letter(_letter(self._of_state(self._of), self._place))

    def _of_state(self, state: State) -> Sequence[Letter]:
        return [letter for letter in self._letters if letter.state == state]

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _letter(written: Sequence[Letter], turn: int) -> LetterShown | None:
    if not written:
        return None
    letter = written[turn]
    where = _("{place} sur {count}", place=number(turn + 1), count=number(len(written)))
    return LetterShown(
        person=letter.person,
        name=letter.name,
        where=where,
        salutation=letter.salutation,
        before=letter.before,
        reason=letter.reason,
        after=letter.after,
        text=letter.text,
    )
