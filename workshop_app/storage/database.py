"""Opens a library file or server, once, in the way each engine is safe.

Two engines on the same data: the writer locks before it reads; readers never wait and cannot write.
Decides nothing about what is stored.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from workshop_app.services.ports import Busy, Surroundings
from workshop_app.storage.schema import bring_up_to_date

SQLITE = ("PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=5000")
WRITER = ("PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
"""What is written over is gone from the file, not merely from its index."""
READER = ("PRAGMA query_only=ON",)
FULL_BYTES = 64 * 1024
"""Less than the engine takes at once for the index of its journal."""


@dataclass(frozen=True)
class Database:
    writer: Engine
    reader: Engine
    _forbidden: set[int] = field(default_factory=set)

    @property
    def file(self) -> Path | None:
        """Of a SQLite library; None on a server."""
        url = self.writer.url
        return Path(url.database) if self.writer.dialect.name == "sqlite" and url.database else None

    def forbid_this_thread(self) -> None:
        """From now on a connection taken in this thread is a bug: it would freeze the screen."""
        self._forbidden.add(threading.get_ident())

    def check_this_thread(self, *_connection: object) -> None:
        """Called for each connection that is taken."""
        if threading.get_ident() in self._forbidden:
            raise AssertionError("the library was opened on the GUI thread: use the task runner")

    def close(self) -> None:
        self._forbidden.clear()  # the screens are gone: nothing can freeze
        self.reader.dispose()
        if self.writer.dialect.name == "sqlite":
            # A full or failing disk: what is committed stays in the journal beside the library.
            with suppress(DatabaseError, sqlite3.Error), self.writer.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.writer.dispose()


def library_url(library: str) -> URL:
    """`library`: a SQLAlchemy URL, or the path of a SQLite file. Raises Surroundings."""
    try:
        url = make_url(library) if "://" in library else URL.create("sqlite", database=library)
        url.get_dialect().import_dbapi()
    except (ArgumentError, ImportError, ValueError) as error:
        raise Surroundings("library_not_named", library=library) from error
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise Surroundings("library_not_named", library=library)  # two engines share a file only
    return url


def open_database(library: str, prepare: Callable[[Engine], None] = bring_up_to_date) -> Database:
    """Raises Surroundings when the file cannot be read, written, or is too new.

    `prepare` brings the tables to our version.
    """
    url = library_url(library)
    if url.get_backend_name() == "sqlite":
        _make_folder(Path(url.database or ""))
        writer, reader = _engine(url, pool_size=1), _engine(url)
        _prepare_sqlite(writer, (*SQLITE, *WRITER), "BEGIN IMMEDIATE")
        _prepare_sqlite(reader, (*SQLITE, *READER), "BEGIN")
    else:
        writer = _engine(url, pool_size=1)
        reader = _engine(url, isolation_level="REPEATABLE READ")
    with understood(url.database):
        prepare(writer)
    database = Database(writer, reader)
    for engine in (writer, reader):
        event.listen(engine, "checkout", database.check_this_thread)
    return database


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Surroundings("folder_read_only", path=str(path.parent)) from error


@contextmanager
def understood(path: str | None) -> Iterator[None]:
    """What the engine says of a library, or of the disk under it, as Surroundings."""
    try:
        yield
    except DatabaseError as error:
        raise surroundings_of(error, path) from error
    except PoolTimeout as error:  # every reader is taken, and stays so
        raise Busy from error


def surroundings_of(error: SQLAlchemyError, path: str | None) -> Surroundings:
    said = str(getattr(error, "orig", error))
    if "locked" in said:
        return Surroundings("library_in_use", path=path)
    if "full" in said:
        return Surroundings("disk_full")
    if "I/O" in said:
        return Surroundings("disk_full" if _is_full(path) else "disk_failing", path=path)
    if "readonly" in said or "unable to open" in said:
        return Surroundings("folder_read_only", path=path)
    return Surroundings("library_unreadable", path=path)


def _is_full(path: str | None) -> bool:
    """The engine speaks of a failing disk too when the little file beside the journal finds no
    room."""
    if path is None:
        return False
    try:
        return shutil.disk_usage(Path(path).parent).free < FULL_BYTES
    except OSError:
        return False


def _engine(url: URL, **options: Any) -> Engine:
    return create_engine(
        url,
        # One encoder for every JSON column: it takes entities, times and tuples as they are.
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
        # An error that reaches the journal must not carry somebody's name there.
        hide_parameters=True,
        **options,
    )


def _prepare_sqlite(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # else sqlite3 begins late, and never before a SELECT
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
