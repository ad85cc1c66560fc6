"""Copies of a library while it is in use, and whether a file is sound. Never changes a library."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from workshop_app.services.ports import Surroundings


def copy_library(path: Path, target: Path) -> None:
    """A whole, consistent copy of a SQLite library that may be in use. Written aside, then put in
    place. Raises Surroundings when the folder refuses it."""
    aside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(aside)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        os.replace(aside, target)
    except (OSError, sqlite3.OperationalError) as error:
        aside.unlink(missing_ok=True)
        raise Surroundings("folder_read_only", path=str(target.parent)) from error


def check_library(path: Path) -> list[str]:
    """What SQLite finds wrong with the file; nothing when it is sound."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found
