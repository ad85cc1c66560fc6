from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.opened import open_people
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.people.model import BOX, NAME
from workshop_app.desktop.screens.people.presenter import PeoplePresenter
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.domain.people import Person
from workshop_app.services.checkin import say
from workshop_app.services.people import change_person, people_in_order
from workshop_app.services.workshops import create_workshop

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Page:
    """The page on a real library, as a person meets it."""

    view: PeopleView
    presenter: PeoplePresenter
    workshop: Workshop
    tasks: AtOnce
    qtbot: QtBot
    certified: list[UUID]

    def people(self) -> Sequence[Person]:
        return self.workshop.ask(people_in_order)

    def names(self) -> list[str]:
        """What the list shows, first to last."""
        model = self.view.table.people
        if not self.view.table.isVisible():
            return []
        return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]

    def press(self, row: int, column: int = NAME) -> None:
        table = self.view.table
        at = table.visualRect(table.people.index(row, column)).center()
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=at)

    def click(self, words: str) -> None:
        buttons = [b for b in self.view.findChildren(QPushButton) if b.isVisible()]
        self.qtbot.mouseClick(next(b for b in buttons if words in b.text()), LEFT)


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    tasks, certified = AtOnce(workshop), list[UUID]()
    view, presenter = open_people(
        tasks, workshop, certify=lambda _page, people: certified.extend(people)
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    return Page(view, presenter, workshop, tasks, qtbot, certified)


@pytest.fixture
def three(page: Page) -> Page:
    """Three people: Abadie at table 2, a referent without table, one to check."""
    page.workshop.add("Léa", "Abadie", organisation="OT Sète", tables=(2,), function="Élue")
    page.workshop.add("Yann", "L’Haÿ", organisation="ADT Lot", referent=True, departement="46")
    page.workshop.add("Zoé", "Marty")
    page.presenter.refresh()
    return page


def test_an_empty_list_says_what_to_do(page: Page) -> None:
    page.presenter.refresh()
    assert not page.view.table.isVisible()
    assert not page.view.search_field.isVisible()
    page.click("Ajouter")
    page.presenter.refresh()
    assert page.view.side.adding.isVisible()
    page.view.side.adding.left.emit()
    assert not page.view.side.adding.isVisible()
    assert not page.view.table.isVisible()


def test_filters_count_and_narrow(three: Page) -> None:
    view = three.view
    assert three.names() == ["Léa Abadie", "Yann L’Haÿ", "Zoé Marty"]
    assert view.count.accessibleName() == "3 personnes"
    buttons = [b.text() for b in view.filter.findChildren(QPushButton)]
    assert buttons == ["Tous 3", "Référents 1", "Sans table 2", "À vérifier 1"]
    three.click("Référents")
    assert three.names() == ["Yann L’Haÿ"]
    three.click("À vérifier")
    assert three.names() == ["Zoé Marty"]
    three.click("Tous 3")
    three.qtbot.keyClicks(view.search_field, "lhay")
    assert three.names() == ["Yann L’Haÿ"]
    three.qtbot.keyClicks(view.search_field, "x")
    assert three.names() == []


def test_who_came_can_have_a_certificate(three: Page) -> None:
    three.press(0)
    button = three.view.side.person.certificate
    assert three.view.side.person.isVisible()
    assert not button.isVisible()
    key = three.people()[0].id
    three.workshop.do(partial(say, key=key, wanted="arrived"))
    three.presenter.refresh()
    assert button.isVisible()
    three.click("Attestation")
    assert three.certified == [key]


def test_a_heading_sorts_both_ways(three: Page) -> None:
    three.view.sort_asked.emit("table", False)
    assert three.names()[0] == "Léa Abadie"
    three.view.sort_asked.emit("name", True)
    assert three.names() == ["Zoé Marty", "Yann L’Haÿ", "Léa Abadie"]
    three.view.sort_asked.emit("departement", False)
    assert three.names()[0] == "Yann L’Haÿ"


def test_a_person_is_corrected_in_place(three: Page) -> None:
    three.press(2)
    panel = three.view.side.person
    assert panel.isVisible()
    field = panel.inside.fields["organisation"].field
    field.setFocus()
    three.qtbot.keyClicks(field, "OT  Agde ")
    three.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert three.people()[2].organisation == "OT Agde"
    three.presenter.refresh()
    assert field.text() == "OT  Agde ", "what is being typed stays while the field has the focus"
    panel.inside.fields["function"].field.setFocus()
    three.presenter.refresh()
    assert field.text() == "OT Agde"
    three.qtbot.mouseClick(panel.inside.referent, LEFT, pos=QPoint(10, 12))
    assert three.people()[2].referent


def test_typing_is_kept_after_a_pause_too(three: Page) -> None:
    three.press(0)
    field = three.view.side.person.inside.fields["function"].field
    field.setFocus()
    three.qtbot.keyClicks(field, "locale")
    three.qtbot.waitUntil(lambda: three.people()[0].function == "localeÉlue")


def test_half_typed_words_belong_to_the_person_shown(three: Page) -> None:
    three.press(0)
    field = three.view.side.person.inside.fields["phone"].field
    field.setFocus()
    three.qtbot.keyClicks(field, "06")
    three.press(1)
    assert [person.phone for person in three.people()] == ["06", "", ""]
    three.presenter.refresh()
    assert field.text() == ""


def test_a_refused_value_is_said_under_its_field(three: Page) -> None:
    three.press(0)
    email = three.view.side.person.inside.fields["email"]
    three.qtbot.keyClicks(email.field, "lea")
    three.qtbot.keyClick(email.field, Qt.Key.Key_Return)
    assert "lea" in email.error()
    assert three.people()[0].email == ""
    three.qtbot.keyClicks(email.field, "@sete.example")
    three.qtbot.keyClick(email.field, Qt.Key.Key_Return)
    assert email.error() == ""
    assert three.people()[0].email == "lea@sete.example"


def test_people_are_added_one_after_another(three: Page) -> None:
    three.click("Ajouter")
    adding = three.view.side.adding
    three.qtbot.keyClick(adding.inside.fields["first_name"].field, Qt.Key.Key_Return)
    assert adding.inside.fields["last_name"].error()
    for name in ("Ines", "Jo"):
        three.qtbot.keyClicks(adding.inside.fields["first_name"].field, name)
        three.qtbot.keyClick(adding.inside.fields["first_name"].field, Qt.Key.Key_Return)
        assert adding.inside.fields["first_name"].field.text() == ""
    three.presenter.refresh()
    assert {"Ines", "Jo"} < set(three.names())
    assert adding.isVisible(), "a refresh leaves the form open"


def test_boxes_choose_several_and_removal_is_taken_back(three: Page) -> None:
    three.press(0, BOX)
    three.press(2, BOX)
    three.click("Retirer 2 personnes")
    three.presenter.refresh()
    assert three.names() == ["Yann L’Haÿ"]
    assert three.view.undo.isVisible()
    three.qtbot.mouseClick(three.view.undo.button, LEFT)
    three.presenter.refresh()
    assert three.names() == ["Léa Abadie", "Yann L’Haÿ", "Zoé Marty"]


def test_the_undo_takes_back_the_removal_and_nothing_later(three: Page) -> None:
    three.press(0)
    three.qtbot.keyClick(three.view.table, Qt.Key.Key_Delete)
    kept = three.people()[0]
    three.workshop.do(partial(change_person, key=kept.id, function="Directeur"))
    three.qtbot.mouseClick(three.view.undo.button, LEFT)
    assert three.people()[0].last_name == "Abadie"
    assert three.people()[1].function == "Directeur"


def test_the_keyboard_alone_chooses_and_edits(three: Page) -> None:
    table = three.view.table
    table.setFocus()
    three.qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.chosen()) == 3
    three.qtbot.keyClick(table, Qt.Key.Key_Down)
    assert len(table.chosen()) == 1
    three.qtbot.keyClick(table, Qt.Key.Key_F2)
    assert three.view.side.person.inside.fields["first_name"].field.hasFocus()


