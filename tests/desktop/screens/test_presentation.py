from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.presentation import build_presentation
from workshop_app.desktop.screens.presentation.line_list import LineEditor, LineList
from workshop_app.desktop.screens.presentation.presenter import PresentationPresenter
from workshop_app.desktop.screens.presentation.side_panels import CheckRow
from workshop_app.desktop.screens.presentation.view import PresentationView
from workshop_app.domain.hall import VisitNote
from workshop_app.domain.network import Address
from workshop_app.domain.workshop import Workshop as Entity
from workshop_app.services.day_plan import free_the_end, step_phase
from workshop_app.services.form_address import keep_address
from workshop_app.services.hall import hall_plan
from workshop_app.services.phases import plan_phase, schedule
from workshop_app.services.presentation import add_category
from workshop_app.services.rehearsal import mark_rehearsed
from workshop_app.services.room import declare_ready
from workshop_app.services.slides import collect_deck, fingerprint_of, mark_made
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import change_workshop, create_workshop, the_workshop

LEFT = Qt.MouseButton.LeftButton
OPTIONAL = {"recruitment": "Recrutement"}
ALT = Qt.KeyboardModifier.AltModifier
ADDRESSES = [
    Address("192.168.137.1", "wlan0", "hotspot"),
    Address("192.168.1.23", "eth0", "cable"),
    Address("172.17.0.1", "docker0", "virtual"),
    Address("127.0.0.1", "lo", "loopback"),
]


@dataclass
class Page:
    """The page on a real library, as a person meets it."""

    view: PresentationView
    presenter: PresentationPresenter
    workshop: Workshop
    tasks: AtOnce
    qtbot: QtBot
    gone: list[str]
    addresses: list[Address] = field(default_factory=lambda: list(ADDRESSES))
    key: list[Path | None] = field(default_factory=lambda: [None])
    """Where copies go outside the laptop, once one says."""

    def now(self) -> Entity:
        return self.workshop.ask(the_workshop)

    def field(self, name: str) -> QLineEdit:
        return self.view.identity.fields[name].field

    def type(self, target: QLineEdit | QPlainTextEdit, words: str) -> None:
        """Type over what is there and leave the field."""
        target.setFocus()
        target.selectAll()
        self.qtbot.keyClicks(target, words)
        target.clearFocus()

    def errors(self) -> str:
        return self.view.identity._error.text()

    def rules(self) -> list[str]:
        return [rule.title for rule in self.now().rules]

    def labels(self) -> list[str]:
        return [category.label for category in self.now().categories]

    def choose(self, lines: LineList, place: int) -> None:
        lines.setFocus()
        lines.setCurrentIndex(lines.lines.index(place))

    def editor(self, lines: LineList) -> LineEditor:
        (editor,) = [one for one in lines.findChildren(LineEditor) if one.isVisible()]
        return editor

    def turn_wheel(self, target: QWidget) -> None:
        middle = QPointF(target.rect().center())
        wheel = QWheelEvent(
            middle,
            target.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, wheel)

    def menu(self, words: str) -> None:
        """Press that line of the menu that is open."""
        (menu,) = [m for m in self.view.findChildren(QMenu) if m.isVisible()]
        next(action for action in menu.actions() if words in action.text()).trigger()
        menu.close()


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    gone: list[str] = []
    tasks = AtOnce(workshop)
    addresses = list(ADDRESSES)
    key: list[Path | None] = [None]

    def use(host: str) -> None:
        workshop.do(partial(keep_address, host=host, port=8000))

    view, presenter = build_presentation(
        tasks,
        workshop.clock,
        lambda: addresses,
        use,
        gone.append,
        OPTIONAL,
        workshop.house.qr,
        lambda: lambda: key[0],
        lambda: gone.append("choose"),
        lambda _key: gone.append("rehearse"),
    )
    qtbot.addWidget(view)
    view.resize(1220, 1300)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop, tasks, qtbot, gone, addresses, key)


