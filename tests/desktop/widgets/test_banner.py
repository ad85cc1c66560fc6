from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.banner import UNDO_MS, BannerStack, UndoBanner


def buttons(banner: QWidget) -> dict[str, QPushButton]:
    found = banner.findChildren(QPushButton)
    return {button.text() or button.accessibleName(): button for button in found}


def test_two_banners_at_most_and_errors_first(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)
    stack.show_banner("success", "Lu.")
    stack.show_banner("error", "Clé pleine.")
    stack.show_banner("info", "Astuce.")
    assert [banner.kind for banner in stack.shown()] == ["error", "info"]
    stack.shown()[0].closed.emit()
    assert {banner.kind for banner in stack.shown()} == {"info", "success"}
    stack.clear()
    assert stack.isHidden()


def test_the_action_is_done_once_and_the_banner_leaves(qtbot: QtBot) -> None:
    done: list[str] = []
    stack = BannerStack()
    qtbot.addWidget(stack)
    banner = stack.show_banner("info", "Lu.", action=("Annuler", lambda: done.append("annulé")))
    qtbot.mouseClick(buttons(banner)["Annuler"], Qt.MouseButton.LeftButton)
    assert done == ["annulé"]
    assert stack.shown() == []


def test_a_banner_of_the_same_key_replaces_the_other(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)
    stack.show_banner("error", "Copie arrêtée.", key="backup")
    stack.show_banner("success", "Copie reprise.", key="backup")
    assert [banner.accessibleName() for banner in stack.shown()] == ["Copie reprise."]
    stack.withdraw("backup")
    assert stack.shown() == []


def test_what_is_said_is_never_markup(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)
    banner = stack.show_banner("info", "Lu <i>ceci</i>", "a & b < c")
    texts = [label.text() for label in banner.findChildren(QLabel)]
    assert any("&lt;i&gt;ceci" in text and "a &amp; b &lt; c" in text for text in texts)


def test_undo_is_offered_for_ten_seconds(qtbot: QtBot) -> None:
    taken: list[bool] = []
    banner = UndoBanner()
    qtbot.addWidget(banner)
    banner.offer("3 cartes écartées.", lambda: taken.append(True))
    banner.spend(UNDO_MS - 1)
    assert not banner.isHidden()
    banner.spend(1)
    assert banner.isHidden()
    banner.button.click()
    assert taken == []


def test_undo_is_taken(qtbot: QtBot) -> None:
    taken: list[bool] = []
    banner = UndoBanner()
    qtbot.addWidget(banner)
    banner.offer("3 cartes écartées.", lambda: taken.append(True))
    banner.button.click()
    assert taken == [True]
    assert banner.isHidden()


def test_the_time_to_undo_stops_under_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    banner = UndoBanner(window)
    banner.move(300, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    banner.offer("Retiré.", lambda: None)
    assert not banner.is_held()
    banner.button.setFocus()
    assert banner.is_held()
    banner.button.clearFocus()
    assert not banner.is_held()
