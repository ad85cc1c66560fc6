"""Rows that go several to a statement: the same rows as one by one, whatever their number."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop_app.storage.database import open_database
from workshop_app.storage.rows import Rows
from workshop_app.storage.tables import change_log

AT = datetime(2026, 10, 13, 9, 30, tzinfo=UTC)


def lines(count: int) -> list[tuple[object, ...]]:
    """Of the change log: ids, times, JSON that may be absent."""
    here = uuid4()
    words = {"text": "L'« été » 🌞, 100 % ?"}
    return [
        (here, n, n, AT, "table 4", "CardWritten", "card", words if n % 2 else None, words)
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 65, 201])
def test_every_row_is_there_once_and_as_it_was(tmp_path: Path, count: int) -> None:
    rows = lines(count)
    with closing(open_database(str(tmp_path / "library.db"))) as database:
        with database.writer.begin() as connection:
            Rows(change_log).add(connection, rows)
        with database.reader.begin() as connection:
            asked = select(change_log).order_by(change_log.c.number)
            assert [tuple(row) for row in connection.execute(asked)] == rows


def test_a_row_that_is_there_already_refuses_them_all(tmp_path: Path) -> None:
    rows = lines(40)
    with closing(open_database(str(tmp_path / "library.db"))) as database:
        with pytest.raises(IntegrityError), database.writer.begin() as connection:
            Rows(change_log).add(connection, [*rows, rows[7]])
        with database.reader.begin() as connection:
            assert connection.execute(select(change_log)).first() is None


def test_a_copy_is_of_one_workshop_and_the_same(tmp_path: Path) -> None:
    ours, others = lines(70), lines(3)
    with (
        closing(open_database(str(tmp_path / "library.db"))) as database,
        closing(open_database(str(tmp_path / "copy.db"))) as copy,
    ):
        with database.writer.begin() as connection:
            Rows(change_log).add(connection, [*ours, *others])
        with database.reader.begin() as source, copy.writer.begin() as target:
            Rows(change_log).copy(source, target, ours[0][0])  # type: ignore[arg-type]
        with copy.reader.begin() as connection:
            asked = select(change_log).order_by(change_log.c.number)
            assert [tuple(row) for row in connection.execute(asked)] == ours
