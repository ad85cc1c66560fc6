"""A file written whole or not at all. Decides nothing of what it holds."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from workshop_app.services.ports import Surroundings


def write_aside(path: Path, content: bytes) -> None:
    """Written beside, then put in place. Raises Surroundings; never on the GUI thread."""
    aside = path.parent / f".{path.stem[:40]}-{uuid4().hex[:8]}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        os.replace(aside, path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        full = error.errno == errno.ENOSPC
        code = "disk_full" if full else "folder_read_only"
        raise Surroundings(code, path=str(path.parent)) from error
