"""The page of the door as a person uses it: keys, clicks, focus, at every size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_report import FakePrinter
from tests.services.test_checkin import hall, said
from workshop_app.desktop.door_paper import DoorPaper
from workshop_app.desktop.projector import build_projector
from workshop_app.desktop.projector.presenter import ProjectorPresenter
from workshop_app.desktop.projector.window import ProjectorWindow
from workshop_app.desktop.screens.checkin import build_checkin
from workshop_app.desktop.screens.checkin.presenter import CheckinPresenter
from workshop_app.desktop.screens.checkin.row_menu import Gestures, row_menu
from workshop_app.desktop.screens.checkin.view import CheckinView
from workshop_app.domain.people import Person
from workshop_app.services.attendance import attendance_of
from workshop_app.services.checkin_list import DoorRow
from workshop_app.services.posts import posts_in_order
from workshop_app.services.seats import set_referent

SIZES = ((1220, 900), (1060, 720), (960, 768))
"""Of the page: what the window leaves beside the rail at 1440, 1280 and 1024."""


@dataclass
class Desk:
    workshop: Workshop
    people: list[Person]
    qtbot: QtBot
    view: CheckinView
    presenter: CheckinPresenter
    window: ProjectorWindow
    projection: ProjectorPresenter
    went: list[str] = field(default_factory=list)
    certified: list[UUID] = field(default_factory=list)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def press(self, key: Qt.Key, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    def states(self) -> dict[str, str]:
        known = self.workshop.ask(attendance_of)
        people = self.workshop.ask(lambda snapshot: snapshot.people.where())
        return {p.last_name: known[p.id].state for p in people if p.id in known}


@pytest.fixture
def desk(workshop: Workshop, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    people = hall(workshop, people=18)
    tasks, went = AtOnce(workshop), list[str]()
    window, projection = build_projector(tasks, workshop.clock, lambda _text: [[True]], lambda: "")
    paper = DoorPaper(tasks, workshop.clock, FakePrinter, lambda _workshop: "")
    view, presenter = build_checkin(
        tasks,
        workshop.clock,
        workshop.house.presence,
        workshop.house.qr,
        went.append,
        partial(went.append, "repair"),
        projection,
        paper,
    )
    qtbot.addWidget(view)
    qtbot.addWidget(window)
    view.resize(*SIZES[0])
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.search_box.hasFocus)
    projection.refresh()
    presenter.refresh()
    presenter.tick(workshop.clock.now())
    yield Desk(workshop, people, qtbot, view, presenter, window, projection, went)
    window.close()


def test_a_few_letters_and_enter_confirm_somebody(desk: Desk) -> None:
    desk.type("nom07")
    desk.press(Qt.Key.Key_Return)
    assert desk.states() == {"Nom07": "arrived"}
    assert desk.view.search_box.text() == ""
    assert desk.view.search_box.hasFocus()
    assert desk.view.found.gesture.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert desk.states() == {"Nom07": "arrived"}, "nothing is looked for: nothing is done"


def test_arrows_choose_and_escape_empties(desk: Desk) -> None:
    desk.type("nom0")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    face = desk.view.found.rows.chosen_face()
    assert face is not None
    assert face.name == "Prénom02 Nom02"
    assert "Prénom02 Nom02" in desk.view.search_box.accessibleDescription()
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.search_box.text() == ""
    assert desk.view.found.rows.chosen_face() is None


def test_letters_typed_anywhere_go_to_the_search(desk: Desk) -> None:
    desk.view.posts.link.setFocus()
    desk.type("z")
    assert desk.view.search_box.hasFocus()
    assert desk.view.search_box.text() == "z"


def test_the_button_of_a_row_confirms_whoever_it_is(desk: Desk) -> None:
    rows = desk.view.found.rows
    button = rows.parts(2).button
    assert button is not None
    desk.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=button.center())
    assert desk.states() == {"Nom02": "arrived"}
    assert desk.view.search_box.hasFocus()
    desk.qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.parts(1).name.center()
    )
    assert desk.states() == {"Nom02": "arrived"}, "a click on the name only chooses"
    assert rows.chosen_place() == 1


def test_the_page_has_one_primary_button_in_the_chosen_row(desk: Desk) -> None:
    primary = [
        button.text()
        for button in desk.view.findChildren(type(desk.view.posts.link))
        if button.property("role") == "primary" and button.isVisible()
    ]
    assert primary == []


def test_somebody_nobody_knows_is_welcomed_in_a_few_keys(desk: Desk) -> None:
    desk.type("Ana Ferreira")
    assert desk.view.found.finds_nobody()
    desk.press(Qt.Key.Key_Return)
    assert desk.view.found.newcomer.name.hasFocus()
    assert desk.view.found.newcomer.name.text() == "Ana Ferreira"
    desk.press(Qt.Key.Key_Return)
    assert desk.states() == {"Ferreira": "arrived"}
    assert desk.view.search_box.hasFocus()
    assert desk.view.found.newcomer.name.text() == ""


def test_a_name_lent_by_the_search_goes_with_it(desk: Desk) -> None:
    desk.type("zz")
    assert desk.view.found.newcomer.name.text() == "zz"
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.found.newcomer.name.text() == ""


def test_f4_and_escape_go_to_the_newcomers_and_back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    assert desk.view.found.newcomer.name.hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.states() == {}
    assert desk.view.found.newcomer.name.property("state") == "error"
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.search_box.hasFocus()


def test_structures_of_the_list_are_offered_to_newcomers(desk: Desk) -> None:
    choice = desk.view.found.newcomer.type
    assert {choice.itemText(n) for n in range(choice.count())} == {"Type", "OT", "ADT", "RT"}
    desk.view.found.newcomer.name.setText("Ana Ferreira")
    choice.setCurrentIndex(choice.findText("RT"))
    choice.activated.emit(choice.currentIndex())
    desk.view.found.newcomer.button.click()
    people = desk.workshop.ask(lambda snapshot: snapshot.people.where(last_name="Ferreira"))
    assert people[0].organisation_type == "RT"


def menu_of(desk: Desk, row: DoorRow) -> dict[str, QAction]:
    gestures = Gestures(
        desk.presenter.say,
        desk.presenter.take_back,
        desk.presenter.set_shown,
        desk.certified.append,
    )
    menu = row_menu(desk.view, row, gestures)
    return {action.text(): action for action in menu.actions() if action.text()}


def row_of(desk: Desk, place: int) -> DoorRow:
    desk.presenter.refresh()
    row = desk.presenter.row(desk.people[place].id)
    assert row is not None
    return row


def test_the_menu_of_a_row_says_all_that_can_be_said(desk: Desk) -> None:
    menu_of(desk, row_of(desk, 0))["Excuser"].trigger()
    assert desk.states() == {"Nom00": "excused"}
    menu_of(desk, row_of(desk, 0))["Annuler l’excuse"].trigger()
    assert desk.states() == {}
    desk.presenter.confirm(desk.people[0].id)
    menu_of(desk, row_of(desk, 0))["Noter un départ avant la fin"].trigger()
    assert desk.states() == {"Nom00": "left"}
    menu_of(desk, row_of(desk, 0))["Annuler le départ"].trigger()
    assert desk.states() == {"Nom00": "arrived"}
    menu_of(desk, row_of(desk, 0))["Attestation de présence…"].trigger()
    assert desk.certified == [desk.people[0].id]
    menu_of(desk, row_of(desk, 0))["Montrer son nom au projecteur"].trigger()
    people = desk.workshop.ask(lambda snapshot: snapshot.people.where(shown=False))
    assert [person.last_name for person in people] == ["Nom00"]


def test_the_menu_opens_by_a_key(desk: Desk) -> None:
    asked: list[tuple[object, QPoint]] = []
    desk.view.menu_wanted.disconnect()
    desk.view.menu_wanted.connect(lambda key, at: asked.append((key, at)))
    desk.type("nom03")
    desk.press(Qt.Key.Key_Return, shift=True)
    assert [key for key, _at in asked] == [desk.people[3].id]
    assert desk.states() == {}


def test_an_arrival_of_the_side_is_taken_back_by_its_button(desk: Desk) -> None:
    for n in range(3):
        said(desk.workshop, desk.people[n].id, "arrived", post=2)
    desk.presenter.refresh()
    first = desk.view.latest.lines()[0]
    button = first.findChild(type(desk.view.posts.link))
    assert button is not None
    assert button.accessibleName() == "Annuler l’arrivée\u00a0: Prénom02 Nom02"
    button.click()
    assert desk.states() == {"Nom00": "arrived", "Nom01": "arrived"}
    assert desk.view.search_box.hasFocus()


def test_places_are_projected_and_leave_with_the_first_phase(desk: Desk) -> None:
    desk.view.head.places.click()
    assert desk.window.isVisible()
    assert desk.view.head.places.text() == "Retirer les places"
    desk.view.head.places.click()
    assert desk.view.head.places.text() == "Projeter les places"
    desk.view.head.places.click()
    desk.workshop.start("Accueil")
    desk.projection.refresh()
    desk.presenter.refresh()
    assert desk.view.head.places.text() == "Projeter les places"
    assert not desk.view.head.places.isEnabled()
    assert desk.view.head.sheet.text() == "Liste de présence"


def test_the_dialog_of_a_post_shows_its_code_and_ends_it(desk: Desk) -> None:
    desk.view.posts.link.click()
    (post,) = desk.workshop.ask(posts_in_order)
    desk.presenter.refresh()
    dialog = desk.view.dialog
    assert dialog is not None
    dialog.name.field.setText("Tablette de Fanny")
    dialog.name.field.editingFinished.emit()
    assert desk.workshop.ask(posts_in_order)[0].name == "Tablette de Fanny"
    dialog.revoke_asked.emit(post.id)
    assert desk.workshop.ask(posts_in_order) == []
    desk.qtbot.waitUntil(lambda: desk.view.dialog is None)


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut(desk: Desk, size: tuple[int, int]) -> None:
    by_table = {person.table: person for person in desk.people}
    for person in by_table.values():
        desk.workshop.do(partial(set_referent, key=person.id, referent=True))
    for n in range(6):
        said(desk.workshop, desk.people[n].id, "arrived", post=1 + n % 2)
    said(desk.workshop, by_table[2].id, "excused")
    desk.presenter.confirm(desk.people[7].id)
    desk.view.resize(*size)
    desk.presenter.refresh()
    assert desk.view.alert.isVisible()

    def nothing_is_cut() -> None:
        assert cut_texts(desk.view) == []

    desk.qtbot.waitUntil(nothing_is_cut, timeout=2_000)
