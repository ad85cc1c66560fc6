from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.main_window import MainWindow, least_size
from workshop_app.desktop.rail import Rail, RailEntry
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.search_field import SearchField

PAGES = [
    ("workshops", "home", "Mes ateliers", "home"),
    ("people", "prepare", "Participants", "participants"),
    ("groups", "prepare", "Groupes", "groups"),
    ("run", "run", "Conduite", "run"),
    ("report", "conclude", "Compte rendu", "report"),
]


@pytest.fixture
def filled(window: MainWindow, qtbot: QtBot) -> MainWindow:
    for key, stage, text, icon_name in PAGES:
        page = Page(text)
        page.add_action(SearchField("Chercher"))
        window.add_page(key, stage, text, icon_name, page)  # type: ignore[arg-type]
    window.set_workshop("Mieux travailler ensemble", ["13 octobre 2026", "Palais des congrès"])
    window.resize(1440, 900)
    window.show_page("people")
    with qtbot.waitExposed(window):
        window.show()
    return window


def entry(window: MainWindow, text: str) -> RailEntry:
    found = window.findChildren(RailEntry)
    return next(one for one in found if one.accessibleName().startswith(text))


def rail(window: MainWindow) -> Rail:
    found = window.findChild(Rail)
    assert isinstance(found, Rail)
    return found


def test_a_line_of_the_rail_opens_its_page(filled: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.page_chosen) as chosen:
        qtbot.mouseClick(entry(filled, "Groupes"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["groups"]
    assert filled.current_page() == "groups"
    assert entry(filled, "Groupes").isChecked()
    assert not entry(filled, "Participants").isChecked()


def test_pressing_the_open_page_again_keeps_it_marked(filled: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(entry(filled, "Participants"), Qt.MouseButton.LeftButton)
    assert entry(filled, "Participants").isChecked()


def test_the_rail_shows_the_home_or_the_workshop(filled: MainWindow) -> None:
    assert entry(filled, "Participants").isVisible()
    assert not entry(filled, "Mes ateliers").isVisible()
    filled.show_page("workshops")
    assert entry(filled, "Mes ateliers").isVisible()
    assert not entry(filled, "Participants").isVisible()


def test_the_way_back_is_asked(filled: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.home_asked):
        qtbot.mouseClick(entry(filled, "Tous les ateliers"), Qt.MouseButton.LeftButton)


def test_counts_are_read_aloud(filled: MainWindow) -> None:
    filled.set_count("people", "94")
    assert entry(filled, "Participants").accessibleName() == "Participants, 94"


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "projector_asked"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo_asked"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo_asked"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print_asked"),
    ],
)
def test_keys_ask(
    filled: MainWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    signal: str,
) -> None:
    with qtbot.waitSignal(getattr(filled, signal)):
        qtbot.keyClick(filled, key, modifiers)


def test_keys_turn_the_pages(filled: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert filled.current_page() == "groups"
    qtbot.keyClick(filled, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert filled.current_page() == "report"
    qtbot.keyClick(filled, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert filled.current_page() == "people"


def test_f1_opens_the_help_and_goes_back(filled: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_F1)
    assert filled.current_page() == "help"
    assert entry(filled, "Participants").isVisible()
    qtbot.keyClick(filled, Qt.Key.Key_F1)
    assert filled.current_page() == "people"


def test_ctrl_f_goes_to_the_search_of_the_page(filled: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = filled.page("people").findChild(SearchField)
    assert isinstance(field, SearchField)
    assert field.hasFocus()


def test_f6_leaves_the_rail_for_the_page(filled: MainWindow, qtbot: QtBot) -> None:
    entry(filled, "Participants").setFocus()
    qtbot.keyClick(filled, Qt.Key.Key_F6)
    focused = filled.focusWidget()
    assert focused is not None
    assert filled.page("people").isAncestorOf(focused)
    qtbot.keyClick(filled, Qt.Key.Key_F6)
    assert rail(filled).isAncestorOf(filled.focusWidget())


def test_the_rail_folds_by_itself_and_by_hand(filled: MainWindow, qtbot: QtBot) -> None:
    assert not rail(filled).is_folded()
    filled.resize(1024, 768)
    assert rail(filled).is_folded()
    filled.resize(1440, 900)
    assert not rail(filled).is_folded()
    qtbot.keyClick(filled, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert rail(filled).is_folded()
    assert entry(filled, "Participants").toolTip() == "Participants"


def test_habits_come_back(filled: MainWindow, qtbot: QtBot, habits: UiState) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    filled.close()
    again = MainWindow(habits)
    qtbot.addWidget(again)
    assert rail(again).is_folded()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_nothing_of_the_rail_is_cut(filled: MainWindow, size: tuple[int, int]) -> None:
    filled.set_status("9 téléphones sur 9 reliés", "on", "Enregistré à 11 h 34\nCopie sur la clé")
    filled.resize(*size)
    QApplication.sendPostedEvents()
    assert cut_texts(filled) == []


def test_a_text_that_is_cut_is_found(filled: MainWindow) -> None:
    page = filled.page("people")
    assert isinstance(page, Page)
    page.title.setMaximumWidth(40)
    assert any("Participants" in cut for cut in cut_texts(filled))


@pytest.mark.parametrize(
    ("room", "high"), [((1920, 1080), 720), ((1280, 720), 680), ((800, 600), 640)]
)
def test_the_smallest_window_fits_the_screen_with_its_frame(
    room: tuple[int, int], high: int
) -> None:
    assert least_size(QSize(*room)) == QSize(1024, high)


def test_a_page_not_offered_leaves_the_rail_and_its_keys(filled: MainWindow) -> None:
    filled.hide_pages({"groups"})
    assert not entry(filled, "Groupes").isVisible()
    filled._turn(1)
    assert filled.current_page() == "run"
    filled.hide_pages(frozenset())
    assert entry(filled, "Groupes").isVisible()
    filled._turn(-1)
    assert filled.current_page() == "groups"
