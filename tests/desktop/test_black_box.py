"""What the rail says of a key that is there and takes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.test_desk import Hall
from tests.small_disk import SmallDisk, small_disk
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.ui_state import UiState


@pytest.fixture
def key(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "key") as key:
        yield key


def test_a_full_key_is_said_and_filled_once_there_is_room(
    workshop: Workshop, key: SmallDisk, tmp_path: Path, qtbot: QtBot
) -> None:
    key.fill()
    with closing(
        Desk(Hall(workshop, tmp_path, keys=[key.folder]).outside(), UiState(tmp_path))
    ) as desk:
        qtbot.addWidget(desk.window)
        desk.open(workshop.key)

        def is_said(words: str) -> bool:
            workshop.clock.forward(0.2)
            names = (part.accessibleName() for part in desk.window.findChildren(QWidget))
            return any(words in name for name in names)

        qtbot.waitUntil(lambda: is_said("Clé USB pleine depuis"), timeout=5_000)
        key.make_room()
        qtbot.waitUntil(lambda: is_said("Copie sur la clé USB à"), timeout=5_000)
    assert len(list(key.folder.glob("Tablée/*.tablee"))) == 1
