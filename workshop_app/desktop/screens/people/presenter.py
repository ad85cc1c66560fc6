"""What « Participants » does with the list: filter, sort, correct, add, remove. No widget.

Importing is `importing.py`. Decides which people are shown and what a gesture asks of services.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from typing import Any, ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.people.columns_presenter import (
    ColumnsPresenter,
    ColumnsShown,
)
from workshop_app.desktop.screens.people.decision_faces import (
    PlacesShown,
    call_value,
    places_of,
    state_of,
)
from workshop_app.desktop.screens.people.decisions import DecisionPresenter, DecisionsShown
from workshop_app.desktop.screens.people.importing import ImportPresenter, ImportShown
from workshop_app.desktop.screens.people.line_words import NOTHING, LinesShown, lines_of_open
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.doubts import Choice as LineChoice
from workshop_app.domain.entity import Entity
from workshop_app.domain.identity import fold
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.people import Person
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.search import finds
from workshop_app.domain.values import ValueRule
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.history import undo
from workshop_app.services.imports_taken import TakenBack, take_import_back
from workshop_app.services.join_people import join_people
from workshop_app.services.lines_to_check import answer_line, answer_lines
from workshop_app.services.list_columns import FilterChoice, Filters, filter_choices
from workshop_app.services.people import (
    add_person,
    change_attribute,
    change_person,
    remove_people,
)
from workshop_app.services.people_exchange import SheetWriter
from workshop_app.services.people_list import PeopleList, PersonRow, Share, people_list
from workshop_app.services.ports import Clock, LetterPrinter, ListReader, UnitOfWork

Choice = Literal["all", "referents", "unseated", "doubtful", "accepted", "waiting", "refused"]
CHOICES: tuple[Choice, ...] = ("all", "referents", "unseated", "doubtful")
CALL_CHOICES: tuple[Choice, ...] = ("all", "accepted", "waiting", "doubtful", "refused")
"""Where people are recruited: what to look at counts what is « à vérifier » too."""
NAMES_SAID = 4
NO_TABLE = 10_000
"""Sorts those without a table last."""


class PeopleShown(ImportShown, ColumnsShown, DecisionsShown, Protocol):
    """What the presenter asks of its view."""

    def forget(self) -> None:
        """Another workshop is open."""

    def show_loading(self) -> None: ...

    def show_empty(self) -> None: ...

    def show_people(self, rows: Sequence[PersonRow], total: int, said_if_none: str) -> None: ...

    def show_counts(self, counts: Mapping[Choice, int]) -> None: ...

    def show_shares(self, types: Sequence[Share], departements: Sequence[Share]) -> None: ...

    def show_nobody_chosen(self) -> None: ...

    def show_person(self, row: PersonRow) -> None: ...

    def show_several(self, rows: Sequence[PersonRow]) -> None: ...

    def show_adding(self) -> None: ...

    def show_added(self, said: str) -> None: ...

    def show_field_refused(self, field: str, said: str) -> None: ...

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None: ...

    def clear_filters(self) -> None: ...

    def choose_person(self, key: UUID) -> None: ...

    def show_lines(self, lines: LinesShown) -> None:
        """Doubtful lines above the list; none hides their place."""

    def refuse_line(self, key: UUID, said: str) -> None: ...

    def show_imports(self, imports: Sequence[ListImport]) -> None: ...

    def choose_filter(self, choice: Choice) -> None: ...

    def show_filter_menu(self, choices: Sequence[FilterChoice]) -> None: ...

    def show_filters(self, filters: Filters) -> None: ...

    def show_recruiting(self, places: PlacesShown | None) -> None: ...


class PeoplePresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Person, LineToCheck, ListImport, ValueRule, Candidature, Recruitment, Attendance}
    )

    def __init__(
        self,
        view: PeopleShown,
        tasks: Tasks,
        read_list: ListReader,
        write_sheet: SheetWriter,
        clock: Clock,
        printer: Callable[[], LetterPrinter],
    ) -> None:
        self._view, self._tasks = view, tasks
        self.decisions = DecisionPresenter(view, tasks, clock, printer, self.take_back)
        self.importing = ImportPresenter(
            view, tasks, read_list, lambda: self.count, self.show_doubtful
        )
        self.columns = ColumnsPresenter(view, tasks, write_sheet)
        self._filters: dict[str, str] = {}
        self._list: PeopleList | None = None
        self._by_key: Mapping[UUID, PersonRow] = {}
        self._choice: Choice = "all"
        self._typed = ""
        self._sorted_by, self._downwards = "name", False
        self._chosen: Sequence[UUID] = ()
        self._adding = False
        self._of: UUID | None = None  # a field left late still writes to its own workshop

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of = self._tasks.workshop
            self._forget()
        if self._list is None:
            self._view.show_loading()
        query = partial(people_list, filters=dict(self._filters))
        self._tasks.query("people", query, self._take, self._fail)
        self.columns.refresh()

    def _forget(self) -> None:
        """Another workshop is open: nothing of the one before may stay."""
        self._list, self._by_key, self._chosen, self._adding = None, {}, (), False
        self._choice, self._typed, self._filters = "all", "", {}
        self.importing.stop()
        self.columns.close()
        self._view.forget()

    @property
    def count(self) -> int:
        """How many people the list holds, as last read."""
        return len(self._list.rows) if self._list else 0

    @property
    def _choices(self) -> tuple[Choice, ...]:
        recruits = self._list is not None and self._list.decisions is not None
        return CALL_CHOICES if recruits else CHOICES

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        self._show()

    def search(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def sort(self, column: str, downwards: bool) -> None:
        self._sorted_by, self._downwards = column, downwards
        self._show()

    def select(self, keys: Sequence[UUID]) -> None:
        """These rows are chosen in the list."""
        self._chosen = keys
        if keys:
            self._adding = False
        self._show()
        self._show_chosen()

    def begin_adding(self) -> None:
        self._adding = True
        self._show()
        self.decisions.show(None)
        self._view.show_adding()

    def leave_adding(self) -> None:
        self._adding = False
        self._show_chosen()

    def add(self, fields: Mapping[str, Any]) -> None:
        self._tasks.command(partial(add_person, **fields), self._added, self._refused_person)

    def change(self, key: UUID, field: str, value: object) -> None:
        """One field of one person, in place."""
        fields: dict[str, Any] = {field: value}

        def refused(refusal: Refusal) -> None:
            self._view.show_field_refused(field, sentence(refusal.code, refusal.values))

        self._tasks.command(partial(change_person, key=key, **fields), _nothing, refused, self._of)

    def change_attribute(self, key: UUID, heading: str, value: str) -> None:
        """One free column of one person, in place."""
        command = partial(change_attribute, key=key, heading=heading, value=value)
        self._tasks.command(command, _nothing, self._fail, self._of)

    def set_referents(self, keys: Sequence[UUID], referent: bool) -> None:
        self._tasks.command(
            partial(_set_referents, keys=keys, referent=referent), _nothing, self._fail
        )

    def remove(self, keys: Sequence[UUID]) -> None:
        if keys:
            said = n_("{n} participant retiré.", "{n} participants retirés.", len(keys))
            self._tasks.command(
                partial(_remove, keys=keys), partial(self._removed, said), self._fail
            )

    def join(self, keys: Sequence[UUID]) -> None:
        """Two entries are one person: the first one is kept, completed by the other."""
        rows = [row for key in keys if (row := self.row_of(key))]
        if len(rows) == 2:
            keep, gone = rows[0].person, rows[1].person
            said = _("{name} est une seule personne.", name=keep.name)
            command = partial(_join, keep=keep.id, gone=gone.id)
            self._tasks.command(command, partial(self._removed, said), self._fail)

    def show_person(self, key: UUID) -> None:
        """Bring a person in sight, whatever was filtered."""
        self._choice, self._typed, self._adding = "all", "", False
        self._view.clear_filters()
        self._show()
        self._view.choose_person(key)

    def show_doubtful(self) -> None:
        """Bring in sight what somebody should look at."""
        self._choice, self._typed, self._adding = "doubtful", "", False
        self._view.clear_filters()
        self._view.choose_filter("doubtful")
        self._show()

    def answer_line(self, key: UUID, choice: LineChoice) -> None:
        """What to do with a doubtful line of a list that was imported."""

        def refused(refusal: Refusal) -> None:
            self._view.refuse_line(key, sentence(refusal.code, refusal.values))

        self._tasks.command(partial(answer_line, key=key, choice=choice), _nothing, refused)

    def answer_all_lines(self, reason: str, choice: LineChoice) -> None:
        """One answer to every line with this doubt, in one undo."""
        alike = [
            each.line.id
            for each in (self._list.lines if self._list else ())
            if each.line.reason == reason and not each.line.aside
        ]
        command = partial(answer_lines, keys=alike, choice=choice)
        self._tasks.command(command, _nothing, self._fail)

    def see_line(self, key: UUID) -> None:
        """The person that a doubtful line brought."""
        for each in self._list.lines if self._list else ():
            if each.line.id == key and each.person is not None:
                self._view.choose_person(each.person.id)

    def take_import_back(self, key: UUID) -> None:
        """A whole import, whatever was done since."""
        self._tasks.command(partial(take_import_back, key=key), self._taken_back, self._fail)

    def ask_filters(self) -> None:
        self._tasks.query("people filters", filter_choices, self._view.show_filter_menu, self._fail)

    def filter_by(self, column: str, value: str) -> None:
        self._filters[column] = value
        self._refilter()

    def stop_filtering(self, column: str) -> None:
        self._filters.pop(column, None)
        self._refilter()

    def _refilter(self) -> None:
        self._view.show_filters(dict(self._filters))
        self.refresh()

    def _taken_back(self, back: TakenBack) -> None:
        said = n_("{n} personne retirée.", "{n} personnes retirées.", back.removed)
        if back.kept:
            names = ", ".join(person.name for person in back.kept[:NAMES_SAID])
            kept = n_(
                "{n} gardée, déjà arrivée ({names}).",
                "{n} gardées, déjà arrivées ({names}).",
                len(back.kept),
                names=names,
            )
            said = f"{said} {kept}"
        self._view.offer_undo(said, partial(self.take_back, back.command))

    def row_of(self, key: UUID) -> PersonRow | None:
        return self._by_key.get(key)

    def _added(self, person: Person) -> None:
        self._view.show_added(_("{name} est dans la liste.", name=person.name))

    def _refused_person(self, refusal: Refusal) -> None:
        field = "email" if refusal.code == "email_not_valid" else "last_name"
        self._view.show_field_refused(field, sentence(refusal.code, refusal.values))

    def _removed(self, said: str, command: int) -> None:
        self._view.offer_undo(said, partial(self.take_back, command))

    def take_back(self, command: int) -> None:
        """Undo one command of this page."""
        self._tasks.command(partial(undo, command=command), _nothing, self._fail)

    def _take(self, people: PeopleList) -> None:
        self._list = people
        self._by_key = {row.person.id: row for row in people.rows}
        self._view.show_shares(people.types, people.departements)
        self._view.show_imports(people.imports)
        self._view.show_recruiting(places_of(people.decisions))
        if self._choice not in self._choices:
            self._choice = "all"
        self._show()
        self._show_chosen()

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Cela n'a pas pu se faire."), sentence(refusal.code, refusal.values)
        )

    def _show(self) -> None:
        if self._list is None:
            return
        rows, lines = self._list.rows, self._list.lines
        if not rows and not lines and not self._adding:
            self._view.show_empty()
            return
        about = {each.person.id for each in lines if each.person and not each.line.aside}
        counts = {choice: sum(_is(row, choice, about) for row in rows) for choice in self._choices}
        counts["doubtful"] += sum(not each.line.aside and not each.person for each in lines)
        self._view.show_counts(counts)
        doubtful = self._choice == "doubtful"
        self._view.show_lines(lines_of_open(lines) if doubtful else NOTHING)
        kept = self._list.kept
        wanted = [
            row
            for row in rows
            if _is(row, self._choice, about)
            and (kept is None or row.person.id in kept)
            and finds(self._typed, row.words)
        ]
        self._view.show_people(self._in_order(wanted), len(rows), self._nobody())

    def _in_order(self, rows: Sequence[PersonRow]) -> Sequence[PersonRow]:
        if self._sorted_by == "name":
            return rows[::-1] if self._downwards else rows
        return sorted(rows, key=partial(_sort_value, self._sorted_by), reverse=self._downwards)

    def _nobody(self) -> str:
        if self._typed:
            return _("Personne ne s'appelle « {typed} ».", typed=self._typed)
        if self._filters:
            return _("Personne n'a toutes ces valeurs.")
        return {
            "all": _("Personne."),
            "referents": _("Aucun référent pour l'instant."),
            "unseated": _("Tout le monde a une table."),
            "doubtful": _("Rien à vérifier."),
            "accepted": _("Personne n'est encore retenu."),
            "waiting": _("Personne n'est en attente."),
            "refused": _("Personne n'est refusé."),
        }[self._choice]

    def _show_chosen(self) -> None:
        rows = [row for key in self._chosen if (row := self.row_of(key))]
        self.decisions.show(rows[0] if len(rows) == 1 and not self._adding else None)
        if self._adding:
            return
        if not rows:
            self._view.show_nobody_chosen()
        elif len(rows) == 1:
            self._view.show_person(rows[0])
        else:
            self._view.show_several(rows)


def _is(row: PersonRow, choice: Choice, about: Set[UUID]) -> bool:
    """`about`: people of whom a list said something doubtful."""
    match choice:
        case "all":
            return True
        case "referents":
            return row.person.referent
        case "unseated":
            return row.person.table is None
        case "doubtful":
            return bool(row.doubts) or row.person.id in about or state_of(row) == "to_check"
        case _:
            return state_of(row) == choice


def _sort_value(column: str, row: PersonRow) -> tuple[bool, str | int]:
    person = row.person
    match column:
        case "table":
            return False, person.table or NO_TABLE
        case "referent":
            return not person.referent, 0
        case "applied" | "decision" | "presence":
            return call_value(column, row)
        case _:
            value = fold(str(getattr(person, column)))
            return not value, value


def _remove(uow: UnitOfWork, keys: Sequence[UUID]) -> int:
    """Removes, and says which command it was, for « Annuler »."""
    remove_people(uow, keys)
    return uow.command


def _join(uow: UnitOfWork, keep: UUID, gone: UUID) -> int:
    join_people(uow, keep, gone)
    return uow.command


def _set_referents(uow: UnitOfWork, keys: Sequence[UUID], referent: bool) -> None:
    for key in keys:
        change_person(uow, key, referent=referent)


def _nothing(_result: object) -> None: ...
