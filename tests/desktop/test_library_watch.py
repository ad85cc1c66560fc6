"""The stage learns that nothing can be written any more, what to do, and that it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.test_desk import Hall, banner
from tests.small_disk import SmallDisk, small_disk
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.ui_state import UiState
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.ports import Busy


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with small_disk(tmp_path_factory.mktemp("disk")) as disk:
        yield disk


@pytest.fixture
def tmp_path(disk: SmallDisk) -> Path:
    """The workshop of the test lies on the small disk."""
    return disk.folder


@pytest.fixture
def desk(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    workshop.start("Forces")
    workshop.house.database.forbid_this_thread()
    with closing(Desk(Hall(workshop, tmp_path).outside(), UiState(tmp_path))) as desk:
        qtbot.addWidget(desk.window)
        desk.open(workshop.key)
        qtbot.waitUntil(lambda: desk.window.current_page() == "run", timeout=5_000)
        yield desk


@pytest.fixture
def within(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return partial(qtbot.waitUntil, timeout=5_000)


def sent_by_a_phone(workshop: Workshop, text: str = "x" * 900) -> bool:
    draft = Draft(uuid4(), 4, "forces", text)
    command = partial(write_card, draft=draft)
    try:
        workshop.house.library.submit(workshop.key, "table 4", command).result(5)
    except Busy:
        return False
    return True


def said_by_the_rail(desk: Desk, words: str) -> bool:
    names = (part.accessibleName() for part in desk.window.findChildren(QWidget))
    return any(name.startswith(words) for name in names)


def test_a_full_disk_is_told_on_whatever_page_and_goes_by_itself(
    desk: Desk,
    disk: SmallDisk,
    workshop: Workshop,
    within: Callable[[Callable[[], bool]], None],
) -> None:
    """It is the phones that find it out: the stage itself has written nothing."""
    disk.fill()
    while sent_by_a_phone(workshop):
        pass
    workshop.clock.forward(0.1)
    within(lambda: "Le disque est plein" in banner(desk))
    assert "libérez de la place" in banner(desk)
    assert "partiront d’elles-mêmes" in banner(desk)
    assert said_by_the_rail(desk, "Rien ne s’enregistre")
    desk.window.show_page("cards")
    workshop.clock.forward(0.1)
    within(lambda: "Le disque est plein" in banner(desk))
    desk.window.show_page("run")
    assert "Le disque est plein" not in banner(desk), "said once, where she is"
    workshop.clock.forward(0.1)
    within(lambda: "Le disque est plein" in banner(desk))
    disk.make_room()
    assert sent_by_a_phone(workshop, "Un port")
    workshop.clock.forward(0.1)
    within(lambda: "Tout s’enregistre de nouveau" in banner(desk))
    assert "Le disque est plein" not in banner(desk)
    within(lambda: said_by_the_rail(desk, "Enregistré à"))
    assert not said_by_the_rail(desk, "Rien ne s’enregistre")
