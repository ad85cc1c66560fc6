"""Conduite, a table in trouble: what its phones hold, another phone, the desk, paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_run import Page, Stage, child, page, stage
from workshop_app.desktop.card_entry import CardEntry
from workshop_app.desktop.screens.run.doors_panel import TableDoorPanel
from workshop_app.desktop.screens.run.message_panel import MessagePanel
from workshop_app.desktop.screens.run.rescue_panel import RescuePanel
from workshop_app.desktop.screens.run.tile_grid import TileGrid
from workshop_app.services.cards import withdraw_card
from workshop_app.services.form_address import keep_address
from workshop_app.services.hall_signals import call, finish, go_to_paper, table_signals
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import change_workshop

__all__ = ["page", "stage"]
NBSP = "\u00a0"


def lose(stage: Stage, *tables: int) -> None:
    """Phones that were there and have said nothing for four minutes; the others just spoke."""
    stage.workshop.start("Forces")
    for table in range(1, 10):
        stage.seen(table)
    stage.workshop.clock.forward(4)
    for table in range(1, 10):
        if table not in tables:
            stage.seen(table)


def hold(stage: Stage, table: int, sent: int, waiting: int, phone: str = "a") -> None:
    presence = stage.workshop.house.presence
    presence.told(stage.workshop.key, table, phone, sent, waiting)
    stage.workshop.clock.forward(4 / 60)
    stage.look()


def test_cards_still_on_the_phone_are_told_on_the_tile(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.seen(4)
    hold(stage, 4, sent=0, waiting=2)
    tile = stage.view.tile(4)
    assert (tile.gap, tile.act) == ("2 cartes encore sur le téléphone", "rescue")
    stage.run.help_table(4)
    assert stage.view.face.rescue is not None
    assert "y garder la page ouverte" in stage.view.face.rescue.gap
    hold(stage, 4, sent=2, waiting=0)
    assert stage.view.tile(4).gap == "2 cartes à renvoyer"


def test_what_both_sides_count_alike_is_not_told(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.workshop.write("Un port", table=4)
    card = stage.workshop.write("Une gare", table=4).card
    hold(stage, 4, sent=2, waiting=0)
    assert stage.view.tile(4).gap == ""
    stage.workshop.do(partial(withdraw_card, key=card.id, table=None))
    hold(stage, 4, sent=2, waiting=0)
    assert stage.view.tile(4).gap == "", "set aside at the desk, it had arrived all the same"
    hold(stage, 4, sent=1, waiting=0, phone="b")
    assert stage.view.tile(4).gap == "1 carte à renvoyer"


def test_a_phone_that_counts_faster_than_the_desk_reads_alarms_nobody(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.look()
    stage.workshop.house.presence.told(stage.workshop.key, 4, "a", 1, 0)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.view.tile(4).gap == ""


def test_a_lost_table_is_helped_first(stage: Stage) -> None:
    lose(stage, 5)
    stage.look()
    assert (stage.view.tile(5).phone, stage.view.tile(5).act) == ("lost", "rescue")
    stage.run.help_table(0)
    rescue = stage.view.face.rescue
    assert rescue is not None
    assert rescue.number == 5
    assert (
        rescue.said
        == "Son téléphone ne répond plus depuis 4 min. Ses cartes y sont gardées.".replace(
            "4 min", f"4{NBSP}min"
        )
    )
    stage.run.ladder.leave()
    assert stage.view.face.rescue is None


def test_on_paper_the_desk_types_and_the_phone_is_not_lost_again(stage: Stage) -> None:
    lose(stage, 5)
    stage.look()
    stage.run.go_to_paper(5)
    tile = stage.view.tile(5)
    assert (tile.phone, tile.activity, tile.act) == ("paper", "Saisie sur papier", "type")
    assert stage.view.typed_for == [(5, "paper")]
    assert stage.view.face.day.lost_phones == ""
    stage.run.write(5, "forces", "Un sentier")
    (card,) = stage.workshop.ask(lambda snapshot: snapshot.cards.where(table=5))
    assert (card.source, card.number) == ("paper", 1)
    stage.workshop.clock.forward(1)
    stage.seen(5)
    stage.workshop.clock.forward(3)
    stage.look()
    assert stage.view.tile(5).phone == "lost", "it had come back"
    stage.run.back_to_phone(5)
    stage.seen(5)
    stage.look()
    assert stage.view.tile(5).phone == "silent", "its phone is back, without a card for long"


def test_the_order_of_states(stage: Stage) -> None:
    stage.workshop.start("Forces")
    table = stage.workshop.ask(tables_in_order)[3]
    stage.seen(4)
    stage.workshop.do(partial(finish, table=table, done=True))
    stage.look()
    assert stage.view.tile(4).phone == "done"
    stage.workshop.do(partial(go_to_paper, number=4))
    stage.look()
    assert stage.view.tile(4).phone == "paper"
    stage.workshop.do(partial(call, table=table, calling=True))
    stage.look()
    assert stage.view.tile(4).phone == "calls"


def test_when_every_phone_is_lost_each_tile_offers_to_type(stage: Stage) -> None:
    lose(stage, *range(1, 10))
    stage.look()
    assert {tile.act for tile in stage.view.face.tiles} == {"type"}


def test_another_phone_scans_the_same_code_and_the_hall_sees_it_by_choice(stage: Stage) -> None:
    stage.workshop.do(partial(change_workshop, wifi_name="Atelier", wifi_password="garrigue"))
    stage.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    lose(stage, 5)
    stage.look()
    stage.run.show_code(5)
    shown = stage.view.face.table_door
    assert shown is not None
    code = stage.workshop.ask(tables_in_order)[4].code
    assert [door.title for door in shown.doors] == ["Wi-Fi", "Table 5"]
    assert shown.doors[1].detail == f"{code[:4]} {code[4:]}"
    assert stage.projector.tables == []
    stage.run.ladder.project()
    assert stage.projector.tables == [5]
    stage.workshop.clock.forward(1)
    stage.seen(5)
    stage.run.tick(stage.workshop.clock.now())
    assert stage.projector.tables == [5, None], "it leaves the hall's screen by itself"
    shown = stage.view.face.table_door
    assert shown is not None
    assert shown.joined == "Un téléphone de la table 5 répond."
    stage.run.ladder.hide_code()
    assert stage.view.face.table_door is None


def test_the_whole_ladder_by_keyboard(page: Page, qtbot: QtBot) -> None:
    page.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    page.look()
    page.run.show_tables()
    qtbot.keyClicks(page.view, "5")
    qtbot.keyClick(child(page.view, TileGrid).tiles()[4], Qt.Key.Key_S)
    rescue = child(page.view, RescuePanel)
    assert rescue.isVisible()
    first = QApplication.focusWidget()
    assert first is page.button("Code QR")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    doors = child(page.view, TableDoorPanel)
    assert doors.isVisible()
    qtbot.mouseClick(page.button("Montrer à la salle"), Qt.MouseButton.LeftButton)
    assert page.content().title == "Table 5"
    assert [door.title for door in page.content().doors] == ["Table 5"]
    qtbot.keyClick(doors, Qt.Key.Key_Escape)
    assert child(page.view, TileGrid).isVisible()
    assert page.content().title == "Mieux travailler ensemble"
    qtbot.keyClicks(page.view, "5")
    qtbot.keyClick(child(page.view, TileGrid).tiles()[4], Qt.Key.Key_S)
    qtbot.mouseClick(page.button("Saisir ici"), Qt.MouseButton.LeftButton)
    text = child(child(page.view, CardEntry), QLineEdit)
    assert text.hasFocus()
    qtbot.keyClicks(text, "Un sentier")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    (card,) = page.workshop.ask(lambda snapshot: snapshot.cards.where(table=5))
    assert card.source == "desk"
    page.run.help_table(5)
    qtbot.mouseClick(page.button("Au papier"), Qt.MouseButton.LeftButton)
    assert page.workshop.ask(table_signals)[5].paper_since is not None
    assert page.view.undo.isVisible()
    page.run.help_table(5)
    qtbot.mouseClick(page.button("Lui écrire"), Qt.MouseButton.LeftButton)
    assert child(page.view, MessagePanel).isVisible()


def test_no_word_of_the_ladder_is_cut(page: Page) -> None:
    page.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    page.workshop.start("Forces")
    for size in ((1440, 900), (1280, 720), (1024, 768)):
        page.window.resize(*size)
        page.look()
        page.run.help_table(5)
        page.settle()
        assert cut_texts(page.view) == []
        page.run.show_code(5)
        page.settle()
        assert cut_texts(page.view) == []
        page.run.ladder.hide_code()
