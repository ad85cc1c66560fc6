"""What « Participants » does about a decision: explain it, take it by hand, note a withdrawal.

No widget. Decides which verb a gesture asks for and what is said of it; who gets a freed place is
decided by the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.people.decision_faces import (
    IMPOSED,
    Act,
    DecisionShown,
    decision_shown,
    promoted_words,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.outcome import Outcome
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.i18n.typed import read_moment
from workshop_app.services.candidatures import candidatures
from workshop_app.services.decisions import DecisionDetail, decision_detail
from workshop_app.services.letter_content import Letter
from workshop_app.services.people_list import PersonRow
from workshop_app.services.ports import Clock, LetterPrinter, UnitOfWork, Watch, Written
from workshop_app.services.recruiting import (
    date_candidature,
    impose,
    take_back_withdrawal,
    withdraw,
)
from workshop_app.services.recruitment_letters import letters

AUTHOR = "animateur"
Verb = Callable[[UnitOfWork], Outcome]


class DecisionsShown(Protocol):
    """What a decision asks of the page."""

    def show_decision(self, shown: DecisionShown | None) -> None: ...

    def ask_reason(self, act: Act, shown: DecisionShown) -> None: ...

    def refuse_date(self, said: str) -> None: ...

    def copy(self, text: str, said: str) -> None: ...

    def show_saved(self, result: str, detail: str) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None: ...


class DecisionPresenter:
    def __init__(
        self,
        view: DecisionsShown,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], LetterPrinter],
        take_back: Callable[[int], None],
    ) -> None:
        """`take_back` undoes a command by its number."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer, self._take_back = printer, take_back
        self._of: UUID | None = None
        self._key: UUID | None = None
        self._detail: DecisionDetail | None = None

    def show(self, row: PersonRow | None) -> None:
        """This person's decision; nothing where nobody recruits."""
        self._of = self._tasks.workshop
        if row is None or row.decision is None:
            self._key = self._detail = None
            self._view.show_decision(None)
            return
        self._key = row.person.id
        query = partial(decision_detail, key=row.person.id, now=self._clock.now())
        self._tasks.query("people decision", query, self._take, self._fail)

    def act(self, act: Act) -> None:
        """A gesture about the person shown; a decision by hand asks why first."""
        if self._detail is None:
            return
        key, name = self._detail.person.id, self._detail.person.name
        if act in IMPOSED:
            self._view.ask_reason(act, decision_shown(self._detail))
        elif act == "withdraw":
            said = _("Désistement noté pour {name}.", name=name)
            self._do(partial(withdraw, person=key), said)
        elif act == "return":
            said = _("Candidature reprise : {name}.", name=name)
            self._do(partial(take_back_withdrawal, person=key), said)
        else:
            said = _("La décision revient aux règles.")
            self._do(partial(impose, person=key, imposed="", by=AUTHOR, reason=""), said)

    def impose(self, act: Act, reason: str, by: str) -> None:
        """With the reason and the author that were given."""
        if self._key is not None and self._detail is not None:
            name, author = self._detail.person.name, " ".join(by.split()) or AUTHOR
            words = {
                "accept": _("{name} a une place, par décision à la main.", name=name),
                "refuse": _("{name} n'a pas de place, par décision à la main.", name=name),
            }
            verb = partial(impose, person=self._key, imposed=IMPOSED[act], by=author, reason=reason)
            self._do(verb, words[act])

    def change_date(self, typed: str) -> None:
        """When the person applied; emptied, it is what the list tells."""
        if self._key is None:
            return
        moment = read_moment(typed) if typed.strip() else None
        if typed.strip() and moment is None:
            refused = Problem("recruit_day", value=typed)
            self._view.refuse_date(sentence(refused.code, refused.values))
            return
        command = partial(date_candidature, person=self._key, applied_at=moment)
        self._tasks.command(command, lambda _kept: None, self._fail, self._of)

    def copy(self) -> None:
        letter = self._detail.letter if self._detail else None
        if letter is not None:
            self._view.copy(letter.text, _("Texte pour {name} copié.", name=letter.name))

    def save(self, target: Path) -> None:
        """The letter of the person shown, in the file chosen."""
        if self._key is None:
            return
        query = partial(letters, now=self._clock.now(), only=self._key)

        def found(written: Sequence[Letter]) -> None:
            def work(watch: Watch) -> Written:
                return self._printer().letters(written, target, watch)

            def saved(done: Written) -> None:
                self._view.show_saved(_("Lettre enregistrée."), str(done.path))

            self._tasks.job(work, saved, self._fail)

        self._tasks.query("people letter", query, found, self._fail)

    def _take(self, detail: DecisionDetail) -> None:
        if detail.person.id == self._key:
            self._detail = detail
            self._view.show_decision(decision_shown(detail))

    def _do(self, verb: Verb, said: str) -> None:
        def done(result: tuple[Sequence[str], int]) -> None:
            names, command = result
            words = promoted_words(said, names)
            self._view.offer_undo(words, partial(self._take_back, command))

        self._tasks.command(partial(_told, verb=verb), done, self._fail, self._of)

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Cela n'a pas pu se faire."), sentence(refusal.code, refusal.values)
        )


def _told(uow: UnitOfWork, verb: Verb) -> tuple[Sequence[str], int]:
    """Does it, and names those to whom a place went by the rules."""
    before = candidatures(uow)
    verb(uow)
    after = candidatures(uow)
    promoted = [
        person.name
        for person in uow.people.where()
        if person.id in after
        and after[person.id].state == "accepted"
        and not after[person.id].imposed
        and (person.id not in before or before[person.id].state == "waiting")
    ]
    return sorted(promoted), uow.command
