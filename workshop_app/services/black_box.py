"""Copies of a workshop where a fault of this laptop does not reach, and how one is found again.

In the laptop's own folder of copies first, then from there to the key: a slow key never holds the
library. The copy before the last is kept beside it: a key pulled out in the middle spoils one only.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from workshop_app.domain.black_box import Refused
from workshop_app.services.ports import Archive, Library, Surroundings

ENDING = ".tablee"
BEFORE = " (copie d'avant)"
FOLDER = "Tablée"
"""On a key, the copies have a folder of their own."""
Removable = Callable[[], Sequence[Path]]
"""The keys that are plugged in now, the roots of them."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where copies go."""

    own: Path
    """In the laptop: always there, of no use if the laptop dies."""
    chosen: Path | None
    """A folder the facilitator chose; None: the key, when there is one and one only."""

    def elsewhere(self, removable: Removable) -> Path | None:
        """Where the second copy goes now; None when there is no such place."""
        if self.chosen is not None:
            return self.chosen if self.chosen.parent.is_dir() else None
        keys = removable()
        return keys[0] / FOLDER if len(keys) == 1 else None


@dataclass(frozen=True, slots=True)
class CopyMade:
    reached: int
    """Number of the last change of the workshop."""
    wrote: bool
    """False: the last copy held everything already."""
    elsewhere: Path | None
    """The folder outside the laptop that holds it; None: it could not be reached."""
    refused: Refused = ""
    """Why it could not, when there was such a place."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found again after the library could not be read."""

    kept: Path
    """The damaged library, put aside."""
    opened: Sequence[tuple[str, datetime]]
    """Title of each workshop, and when its copy was made."""
    refused: Sequence[str]
    """Copies that could not be read either."""


def copy_workshop(
    library: Library,
    archive: Archive,
    workshop: UUID,
    name: str,
    places: Places,
    removable: Removable,
    known: int,
) -> CopyMade:
    """One copy, if anything changed since number `known`. Long: never on the GUI thread.

    Raises Surroundings when the laptop's own folder refuses; a key that refuses is only reported.
    """
    reached = library.read(workshop, lambda snapshot: snapshot.last_change())
    folder = places.elsewhere(removable)
    own = places.own / f"{name}{ENDING}"
    if reached == known and own.exists():
        return CopyMade(reached, False, folder)
    archive.write(workshop, own)
    if folder is None:
        return CopyMade(reached, True, None)
    try:
        put_whole(own, folder / own.name)
    except OSError as error:
        refused: Refused = "full" if error.errno == errno.ENOSPC else "refuses"
        return CopyMade(reached, True, None, refused)
    return CopyMade(reached, True, folder)


def put_whole(source: Path, target: Path) -> None:
    """A file on the key: written aside and to the metal, the one before kept, then put in place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.part")
    try:
        with aside.open("wb") as file:
            file.write(source.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.replace(target, target.with_name(f"{target.stem}{BEFORE}{ENDING}"))
        os.replace(aside, target)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise


def last_copies(folders: Sequence[Path]) -> Sequence[Path]:
    """The newest copy of each workshop in these folders, the newest first."""
    found: dict[str, Path] = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.glob(f"*{ENDING}"):
                key = path.stem.removesuffix(BEFORE)
                if key not in found or _made_at(path) > _made_at(found[key]):
                    found[key] = path
    return sorted(found.values(), key=_made_at, reverse=True)


def start_again(library: Path, at: str) -> Path:
    """Put a damaged library aside, so that a new one can be opened. Returns where it is now.

    Raises Surroundings when the folder refuses: nothing was moved.
    """
    kept = library.with_name(f"{library.stem}.abimee-{at}{library.suffix}")
    try:
        os.replace(library, kept)
        for more in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.replace(f"{library}{more}", f"{kept}{more}")
    except OSError as error:
        full = error.errno == errno.ENOSPC
        code = "disk_full" if full else "folder_read_only"
        raise Surroundings(code, path=str(library.parent)) from error
    return kept


def made_at(path: Path) -> datetime:
    """When a copy was written, UTC."""
    return datetime.fromtimestamp(_made_at(path), UTC)


def _made_at(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
