"""The program's own journal, and what the interpreter noted when it died."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop_app.commands.journal import CRASH, keep_journal, watch_for_crash
from workshop_app.settings import Settings

DIES = """
import faulthandler, sys
from workshop_app.commands.journal import watch_for_crash
from workshop_app.settings import Settings
watch_for_crash(Settings(log_folder=sys.argv[1]))
faulthandler._sigsegv()
"""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    faulthandler.enable(2)


def test_a_crash_is_read_at_the_next_start(tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path)], capture_output=True, check=False
    )
    assert died.returncode < 0
    keep_journal(Settings(log_folder=str(tmp_path)))
    left = watch_for_crash(Settings(log_folder=str(tmp_path)))
    assert "Segmentation fault" in left
    assert "ended abruptly" in (tmp_path / "tablee.log").read_text("utf-8")
    assert watch_for_crash(Settings(log_folder=str(tmp_path))) == "", "told once"


def test_a_folder_that_refuses_is_no_reason_not_to_start(tmp_path: Path) -> None:
    blocked = tmp_path / "fichier"
    blocked.write_text("", "utf-8")
    keep_journal(Settings(log_folder=str(blocked / "journal")))
    assert watch_for_crash(Settings(log_folder=str(blocked / "journal"))) == ""
    assert not (tmp_path / CRASH).exists()
