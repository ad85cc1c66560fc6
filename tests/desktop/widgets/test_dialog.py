"""The one modal box: the safe choice has the focus, the other does what its button says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Scrim, Sheet, ask


def asked(qtbot: QtBot, done: list[str]) -> tuple[QWidget, Sheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    question = ("Quitter ?", "Tout part.", "Rester", "Quitter")
    return window, ask(window, *question, lambda: done.append("x"))


def test_the_safe_choice_has_the_focus_and_escape_takes_it(qtbot: QtBot) -> None:
    done: list[str] = []
    window, sheet = asked(qtbot, done)
    qtbot.waitActive(sheet)
    focused = sheet.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Rester"
    scrim = window.findChild(Scrim)
    assert scrim is not None
    assert scrim.geometry().contains(window.rect())
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert done == []


def test_it_does_what_its_button_says(qtbot: QtBot) -> None:
    done: list[str] = []
    _window, sheet = asked(qtbot, done)
    act = next(button for button in sheet.findChildren(Button) if button.text() == "Quitter")
    act.click()
    assert done == ["x"]
