"""One program at a time stays on a library; the lock dies with it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workshop_app.bootstrap import open_house
from workshop_app.commands.desk import open_for_desk
from workshop_app.services.ports import Surroundings
from workshop_app.settings import Settings

STAY = """
import sys, time
from workshop_app.bootstrap import open_house
from workshop_app.settings import Settings
house = open_house(Settings(library=sys.argv[1]))
house.hold()
print("here", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_and_a_killed_one_leaves_no_trace(tmp_path: Path) -> None:
    library = str(tmp_path / "library.db")
    first = subprocess.Popen(
        [sys.executable, "-c", STAY, library],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "here\n"
    with pytest.raises(Surroundings, match="library_in_use"):
        open_for_desk(Settings(library=library))
    first.kill()
    first.communicate()
    open_for_desk(Settings(library=library)).close()


def test_a_short_command_works_beside_a_desk(tmp_path: Path) -> None:
    settings = Settings(library=str(tmp_path / "library.db"))
    with closing(open_for_desk(settings)), closing(open_house(settings)) as house:
        assert list(house.library.workshop_ids()) == []


def test_the_same_program_may_hold_twice_and_lets_go_when_it_closes(tmp_path: Path) -> None:
    settings = Settings(library=str(tmp_path / "library.db"))
    with closing(open_house(settings)) as house:
        house.hold()
        house.hold()
    open_for_desk(settings).close()
