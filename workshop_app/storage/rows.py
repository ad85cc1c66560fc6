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
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Table

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
        self.names = tuple(column.name for column in table.columns)
        self._table = table
        self._insert = table.insert()
        self._at_once = 1 << (MOST_VALUES // len(self.names)).bit_length() - 1
        self._known: WeakKeyDictionary[Dialect, _Written] = WeakKeyDictionary()

    def add(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Values in the order of `names`. Raises what an INSERT of SQLAlchemy raises."""
        if connection.dialect.paramstyle != "qmark":
            named = [dict(zip(self.names, row, strict=True)) for row in rows]
            connection.execute(self._insert, named)
            return
        written = self._known.get(connection.dialect)
        if written is None:
            written = self._known[connection.dialect] = self._written(connection.dialect)
        values = [_as_told(row, written.into) for row in rows]
        for begin, end in _portions(len(values), self._at_once):
            statement = written.head + ", ".join([written.row] * (end - begin))
            together = tuple(chain.from_iterable(values[begin:end]))
            connection.exec_driver_sql(statement, together)

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
