"""« Mes phases » beside the schedule: kept, sought, added, renamed, removed, from and to files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_schedule import opened, row, titles
from tests.desktop.screens.test_schedule_methods import page, went
from tests.services.test_templates import names
from workshop_app.desktop.screens.schedule.method_panel import MethodCard
from workshop_app.desktop.screens.schedule.view import ScheduleView

__all__ = ["page", "went"]


def own(page: ScheduleView) -> list[MethodCard]:
    cards = page.methods.findChildren(MethodCard)
    kept = [card for card in cards if card.face.template is not None and card.parent()]
    return sorted((card for card in kept if not card.isHidden()), key=lambda card: card.y())


def kept(page: ScheduleView, title: str = "Forces") -> MethodCard:
    opened(page, title)
    page.methods.keep.click()
    QApplication.processEvents()
    return next(card for card in own(page) if card.face.title == title)


def test_the_open_phase_is_kept_and_comes_back_with_one_press(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    assert page.methods.keep.toolTip() == "Ouvrez d’abord la phase à enregistrer."
    card = kept(page)
    assert names(workshop) == ["Forces"]
    assert card.face.minutes == "18\u00a0min"
    row(page, "Forces").chevron.click()
    opened(page, "Pause")
    qtbot.mouseClick(card.add, Qt.MouseButton.LeftButton)
    place = titles(workshop).index("Pause")
    assert titles(workshop)[place + 1] == "Forces"
    assert page.list.rows()[place + 1].is_open()


def test_it_is_given_to_the_open_phase(page: ScheduleView, workshop: Workshop) -> None:
    card = kept(page)
    row(page, "Forces").chevron.click()
    editor = opened(page, "Pause")
    card.give.click()
    assert editor.words.question.toPlainText() == row(page, "Forces").face.question


def test_keeping_is_taken_back_from_the_banner(page: ScheduleView, workshop: Workshop) -> None:
    kept(page)
    assert page.undo.isVisible()
    page.undo.button.click()
    assert names(workshop) == []
    assert own(page) == []


def test_the_keyboard_renames_and_removes(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    card = kept(page)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    qtbot.keyClicks(card.name, "Points forts")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert names(workshop) == ["Points forts"]
    QApplication.processEvents()
    (card,) = own(page)
    page.methods.sought.setText("points")
    assert not card.isHidden()
    page.methods.sought.setText("tour de table")
    assert card.isHidden()
    page.methods.sought.clear()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert names(workshop) == []


def chosen(page: ScheduleView, words: str) -> None:
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_whole_schedule_travels_by_a_file(
    page: ScheduleView, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.methods.more.click()
    chosen(page, "Enregistrer tout le déroulé")
    assert names(workshop) == ["Mieux travailler ensemble"]
    (card,) = own(page)
    assert card.face.said == "9 phases"
    assert not card.face.can_be_given
    target = tmp_path / "journee.json"
    page.methods.choose(card.face.key)
    card.more.click()
    chosen(page, "Exporter…")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.read_text(encoding="utf-8").startswith("{")
    page.own_read.emit(target)
    assert names(workshop) == ["journee", "Mieux travailler ensemble"]


@pytest.mark.parametrize("size", [(1220, 900), (1060, 720), (960, 768)])
def test_no_text_is_cut(page: ScheduleView, size: tuple[int, int]) -> None:
    page.resize(*size)
    kept(page)
    page.methods_button.setChecked(True)
    QApplication.processEvents()
    assert cut_texts(page) == []
