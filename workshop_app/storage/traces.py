"""What is left of data after it was written over: in the file, its journal, the copies beside it.

SQLite writes zeros over what goes (`secure_delete`, see `database`); a library begun before that
was so is rebuilt once, and its `user_version` says that it was. Copies that the library does not
know, on a USB key or in a message, are out of reach: whoever erases says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from workshop_app.storage.database import Database
from workshop_app.storage.schema import SWEPT, copies_aside


class Traces:
    def __init__(self, database: Database, copies: Path | None = None) -> None:
        """`copies`: the laptop's own folder of copies, made again within the minute."""
        self._database, self._copies = database, copies

    def sweep(self) -> bool:
        try:
            if self._database.writer.dialect.name == "sqlite":
                return self._sweep_file()
            return self._sweep_server()
        except (DatabaseError, sqlite3.Error):  # no room for a second file, or a lock that stays
            return False

    def drop_copies(self) -> Sequence[Path]:
        dropped = []
        own = sorted(self._copies.glob("*.tablee")) if self._copies else []
        for copy in (*copies_aside(self._database.writer), *own):
            with suppress(OSError):
                copy.unlink()
                dropped.append(copy)
        return dropped

    def _sweep_file(self) -> bool:
        with self._database.writer.connect() as connection:
            # Below SQLAlchemy, which would begin a transaction first.
            cursor = connection.connection.cursor()
            if cursor.execute("PRAGMA user_version").fetchone() != (SWEPT,):
                cursor.execute("VACUUM")
                cursor.execute(f"PRAGMA user_version={SWEPT}")
            blocked, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not blocked

    def _sweep_server(self) -> bool:
        outside = self._database.writer.execution_options(isolation_level="AUTOCOMMIT")
        with outside.connect() as connection:
            connection.exec_driver_sql("VACUUM")
        return True