def test_several_become_referents_at_once(three: Page) -> None:
    three.view.table.selectAll()
    three.click("Désigner référents")
    assert all(person.referent for person in three.people())
    three.click("Retirer le rôle")
    assert not any(person.referent for person in three.people())


def test_who_was_chosen_stays_chosen_when_the_list_changes(three: Page) -> None:
    three.press(2)
    three.workshop.add("Aa", "Aaron")
    three.presenter.refresh()
    (chosen,) = three.view.table.chosen()
    assert chosen == three.people()[3].id
    assert three.view.side.person.isVisible()


def test_another_workshop_starts_afresh(three: Page) -> None:
    three.press(0)
    three.qtbot.keyClicks(three.view.search_field, "abadie")
    other = Workshop(three.workshop.house, three.workshop.clock, uuid4())
    other.do(partial(create_workshop, model="vierge", title="Bilan"))
    other.add("Jo", "Fabre")
    three.tasks.open_workshop = other
    three.presenter.refresh()
    assert three.names() == ["Jo Fabre"]
    assert three.view.search_field.text() == ""
    assert not three.view.side.person.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut(three: Page, window: MainWindow, size: tuple[int, int]) -> None:
    window.add_page("people", "prepare", "Participants", "participants", three.view)
    window.show_page("people")
    window.resize(*size)
    window.show()

    def nothing_cut() -> None:
        assert cut_texts(three.view) == []

    three.press(2)
    three.qtbot.waitUntil(nothing_cut)
    three.view.table.selectAll()
    three.qtbot.waitUntil(nothing_cut)
    three.presenter.begin_adding()
    three.view.person_given.emit({"first_name": ""})
    three.qtbot.waitUntil(nothing_cut)
