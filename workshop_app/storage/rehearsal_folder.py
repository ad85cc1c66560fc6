"""The folder of a rehearsal: a library of its own in it, wiped afterwards whatever happened.

Decides where it lies and when what a killed program left may go: a lock held for as long as its
program lives tells a rehearsal that runs from one that is over.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from workshop_app.services.ports import Surroundings
from workshop_app.storage.lock import LibraryLock

PREFIX = "tablee-repetition-"
LOCKED = "repetition"


class RehearsalFolder:
    """Made empty, readable by this user alone. Whoever makes it wipes it."""

    def __init__(self) -> None:
        """Raises Surroundings when the disk refuses."""
        try:
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        except OSError as error:
            raise Surroundings("folder_read_only", path=tempfile.gettempdir()) from error
        self._lock = LibraryLock(self.path / LOCKED)
        self._lock.take()

    @property
    def library(self) -> Path:
        return self.path / "repetition.db"

    def wipe(self) -> None:
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def wipe_left_over() -> int:
    """What rehearsals left that were killed; those that run are not touched. How many went."""
    return sum(_wiped(folder) for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"))


def _wiped(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    lock = LibraryLock(folder / LOCKED)
    try:
        lock.take()
    except Surroundings:
        return False
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
