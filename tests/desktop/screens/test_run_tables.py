"""Conduite, the tables: silence, calls in their order, who has finished, messages ready to send."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_run import NBSP, Page, Stage, page, stage
from workshop_app.desktop.screens.run.quick_messages import READY
from workshop_app.domain.hall_signals import LONGEST_MESSAGE
from workshop_app.i18n.translate import _
from workshop_app.services.hall_signals import (
    call,
    finish,
    message_news,
    read_message,
    send_message,
)
from workshop_app.services.phases import change_phase
from workshop_app.services.tables import tables_in_order

__all__ = ["page", "stage"]


def wait(stage: Stage, minutes: float) -> None:
    """The phones are all there."""
    stage.workshop.clock.forward(minutes)
    for table in range(1, 10):
        stage.seen(table)
    stage.look()


def test_a_table_that_writes_nothing_is_pointed_at_after_the_time_of_its_phase(
    stage: Stage,
) -> None:
    stage.workshop.start("Forces")
    wait(stage, 3.9)
    assert stage.view.face.day.silent == ""
    stage.workshop.write("Un port", table=4)
    wait(stage, 0.2)
    assert stage.view.face.day.silent == "8 tables sans carte"
    tile = stage.view.tile(3)
    assert (tile.phone, tile.activity) == ("silent", f"Sans carte, 4{NBSP}min")
    assert stage.view.tile(4).phone == "here"
    stage.workshop.do(partial(change_phase, key=stage.on_stage().id, silence_s=0))
    wait(stage, 5)
    assert stage.view.face.day.silent == ""


def test_calls_stand_in_the_order_they_came(stage: Stage) -> None:
    stage.workshop.start("Forces")
    tables = stage.workshop.ask(tables_in_order)
    for number in (5, 2, 7):
        stage.workshop.do(partial(call, table=tables[number - 1], calling=True))
        stage.workshop.clock.forward(1)
    wait(stage, 0)
    assert stage.view.face.day.calls == f"3 tables appellent{NBSP}: 5, 2, 7"
    assert stage.view.tile(2).activity == f"Appel n° 2, 2{NBSP}min"
    stage.run.answer_longest()
    assert stage.view.face.day.calls == f"2 tables appellent{NBSP}: 2, 7"
    stage.run.answer_longest()
    assert stage.view.face.day.calls == "1 table appelle"
    assert stage.view.tile(7).activity == f"Appelle, 1{NBSP}min"


def test_how_many_have_finished(stage: Stage) -> None:
    stage.workshop.start("Forces")
    for table in stage.workshop.ask(tables_in_order)[:7]:
        stage.workshop.do(partial(finish, table=table, done=True))
    wait(stage, 0)
    assert stage.view.face.day.done == "7 tables ont terminé"


def test_a_ready_message_leaves_in_one_press(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    menu = page.view.findChildren(QMenu)[-1]
    menu.actions()[0].trigger()
    menu.close()
    news = page.workshop.ask(message_news)
    assert news is not None
    assert (news.message.text, news.message.tables) == ("Encore cinq minutes", ())


def test_every_ready_message_fits_a_phone() -> None:
    assert all(len(_(words)) <= LONGEST_MESSAGE for words in READY)


def test_who_has_read_is_never_cut(page: Page) -> None:
    message = page.workshop.do(partial(send_message, text="Une idée par carte"))
    for table in range(1, 9):
        page.workshop.do(partial(read_message, key=message.id, table=table))
    page.window.resize(1024, 768)
    page.look()
    page.settle()
    assert cut_texts(page.view) == []


def test_tags_stand_beside_the_clock_at_every_size(page: Page) -> None:
    page.workshop.start("Forces")
    tables = page.workshop.ask(tables_in_order)
    for table in tables[:3]:
        page.workshop.do(partial(call, table=table, calling=True))
    for table in tables[3:5]:
        page.workshop.do(partial(finish, table=table, done=True))
    for table in tables:
        page.workshop.house.presence.seen(page.workshop.key, table.number)
    for size in ((1440, 900), (1280, 720), (1024, 768)):
        page.window.resize(*size)
        page.look()
        page.settle()
        assert cut_texts(page.view) == []
