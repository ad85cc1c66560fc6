"""The program's own journal: what went wrong, for whoever mends it. Holds no card, no name.

Decides where it lies and that it stays small. What a crash of the interpreter left is read at the
next start.
"""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from workshop_app.settings import Settings

LARGEST = 512 * 1024
CRASH = "arret-brutal.txt"
log = logging.getLogger(__name__)
_open: list[TextIO] = []
"""faulthandler writes to a file that must stay open as long as the program runs."""


def keep_journal(settings: Settings) -> None:
    """Write warnings and errors to a file from now on.

    A folder that cannot be written is no reason not to start: the journal then goes nowhere.
    """
    folder = Path(settings.log_folder)
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "tablee.log", maxBytes=LARGEST, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def watch_for_crash(settings: Settings) -> str:
    """Have the interpreter note where it was if it dies. Returns what it noted last time."""
    path = Path(settings.log_folder) / CRASH
    try:
        left = path.read_text("utf-8", "replace").strip() if path.exists() else ""
        file = path.open("w", encoding="utf-8")
    except OSError:
        return ""
    faulthandler.enable(file)
    _open.append(file)
    if left:
        log.error("the last run ended abruptly:\n%s", left)
    return left
