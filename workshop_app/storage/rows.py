"""Many new rows of one table, written in a few statements.

The driver of SQLite takes one row at a time, and for each lets go of the interpreter and waits to
have it back; with a hundred phones, somebody else always wants it. Here rows go by 32, 16, 8… to a
statement, prepared once for each of these sizes. Other engines take them as SQLAlchemy writes them.
Decides nothing about what is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Dialect, Table, select, type_coerce
from sqlalchemy.types import NullType

MOST_VALUES = 900
"""Of one statement: an older SQLite takes 999."""


@dataclass(frozen=True, slots=True)
class _Written:
    """How one engine is told."""

    head: str
    row: str
    into: Sequence[tuple[int, Callable[[Any], Any]]]
    """Place -> what the engine is given for the value there; the others as they are."""


class Rows:
    def __init__(self, table: Table) -> None:
        self.names = tuple(str(column.name) for column in table.columns)
        self._table = table
        self._insert = table.insert()
        self._at_once = 1 << (MOST_VALUES // len(self.names)).bit_length() - 1
        self._known: tuple[Dialect, _Written] | None = None
        """Of the last engine alone: what is told to one holds on to it, and each copy of a workshop
        is an engine of its own, every minute of the day."""

    def add(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Values in the order of `names`. Raises what an INSERT of SQLAlchemy raises."""
        if not _takes_many(connection):
            if named := [dict(zip(self.names, row, strict=True)) for row in rows]:
                connection.execute(self._insert, named)
            return
        written = self._written_for(connection.dialect)
        self._add(connection, written, [_as_told(row, written.into) for row in rows])

    def copy(self, source: Connection, target: Connection, workshop: UUID) -> None:
        """Those of one workshop. Between two files of one kind as they lie: nothing is understood
        on the way, which would take the interpreter for a quarter of a second each minute. In
        portions: a hundred photos are never in memory at the same time as the log."""
        here = self._table.c.workshop == workshop
        if _takes_many(target) and source.dialect.name == target.dialect.name:
            lying = [type_coerce(column, NullType()) for column in self._table.columns]
            for some in source.execute(select(*lying).where(here)).partitions(self._at_once):
                self._add(target, self._written_for(target.dialect), some)
        else:
            asked = select(self._table).where(here)
            for some in source.execute(asked).partitions(self._at_once):
                self.add(target, list(map(tuple, some)))

    def _add(
        self, connection: Connection, written: _Written, rows: Sequence[Sequence[Any]]
    ) -> None:
        for begin, end in _portions(len(rows), self._at_once):
            statement = written.head + ", ".join([written.row] * (end - begin))
            together = tuple(chain.from_iterable(rows[begin:end]))
            connection.exec_driver_sql(statement, together)

    def _written_for(self, dialect: Dialect) -> _Written:
        known = self._known
        if known is None or known[0] is not dialect:
            known = self._known = (dialect, self._written(dialect))
        return known[1]

    def _written(self, dialect: Dialect) -> _Written:
        named = dialect.identifier_preparer
        columns = ", ".join(map(named.format_column, self._table.columns))
        into = [
            (place, told)
            for place, column in enumerate(self._table.columns)
            if (told := column.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        ]
        return _Written(
            f"INSERT INTO {named.format_table(self._table)} ({columns}) VALUES ",
            f"({', '.join('?' * len(self.names))})",
            into,
        )


def _takes_many(connection: Connection) -> bool:
    return connection.dialect.paramstyle == "qmark"


def _as_told(row: tuple[Any, ...], into: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for place, told in into:
        values[place] = told(values[place])
    return values


def _portions(count: int, at_once: int) -> Iterator[tuple[int, int]]:
    """From the largest power of two down: few statements, and few different ones."""
    begin = 0
    while begin < count:
        size = min(at_once, 1 << (count - begin).bit_length() - 1)
        yield begin, begin + size
        begin += size
