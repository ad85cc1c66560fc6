"""One program at a time runs a workshop day on a library file: a desk, or a form without a window.

Two would each open the form, copy the key and tell the time; whoever looks at one would not see
what the other does. Short commands (`tablee phase next`) work beside either: SQLite keeps their
order. A server library has no such file: its workers are made to be many.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from workshop_app.services.ports import Surroundings


class LibraryLock:
    """Held from the first call of `take` to `release`, or to the death of the process."""

    def __init__(self, library: Path | None) -> None:
        self._library = library
        self._lock = FileLock(f"{library}.lock", blocking=False) if library else None

    def take(self) -> None:
        """Raises Surroundings when another program has it, or the folder refuses."""
        if self._lock is None or self._lock.is_locked:
            return
        try:
            self._lock.acquire()
        except Timeout as error:
            raise Surroundings("library_in_use", path=str(self._library)) from error
        except OSError as error:
            folder = str(self._library.parent) if self._library else ""
            raise Surroundings("folder_read_only", path=folder) from error

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
