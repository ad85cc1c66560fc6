"""Templates of organisers, each in a file named by what it holds, beside the library.

Decides where they lie; not what makes a template. Nothing is taken away: two workshops may share
one.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from workshop_app.services.ports import Surroundings

KEY = re.compile("[0-9a-f]{64}")


class TemplateShelf:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Returns its key. Raises Surroundings when the folder refuses."""
        key = hashlib.sha256(content).hexdigest()
        target = self._place(key)
        if target.is_file():
            return key
        aside = self._folder / f".{uuid4().hex}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(content)
            os.replace(aside, target)
        except OSError as error:
            with suppress(OSError):
                aside.unlink()
            raise Surroundings("folder_read_only", path=str(self._folder)) from error
        return key

    def path(self, key: str) -> Path | None:
        place = self._place(key) if KEY.fullmatch(key) else None
        return place if place is not None and place.is_file() else None

    def _place(self, key: str) -> Path:
        return self._folder / f"{key}.pptx"
