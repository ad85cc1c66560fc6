"""Which version of the tables a library has, and how it is brought to ours.

A newer library is refused, an older one is copied, then upgraded. Alembic does the work; it is
imported only when there is some, since the start of the program waits for this page.
"""

from __future__ import annotations

import errno
import re
import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from workshop_app.services.ports import Surroundings
from workshop_app.storage.tables import metadata

NEWEST = "0032"
"""The last revision in migrations/versions; a test compares the two."""
MIGRATIONS = Path(__file__).parent / "migrations"
SWEPT = 1
"""`user_version` of a SQLite file in which what was written over never stayed: see `traces`."""


def version_of(engine: Engine) -> str | None:
    """The revision of a library; None when it holds nothing yet."""
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        if "alembic_version" not in names:
            if names:
                raise Surroundings("library_unreadable", path=engine.url.database)
            return None
        version: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return version


def bring_up_to_date(engine: Engine) -> None:
    """Raises Surroundings("library_newer") and touches nothing when it comes from later."""
    version = version_of(engine)
    if version == NEWEST:
        return
    if version is not None:
        if version > NEWEST:
            raise Surroundings("library_newer")
        copy_aside(engine, version)
    _upgrade(engine)
    if version is None and engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute(f"PRAGMA user_version={SWEPT}")


def copy_aside(engine: Engine, version: str) -> None:
    """The library as it was, beside it: bibliotheque.version-0001.db."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    path = Path(engine.url.database)
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    try:
        shutil.copy2(path, kept)
    except OSError as error:
        with suppress(OSError):
            kept.unlink()
        full = error.errno == errno.ENOSPC
        raise Surroundings(
            "disk_full" if full else "folder_read_only", path=str(path.parent)
        ) from error


def copies_aside(engine: Engine) -> Sequence[Path]:
    """Those that `copy_aside` made of this library, whatever the version."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return []
    path = Path(engine.url.database)
    named = re.compile(rf"{re.escape(path.stem)}\.version-\w+{re.escape(path.suffix)}")
    return [near for near in sorted(path.parent.iterdir()) if named.fullmatch(near.name)]


def make_newest(engine: Engine) -> None:
    """The tables of our version in an empty library, at once: a copy is made every minute.

    A test holds the migrations to the declared tables.
    """
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:version)"), {"version": NEWEST}
        )


ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps its context in a module: two libraries upgraded together would mix theirs."""


def _upgrade(engine: Engine) -> None:
    with ONE_AT_A_TIME:
        _run_migrations(engine)


def _run_migrations(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:  # a version that never was
        raise Surroundings("library_unreadable", path=engine.url.database) from error
