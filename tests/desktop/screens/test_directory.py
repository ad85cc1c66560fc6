"""« Répertoire » on a real library: search, history, merge, invite, erase and its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.directory import build_directory
from workshop_app.desktop.screens.directory.presenter import DirectoryPresenter
from workshop_app.desktop.screens.directory.view import DirectoryView
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.elided import ElidedRadio
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance import set_attendance
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.people import people_in_order, remove_people
from workshop_app.services.retention import keep_names
from workshop_app.services.workshops import change_workshop, create_workshop


@dataclass
class Desk:
    view: DirectoryView
    presenter: DirectoryPresenter
    counts: list[int]
    aside: Path

    def names(self, mode: str = "people") -> list[str]:
        model = self.view.tables[mode].rows  # type: ignore[index]
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    def choose(self, *places: int, mode: str = "people") -> None:
        table = self.view.tables[mode]  # type: ignore[index]
        table.choose([table.rows.key(place) for place in places])

    def button(self, words: str) -> QPushButton:
        """The button that one sees with these words."""
        found = [b for b in self.view.findChildren(QPushButton) if b.text() == words]
        return next(button for button in found if button.isVisible())

    def press(self, words: str) -> None:
        self.button(words).click()

    def banner(self) -> str:
        return " ".join(shown.accessibleName() for shown in self.view.banners.shown())


@pytest.fixture
def desk(workshop: Workshop, qtbot: QtBot, tmp_path: Path) -> Desk:
    counts: list[int] = []
    eraser = workshop.house.eraser("test")
    view, presenter = build_directory(
        AtOnce(workshop), workshop.clock, eraser, tmp_path, counts.append
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    return Desk(view, presenter, counts, tmp_path)


def another(workshop: Workshop, title: str, day: date | None = None) -> Workshop:
    key = uuid4()
    create = partial(create_workshop, model="vierge", title=title, day=day)
    workshop.house.library.submit(key, "test", create).result(5)
    return Workshop(workshop.house, workshop.clock, key)


def fill(workshop: Workshop) -> tuple[Person, Person, Workshop]:
    """Anne twice with two mailboxes, Paul once; the first workshop was in January."""
    workshop.do(partial(change_workshop, day=date(2026, 1, 8)))
    anne = workshop.add("Anne", "Roux", organisation="OT Rives", email="a@rives.example")
    workshop.add("Paul", "Vidal", organisation="OT Rives", departement="34")
    workshop.do(partial(set_attendance, key=anne.id, state="arrived", by="1"))
    later = another(workshop, "Le prochain", date(2026, 5, 1))
    twin = later.add("Anne", "Roux", organisation="OT Vallée", email="roux@vallee.example")
    return anne, twin, later


def test_an_empty_library_says_how_it_fills(desk: Desk) -> None:
    desk.presenter.refresh()
    assert "se remplit tout seul" in desk.view._empty.accessibleName()
    assert desk.view._empty.isVisible()
    assert not desk.view.invite.isEnabled()


def test_everybody_is_listed_and_found(desk: Desk, workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop)
    desk.presenter.refresh()
    assert desk.names() == ["Anne Roux", "Anne Roux", "Paul Vidal"]
    assert desk.counts == [3]
    assert desk.view.count.accessibleName() == "3 personnes"
    qtbot.keyClicks(desk.view.search_field, "vallee.ex")
    assert desk.names() == ["Anne Roux"]
    desk.view.search_field.clear()
    qtbot.keyClicks(desk.view.search_field, "zzz")
    assert desk.view._none.text().startswith("Rien ne répond")


def test_the_history_of_one_person(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.choose(2)
    panel = desk.view.side.person
    assert panel.isVisible()
    told = [w.accessibleName() for w in panel.findChildren(QWidget) if w.accessibleName()]
    assert "Mieux travailler ensemble, 8 janv. 2026, Absence" in told
    assert panel._attendance.text().startswith("0 présence sur 1 atelier")
    panel.left.emit()
    assert desk.view.side.summary.isVisible()


def test_columns_sort(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    table = desk.view.tables["people"]
    table.horizontalHeader().sectionClicked.emit(4)
    table.horizontalHeader().sectionClicked.emit(4)
    assert table.rows.face(0).cells[3].text == "1 sur 1"
    table.horizontalHeader().sectionClicked.emit(1)
    table.horizontalHeader().sectionClicked.emit(1)
    assert desk.names()[0] == "Paul Vidal"


def test_two_look_alikes_are_merged_with_the_chosen_values(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.view.mode_chosen.emit("alike")
    assert desk.names("alike") == ["Anne Roux"]
    desk.choose(0, mode="alike")
    merge = desk.view.side.merge
    assert merge.isVisible()
    assert merge._reason.text() == "Même nom, autre courriel"
    for radio in merge.findChildren(ElidedRadio):
        if radio.whole() in ("OT Vallée", "roux@vallee.example"):
            radio.click()
    desk.press("Fusionner")
    desk.view.mode_chosen.emit("people")
    assert desk.names() == ["Anne Roux", "Paul Vidal"]
    (entry, _paul) = desk.presenter._reading.directory.entries  # type: ignore[union-attr]
    assert (entry.organisation, entry.email) == ("OT Vallée", "roux@vallee.example")
    assert [person.organisation for person in workshop.ask(people_in_order)] == ["OT Rives"] * 2
    desk.view.undo.button.click()
    assert len(desk.names()) == 3


def test_a_merging_is_taken_apart_later(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.choose(0, 1)
    desk.press("Fusionner")
    desk.press("Fusionner")
    desk.choose(0)
    desk.press("Défaire la fusion")
    assert len(desk.names()) == 3


def test_these_are_two_people(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.view.mode_chosen.emit("alike")
    desk.choose(0, mode="alike")
    desk.press("Ce sont deux personnes")
    assert desk.view._none.text().startswith("Rien ne se ressemble")


def test_structures_lead_to_their_people_and_can_be_merged(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.view.mode_chosen.emit("structures")
    assert desk.names("structures") == ["OT Rives", "OT Vallée"]
    desk.choose(0, mode="structures")
    desk.press("Paul Vidal")
    assert desk.view.side.person.title.text() == "Paul Vidal"
    desk.view.mode_chosen.emit("structures")
    desk.choose(0, 1, mode="structures")
    desk.press("Fusionner")
    assert desk.names("structures") == ["OT Rives"]
    desk.choose(0, mode="structures")
    desk.press("Défaire la fusion")
    assert len(desk.names("structures")) == 2


def test_known_people_are_invited_without_doubling(
    desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    _anne, _twin, later = fill(workshop)
    desk.presenter.refresh()
    desk.choose(0, 1, 2)
    assert desk.view.invite.isEnabled()
    desk.view.invite.click()
    menu = desk.view.findChild(QMenu)
    assert menu is not None
    (action,) = menu.actions()
    assert action.text() == "Le prochain, 1 mai 2026"
    action.trigger()
    menu.close()
    names = [person.name for person in later.ask(people_in_order)]
    assert names == ["Anne Roux", "Anne Roux", "Paul Vidal"]
    assert "1 y était déjà." in desk.view.undo.accessibleName()
    desk.view.undo.button.click()
    assert len(later.ask(people_in_order)) == 1
    qtbot.wait(1)


def test_erasing_asks_then_reports(desk: Desk, workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop)
    preview = desk.aside / "noms.pdf"
    preview.write_bytes(b"%PDF")
    draft = Draft(uuid4(), 1, "forces", "Un port", source="desk", author="P. Vidal")
    workshop.do(partial(write_card, draft=draft))
    desk.presenter.refresh()
    desk.choose(2)
    desk.press("Effacer partout")
    sheet = desk.view.window().findChild(Sheet)
    assert sheet is not None
    assert sheet.accessibleName().startswith("Effacer Paul Vidal partout")
    safe = sheet.focusWidget()
    assert isinstance(safe, QPushButton)
    assert safe.text() == "Garder"
    sheet.reject()
    assert len(workshop.ask(people_in_order)) == 2
    desk.press("Effacer partout")
    sheet = desk.view.window().findChildren(Sheet)[-1]
    (trace,) = sheet.findChildren(QCheckBox)
    assert trace.isChecked()
    sheet.accept()
    assert desk.view.report.isVisible()
    assert "1 signature de carte" in desk.view.report.text
    assert "Paul Vidal" in desk.view.report.text
    assert [person.name for person in workshop.ask(people_in_order)] == ["Anne Roux"]
    assert not preview.exists()
    desk.press("Copier")
    assert QGuiApplication.clipboard().text() == desk.view.report.text
    target = desk.aside / "effacement.txt"
    desk.view.report_given.emit(target, desk.view.report.text)
    assert "Paul Vidal" in target.read_text("utf-8-sig")
    qtbot.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.names() == ["Anne Roux", "Anne Roux"]
    assert desk.view.side.summary._traces.isVisible()


def test_a_report_that_cannot_be_written_says_so(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    target = desk.aside / "plein.txt"
    target.mkdir()
    desk.view.report_given.emit(target, "x")
    assert "n’est pas enregistré" in desk.banner()


def test_what_failed_midway_says_what_is_done(desk: Desk, workshop: Workshop) -> None:
    anne, _twin, _later = fill(workshop)
    desk.presenter.refresh()
    desk.choose(0)
    desk.press("Rendre anonyme partout")
    sheet = desk.view.window().findChild(Sheet)
    assert sheet is not None
    for key in {anne.id.hex, *desk.presenter._people()[0].ids}:
        workshop.house.eraser("test").people([key], "erase")
    sheet.accept()
    assert "L’effacement n’est pas fini." in desk.banner()
    assert desk.view.isEnabled()


def test_who_was_taken_off_every_list_can_still_be_erased(desk: Desk, workshop: Workshop) -> None:
    gone = workshop.add("Zoé", "Arnal", email="z@x.example")
    workshop.add("Anne", "Roux")
    workshop.do(partial(remove_people, keys=[gone.id]))
    desk.presenter.refresh()
    assert desk.names() == ["Anne Roux"]
    desk.view.mode_chosen.emit("removed")
    assert desk.names("removed") == ["Zoé Arnal"]
    desk.choose(0, mode="removed")
    assert "aucune liste" in desk.view.side.person._attendance.text()
    desk.press("Effacer partout")
    desk.view.window().findChildren(Sheet)[-1].accept()
    desk.view.leave_report()
    assert desk.view._none.text() == "Personne n’a été retiré."


def test_overdue_workshops_are_made_anonymous_from_here(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    workshop.do(partial(keep_names, months=1))
    desk.presenter.refresh()
    summary = desk.view.side.summary
    assert summary.apply.isVisible()
    summary.apply.click()
    sheet = desk.view.window().findChildren(Sheet)[-1]
    assert sheet.accessibleName().startswith("Rendre 2 personnes anonymes")
    sheet.accept()
    assert "Mieux travailler ensemble" in desk.view.report.text
    assert {person.name for person in workshop.ask(people_in_order)} == {"Anonyme"}


def test_a_refusal_is_said_on_the_page(desk: Desk, workshop: Workshop) -> None:
    fill(workshop)
    desk.presenter.refresh()
    desk.choose(0)
    desk.presenter.invite(UUID(int=9))
    assert "Cet atelier n’existe pas" in desk.banner()
    desk.presenter._fail(Problem("desk_busy"))
    assert desk.view.banners.shown()


def test_keys_choose_open_and_offer_the_menu(desk: Desk, workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop)
    desk.presenter.refresh()
    table = desk.view.tables["people"]
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 1))
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(table.chosen()) == 1
    assert desk.view.side.person.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, QWidget)
    assert desk.view.side.isAncestorOf(focused)
    box = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box))
    assert len(table.chosen()) == 2
    words = [line[1] for line in desk.view._menu()]
    assert words == [
        "Inviter dans un atelier",
        "Fusionner",
        "Rendre anonyme partout",
        "Effacer partout",
    ]


@pytest.mark.parametrize("wide", [1220, 960, 850])
def test_no_word_is_cut(desk: Desk, workshop: Workshop, wide: int) -> None:
    fill(workshop)
    desk.view.resize(wide, 700)
    desk.presenter.refresh()
    for mode in ("people", "structures", "alike"):
        desk.view.mode_chosen.emit(mode)
        assert cut_texts(desk.view) == []
        desk.choose(0, mode=mode)
        assert cut_texts(desk.view) == []
    assert desk.view.side.merge.minimumSizeHint().width() <= 292
