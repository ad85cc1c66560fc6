"""A folder where nothing may be written: said in a sentence, nothing half-done, nothing changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import FakeClock
from tests.small_disk import SmallDisk, small_disk
from workshop_app.bootstrap import open_house
from workshop_app.commands.desk import open_for_desk
from workshop_app.services.ports import Surroundings
from workshop_app.services.workshops import create_workshop, the_workshop
from workshop_app.settings import Settings


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def settings(disk: SmallDisk) -> Settings:
    return Settings(library=str(disk.folder / "library.db"))


def begin(disk: SmallDisk) -> UUID:
    key = uuid4()
    with closing(open_house(settings(disk), FakeClock())) as house:
        create = partial(create_workshop, model="concertation", title="Marée")
        house.library.submit(key, "test", create).result(5)
    return key


def content(disk: SmallDisk) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in disk.folder.rglob("*") if path.is_file()}


@contextmanager
def locked(disk: SmallDisk) -> Iterator[None]:
    disk.lock()
    try:
        yield
    finally:
        disk.unlock()


@pytest.mark.parametrize("known", [True, False], ids=["a library", "an empty folder"])
def test_a_read_only_folder_is_said_and_left_as_it_was(disk: SmallDisk, known: bool) -> None:
    key = begin(disk) if known else None
    before = content(disk)
    with locked(disk):
        with pytest.raises(Surroundings) as refused:
            open_for_desk(settings(disk)).close()
        assert refused.value.code == "folder_read_only"
        assert content(disk) == before
    if key is not None:
        with closing(open_house(settings(disk), FakeClock())) as house:
            assert house.library.read(key, the_workshop).title == "Marée"


@pytest.mark.parametrize("words", [("serve", "Marée"), ("new", "vierge", "--title", "Autre")])
def test_a_command_says_it_in_one_sentence(disk: SmallDisk, words: tuple[str, ...]) -> None:
    begin(disk)
    before = content(disk)
    tablee = [sys.executable, "-m", "workshop_app", "--library", str(disk.folder / "library.db")]
    with locked(disk):
        done = subprocess.run([*tablee, *words], capture_output=True, text=True, timeout=60)
        assert content(disk) == before
    assert done.returncode == 2
    assert done.stdout == ""
    (said,) = done.stderr.splitlines()
    assert said.startswith("Impossible d’écrire dans")
