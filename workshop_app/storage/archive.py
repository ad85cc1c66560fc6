"""Workshops in files of their own (.tablee), and the soundness of the library.

A .tablee file is a small library that holds one workshop, its change log included: opening it
continues the workshop where it was. Decides nothing about when a copy is made.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Surroundings
from workshop_app.storage import tables
from workshop_app.storage.database import Database, open_database, surroundings_of, understood
from workshop_app.storage.rows import Rows
from workshop_app.storage.schema import make_newest, version_of
from workshop_app.storage.store import NOUNS

Found = dict[Table, list[dict[str, Any]]]
EVERY_TABLE = [Rows(table) for table in tables.metadata.sorted_tables]
TITLES = select(tables.workshop.c.id, tables.workshop.c.title)
NONSENSE = (ValueError, TypeError, AttributeError)
"""What SQLAlchemy's types raise for a column that holds something else."""


class Archive:
    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, workshop: UUID, target: Path) -> None:
        """The workshop as a .tablee file, consistent even while phones write. Made aside, then put
        in place. Raises Surroundings when the folder refuses it."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=".tablee-") as aside:
                made = Path(aside) / target.name
                with (
                    closing(open_database(str(made), make_newest)) as copy,
                    self._database.reader.begin() as ours,
                    copy.writer.begin() as theirs,
                ):
                    _copy_rows(ours, theirs, workshop)
                with closing(sqlite3.connect(made)) as connection:
                    connection.execute("PRAGMA journal_mode=DELETE")
                os.replace(made, target)
        except OSError as error:
            raise Surroundings(_why(error), path=str(target.parent)) from error
        except DatabaseError as error:
            raise surroundings_of(error, self._database.reader.url.database) from error

    def take_in(self, source: Path) -> UUID:
        """Bring a .tablee file into the library. The file itself is never touched.

        Raises Problem when the workshop is here already or the file holds none, Surroundings when
        it is no library.
        """
        if not source.is_file():
            raise Surroundings("file_not_found", path=str(source))
        with tempfile.TemporaryDirectory(prefix="tablee-") as aside:
            copied = Path(aside) / "copy.db"
            try:
                shutil.copyfile(source, copied)
            except OSError as error:
                raise Surroundings("file_unreadable", path=str(source)) from error
            _check_header(copied, source)
            rows = _rows_of(copied, source)
        key = _only_workshop(rows)
        with understood(str(source)), self._database.writer.begin() as ours:
            known = ours.execute(TITLES.where(tables.workshop.c.id == key)).first()
            if known:
                raise Problem("workshop_here_already", title=known.title)
            for table, found in rows.items():
                if mine := [row for row in found if row["workshop"] == key]:
                    ours.execute(table.insert(), mine)
        return key

    def version(self) -> str:
        return version_of(self._database.writer) or ""

    def check(self) -> list[str]:
        """What the database finds wrong with itself; nothing when it is sound."""
        if self._database.writer.dialect.name != "sqlite":
            return []
        try:
            said = self._integrity()
        except DatabaseError as error:  # too damaged for the question itself
            return [str(error.orig)]
        return [] if said == ["ok"] else said

    def _integrity(self) -> list[str]:
        with self._database.reader.begin() as connection:
            return [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]


def _check_header(file: Path, source: Path) -> None:
    with file.open("rb") as opened:
        if opened.read(16) != b"SQLite format 3\0":
            raise Surroundings("library_unreadable", path=str(source))


def _why(error: OSError) -> str:
    return "disk_full" if error.errno == errno.ENOSPC else "folder_read_only"


def _rows_of(copied: Path, source: Path) -> Found:
    """All that a file holds, every entity of it proven readable before any is taken in."""
    try:
        with closing(open_database(str(copied))) as theirs, theirs.reader.begin() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if sound != "ok":
                raise Surroundings("library_unreadable", path=str(source))
            rows = {
                table: [dict(row) for row in connection.execute(select(table)).mappings()]
                for table in tables.metadata.sorted_tables
            }
        for noun in NOUNS.values():
            for row in rows[noun.table]:
                noun.read_named(row)
    except Surroundings as refused:
        if refused.code != "library_unreadable":
            raise
        raise Surroundings("library_unreadable", path=str(source)) from refused
    except (SQLAlchemyError, msgspec.MsgspecError, *NONSENSE) as error:
        raise Surroundings("library_unreadable", path=str(source)) from error
    return rows


def _only_workshop(rows: Found) -> UUID:
    found = rows[tables.workshop]
    if not found:
        raise Problem("file_without_workshop")
    key: UUID = found[0]["id"]
    return key


def _copy_rows(source: Connection, target: Connection, workshop: UUID) -> None:
    for rows in EVERY_TABLE:
        rows.copy(source, target, workshop)
