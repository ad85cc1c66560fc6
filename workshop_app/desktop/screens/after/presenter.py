"""What « Après la séance » does: opens the evaluation and tells its results, keeps notes, compares
the day with its plan. No widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID, uuid4

from workshop_app.desktop.screens.after.faces import AfterFace, AfterNews, compose_after, read_after
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import AskedQuestion, Evaluation, EvaluationAnswer
from workshop_app.domain.phases import Phase
from workshop_app.domain.thanks import ThankYou
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.debrief import change_note, remove_note, write_note
from workshop_app.services.evaluation import (
    Answered,
    answer_evaluation,
    change_evaluation_questions,
    close_evaluation,
    evaluation_csv,
    let_it_open_alone,
    open_evaluation,
    quote,
)
from workshop_app.services.files import write_aside
from workshop_app.services.ports import Clock, Command, Watch
from workshop_app.services.projection.doors import Doors, Qr
from workshop_app.services.thanks import say_thanks, write_thanks


class AfterScreen(Protocol):
    def show_face(self, face: AfterFace) -> None: ...

    def forget(self) -> None:
        """Another workshop is open."""

    def note_kept(self) -> None: ...

    def show_note_refused(self, said: str) -> None: ...

    def show_question_refused(self, said: str) -> None: ...

    def sheet_kept(self) -> None: ...

    def show_sheet_refused(self, said: str) -> None: ...

    def show_exported(self, path: Path) -> None: ...

    def show_thanks_refused(self, said: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class AfterPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {
            Workshop,
            Phase,
            Attendance,
            FirstPlan,
            DebriefNote,
            Evaluation,
            EvaluationAnswer,
            ThankYou,
        }
    )

    def __init__(
        self,
        view: AfterScreen,
        tasks: Tasks,
        clock: Clock,
        qr: Qr,
        undo: Callable[[], None],
        project: Callable[[], None],
        tell_the_hall: Callable[[str], None],
    ) -> None:
        """`project` shows the way to the evaluation to the hall, `tell_the_hall` words."""
        self._view, self._tasks, self._clock, self._undo = view, tasks, clock, undo
        self._project, self._doors = project, Doors(qr)
        self._tell_the_hall = tell_the_hall
        self._of: UUID | None = None
        self._news: AfterNews | None = None

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of, self._news = self._tasks.workshop, None
            self._view.forget()
        ask = partial(read_after, now=self._clock.now())
        self._tasks.query("after", ask, self._take, self._refuse)

    def tick(self, now: datetime) -> None:
        """The last bell opens the evaluation without a change that could be heard of."""
        if self._news is not None and self._news.evaluation_open_at(now) != self._news.opinion.open:
            self.refresh()

    # the evaluation

    def open(self) -> None:
        self._do(open_evaluation, _("L'évaluation est ouverte."))

    def close(self) -> None:
        self._do(close_evaluation, _("L'évaluation est fermée."))

    def open_alone(self, alone: bool) -> None:
        self._do(partial(let_it_open_alone, alone=alone))

    def project(self) -> None:
        self._project()

    def ask(self, questions: Sequence[AskedQuestion]) -> None:
        """The questions as they are to be."""
        command = partial(change_evaluation_questions, questions=tuple(questions))
        self._tasks.command(command, self._done, self._refuse_question)

    def type_sheet(self, marks: Mapping[str, int], words: Mapping[str, str]) -> None:
        """One answer on paper."""
        sent = Answered(uuid4(), marks, words, "paper")

        def kept(_answer: EvaluationAnswer) -> None:
            self._view.sheet_kept()
            self.refresh()

        def refused(refusal: Refusal) -> None:
            self._view.show_sheet_refused(sentence(refusal.code, refusal.values))

        self._tasks.command(partial(answer_evaluation, sent=sent), kept, refused)

    def quote(self, answer: UUID, question: str, quoted: bool) -> None:
        """In the report, or no longer."""
        self._do(partial(quote, answer=answer, question=question, quoted=quoted))

    def export(self, target: Path) -> None:
        """The answers as they are now, in the file chosen."""

        def write(content: bytes) -> None:
            def work(_watch: Watch) -> None:
                write_aside(target, content)

            self._tasks.job(work, lambda _done: self._view.show_exported(target), self._refuse)

        self._tasks.query("after-export", evaluation_csv, write, self._refuse)

    # thank you

    def write_thanks(self, text: str) -> None:
        def refused(refusal: Refusal) -> None:
            self._view.show_thanks_refused(sentence(refusal.code, refusal.values))

        self._tasks.command(partial(write_thanks, text=text), self._done, refused)

    def say_thanks(self) -> None:
        """To the phones and the participants' page; the projector shows it too."""

        def said(thanks: ThankYou) -> None:
            self._tell_the_hall(thanks.text)
            self._view.offer_undo(_("Merci est dit."), self._undo)
            self.refresh()

        self._tasks.command(say_thanks, said, self._refuse)

    # the notes

    def write_note(self, phase: UUID | None, text: str) -> None:
        """About a phase, or about the whole day."""
        self._keep_note(partial(write_note, text=text, phase=phase))

    def change_note(self, key: UUID, text: str) -> None:
        self._keep_note(partial(change_note, key=key, text=text))

    def remove_note(self, key: UUID) -> None:
        self._do(partial(remove_note, key=key), _("La note est retirée."))

    def _keep_note(self, command: Command[DebriefNote]) -> None:
        def kept(_note: DebriefNote) -> None:
            self._view.note_kept()
            self.refresh()

        def refused(refusal: Refusal) -> None:
            self._view.show_note_refused(sentence(refusal.code, refusal.values))

        self._tasks.command(command, kept, refused)

    def _do(self, command: Command[Any], said: str = "") -> None:
        def done(_result: object) -> None:
            if said:
                self._view.offer_undo(said, self._undo)
            self.refresh()

        self._tasks.command(command, done, self._refuse)

    def _done(self, _result: object) -> None:
        self.refresh()

    def _take(self, news: AfterNews) -> None:
        self._news = news
        self._view.show_face(compose_after(news, self._doors))

    def _refuse_question(self, refusal: Refusal) -> None:
        self._view.show_question_refused(sentence(refusal.code, refusal.values))

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
