from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from workshop_app.desktop.projector.placement import Placement, Screen, choose_screen, is_copied
from workshop_app.desktop.projector.presenter import ProjectorPresenter, ProjectorState
from workshop_app.desktop.projector.window import ProjectorWindow
from workshop_app.services.phases import start_next
from workshop_app.services.projection.brief import ProjectorContent

LAPTOP = Screen("eDP-1", (0, 0, 1440, 900))
HALL = Screen("HDMI-1", (1440, 0, 1920, 1080))
OTHER = Screen("DP-2", (3360, 0, 1024, 768))
COPY = Screen("HDMI-1", (0, 0, 1440, 900))
SMALL_COPY = Screen("HDMI-1", (0, 0, 1024, 768))


def test_the_projector_is_the_screen_the_console_is_not_on() -> None:
    placed = choose_screen([LAPTOP, HALL], "eDP-1")
    assert placed == Placement("HDMI-1", HALL.box, is_full=True, number=2)
    assert choose_screen([LAPTOP, HALL], "HDMI-1").screen == "eDP-1"


def test_a_screen_that_was_wanted_wins_while_it_is_there() -> None:
    assert choose_screen([LAPTOP, HALL, OTHER], "eDP-1", "DP-2").screen == "DP-2"
    assert choose_screen([LAPTOP, HALL], "eDP-1", "DP-2").screen == "HDMI-1"


def test_with_one_screen_it_is_a_window_in_the_middle() -> None:
    placed = choose_screen([LAPTOP], "eDP-1")
    assert placed.is_full is False
    assert placed.box == (240, 180, 960, 540)


@pytest.mark.parametrize("copy", [COPY, SMALL_COPY])
def test_a_screen_that_copies_the_console_is_no_projector(copy: Screen) -> None:
    """Full screen on it would cover the console, and the hall already reads the console."""
    assert is_copied([LAPTOP, copy], "eDP-1")
    assert choose_screen([LAPTOP, copy], "eDP-1") == choose_screen([LAPTOP], "eDP-1")
    assert choose_screen([copy, LAPTOP], "eDP-1").screen == "eDP-1"
    assert choose_screen([LAPTOP, copy, OTHER], "eDP-1").screen == "DP-2"


def test_screens_side_by_side_or_above_are_no_copies() -> None:
    above = Screen("HDMI-1", (0, -1080, 1920, 1080))
    for other in (HALL, OTHER, above):
        assert not is_copied([LAPTOP, other], "eDP-1")
        assert choose_screen([LAPTOP, other], "eDP-1").is_full


def phase_shown(heard: list[ProjectorState]) -> ProjectorContent:
    assert isinstance(heard[-1].content, ProjectorContent)
    return heard[-1].content


class Hall:
    """A projector window whose screens the test plugs in and out."""

    def __init__(self) -> None:
        name = QGuiApplication.primaryScreen().name()
        self.laptop = Screen(name, LAPTOP.box)
        self.screens = [self.laptop]
        self.window = ProjectorWindow(lambda: name, lambda: self.screens)
        self.placed: list[Placement | None] = []
        self.window.placed.connect(self.placed.append)

    def plug(self, *screens: Screen) -> None:
        self.screens = [self.laptop, *screens]
        self.window.screens_changed()


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    made = Hall()
    qtbot.addWidget(made.window)
    yield made
    made.window.leave()


def test_a_projector_pulled_out_never_lands_on_the_console(hall: Hall) -> None:
    hall.plug(HALL)
    hall.window.open()
    assert hall.window.placement() == Placement("HDMI-1", HALL.box, is_full=True, number=2)
    hall.plug()
    assert hall.window.isHidden()
    assert hall.window.placement() is None
    assert hall.window.is_unplugged()


def test_it_comes_back_by_itself_when_plugged_in_again(hall: Hall) -> None:
    hall.plug(HALL)
    hall.window.open()
    hall.plug()
    hall.plug(HALL)
    assert hall.window.isVisible()
    assert not hall.window.is_unplugged()
    assert hall.placed[-1] == Placement("HDMI-1", HALL.box, is_full=True, number=2)


def test_the_window_of_one_screen_moves_to_the_projector_plugged_in_later(hall: Hall) -> None:
    hall.window.open()
    before = hall.window.placement()
    assert before is not None
    assert not before.is_full
    hall.plug(HALL)
    after = hall.window.placement()
    assert after is not None
    assert after.is_full


def test_another_screen_may_be_chosen_and_is_kept(hall: Hall) -> None:
    hall.plug(HALL, OTHER)
    assert hall.window.choices() == ("HDMI-1", "DP-2")
    hall.window.open("DP-2")
    hall.window.leave()
    hall.window.open()
    placed = hall.window.placement()
    assert placed is not None
    assert (placed.screen, placed.number) == ("DP-2", 3)


def test_closed_by_hand_it_stays_closed_whatever_is_plugged_in(hall: Hall, qtbot: QtBot) -> None:
    hall.window.open()
    qtbot.keyClick(hall.window, Qt.Key.Key_Escape)
    hall.plug(HALL)
    assert hall.window.isHidden()
    assert hall.placed[-1] is None


