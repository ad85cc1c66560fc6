"""Workshops in files of their own (.tablee), and the soundness of the library.

A .tablee file is a small library that holds one workshop, its change log included: opening it
continues the workshop where it was. Decides nothing about when a copy is made.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Surroundings
from workshop_app.storage import tables
from workshop_app.storage.database import Database, open_database
from workshop_app.storage.schema import version_of


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
                    closing(open_database(str(made))) as copy,
                    self._database.reader.begin() as ours,
                    copy.writer.begin() as theirs,
                ):
                    _copy_rows(ours, theirs, workshop)
                with closing(sqlite3.connect(made)) as connection:
                    connection.execute("PRAGMA journal_mode=DELETE")
                os.replace(made, target)
        except OSError as error:
            raise Surroundings("folder_read_only", path=str(target.parent)) from error

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
            with closing(open_database(str(copied))) as theirs:
                return self._copy_in(theirs)

    def _copy_in(self, source: Database) -> UUID:
        ids = select(tables.workshop.c.id, tables.workshop.c.title)
        with source.reader.begin() as theirs, self._database.writer.begin() as ours:
            found = theirs.execute(ids).first()
            if found is None:
                raise Problem("file_without_workshop")
            known = ours.execute(ids.where(tables.workshop.c.id == found.id)).first()
            if known:
                raise Problem("workshop_here_already", title=known.title)
            _copy_rows(theirs, ours, found.id)
            key: UUID = found.id
            return key

    def version(self) -> str:
        return version_of(self._database.writer) or ""

    def check(self) -> list[str]:
        """What the database finds wrong with itself; nothing when it is sound."""
        if self._database.writer.dialect.name != "sqlite":
            return []
        with self._database.reader.begin() as connection:
            said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        return [] if said == ["ok"] else said


def _check_header(file: Path, source: Path) -> None:
    with file.open("rb") as opened:
        if opened.read(16) != b"SQLite format 3\0":
            raise Surroundings("library_unreadable", path=str(source))


def _copy_rows(source: Connection, target: Connection, workshop: UUID) -> None:
    for table in tables.metadata.sorted_tables:
        rows = source.execute(select(table).where(table.c.workshop == workshop)).mappings()
        if found := [dict(row) for row in rows]:
            target.execute(table.insert(), found)
