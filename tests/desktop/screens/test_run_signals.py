"""Conduite and what the tables say: calls, « A terminé », the message and who has read it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_run import Stage, stage
from workshop_app.desktop.screens.run.faces import MessageFace
from workshop_app.desktop.screens.run.message_panel import MessagePanel
from workshop_app.desktop.screens.run.tile import TableTile
from workshop_app.domain.tables import Table
from workshop_app.services.hall_signals import call, finish, read_message, table_signals
from workshop_app.services.tables import tables_in_order

__all__ = ["stage"]
NBSP = "\u00a0"


def table_of(workshop: Workshop, number: int) -> Table:
    return workshop.ask(tables_in_order)[number - 1]


def calls(stage: Stage, number: int) -> None:
    table = table_of(stage.workshop, number)
    stage.workshop.do(partial(call, table=table, calling=True))
    stage.workshop.clock.forward(1)


def test_a_tile_shows_the_most_urgent_of_its_states(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.seen(4)
    stage.workshop.do(partial(finish, table=table_of(stage.workshop, 4), done=True))
    stage.look()
    assert (stage.view.tile(4).phone, stage.view.tile(4).activity) == ("done", "A terminé")
    stage.workshop.clock.forward(2)
    stage.look()
    assert stage.view.tile(4).phone == "lost"
    calls(stage, 4)
    stage.look()
    assert (stage.view.tile(4).phone, stage.view.tile(4).activity) == (
        "calls",
        f"Appelle, 1{NBSP}min",
    )
    assert "Appelle" in stage.view.tile(4).spoken
    assert stage.view.face.day.calls == "1 table appelle"


def test_the_next_phase_begins_unfinished(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.workshop.do(partial(finish, table=table_of(stage.workshop, 4), done=True))
    stage.workshop.start("Faiblesses")
    stage.look()
    assert stage.view.tile(4).phone == "none"


def test_the_key_answers_the_call_that_has_waited_longest(stage: Stage) -> None:
    calls(stage, 7)
    calls(stage, 2)
    stage.look()
    assert stage.view.face.day.calls == "2 tables appellent\u00a0: 7, 2"
    stage.run.answer_longest()
    signals = stage.workshop.ask(table_signals)
    assert [n for n in (2, 7) if signals[n].called_at] == [2]
    stage.run.answer(2)
    stage.run.answer_longest()
    assert stage.view.face.day.calls == ""


def test_a_message_and_who_has_read_it(stage: Stage) -> None:
    stage.look()
    stage.run.send_message(" ", 0)
    assert stage.view.said == [f"Le message est vide{NBSP}: rien n’a été envoyé."]
    stage.run.send_message("Encore cinq minutes", 0)
    assert stage.view.face.message.read == "Pas encore lu"
    assert stage.view.face.message.by_nobody
    room = stage.run._room
    assert room is not None
    assert room.message is not None
    for number in (1, 2, 3, 4, 6, 7, 8, 9):
        key = room.message.message.id
        stage.workshop.do(partial(read_message, key=key, table=number))
    stage.look()
    assert stage.view.face.message == MessageFace(
        "Encore cinq minutes", f"10{NBSP}h", "Lu par 8 tables sur 9", "(sauf table 5)"
    )
    stage.run.withdraw_message()
    assert stage.view.face.message.text == ""


def test_a_message_for_one_table(stage: Stage) -> None:
    stage.look()
    stage.run.send_message("Rapprochez-vous du micro", 3)
    room = stage.run._room
    assert room is not None
    assert room.message is not None
    assert room.message.message.tables == (3,)


@pytest.fixture
def panel(qtbot: QtBot) -> MessagePanel:
    panel = MessagePanel()
    qtbot.addWidget(panel)
    panel.resize(360, 150)
    panel.show()
    return panel


def test_enter_sends_and_the_words_stay_until_they_are_kept(
    panel: MessagePanel, qtbot: QtBot
) -> None:
    panel.show_tables((1, 2, 3))
    field = panel.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "Encore cinq minutes")
    with qtbot.waitSignal(panel.sent) as sent:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent.args == ["Encore cinq minutes", 0]
    panel.show_refusal("Non.")
    assert field.text() == "Encore cinq minutes"
    panel.show_sent()
    assert field.text() == ""
    choice = panel.findChild(QComboBox)
    assert choice is not None
    choice.setCurrentIndex(2)
    with qtbot.waitSignal(panel.sent) as sent:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent.args == ["", 2]
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_the_panel_shows_its_words_whole(panel: MessagePanel, qtbot: QtBot) -> None:
    panel.show_message(MessageFace("Une idée", "10 h 41", "Lu par 8 tables sur 9", "(sauf 5)"))
    assert cut_texts(panel) == []


@pytest.mark.parametrize("width", [278, 360])
def test_whom_it_is_for_is_never_cut(panel: MessagePanel, width: int) -> None:
    panel.show_tables(range(1, 41))
    panel.resize(width, 200)
    QApplication.processEvents()
    choice = panel.findChild(QComboBox)
    assert choice is not None
    for place in (0, 40):
        choice.setCurrentIndex(place)
        QApplication.processEvents()
        assert choice.width() >= choice.minimumSizeHint().width()
        assert choice.geometry().right() <= panel.width()


def test_a_calling_tile_offers_to_go_there(stage: Stage, qtbot: QtBot) -> None:
    calls(stage, 4)
    stage.look()
    tile = TableTile()
    qtbot.addWidget(tile)
    tile.resize(164, 116)
    tile.show_face(stage.view.tile(4))
    tile.show()
    assert tile._button.text() == "J’y vais"
    with qtbot.waitSignal(tile.answered) as answered:
        tile._button.click()
    assert answered.args == [4]
    stage.run.answer(4)
    tile.show_face(stage.view.tile(4))
    with qtbot.waitSignal(tile.help_asked):
        tile._button.click()
