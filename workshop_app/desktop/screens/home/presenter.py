"""What « Mes ateliers » does. No widget: it reads every workshop and hands plain lines to the view.

Decides which workshops are shown and in which words; not how one is read, made or opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal, Protocol
from uuid import UUID, uuid4

from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.search import finds
from workshop_app.domain.workshop import Model, Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.labels import model_label, stage_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.checklist import Check
from workshop_app.services.home import HomeLine, read_home
from workshop_app.services.ports import Library
from workshop_app.services.workshops import create_workshop

Choice = Literal["running", "finished", "all"]
STAGES = ("prepare", "run", "conclude")
DONE = len(STAGES)
NAMED = 2
"""Missing things that a row names when there are many."""


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One line of the list, in words."""

    key: UUID
    title: str
    detail: str
    when: str
    where: str
    is_today: bool
    stage: int
    """0 to 2; 3 when all is done."""
    stage_word: str
    next_step: str
    presses: bool

    @property
    def read_aloud(self) -> str:
        parts = (self.title, self.detail, self.when, self.where, self.stage_word, self.next_step)
        return ", ".join(part for part in parts if part)


class HomeShown(Protocol):
    """What the presenter asks of its view."""

    def show_loading(self) -> None: ...

    def show_empty(self) -> None: ...

    def show_rows(self, rows: Sequence[WorkshopRow], said_if_none: str) -> None: ...

    def show_counts(self, counts: Mapping[Choice, int]) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...

    def show_creating(self, model: Model, title: str) -> None: ...

    def show_title_refused(self, said: str) -> None: ...

    def close_creating(self) -> None: ...


class HomePresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Workshop, Person, Phase, Card})

    def __init__(
        self,
        view: HomeShown,
        tasks: Tasks,
        open_workshop: Callable[[UUID], None],
        today: Callable[[], date],
        copies_to: Callable[[], Callable[[], Path | None]],
    ) -> None:
        self._view, self._tasks = view, tasks
        self._copies_to = copies_to
        self._open, self._today = open_workshop, today
        self._lines: Sequence[HomeLine] | None = None
        self._choice: Choice = "running"
        self._typed = ""
        self._model: Model = "concertation"

    def refresh(self) -> None:
        if self._lines is None:
            self._view.show_loading()
        today, copies_to = self._today(), self._copies_to()

        def read(library: Library) -> Sequence[HomeLine]:
            return read_home(library, today, copies_to())

        self._tasks.look("home", read, self._take, self._fail)

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        self._show()

    def search(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def open(self, key: UUID) -> None:
        self._open(key)

    def begin(self, model: Model) -> None:
        """Ask for the title of a new workshop of this model."""
        self._model = model
        self._view.show_creating(model, model_label(model))

    def create(self, title: str) -> None:
        command = partial(create_workshop, model=self._model, title=title)
        self._tasks.command(command, self._created, self._refused, workshop=uuid4())

    def _created(self, workshop: Workshop) -> None:
        self._view.close_creating()
        self._open(workshop.id)

    def _refused(self, refusal: Refusal) -> None:
        self._view.show_title_refused(sentence(refusal.code, refusal.values))

    def _take(self, lines: Sequence[HomeLine]) -> None:
        self._lines = lines
        finished = sum(line.finished for line in lines)
        self._view.show_counts(
            {"running": len(lines) - finished, "finished": finished, "all": len(lines)}
        )
        self._show()

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Vos ateliers ne se lisent pas."), sentence(refusal.code, refusal.values)
        )

    def _show(self) -> None:
        if self._lines is None:
            return
        if not self._lines:
            self._view.show_empty()
            return
        today = self._today()
        wanted = [line for line in self._lines if self._wants(line)]
        self._view.show_rows([row(line, today) for line in wanted], self._nothing())

    def _wants(self, line: HomeLine) -> bool:
        of_choice = self._choice == "all" or line.finished == (self._choice == "finished")
        return of_choice and finds(self._typed, line.names)

    def _nothing(self) -> str:
        if self._typed:
            return _("Aucun atelier ne répond à « {typed} ».", typed=self._typed)
        if self._choice == "finished":
            return _("Aucun atelier terminé pour l'instant.")
        return _("Aucun atelier en cours.")


def row(line: HomeLine, today: date) -> WorkshopRow:
    """The line in the words of the list."""
    about = line.summary
    workshop = about.workshop
    stage = DONE if line.finished else STAGES.index(about.stage)
    return WorkshopRow(
        key=workshop.id,
        title=workshop.title,
        detail=_detail(line),
        when=_when(workshop, today),
        where=workshop.place,
        is_today=workshop.day == today,
        stage=stage,
        stage_word=_("Terminé") if line.finished else stage_label(about.stage),
        next_step=_missing(line.missing) or _next_step(about.next_step, about.stage),
        presses=line.presses(today),
    )


def _detail(line: HomeLine) -> str:
    about = line.summary
    parts = [model_label(about.workshop.model)]
    if about.people and about.stage == "prepare":
        parts.append(n_("{n} inscrit", "{n} inscrits", about.people))
    elif about.people:
        parts.append(n_("{n} participant", "{n} participants", about.people))
    if about.cards:
        parts.append(n_("{n} carte", "{n} cartes", about.cards))
    elif about.tables:
        parts.append(n_("{n} groupe", "{n} groupes", about.tables))
    return ", ".join(parts)


def _when(workshop: Workshop, today: date) -> str:
    """« Aujourd'hui, 10 h », « Demain, 10 h », « Vendredi 6 novembre », the year if another one."""
    if workshop.day is None:
        return _("Date à fixer")
    clock = typography.clock(workshop.starts_at, language())
    away = (workshop.day - today).days
    if away == 0:
        return _("Aujourd'hui, {clock}", clock=clock)
    if away == 1:
        return _("Demain, {clock}", clock=clock)
    same_year = workshop.day.year == today.year
    form = "EEEE d MMMM" if same_year else "d MMMM y"
    said = typography.day(workshop.day, language(), form)
    return said[:1].upper() + said[1:]


def _next_step(step: str, stage: str) -> str:
    match step:
        case "import":
            return _("Liste à importer")
        case "split":
            return _("Groupes à répartir")
        case "print":
            return _("Kit à imprimer")
        case "run":
            return _("Atelier en cours") if stage == "run" else _("Prêt à animer")
        case "report":
            return _("Compte rendu à remettre")
        case _:
            return ""


def _missing(checks: Sequence[Check]) -> str:
    """« Il manque 4 choses : kit, salle… »: the number first, a narrow window cuts the end."""
    if not checks:
        return ""
    words = {
        "list": _("liste"),
        "groups": _("groupes"),
        "schedule": _("déroulé"),
        "address": _("adresse"),
        "kit": _("kit"),
        "room": _("salle"),
        "slides": _("diaporama"),
        "key": _("clé USB"),
        "rehearsal": _("répétition"),
    }
    if len(checks) <= NAMED + 1:
        return _("Il manque : {things}", things=", ".join(words[check] for check in checks))
    return _(
        "Il manque {n} choses : {things}…",
        things=", ".join(words[check] for check in checks[:NAMED]),
        n=len(checks),
    )
