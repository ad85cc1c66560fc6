"""« Préparer la salle »: what was seen ticks itself, what is chosen is kept, nothing is claimed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.test_desk import Hall
from workshop_app.desktop.screens.room import build_room
from workshop_app.domain.room import OBSERVATIONS
from workshop_app.services.form_address import keep_address
from workshop_app.services.room import room_check
from workshop_app.services.workshops import change_workshop, the_workshop

SIZES = [(1180, 900), (1060, 720), (960, 768), (620, 700)]
PHONE = "10.42.0.57"


class Room:
    """The page on a workshop, with what it asked of the desk."""

    def __init__(self, workshop: Workshop, folder: Path, qtbot: QtBot) -> None:
        self.workshop, self.asked = workshop, list[str]()
        self.hall = Hall(workshop, folder)
        self.outside = self.hall.outside()
        self.view, self.presenter = build_room(
            AtOnce(workshop),
            self.outside,
            self.move,
            lambda: self.asked.append("project"),
        )
        qtbot.addWidget(self.view)
        self.view.resize(*SIZES[0])
        self.view.show()
        self.presenter.refresh()
        self.tick()

    def move(self, host: str) -> None:
        self.asked.append(host)
        self.workshop.do(partial(keep_address, host=host, port=8000))
        self.presenter.refresh()

    def tick(self, minutes: float = 0.1) -> None:
        self.workshop.clock.forward(minutes)
        self.presenter.tick(self.workshop.clock.now())

    def marks(self) -> list[str]:
        return [row.face.mark for row in self.view.trial.rows.values() if row.face]


@pytest.fixture
def room(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> Room:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    workshop.do(partial(change_workshop, wifi_name="Atelier", wifi_password="garrigue-27"))
    return Room(workshop, tmp_path, qtbot)


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut(room: Room, size: tuple[int, int], qtbot: QtBot) -> None:
    room.hall.hosts.append("192.168.1.24")
    room.view.resize(*size)
    room.tick(2)
    qtbot.wait(50)
    assert cut_texts(room.view) == []


def test_each_observation_ticks_itself(room: Room) -> None:
    assert room.marks() == ["now", *["later"] * 4]
    trial = room.outside.trial
    trial.arrived("10.42.0.1", PHONE)
    room.tick()
    assert room.marks() == ["made", "now", "later", "later", "later"]
    for name in OBSERVATIONS:
        trial.saw(name, "10.42.0.1", PHONE)
    room.tick()
    assert room.marks() == ["made"] * 5
    assert room.view.cards.shown["firewall"].title.text() == "Le pare-feu laisse passer"
    room.view.trial.restart.click()
    assert room.marks() == ["now", *["later"] * 4]


def test_a_phone_on_another_network_is_sent_to_where_it_came(room: Room) -> None:
    room.outside.trial.arrived("192.168.1.24", PHONE)
    room.tick()
    card = room.view.cards.shown["network"]
    assert "autre réseau" in card.title.text()
    assert "192.168.1.24" in room.view.trial.advice.text()
    card.button.click()
    assert room.asked == ["192.168.1.24"]
    assert room.workshop.ask(the_workshop).host == "192.168.1.24"


def test_an_address_is_chosen_by_key_and_said_with_its_reason(room: Room, qtbot: QtBot) -> None:
    room.hall.hosts.append("192.168.1.24")
    room.tick(1)
    choice = room.view.addresses.choices["192.168.1.24"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert room.asked == ["192.168.1.24"]


def test_the_wifi_is_named_here(room: Room, qtbot: QtBot) -> None:
    edit = room.view.wifi.fields["wifi_name"].field
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "Salle Moliere")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert room.workshop.ask(the_workshop).wifi_name == "Salle Moliere"
    room.view.wifi.source.chosen.emit("hall")
    assert room.workshop.ask(room_check).source == "hall"


def test_the_steps_of_each_system_are_shown(room: Room) -> None:
    room.view.wifi.how.click()
    steps = room.view._steps
    assert steps.isVisible()
    steps.systems.chosen.emit("0")
    assert cut_texts(steps) == []
    steps.reject()
    room.view.cards.shown["firewall"].button.click()
    assert room.view._steps.isVisible()
    room.view._steps.reject()


def test_the_sheet_is_shown_and_printed_and_the_room_declared_ready(
    room: Room, tmp_path: Path, qtbot: QtBot
) -> None:
    assert room.view.sheet.page.has_page()
    room.view.sheet.print_chosen.emit(tmp_path / "feuilles.pdf")
    assert (tmp_path / "feuilles.pdf").read_bytes().startswith(b"%PDF-")
    room.view.record_chosen.emit(tmp_path / "constat.pdf")
    assert (tmp_path / "constat.pdf").read_bytes().startswith(b"%PDF-")
    room.presenter.refresh()  # the desk does, when it hears of the mark
    qtbot.mouseClick(room.view.ready, Qt.MouseButton.LeftButton)
    check = room.workshop.ask(room_check)
    assert {"address", "wifi", "sheet"} <= set(check.proved)
    assert "trial" in check.missing
    assert "noté" in room.view._said.text()


def test_a_folder_that_refuses_is_said(room: Room, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    room.view.record_chosen.emit(tmp_path / "fichier" / "constat.pdf")
    assert room.view.banners.shown()[0].kind == "error"


def test_both_papers_ask_where(room: Room) -> None:
    for button in (room.view.record, room.view.sheet.print):
        button.click()
        dialogs = room.view.findChildren(QFileDialog)
        assert dialogs
        for dialog in dialogs:
            dialog.reject()
            dialog.setParent(None)


def test_who_is_linked_is_told_table_by_table(room: Room) -> None:
    room.outside.presence.seen(room.workshop.key, 4)
    room.tick()
    assert room.view.linked.tables.accessibleName() == "Tables reliées\xa0: 4"


def test_the_squares_are_projected(room: Room) -> None:
    room.view.sheet.project.click()
    assert room.asked == ["project"]
