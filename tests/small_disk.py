"""A disk that fills: a file system of its own, a few megabytes large, under a folder of the test.

Nothing is pretended: the system itself answers « no space left », and refuses to write where it was
mounted read-only. It needs Linux and the rights of root (also those of `unshare --map-root-user
--mount`); elsewhere a test that asks for one is passed over, and says why.
"""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

BLOCK = 64 * 1024


@dataclass(frozen=True)
class SmallDisk:
    folder: Path

    def fill(self) -> None:
        """To the last byte."""
        with (self.folder / "plein").open("ab", buffering=0) as filler:
            for size in (BLOCK, 512, 1):
                with suppress(_NoRoom), _told():
                    while filler.write(b"x" * size) == size:
                        pass

    def make_room(self) -> None:
        (self.folder / "plein").unlink()

    def lock(self) -> None:
        """Read-only from now on. Fails while somebody writes there."""
        _mount("-o", "remount,ro", str(self.folder))

    def unlock(self) -> None:
        _mount("-o", "remount,rw", str(self.folder))


class _NoRoom(Exception):
    """Exactly what was wanted."""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise _NoRoom from error


@contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[SmallDisk]:
    """Mounted on `folder` until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tablee-small-disk", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of its own needs Linux and root: sudo, or unshare -rm make test")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)