def test_keys_that_change_the_phase_need_maj(hall: Hall, qtbot: QtBot) -> None:
    asked: list[str] = []
    hall.window.next_asked.connect(lambda: asked.append("next"))
    hall.window.back_asked.connect(lambda: asked.append("back"))
    hall.window.pause_asked.connect(lambda: asked.append("pause"))
    hall.window.black_asked.connect(lambda: asked.append("black"))
    hall.window.open()
    shift = Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(hall.window, key)
    assert asked == []
    qtbot.keyClick(hall.window, Qt.Key.Key_Return, shift)
    qtbot.keyClick(hall.window, Qt.Key.Key_Space, shift)
    qtbot.keyClick(hall.window, Qt.Key.Key_Backspace, shift)
    qtbot.keyClick(hall.window, Qt.Key.Key_B)
    assert asked == ["next", "pause", "back", "black"]


def test_it_holds_no_widget_that_could_speak(hall: Hall) -> None:
    assert hall.window.children() == []


def test_it_follows_the_phase_and_tells_the_console(workshop: Workshop, hall: Hall) -> None:
    presenter = ProjectorPresenter(
        hall.window, AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    presenter.refresh()
    assert phase_shown(heard).ring is None
    workshop.do(start_next)
    presenter.refresh()
    assert phase_shown(heard).title == "Accueil"
    count = len(heard)
    workshop.clock.forward(0.001)
    presenter.tick(workshop.clock.now())
    assert len(heard) == count, "less than a second later the picture is the same"
    workshop.clock.forward(1)
    presenter.tick(workshop.clock.now())
    ring = phase_shown(heard).ring
    assert ring is not None
    assert ring.figures == "9:00"


def test_f5_opens_then_closes_and_b_blackens(workshop: Workshop, hall: Hall) -> None:
    presenter = ProjectorPresenter(
        hall.window, AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    hall.window.placed.connect(lambda _placement: presenter.tell())
    presenter.refresh()
    presenter.toggle()
    assert heard[-1].placement is not None
    presenter.toggle_black()
    presenter.toggle_black()
    assert [state.content.mode for state in heard[-2:]] == ["black", "brief"]
    presenter.toggle()
    assert heard[-1].placement is None


def test_f5_pressed_before_the_first_reading_opens_after_it(workshop: Workshop, hall: Hall) -> None:
    presenter = ProjectorPresenter(
        hall.window, AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    presenter.toggle()
    assert hall.window.isHidden()
    presenter.refresh()
    assert hall.window.isVisible()


def test_another_workshop_never_finds_the_picture_of_the_one_before(
    workshop: Workshop, hall: Hall
) -> None:
    tasks = AtOnce(workshop)
    presenter = ProjectorPresenter(hall.window, tasks, workshop.clock, lambda _text: [[True]])
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    presenter.refresh()
    first = len(heard)
    workshop.key = uuid4()
    presenter.toggle_black()
    presenter.tick(workshop.clock.now())
    assert hall.window.isHidden()
    assert len(heard) == first


def test_counts_rise_as_cards_arrive(workshop: Workshop, hall: Hall) -> None:
    presenter = ProjectorPresenter(
        hall.window, AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    workshop.start("Forces")
    write = partial(workshop.write, kind="forces")
    write("Un port")
    presenter.refresh()
    write("Une gare")
    presenter.refresh()
    assert phase_shown(heard).counts[0].count == 2


def test_told_to_copy_it_leaves_and_told_to_extend_it_comes_back(hall: Hall) -> None:
    hall.plug(HALL)
    hall.window.open()
    hall.plug(Screen("HDMI-1", hall.laptop.box))
    assert hall.window.isHidden()
    assert hall.window.is_copied()
    assert hall.window.choices() == ()
    hall.plug(HALL)
    assert hall.window.isVisible()
    assert not hall.window.is_copied()


def test_on_its_own_screen_it_leaves_the_keyboard_to_the_console(hall: Hall, qtbot: QtBot) -> None:
    """What has just come gets the keys: « Espace » would suspend nothing."""
    console = QWidget()
    qtbot.addWidget(console)
    console.show()
    for _time in range(2):
        console.activateWindow()
        qtbot.waitUntil(console.isActiveWindow)
        hall.plug(HALL)
        hall.window.open()
        qtbot.waitExposed(hall.window)
        QApplication.processEvents()
        assert console.isActiveWindow()
        hall.window.leave()
    hall.plug()
    hall.window.open()
    qtbot.waitUntil(hall.window.isActiveWindow)  # F11 is for it


def test_a_copy_is_told_even_while_it_is_closed(hall: Hall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hall.window.screens_told):
        hall.plug(Screen("HDMI-1", hall.laptop.box))


def test_the_only_screen_is_filled_on_demand_and_never_by_itself(hall: Hall, qtbot: QtBot) -> None:
    hall.window.open()
    assert not hall.window.isFullScreen()
    qtbot.keyClick(hall.window, Qt.Key.Key_F11)
    assert hall.window.isFullScreen()
    qtbot.keyClick(hall.window, Qt.Key.Key_F11)
    assert not hall.window.isFullScreen()
