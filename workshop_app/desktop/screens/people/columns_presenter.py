"""What « Colonnes » does: what each column is used for, which values count as one. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.files import write_aside
from workshop_app.services.list_columns import (
    ColumnUse,
    list_columns,
    put_on_badge,
    spread_by,
)
from workshop_app.services.people_exchange import (
    PeopleTable,
    SheetWriter,
    people_file,
    people_table,
)
from workshop_app.services.ports import Command, Snapshot, Watch
from workshop_app.services.values import (
    ValueUsed,
    apply_choice,
    chosen_value,
    keep_apart,
    use_value,
    values_read,
)
from workshop_app.services.workshops import the_workshop


class ColumnsShown(Protocol):
    def open_columns(self) -> None: ...

    def leave_columns(self) -> None: ...

    def show_columns(
        self, rows: Sequence[ColumnUse], criteria: Sequence[str], badge: Sequence[str]
    ) -> None: ...

    def choose_column(self, name: str) -> None: ...

    def show_values(self, name: str, groups: Sequence[ValueUsed]) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...

    def show_saved(self, result: str, detail: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Columns:
    rows: Sequence[ColumnUse]
    criteria: Sequence[str]
    badge: Sequence[str]
    column: str
    values: Sequence[ValueUsed]


class ColumnsPresenter:
    def __init__(self, view: ColumnsShown, tasks: Tasks, write_sheet: SheetWriter) -> None:
        self._view, self._tasks, self._write_sheet = view, tasks, write_sheet
        self._column = ""
        self._values: Sequence[ValueUsed] = ()
        self._open = False

    def open(self) -> None:
        self._open = True
        self._view.open_columns()
        self.refresh()

    def close(self) -> None:
        if self._open:
            self._open, self._column = False, ""
            self._view.leave_columns()

    def refresh(self) -> None:
        """What changed in the library is shown, if the columns are."""
        if self._open:
            query = partial(_read, column=self._column)
            self._tasks.query("people columns", query, self._take, self._fail)

    def choose(self, column: str) -> None:
        if column != self._column:
            self._column = column
            self.refresh()

    def set_criterion(self, column: str, wanted: bool) -> None:
        self._do(partial(spread_by, name=column, wanted=wanted))

    def set_badge(self, column: str, wanted: bool) -> None:
        self._do(partial(put_on_badge, name=column, wanted=wanted))

    def use_value(self, reads: Sequence[str], typed: str) -> None:
        """What was typed beside these values read."""
        try:
            choice = chosen_value(self._values, self._column, reads, typed)
        except Problem as refusal:
            self._fail(refusal)
            return
        self._do(partial(apply_choice, choice=choice))

    def keep_apart(self, read: str) -> None:
        self._do(partial(keep_apart, criterion=self._column, read=read))

    def give_back(self, reads: Sequence[str]) -> None:
        self._do(partial(use_value, criterion=self._column, reads=list(reads), used=""))

    def export(self, path: Path) -> None:
        """The list in a file, CSV or XLSX by its ending."""
        self._tasks.query("people export", people_table, partial(self._write, path), self._fail)

    def _write(self, path: Path, table: PeopleTable) -> None:
        write_sheet = self._write_sheet

        def work(_watch: Watch) -> None:
            write_aside(path, people_file(table, path.suffix.lower(), write_sheet))

        said = n_("{n} participant enregistré.", "{n} participants enregistrés.", len(table.rows))
        self._tasks.job(work, lambda _done: self._view.show_saved(said, str(path)), self._fail)

    def _do(self, command: Command[object]) -> None:
        self._tasks.command(command, lambda _done: self.refresh(), self._fail)

    def _take(self, found: _Columns) -> None:
        if not self._open:
            return
        self._view.show_columns(found.rows, found.criteria, found.badge)
        self._values = found.values
        if found.column != self._column:
            self._column = found.column
            self._view.choose_column(found.column)
        self._view.show_values(found.column, found.values)

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Cela n'a pas pu se faire."), sentence(refusal.code, refusal.values)
        )
        self.refresh()


def _read(snapshot: Snapshot, column: str) -> _Columns:
    rows, workshop = list_columns(snapshot), the_workshop(snapshot)
    names = [row.column for row in rows]
    shown = column if column in names else next(iter(names), "")
    return _Columns(
        rows,
        [name for name in workshop.criteria if name in names],
        workshop.badge_lines,
        shown,
        values_read(snapshot, shown) if shown else (),
    )
