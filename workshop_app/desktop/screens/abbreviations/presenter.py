"""What « Abréviations » does: add, rename, remove, go back to those of Tablée. No widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.abbreviations import Abbreviation, Line, key_of
from workshop_app.domain.entity import WHOLE_LIBRARY, Entity
from workshop_app.domain.identity import fold
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.abbreviations import (
    back_to_usual,
    known_abbreviations,
    remove_abbreviation,
    set_abbreviation,
)
from workshop_app.services.history import undo
from workshop_app.services.ports import Command, Library, UnitOfWork


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the list."""

    key: str
    line: Line


class AbbreviationsShown(Protocol):
    """What the presenter asks of its view."""

    def show_rows(self, rows: Sequence[LineRow], said_if_none: str) -> None: ...

    def show_counts(self, lines: int, changed: int) -> None: ...

    def show_line(self, line: Line | None) -> None:
        """One to change; None: a new one."""

    def show_nothing(self) -> None:
        """No line is open."""

    def show_refusal(self, said: str) -> None: ...

    def show_failure(self, said: str) -> None: ...

    def choose(self, key: str) -> None: ...

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None: ...


class AbbreviationsPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Abbreviation})

    def __init__(self, view: AbbreviationsShown, tasks: Tasks) -> None:
        self._view, self._tasks = view, tasks
        self._lines: Sequence[Line] = ()
        self._typed = ""
        self._order: tuple[str, bool] = ("short", False)
        self._open: str | None = None
        """The key of the line beside the list; "": a new one; None: none."""
        self._beside: Line | None = None
        """As it is shown there: what is being typed over it is left alone."""

    def refresh(self) -> None:
        self._tasks.look("abbreviations", _read, self._take, self._fail)

    def search(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def sort(self, column: str, downwards: bool) -> None:
        self._order = column, downwards
        self._show()

    def choose(self, keys: Sequence[str]) -> None:
        """A line of the list is opened beside it."""
        line = self._line(keys[0]) if keys else None
        if line is not None:
            self._open_line(keys[0], line)
        elif self._open:
            self.leave()

    def new(self) -> None:
        self._open, self._beside = "", None
        self._view.show_line(None)

    def leave(self) -> None:
        self._open, self._beside = None, None
        self._view.show_nothing()

    def save(self, short: str, meaning: str) -> None:
        """What stands beside the list, in place of the open line or as a new one."""
        line = self._line(self._open) if self._open else None
        was = line.short if line else ""
        said = _("« {short} » est enregistrée.", short=" ".join(short.split()))
        self._do(
            partial(set_abbreviation, short=short, meaning=meaning, was=was),
            said,
            key_of(short),
            self._refuse,
        )

    def remove(self) -> None:
        line = self._line(self._open) if self._open else None
        if line is not None:
            said = _("« {short} » ne compte plus.", short=line.short)
            self._do(partial(remove_abbreviation, short=line.short), said, None, self._refuse)

    def back_to_usual(self) -> None:
        self._do(_all_back, _("La liste est celle de Tablée."), None, self._fail)

    def _do(
        self,
        command: Command[int],
        said: str,
        then_open: str | None,
        refused: Callable[[Refusal], None],
    ) -> None:
        def done(number: int) -> None:
            self._open = then_open
            if number:
                self._view.offer_undo(said, partial(self._take_back, number))
            self.refresh()

        self._tasks.command(command, done, refused, WHOLE_LIBRARY)

    def _take_back(self, command: int) -> None:
        def taken_back(_number: int) -> None:
            self.refresh()

        self._tasks.command(partial(undo, command=command), taken_back, self._fail, WHOLE_LIBRARY)

    def _take(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._view.show_counts(len(lines), sum(line.origin != "usual" for line in lines))
        opened, self._open = self._open, None  # a list without the old line would close the new one
        self._show()
        if opened == "":
            self._open = opened
            return
        line = self._line(opened) if opened else None
        if line is None:
            self.leave()
        else:
            self._view.choose(key_of(line.short))
            self._open_line(key_of(line.short), line)

    def _open_line(self, key: str, line: Line) -> None:
        self._open = key
        if line != self._beside:
            self._beside = line
            self._view.show_line(line)

    def _show(self) -> None:
        column, downwards = self._order
        sought = fold(self._typed)
        shown = [
            line for line in self._lines if sought in fold(line.short) + "\n" + fold(line.meaning)
        ]
        shown.sort(key=lambda line: fold(getattr(line, column)), reverse=downwards)
        rows = [LineRow(key_of(line.short), line) for line in shown]
        said = _("Aucune ligne ne contient ces mots.") if self._typed else _("La liste est vide.")
        self._view.show_rows(rows, said)

    def _line(self, key: str) -> Line | None:
        return next((line for line in self._lines if key_of(line.short) == key), None)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(sentence(refusal.code, refusal.values))


def _all_back(uow: UnitOfWork) -> int:
    return uow.command if back_to_usual(uow) else 0


def _read(library: Library) -> Sequence[Line]:
    return library.read(WHOLE_LIBRARY, known_abbreviations)