def test_a_free_end_is_shown_where_it_is_and_fixed_by_typing_one(page: Page) -> None:
    now = page.workshop.clock.now()
    first = page.workshop.ask(schedule)[0]
    page.workshop.do(partial(free_the_end, free=True, now=now))
    page.workshop.do(partial(step_phase, key=first.id, minutes=7))
    page.presenter.refresh()
    assert page.field("ends_at").text().replace("\u00a0", " ") == "12 h 07"
    page.type(page.field("starts_at"), "13 h")
    page.presenter.refresh()
    assert page.field("ends_at").text().replace("\u00a0", " ") == "15 h 07"
    page.type(page.field("ends_at"), "16 h")
    assert (page.now().ends_at, page.now().end_is_free) == (time(16), False)


def test_every_field_is_changed_in_place(page: Page) -> None:
    for name, typed in {
        "title": "Faire front",
        "organiser": "La federation",
        "question": "Et nous ?",
        "day": "13/10/2026",
        "starts_at": "9h30",
        "ends_at": "12:15",
        "place": "Salle 9",
    }.items():
        page.type(page.field(name), typed)
    page.view.identity.tables.setValue(7)
    now = page.now()
    assert (now.title, now.organiser, now.question) == ("Faire front", "La federation", "Et nous ?")
    assert (now.day, now.starts_at, now.ends_at) == (date(2026, 10, 13), time(9, 30), time(12, 15))
    assert (now.place, now.table_count) == ("Salle 9", 7)
    page.presenter.refresh()
    assert page.field("day").text() == "13 oct. 2026"
    assert page.field("starts_at").text().replace("\u00a0", " ") == "9 h 30"


def test_typing_is_kept_after_a_pause(page: Page) -> None:
    title = page.field("title")
    title.setFocus()
    title.selectAll()
    page.qtbot.keyClicks(title, "Faire front")
    page.qtbot.waitUntil(lambda: page.now().title == "Faire front")


def test_a_day_is_taken_off(page: Page) -> None:
    page.type(page.field("day"), "13/10/2026")
    page.presenter.refresh()
    day = page.field("day")
    day.setFocus()
    day.selectAll()
    page.qtbot.keyClick(day, Qt.Key.Key_Delete)
    day.clearFocus()
    assert page.now().day is None


def test_a_day_is_pointed_at_in_a_calendar(page: Page) -> None:
    page.field("day").actions()[0].trigger()
    (calendar,) = page.view.findChildren(QCalendarWidget)
    calendar.clicked.emit(calendar.selectedDate())
    chosen = calendar.selectedDate()
    assert page.now().day == date(chosen.year(), chosen.month(), chosen.day())


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("ends_at", "9 h", "La fin (9 h) vient avant le début (10 h)."),
        ("starts_at", "tot", "« tot » n’est pas une heure."),
        ("day", "demain", "« demain » n’est pas une date."),
        ("title", " ", "Le titre est vide."),
    ],
)
def test_a_refusal_is_said_under_the_row_and_mended(
    page: Page, name: str, typed: str, said: str
) -> None:
    before = page.now()
    page.type(page.field(name), typed)
    assert page.errors().replace("\u00a0", " ").startswith(said)
    assert page.field(name).property("state") == "error"
    assert page.now() == before
    right = {"ends_at": "13 h", "starts_at": "9 h", "day": "1/12/2026", "title": "Oui"}[name]
    page.type(page.field(name), right)
    assert page.errors() == ""
    assert page.now() != before


def test_a_table_with_cards_stays(page: Page) -> None:
    page.workshop.start("Forces")
    page.workshop.write(table=8)
    page.view.identity.tables.setValue(3)
    assert "La table 8 a déjà des cartes" in page.errors()
    assert page.view.identity.tables.value() == 9
    assert page.now().table_count == 9


def test_the_wheel_passing_over_changes_nothing(page: Page) -> None:
    tables = page.view.identity.tables
    page.field("title").setFocus()
    page.turn_wheel(tables)
    assert tables.value() == 9
    tables.setFocus()
    page.turn_wheel(tables)
    assert page.now().table_count == 10


