"""« Répétition à blanc » as the desk begins it: the real program, its window, its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from workshop_app.bootstrap import open_house
from workshop_app.commands.desk import open_for_desk, rehearsal_words
from workshop_app.commands.session import do
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings
from workshop_app.storage.rehearsal_folder import PREFIX

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
KEY = UUID(int=1)


@pytest.fixture
def real(tmp_path: Path) -> Settings:
    """A library in a folder of its own, closed."""
    settings = Settings(library=str(tmp_path / "real" / "library.db"))
    with closing(open_house(settings)) as house:
        do(house, KEY, partial(create_workshop, model="concertation", title="Essai"))
    return settings


@pytest.fixture
def program(real: Settings, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Open, in a temporary folder of its own."""
    (tmp_path / "tmp").mkdir()
    alone = {"TMPDIR": str(tmp_path / "tmp"), "TABLEE_LOG_FOLDER": str(tmp_path / "log")}
    begun = subprocess.Popen(
        rehearsal_words(real, KEY), stdout=subprocess.PIPE, text=True, env=os.environ | alone
    )
    assert begun.stdout is not None
    assert "ouverte sur une copie" in begun.stdout.readline()
    yield begun
    begun.kill()
    begun.wait()
    begun.stdout.close()


def left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "tmp").glob(f"{PREFIX}*"))


def files(real: Settings) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(real.library).parent.iterdir()}


def test_it_opens_on_a_copy_and_leaves_nothing(
    real: Settings, program: subprocess.Popen[str], tmp_path: Path
) -> None:
    before = files(real)
    assert len(left(tmp_path)) == 1
    assert left(tmp_path)[0].stat().st_mode & 0o077 == 0, "nobody else reads it"
    program.send_signal(signal.SIGTERM)
    assert program.stdout is not None
    assert "Tout est effacé" in program.stdout.read()
    assert program.wait(30) == 0
    assert left(tmp_path) == []
    assert files(real) == before


def test_killed_it_is_wiped_when_a_desk_next_opens(
    real: Settings,
    program: subprocess.Popen[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.kill()
    program.wait()
    assert len(left(tmp_path)) == 1
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    with closing(open_for_desk(real)):
        assert left(tmp_path) == []
