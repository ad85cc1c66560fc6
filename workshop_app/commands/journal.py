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


def keep_journal(settings: Settings) -> str:
    """Write warnings and errors to a file from now on. Returns what a crash left last time.

    A folder that cannot be written is no reason not to start: the journal then goes nowhere.
    """
    folder = Path(settings.log_folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "tablee.log", maxBytes=LARGEST, backupCount=2, encoding="utf-8", delay=True
        )
        left = _last_crash(folder / CRASH)
        _watch_for_crash(folder / CRASH)
    except OSError:
        logging.getLogger().addHandler(logging.NullHandler())
        return ""
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    if left:
        log.error("the last run ended abruptly:\n%s", left)
    return left


def _last_crash(path: Path) -> str:
    return path.read_text("utf-8", "replace").strip() if path.exists() else ""


def _watch_for_crash(path: Path) -> None:
    file = path.open("w", encoding="utf-8")
    faulthandler.enable(file)
    _open.append(file)