def test_objectives_are_one_a_line(page: Page) -> None:
    edit = page.view.texts.fields["objectives"].field
    assert edit.toPlainText().startswith("– ")
    assert edit.property("state") == "untouched"
    edit.setFocus()
    edit.selectAll()
    page.qtbot.keyClicks(edit, "Dire")
    page.qtbot.keyClick(edit, Qt.Key.Key_Return)
    page.qtbot.keyClick(edit, Qt.Key.Key_Return)
    page.qtbot.keyClicks(edit, "- Choisir")
    edit.clearFocus()
    assert page.now().objectives == ("Dire", "Choisir")
    page.presenter.refresh()
    assert edit.toPlainText() == "– Dire\n– Choisir"
    assert edit.property("state") == ""


def test_rules_move_by_keyboard_and_by_drag(page: Page) -> None:
    lines = page.view.rules.lines
    first, second, third = page.rules()[:3]
    page.choose(lines, 0)
    page.qtbot.keyClick(lines, Qt.Key.Key_Down, ALT)
    assert page.rules()[:2] == [second, first]
    assert lines.currentIndex().row() == 1
    page.qtbot.keyClick(lines, Qt.Key.Key_Up, ALT)
    page.qtbot.keyClick(lines, Qt.Key.Key_Up, ALT)
    assert page.rules()[:2] == [first, second]
    assert lines.lines.moveRows(QModelIndex(), 0, 1, QModelIndex(), 3)
    assert page.rules()[:3] == [second, third, first]
    assert not lines.lines.moveRows(QModelIndex(), 0, 1, QModelIndex(), 1)


def test_the_chosen_rule_has_buttons(page: Page) -> None:
    lines = page.view.rules.lines
    before = page.rules()
    page.choose(lines, 1)
    delegate = lines.itemDelegate()
    up, down, away = delegate._action_rects(lines.row_rect(1))  # type: ignore[attr-defined]
    page.qtbot.mouseClick(lines.viewport(), LEFT, pos=up.center())
    assert page.rules()[:2] == [before[1], before[0]]
    rect = delegate._action_rects(lines.row_rect(0))[2]  # type: ignore[attr-defined]
    page.qtbot.mouseClick(lines.viewport(), LEFT, pos=rect.center())
    assert page.rules() == [before[0], *before[2:]]
    assert (down.isValid(), away.isValid()) == (True, True)


def test_a_rule_is_written_in_place(page: Page) -> None:
    lines = page.view.rules.lines
    page.choose(lines, 2)
    page.qtbot.keyClick(lines, Qt.Key.Key_Return)
    editor = page.editor(lines)
    assert editor.first.text() == page.rules()[2]
    page.type(editor.first, "Une idee a la fois")
    editor.first.setFocus()
    page.qtbot.keyClick(editor.first, Qt.Key.Key_Return)
    assert page.rules()[2] == "Une idee a la fois"
    assert lines.lines.face(2).first == "Une idee a la fois"
    assert lines.editing() == -1


