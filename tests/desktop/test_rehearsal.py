"""The desk of a rehearsal, and the way to it and back from the real one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.test_desk import SIZES, Hall, Within, banner, opened
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.rehearsal_band import RehearsalBand
from workshop_app.desktop.theme import color
from workshop_app.desktop.ui_state import UiState
from workshop_app.services.rehearsal import Rehearsals

LEFT = Qt.MouseButton.LeftButton


@dataclass
class FakeTables:
    speed: int = 1
    asked: list[str] = field(default_factory=list)
    here: int | None = 4

    def pace(self, speed: int) -> None:
        self.speed = speed

    def lose_one(self) -> int | None:
        self.asked.append("lose")
        return self.here

    def call_from_one(self) -> int | None:
        self.asked.append("call")
        return self.here

    def all_write(self) -> int:
        self.asked.append("write")
        return 9 if self.here else 0

    def close(self) -> None:
        self.asked.append("close")


@pytest.fixture
def tables() -> FakeTables:
    return FakeTables()


@pytest.fixture
def within(qtbot: QtBot) -> Within:
    return lambda is_so: qtbot.waitUntil(is_so, timeout=15_000)


@pytest.fixture
def hall(workshop: Workshop, tmp_path: Path) -> Hall:
    return Hall(workshop, tmp_path)


@pytest.fixture
def rehearsed(
    hall: Hall, tables: FakeTables, qtbot: QtBot, tmp_path: Path, within: Within
) -> Iterator[Desk]:
    """Open on Conduite."""
    hall.rehearsal = tables
    made = Desk(hall.outside(), UiState(tmp_path))
    qtbot.addWidget(made.window)
    made.open(hall.workshop.key)
    within(lambda: made.window.current_page() == "run")
    yield made
    made.close()


def band_of(desk: Desk) -> RehearsalBand:
    (band,) = desk.window.findChildren(RehearsalBand)
    return band


@pytest.mark.parametrize("size", SIZES)
def test_every_page_says_that_nothing_is_kept(rehearsed: Desk, size: tuple[int, int]) -> None:
    rehearsed.window.resize(*size)
    band = band_of(rehearsed)
    for page in ("presentation", "run", "cards", "report"):
        rehearsed.window.show_page(page)
        assert band.isVisible()
        assert band.accessibleName() == "Répétition – rien n’est gardé"
    assert rehearsed.window.windowTitle().startswith("Répétition")
    assert cut_texts(band) == []
    assert band.minimumSizeHint().width() <= size[0]


def test_what_is_provoked_goes_to_the_tables(
    rehearsed: Desk, tables: FakeTables, qtbot: QtBot
) -> None:
    rehearsed.window.resize(1440, 900)
    band = band_of(rehearsed)
    for name in ("lose", "call", "write"):
        qtbot.mouseClick(band.provoke[name], LEFT)
    assert tables.asked == ["lose", "call", "write"]
    assert band.told.text() == "9 tables écrivent."
    band.speed.setFocus()
    qtbot.keyClick(band.speed, Qt.Key.Key_Right)
    assert tables.speed == 10
    tables.here = None
    qtbot.mouseClick(band.provoke["lose"], LEFT)
    assert "Aucune table" in band.told.text()


def test_the_band_is_reached_by_f6_and_everything_in_it_by_tab(
    rehearsed: Desk, qtbot: QtBot
) -> None:
    rehearsed.window.resize(1440, 900)
    band = band_of(rehearsed)
    rehearsed.window.activateWindow()
    for _press in range(12):
        qtbot.keyClick(rehearsed.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        if focused is not None and band.isAncestorOf(focused):
            break
    assert focused is not None
    assert band.isAncestorOf(focused)
    reached = set()
    for _press in range(6):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {*band.provoke.values(), band.stop} <= reached


def test_a_narrow_window_offers_it_in_a_menu(
    rehearsed: Desk, tables: FakeTables, qtbot: QtBot
) -> None:
    rehearsed.window.resize(1024, 768)
    band = band_of(rehearsed)
    assert not band.provoke["lose"].isVisible()
    qtbot.mouseClick(band.more, LEFT)
    (menu,) = band.findChildren(QMenu)
    menu.actions()[1].trigger()
    assert tables.asked == ["call"]
    assert band.told.text() == "La table 4 appelle."
    menu.close()


def test_stopping_asks_nothing_and_the_tables_leave_first(
    rehearsed: Desk, hall: Hall, tables: FakeTables, qtbot: QtBot
) -> None:
    hall.workshop.house.presence.seen(hall.workshop.key, 4)
    with qtbot.waitSignal(rehearsed.window.closing):
        qtbot.mouseClick(band_of(rehearsed).stop, LEFT)
    rehearsed.close()
    assert tables.asked == ["close"]


def test_no_copy_leaves_a_rehearsal(rehearsed: Desk, hall: Hall, qtbot: QtBot) -> None:
    key = hall.folder / "key"
    key.mkdir()
    hall.keys.append(key)
    for minute in range(1, 4):
        hall.workshop.clock.forward(minute)
        rehearsed._ticker.tick()
    assert list(key.iterdir()) == []
    assert not hall.outside().copies.exists()


def test_the_projector_says_so_even_black() -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)

    def foot(rehearsal: bool) -> QColor:
        painter = QPainter(image)
        paint_projector(painter, QRectF(0, 0, 1920, 1080), None, rehearsal)
        painter.end()
        return image.pixelColor(10, 1070)

    assert foot(rehearsal=True) == color("state.signal.tint")
    assert foot(rehearsal=False) == QColor(Qt.GlobalColor.black)


OVER = "print('Ouverte', flush=True); print('9 cartes, tout est effacé.')"
REFUSED = "import sys; print('Le déroulé est vide.', file=sys.stderr); sys.exit(2)"
KILLED = "import os, signal; print('Ouverte', flush=True); os.kill(os.getpid(), signal.SIGKILL)"
STAYS = "import signal; print('Ouverte', flush=True); signal.pause()"
unix = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")


@dataclass
class Launched:
    desk: Desk
    hall: Hall
    wiped: list[bool]

    def rehearse(self, script: str) -> None:
        self.hall.rehearsals = Rehearsals(
            lambda _key: (sys.executable, "-c", script), self.hall.rehearsals.wipe
        )
        self.desk._launch._rehearsals = self.hall.rehearsals
        self.desk._rehearse(self.hall.workshop.key)


@pytest.fixture
def launched(hall: Hall, qtbot: QtBot, tmp_path: Path, within: Within) -> Iterator[Launched]:
    wiped: list[bool] = []

    def wipe() -> int:
        wiped.append(True)
        return 0

    hall.rehearsals = Rehearsals(lambda _key: (), wipe)
    with closing(Desk(hall.outside(), UiState(tmp_path))) as desk:
        qtbot.addWidget(desk.window)
        opened(desk, hall, within)
        yield Launched(desk, hall, wiped)


def test_the_window_comes_back_and_says_how_it_ended(launched: Launched, within: Within) -> None:
    launched.rehearse(OVER)
    assert "dans une autre fenêtre" in banner(launched.desk)
    within(lambda: "tout est effacé" in banner(launched.desk))
    assert launched.desk.window.isVisible()
    assert launched.wiped == [True]


def test_a_refusal_is_said_where_it_was_asked(launched: Launched, within: Within) -> None:
    launched.rehearse(REFUSED)
    within(lambda: "Le déroulé est vide." in banner(launched.desk))


@unix
def test_one_that_is_killed_leaves_nothing_and_the_window_is_back(
    launched: Launched, within: Within
) -> None:
    launched.rehearse(KILLED)
    within(lambda: "d’un coup" in banner(launched.desk))
    assert launched.desk.window.isVisible()
    assert launched.wiped == [True]


@unix
def test_the_real_window_is_away_meanwhile_and_ends_it_when_it_closes(
    launched: Launched, within: Within
) -> None:
    launched.rehearse(STAYS)
    within(lambda: not launched.desk.window.isVisible())
    launched.rehearse(STAYS)
    launched.desk.close()
    assert launched.wiped == [True]


def test_what_cannot_start_is_said(launched: Launched, within: Within) -> None:
    launched.hall.rehearsals = Rehearsals(lambda _key: ("/nowhere/tablee",), lambda: 0)
    launched.desk._launch._rehearsals = launched.hall.rehearsals
    launched.desk._rehearse(UUID(int=1))
    within(lambda: "n’a pas pu s’ouvrir" in banner(launched.desk))