@pytest.mark.parametrize("field", ["first", "second"])
def test_the_list_has_the_focus_again_after_a_line(page: Page, field: str) -> None:
    lines = page.view.rules.lines
    page.choose(lines, 0)
    lines.setFocus()
    page.qtbot.keyClick(lines, Qt.Key.Key_F2)
    text = getattr(page.editor(lines), field)
    text.setFocus()
    page.qtbot.keyClick(text, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is lines


def test_echap_leaves_a_rule_as_it_was(page: Page) -> None:
    lines = page.view.rules.lines
    before = page.rules()
    page.choose(lines, 0)
    page.qtbot.keyClick(lines, Qt.Key.Key_F2)
    editor = page.editor(lines)
    page.qtbot.keyClicks(editor.first, "Autre chose")
    page.qtbot.keyClick(editor.first, Qt.Key.Key_Escape)
    assert lines.editing() == -1
    assert page.rules() == before


def test_a_refresh_leaves_alone_who_is_writing(page: Page) -> None:
    lines = page.view.rules.lines
    page.choose(lines, 0)
    page.qtbot.keyClick(lines, Qt.Key.Key_F2)
    editor = page.editor(lines)
    page.qtbot.keyClicks(editor.first, "Ecouter")
    page.presenter.refresh()
    assert editor.isVisible()
    assert editor.first.text() == "Ecouter"


def test_a_rule_without_words_is_refused_beside_the_list(page: Page) -> None:
    page.view.rule_edited.emit(0, " ", "")
    assert "quelques mots" in page.view.rules._error.text()
    page.view.rule_edited.emit(0, "Oui", "")
    assert page.view.rules._error.text() == ""


def test_a_new_rule_is_ready_to_be_written(page: Page) -> None:
    page.qtbot.mouseClick(page.view.rules.add_button, LEFT)
    lines = page.view.rules.lines
    editor = page.editor(lines)
    assert editor.first.selectedText() == "Nouvelle règle"
    page.qtbot.keyClicks(editor.first, "Rire")
    page.qtbot.keyClick(editor.first, Qt.Key.Key_Return)
    assert page.rules()[-1] == "Rire"
    page.choose(lines, len(page.rules()) - 1)
    page.qtbot.keyClick(lines, Qt.Key.Key_Delete)
    assert "Rire" not in page.rules()


def test_a_category_is_added_renamed_and_given_a_look(page: Page) -> None:
    page.qtbot.mouseClick(page.view.categories.add_button, LEFT)
    lines = page.view.categories.lines
    editor = page.editor(lines)
    page.qtbot.keyClicks(editor.first, "Idees")
    page.qtbot.keyClicks(editor.second, "Lesquelles ?")
    page.qtbot.keyClick(editor.second, Qt.Key.Key_Return)
    added = page.now().categories[-1]
    assert (added.label, added.code, added.question) == ("Idees", "ID", "Lesquelles ?")
    page.qtbot.waitUntil(lambda: not lines.findChildren(LineEditor))
    rect = lines.itemDelegate()._look_rect(lines.row_rect(4))  # type: ignore[attr-defined]
    page.qtbot.mouseClick(lines.viewport(), LEFT, pos=rect.center())
    page.menu("Octogone gris")
    assert page.now().categories[-1].shape == "octagon"


def test_the_look_is_frozen_with_the_first_card_and_says_so(page: Page) -> None:
    page.workshop.start("Forces")
    page.workshop.write()
    page.view.look_chosen.emit(0, "menaces", "octagon")
    assert "Forces a déjà des cartes" in page.view.categories._error.text()
    assert page.now().categories[0].shape == "triangle-up"
    page.view.category_removed.emit(0)
    assert "Forces" in page.labels()


def test_the_menu_of_a_category_moves_and_removes(page: Page) -> None:
    lines = page.view.categories.lines
    first, second = page.labels()[:2]
    more = lines.itemDelegate()._more_rect(lines.row_rect(0))  # type: ignore[attr-defined]
    page.qtbot.mouseClick(lines.viewport(), LEFT, pos=more.center())
    page.menu("Descendre")
    assert page.labels()[:2] == [second, first]
    page.choose(lines, 0)
    page.qtbot.keyClick(lines, Qt.Key.Key_Delete)
    assert second not in page.labels()


def test_there_is_a_shape_for_six(page: Page) -> None:
    for label in ("Un", "Deux"):
        page.workshop.do(partial(add_category, label=label))
    page.presenter.refresh()
    assert not page.view.categories.add_button.isEnabled()
    assert "six formes" in page.view.categories.add_button.toolTip()


def test_each_missing_thing_opens_what_mends_it(page: Page) -> None:
    view = page.view
    page.workshop.do(partial(plan_phase, title="Bilan", planned_s=1200))
    page.presenter.refresh()
    assert view.checklist.title.text() == "Avant l’atelier"
    for check, place in {
        "list": "people",
        "groups": "groups",
        "schedule": "schedule",
        "kit": "kit",
    }.items():
        page.qtbot.mouseClick(view.checklist.row(check).button, LEFT)
        assert page.gone[-1] == place
    page.qtbot.mouseClick(view.checklist.row("address").button, LEFT)
    assert view.phones.choices()[0].hasFocus()
    assert len(page.gone) == 4


def test_the_checklist_says_what_is_missing_and_the_button_what_to_do(page: Page) -> None:
    def line(check: str) -> tuple[str, str]:
        row = page.view.checklist.row(check)
        return row.accessibleName().replace("\u00a0", " "), row.button.text()

    assert line("list") == ("Liste importée, à faire, Personne n’est inscrit", "Importer")
    assert line("groups") == ("Groupes répartis, à faire, Personne n’a de table", "Répartir")
    assert line("schedule") == ("Déroulé, fait, 2 h, fin à 12 h", "")
    page.workshop.add("Anne", "Roux", tables=(1,))
    page.workshop.add("Jo", "Lind", organisation="ADT", tables=(2,))
    page.workshop.do(partial(plan_phase, title="Bilan", planned_s=480))
    page.presenter.refresh()
    assert line("list") == ("Liste importée, à faire, 2 inscrits, 1 à vérifier", "Vérifier")
    assert line("groups")[0].endswith("Sans référent : tables 1, 2")
    assert line("groups")[1] == "Désigner"
    assert line("schedule") == ("Déroulé, à faire, 8 min de trop", "Ajuster")
    assert line("kit") == ("Kit à imprimer, à faire, 5 documents à imprimer", "Imprimer")


def test_the_poster_is_in_the_kit(page: Page) -> None:
    poster = next(b for b in page.view.rules.findChildren(QPushButton) if b.text() == "Affiche")
    page.qtbot.mouseClick(poster, LEFT)
    assert page.gone == ["kit"]


def check(page: Page, name: str) -> CheckRow:
    return page.view.checklist.row(name)


def test_each_missing_thing_has_a_button_that_mends_it_or_leads_there(page: Page) -> None:
    slides: list[bool] = []
    page.view.slides_asked.connect(lambda: slides.append(True))
    for name in ("list", "groups", "kit", "room", "slides", "key", "rehearsal", "address"):
        page.qtbot.mouseClick(check(page, name).button, LEFT)
    assert page.gone == ["people", "groups", "kit", "room", "choose", "rehearse"]
    assert slides == [True]
    assert page.view.phones.choices()[0].hasFocus()


def test_the_primary_button_rehearses_and_the_list_says_when_it_was_done(page: Page) -> None:
    page.qtbot.mouseClick(page.view.rehearse, LEFT)
    assert page.gone == ["rehearse"]
    assert "Pas encore jouée" in check(page, "rehearsal").accessibleName()
    now = page.workshop.clock.now()
    page.workshop.do(partial(mark_rehearsed, played_at=now, tables=9, cards=0))
    page.presenter.refresh()
    said = check(page, "rehearsal").accessibleName()
    assert said.endswith("à faire, Arrêtée le 12 mars, avant la première carte")
    page.workshop.do(partial(mark_rehearsed, played_at=now, tables=9, cards=120))
    page.presenter.refresh()
    said = check(page, "rehearsal").accessibleName()
    assert said == "Répétition à blanc, fait, Jouée le 12 mars, 9 tables simulées"


def test_a_key_that_is_plugged_in_is_seen_without_being_asked(page: Page) -> None:
    page.presenter.tick(page.workshop.clock.now())
    assert check(page, "key").accessibleName().endswith("à faire, Aucune clé USB branchée")
    page.key[0] = Path("/media/CLE/Tablée")
    page.workshop.clock.forward(1)
    page.presenter.tick(page.workshop.clock.now())
    said = check(page, "key").accessibleName()
    assert said.endswith("fait, Chaque minute sur «\u00a0CLE\u00a0»")
    assert not check(page, "key").button.isVisible()


def test_slides_and_the_hall_say_since_when_they_are_ready(page: Page) -> None:
    now = page.workshop.clock.now()
    page.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    deck = page.workshop.ask(partial(collect_deck, kind="intro", now=now))
    page.workshop.do(partial(mark_made, kind="intro", fingerprint=fingerprint_of(deck)))
    page.workshop.do(partial(declare_ready, proved=["address"], missing=["trial"]))
    page.presenter.refresh()
    assert check(page, "slides").accessibleName().endswith("fait, Fait le 12 mars")
    said = check(page, "room").accessibleName()
    assert said.endswith("à faire, Dite prête le 12 mars, sans téléphone d’essai")
    page.workshop.do(partial(declare_ready, proved=["trial"], missing=[]))
    page.workshop.do(partial(change_workshop, title="Autrement"))
    page.presenter.refresh()
    assert check(page, "room").accessibleName().endswith("Essayée le 12 mars avec un téléphone")
    assert "À refaire" in check(page, "slides").accessibleName()
    page.workshop.do(partial(keep_address, host="10.42.0.9", port=8000))
    page.presenter.refresh()
    assert "L’adresse a changé" in check(page, "room").accessibleName()


def test_an_address_is_chosen_even_one_set_aside(page: Page) -> None:
    phones = page.view.phones
    assert [one.text() for one in phones.choices()] == ["192.168.137.1", "192.168.1.23"]
    more = next(b for b in phones.findChildren(QPushButton) if "écartées" in b.text())
    page.qtbot.mouseClick(more, LEFT)
    assert len(phones.choices()) == 4
    last = phones.choices()[3]
    assert "aucun téléphone" in last.accessibleName()
    last.click()
    assert page.now().host == "127.0.0.1"
    page.presenter.refresh()
    assert "aucun téléphone" in page.view.checklist.row("address").accessibleName()
    phones.choices()[0].click()
    page.presenter.refresh()
    assert page.now().host == "192.168.137.1"
    assert not page.view.checklist.row("address").button.isVisible()


def test_an_address_that_is_gone_is_told(page: Page) -> None:
    page.workshop.do(partial(keep_address, host="10.0.0.9", port=8000))
    page.qtbot.mouseClick(page.view.phones.findChildren(QPushButton)[0], LEFT)
    assert "10.0.0.9 n’est plus une adresse" in page.view.phones._lost.text()
    page.addresses.clear()
    page.presenter.refresh()
    assert page.view.phones.choices() == []


def test_the_wifi_is_kept_with_the_workshop(page: Page) -> None:
    page.type(page.view.phones.wifi["wifi_name"].field, "Salle 9")
    page.type(page.view.phones.wifi["wifi_password"].field, "a;b c")
    assert (page.now().wifi_name, page.now().wifi_password) == ("Salle 9", "a;b c")


def test_another_workshop_starts_afresh(page: Page) -> None:
    page.type(page.field("ends_at"), "9 h")
    other = Workshop(page.workshop.house, page.workshop.clock, uuid4())
    other.do(partial(create_workshop, model="vierge", title="Bilan"))
    page.tasks.open_workshop = other
    page.presenter.refresh()
    assert page.errors() == ""
    assert page.field("title").text() == "Bilan"
    assert page.field("ends_at").text().replace("\u00a0", " ") == "12 h"


def test_a_field_left_late_writes_to_its_own_workshop(page: Page) -> None:
    title = page.field("title")
    title.setFocus()
    page.qtbot.keyClicks(title, "Bien ")
    other = Workshop(page.workshop.house, page.workshop.clock, uuid4())
    other.do(partial(create_workshop, model="vierge", title="Bilan"))
    page.tasks.open_workshop = other
    title.clearFocus()
    assert page.now().title == "Bien Mieux travailler ensemble"
    assert other.ask(the_workshop).title == "Bilan"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut(page: Page, window: MainWindow, size: tuple[int, int]) -> None:
    window.add_page("presentation", "prepare", "Présentation", "presentation", page.view)
    window.show_page("presentation")
    window.resize(*size)
    window.show()

    def nothing_cut() -> None:
        assert cut_texts(page.view) == []

    page.qtbot.waitUntil(nothing_cut)
    page.type(page.field("ends_at"), "9 h")
    page.view.category_edited.emit(0, "", "")
    page.qtbot.waitUntil(nothing_cut)


def test_a_page_the_model_lacks_is_switched_on_and_off(page: Page) -> None:
    box = page.view.pages.boxes["recruitment"]
    assert box.text() == "Recrutement"
    assert not box.isChecked()
    page.qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    assert page.now().extra_pages == ("recruitment",)
    page.presenter.refresh()
    assert box.isChecked()
    page.qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    assert page.now().extra_pages == ()


def test_a_model_that_offers_every_page_has_nothing_to_switch_on(page: Page) -> None:
    page.workshop.do(partial(change_workshop, model="groupe-de-travail"))
    page.presenter.refresh()
    assert not page.view.pages.isVisible()


def test_how_long_names_are_kept_is_chosen_and_said(page: Page) -> None:
    panel = page.view.retention
    page.presenter.refresh()
    assert "à faire" in panel.row.accessibleName()
    assert panel.row.button.text() == "Choisir"
    panel.row.button.click()
    page.menu("6 mois après")
    assert page.now().retention_months == 6
    assert "la date de l’atelier manque" in panel.row.accessibleName()
    page.workshop.do(partial(change_workshop, day=date(2026, 10, 13)))
    page.presenter.refresh()
    assert "Anonymes le 13 avril 2027" in panel.row.accessibleName()
    panel.row.button.click()
    page.menu("Sans me le demander ce jour-là")
    assert page.now().retention_unasked
    assert panel.row.accessibleName().endswith("sans demander")
    panel.row.button.click()
    page.menu("Sans limite")
    assert (page.now().retention_months, page.now().retention_unasked) == (0, False)
    assert "Gardés sans limite" in panel.row.accessibleName()
    assert not panel.menu().actions()[-1].isEnabled()


def test_the_visit_of_the_hall_is_noted_and_leads_to_the_plan(page: Page) -> None:
    notes = page.view.visit.notes
    notes.write_new("wifi")
    assert notes.fresh is not None
    page.qtbot.keyClicks(notes.fresh.text, "25 appareils")
    page.qtbot.keyClick(notes.fresh.text, Qt.Key.Key_Return)
    plan = page.workshop.ask(hall_plan)
    assert plan.notes == (VisitNote("wifi", "25 appareils"),)
    button = next(b for b in page.view.visit.findChildren(QPushButton) if "Plan" in b.text())
    button.click()
    assert page.gone == ["hall"]


def test_the_code_of_a_table_is_changed_and_the_paper_is_told(page: Page) -> None:
    def codes() -> list[str]:
        return [table.code for table in page.workshop.ask(tables_in_order)]

    before = codes()
    menu = page.view.reading.menu()
    assert [action.text() for action in menu.actions()] == [f"Table {n}" for n in range(1, 10)]
    menu.actions()[3].trigger()
    assert [
        n for n, pair in enumerate(zip(before, codes(), strict=True), 1) if len(set(pair)) > 1
    ] == [4]
    (banner,) = page.view.banners.shown()
    assert "La table 4 a un nouveau code." in banner.accessibleName()
    button = next(b for b in banner.findChildren(QPushButton) if b.text() == "Kit à imprimer")
    page.qtbot.mouseClick(button, LEFT)
    assert page.gone == ["kit"]


def test_cards_may_be_read_before_they_are_shown(page: Page) -> None:
    box = page.view.reading.box
    assert not box.isChecked()
    page.qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    assert page.workshop.ask(the_workshop).reads_first
    page.presenter.refresh()
    assert box.isChecked()
