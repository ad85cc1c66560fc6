"""« Calendrier » on a real library: planning, moving, noting who came, opening a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.calendar import build_calendar
from workshop_app.desktop.screens.calendar.faces import RowFace
from workshop_app.desktop.screens.calendar.presenter import CalendarPresenter
from workshop_app.desktop.screens.calendar.view import CalendarView
from workshop_app.domain.meetings import Meeting, Quarter
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.services.attendance import set_attendance
from workshop_app.services.commitment import note_presence
from workshop_app.services.meetings import (
    add_meeting,
    change_meeting,
    meetings_in_time,
    move_meeting,
    plan_year,
)
from workshop_app.services.people import people_in_order
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.workshops import change_workshop, the_workshop

PAST, SECOND, NEXT, LAST = (
    date(2026, 1, 15),
    date(2026, 2, 26),
    date(2026, 4, 9),
    date(2026, 9, 17),
)
"""The tests' day is 12 March 2026."""


@dataclass
class Page:
    view: CalendarView
    presenter: CalendarPresenter
    workshop: Workshop
    qtbot: QtBot
    opened: list[UUID] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    undone: list[bool] = field(default_factory=list)

    def meetings(self) -> list[Meeting]:
        return list(self.workshop.ask(meetings_in_time))

    def days(self) -> list[date | None]:
        return [meeting.day for meeting in self.meetings()]

    def said(self) -> list[str]:
        return [banner.accessibleName() for banner in self.view.banners.shown()]

    def cell(self, name: str, column: int) -> str:
        return self.row(name).cells[column].words

    def row(self, name: str) -> RowFace:
        return next(row for row in self.view.table.rows.rows if row.name == name)

    def choose(self, name: str, column: int) -> None:
        table = self.view.table
        place = next(n for n, row in enumerate(table.rows.rows) if row.name == name)
        table.setFocus()
        table.setCurrentIndex(table.rows.index(place, column))

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.view.table, key)

    def field(self, name: str) -> QLineEdit:
        found = self.view.meeting.fields[name].field
        assert isinstance(found, QLineEdit)
        return found

    def type(self, name: str, words: str) -> None:
        target = self.field(name)
        target.setFocus()
        target.selectAll()
        self.qtbot.keyClicks(target, words)
        target.clearFocus()

    def menu(self, words: str) -> None:
        (menu,) = [m for m in self.view.findChildren(QMenu) if m.isVisible()]
        next(action for action in menu.actions() if words in action.text()).trigger()
        menu.close()

    def press(self, banner_button: str) -> None:
        buttons = self.view.banners.findChildren(QPushButton)
        next(b for b in buttons if b.text() == banner_button and b.isVisible()).click()


@pytest.fixture
def empty(workshop: Workshop, qtbot: QtBot) -> Page:
    workshop.do(partial(change_workshop, model="groupe-de-travail", title="Offices ruraux"))
    opened: list[UUID] = []
    gone: list[str] = []
    undone: list[bool] = []

    def open_page(workshop: UUID, page: str) -> None:
        opened.append(workshop)
        gone.append(page)

    view, presenter = build_calendar(
        AtOnce(workshop), workshop.clock, gone.append, lambda: undone.append(True), open_page
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop, qtbot, opened, gone, undone)


@pytest.fixture
def page(empty: Page) -> Page:
    """Three members, four meetings: two over, the next in four weeks."""
    for first, last in (("Al", "Fabre"), ("Lucie", "Peyrat"), ("Eve", "Martin")):
        empty.workshop.add(first, last, organisation="OT du Lac", departement="19")
    for day, subject in zip((PAST, SECOND, NEXT, LAST), "ABCD", strict=True):
        made = empty.workshop.do(partial(add_meeting, when=Quarter(2026, 1)))
        empty.workshop.do(partial(move_meeting, key=made.id, day=day))
        change = partial(change_meeting, key=made.id, subject=subject, place="Brive")
        empty.workshop.do(change)
    empty.presenter.refresh()
    return empty


def test_an_empty_year_is_planned_in_one_press(empty: Page) -> None:
    assert empty.view.primary.text() == "Planifier l’année"
    assert len(empty.view.year.columns) == 4
    assert not empty.view.agenda.isEnabled()
    empty.view.primary.click()
    assert [meeting.mode for meeting in empty.meetings()] == ["on_site", "remote"] * 2
    assert empty.view.primary.text() == "Préparer la rencontre"
    assert empty.view.count.accessibleName() == "0 rencontre sur 4"


def test_a_group_without_anybody_says_where_to_add_them(empty: Page) -> None:
    assert empty.view.nobody.isVisible()
    empty.view.nobody.findChildren(QPushButton)[0].click()
    assert empty.gone == ["people"]


def test_a_meeting_added_is_written_at_once(page: Page) -> None:
    page.view.add.click()
    assert len(page.meetings()) == 5
    assert page.field("subject").hasFocus()
    assert page.field("subject").text() == "", "not the words of the meeting shown before"
    page.type("subject", "Bilan")
    assert page.meetings()[-1].subject == "Bilan"


def test_an_empty_quarter_takes_a_meeting(page: Page) -> None:
    column = next(c for c in page.view.year.columns if not c.cards)
    column.empty.click()
    assert column.when in [meeting.when for meeting in page.meetings()]


def test_the_next_meeting_is_the_amber_one(page: Page) -> None:
    faces = [card.face for card in page.view.year.cards()]
    assert [face.edge for face in faces] == ["open", "open", "next", "open"]
    assert faces[0].tag == "Présence à noter"
    assert faces[2].tag == "Dans 28 jours"
    assert page.view.primary.text() == "Préparer le 9 avril"
    assert faces[2].foot == "3 attendus"


def test_tab_reads_the_page_from_top_to_bottom(page: Page) -> None:
    page.view.primary.setFocus()
    seen = []
    for _step in range(12):
        page.qtbot.keyClick(page.view.focusWidget(), Qt.Key.Key_Tab)
        focused = page.view.focusWidget()
        words = focused.text() if isinstance(focused, QPushButton) else ""
        seen.append(getattr(focused, "face", None) or focused.accessibleName() or words)
    cards = [card.face for card in page.view.year.cards()]
    assert [stop for stop in seen if stop in cards] == cards
    table = page.view.table.accessibleName()
    assert seen.index(cards[-1]) < seen.index("Tous 3") < seen.index(table)
    assert "Ajouter une rencontre au 4e trimestre 2026" in seen


def test_what_the_next_meeting_lacks_is_on_its_card(page: Page) -> None:
    key = page.meetings()[2].id
    page.workshop.do(partial(change_meeting, key=key, subject="", place=""))
    page.presenter.refresh()
    assert page.view.year.cards()[2].face.foot == "Objet à écrire"
    page.workshop.do(partial(change_meeting, key=key, subject="C"))
    page.presenter.refresh()
    face = page.view.year.cards()[2].face
    assert (face.foot, face.foot_tone) == ("Lieu à fixer", "amber")


def test_a_meeting_is_changed_in_place(page: Page) -> None:
    page.type("subject", "La boite a outils")
    page.type("starts_at", "9h")
    page.type("place", "Gueret")
    changed = page.meetings()[2]
    assert (changed.subject, changed.place) == ("La boite a outils", "Gueret")
    assert changed.starts_at == time(9)
    page.view.meeting.mode.chosen.emit("remote")
    assert page.meetings()[2].mode == "remote"
    assert page.view.meeting.fields["place"].field.accessibleName() == "Lien ou numéro"


def test_what_is_no_time_is_said_under_its_field(page: Page) -> None:
    page.type("ends_at", "tard")
    assert "tard" in page.view.meeting.fields["ends_at"].error()
    page.type("ends_at", "8h")
    assert "avant le début" in page.view.meeting.fields["ends_at"].error()
    page.type("ends_at", "17h")
    assert page.view.meeting.fields["ends_at"].error() == ""


def test_words_typed_stay_with_their_meeting(page: Page) -> None:
    field = page.field("subject")
    field.setFocus()
    field.selectAll()
    page.qtbot.keyClicks(field, "Pour avril")
    page.view.year.cards()[3].chosen.emit(page.view.year.cards()[3].face.key)
    assert [meeting.subject for meeting in page.meetings()] == ["A", "B", "Pour avril", "D"]
    assert page.field("subject").text() == "D"


def test_a_postponement_proposes_and_moves_nothing(page: Page) -> None:
    page.type("day", "23/4/2026")
    assert page.days() == [PAST, SECOND, date(2026, 4, 23), LAST]
    assert any("17 septembre → 1 octobre" in said for said in page.said())
    page.press("Décaler aussi")
    assert page.days()[3] == date(2026, 10, 1)
    assert page.said() == []


def test_a_proposal_can_be_left(page: Page) -> None:
    page.type("day", "23/4/2026")
    page.press("Laisser")
    assert page.days()[3] == LAST
    page.type("day", "2/4/2026")
    assert page.said() == [], "brought forward: nothing is proposed"


def test_a_day_taken_off_leaves_the_quarter(page: Page) -> None:
    field = page.field("day")
    field.setFocus()
    field.selectAll()
    page.qtbot.keyClick(field, Qt.Key.Key_Delete)
    field.clearFocus()
    moved = next(meeting for meeting in page.meetings() if meeting.subject == "C")
    assert (moved.day, moved.when) == (None, Quarter(2026, 2))
    panel = page.view.meeting
    assert panel.quarter.isVisible()
    panel.quarter.activated.emit(0)
    moved = next(meeting for meeting in page.meetings() if meeting.subject == "C")
    assert moved.when == Quarter(2026, 1)


def test_cancelled_restored_removed(page: Page) -> None:
    page.view.meeting.more.click()
    page.menu("Annuler la rencontre")
    assert page.meetings()[2].cancelled
    assert page.view.undo.isVisible()
    page.view.undo.button.click()
    assert page.undone == [True]
    page.view.meeting.more.click()
    page.menu("Rétablir la rencontre")
    assert not page.meetings()[2].cancelled
    page.view.meeting.more.click()
    page.menu("Retirer du calendrier")
    assert [meeting.subject for meeting in page.meetings()] == ["A", "B", "D"]


def test_keys_note_who_came(page: Page) -> None:
    for name, key, words in (
        ("Al Fabre", Qt.Key.Key_L, "Là"),
        ("Lucie Peyrat", Qt.Key.Key_P, "A prévenu"),
        ("Eve Martin", Qt.Key.Key_A, "Absence"),
    ):
        page.choose(name, 1)
        page.key(key)
        assert page.cell(name, 0) == words
    page.key(Qt.Key.Key_Delete)
    assert page.cell("Eve Martin", 0) == "À noter"


def test_absence_is_amber_from_the_second_time_or_when_nothing_was_said(page: Page) -> None:
    page.choose("Lucie Peyrat", 1)
    page.key(Qt.Key.Key_P)
    assert page.row("Lucie Peyrat").cells[0].look == "neutral"
    assert not page.row("Lucie Peyrat").to_call
    page.choose("Lucie Peyrat", 2)
    page.key(Qt.Key.Key_P)
    assert page.row("Lucie Peyrat").cells[1].look == "signal"
    assert page.row("Lucie Peyrat").remark == "à appeler"
    page.choose("Al Fabre", 1)
    page.key(Qt.Key.Key_A)
    assert page.row("Al Fabre").cells[0].look == "signal"
    page.view.filter_chosen.emit("to_call")
    assert [row.name for row in page.view.table.rows.rows] == ["Al Fabre", "Lucie Peyrat"]


def test_presence_waits_for_the_day_an_excuse_does_not(page: Page) -> None:
    page.choose("Al Fabre", 3)
    page.key(Qt.Key.Key_L)
    assert any("9 avril" in said for said in page.said())
    assert page.cell("Al Fabre", 2) == ""
    page.key(Qt.Key.Key_P)
    assert page.cell("Al Fabre", 2) == "A prévenu"


def test_the_menu_says_what_the_keys_do(page: Page) -> None:
    page.choose("Al Fabre", 1)
    page.key(Qt.Key.Key_Return)
    page.menu("Absence, sans prévenir")
    assert page.cell("Al Fabre", 0) == "Absence"


def test_somebody_came_instead(page: Page) -> None:
    page.choose("Al Fabre", 1)
    page.key(Qt.Key.Key_S)
    field = page.view.person._substitute.field
    assert field.hasFocus()
    page.qtbot.keyClicks(field, "Zoe Martel")
    page.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.cell("Al Fabre", 0) == "Suppléance"
    assert page.row("Al Fabre").remark == "par Zoe Martel"


def test_the_others_are_noted_in_one_press(page: Page) -> None:
    page.choose("Lucie Peyrat", 1)
    page.key(Qt.Key.Key_P)
    assert page.view.meeting.note.text() == "Noter 2 présences"
    page.view.meeting.note.click()
    assert [page.cell(n, 0) for n in ("Al Fabre", "Eve Martin")] == ["Là", "Là"]
    assert page.view.year.cards()[0].face.foot == "2 sur 3"
    assert page.view.year.cards()[0].face.tag == "Tenue"
    assert not page.view.meeting.note.isVisible()
    page.choose("Lucie Peyrat", 3)
    assert not page.view.meeting.note.isEnabled(), "it has not been held yet"


def test_the_promise_kept_is_told_in_words(page: Page) -> None:
    page.choose("Al Fabre", 1)
    page.key(Qt.Key.Key_L)
    assert page.view.person.title.text() == "Al Fabre"
    assert page.view.person._lines.text().splitlines() == [
        "Présence : 1 sur 1 rencontre tenue".replace(" :", "\u00a0:"),
        "Sur place : 1 sur 2 journées promises".replace(" :", "\u00a0:"),
        "À distance : 0 sur 2 rencontres promises".replace(" :", "\u00a0:"),
    ]


def test_somebody_is_replaced_from_a_day_on(page: Page) -> None:
    page.choose("Al Fabre", 0)
    panel = page.view.person
    panel.replace.click()
    panel.day.field.setText("bientot")
    panel.first.field.setText("Carole")
    panel.last.field.setText("Dubernet")
    panel.apply.click()
    assert "bientot" in panel.day.error()
    panel.day.field.setText("1/3/2026")
    panel.apply.click()
    assert page.cell("Al Fabre", 2) == "n’en est plus"
    assert page.cell("Carole Dubernet", 0) == "pas encore"
    assert page.row("Carole Dubernet").remark == "depuis le 1 mars"
    assert page.view.undo.isVisible()
    page.choose("Al Fabre", 0)
    panel.back.click()
    assert page.cell("Al Fabre", 2) == ""


def test_the_first_in_line_is_proposed_for_the_place(page: Page) -> None:
    page.workshop.do(partial(apply_rules, rules=Rules(most=2, tie="list"), by="test"))
    page.presenter.refresh()
    assert [row.name for row in page.view.table.rows.rows] == ["Al Fabre", "Lucie Peyrat"]
    page.choose("Al Fabre", 0)
    panel = page.view.person
    panel.replace.click()
    assert panel.who.currentText() == "1. Eve Martin, OT du Lac"
    assert not panel.first.isVisible()
    panel.day.field.setText("1/3/2026")
    panel.apply.click()
    assert page.row("Eve Martin").remark == "depuis le 1 mars"
    page.choose("Lucie Peyrat", 0)
    panel.replace.click()
    assert panel.first.isVisible(), "nobody waits any more: somebody is named"


def test_a_meeting_opens_as_a_workshop_with_the_same_people(page: Page) -> None:
    page.view.primary.click()
    (key,) = page.opened
    day = Workshop(page.workshop.house, page.workshop.clock, key)
    assert len(day.ask(people_in_order)) == 3
    assert day.ask(the_workshop).day == NEXT
    page.presenter.refresh()
    assert page.view.primary.text() == "Ouvrir le 9 avril"
    assert page.view.year.cards()[2].face.button == "Ouvrir"
    page.type("day", "16/4/2026")
    assert day.ask(the_workshop).day == date(2026, 4, 16), "it follows the calendar"
    page.view.year.cards()[2].button.click()
    assert page.opened == [key, key]


def test_the_door_of_the_day_is_heard(page: Page) -> None:
    page.view.primary.click()
    day = Workshop(page.workshop.house, page.workshop.clock, page.opened[0])
    person = day.ask(people_in_order)[0]
    page.workshop.clock.forward(28 * 24 * 60)
    day.do(partial(set_attendance, key=person.id, state="arrived", by="poste 1"))
    page.presenter.refresh()
    cell = page.row(person.name).cells[2]
    assert cell.words == "Là"
    assert "émargement" in cell.spoken
    page.view.year.cards()[2].chosen.emit(page.meetings()[2].id)
    assert "émargement" in page.view.meeting._note.text()
    page.view.meeting.certificates.click()
    assert (page.opened[-1], page.gone[-1]) == (day.key, "checkin")


def test_the_diary_file_is_written(page: Page, tmp_path: Path) -> None:
    target = tmp_path / "rencontres.ics"
    page.view.agenda_given.emit(target)
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 4
    assert any(str(target) in said for said in page.said())
    (tmp_path / "plain").write_text("")
    page.view.agenda_given.emit(tmp_path / "plain" / "x.ics")
    assert len(page.said()) == 2


def test_the_reminder_is_copied(page: Page) -> None:
    page.view.reminder.click()
    assert QGuiApplication.clipboard().text().startswith("Rappel\u00a0: Offices ruraux")
    assert any("copié" in said for said in page.said())
    page.view.sheet.click()
    assert page.gone == ["project"]


def test_a_year_planned_by_somebody_else_is_shown(empty: Page) -> None:
    """The form of a meeting that is gone gives way to another."""
    empty.workshop.do(partial(plan_year, first=date(2026, 3, 1)))
    empty.presenter.refresh()
    assert empty.view.meeting.isVisible()
    person = empty.workshop.add("Al", "Fabre")
    note = partial(note_presence, meeting=empty.meetings()[0].id, person=person.id)
    empty.workshop.do(partial(note, said="excused"))
    empty.presenter.refresh()
    assert empty.cell("Al Fabre", 0) == "A prévenu"


@pytest.mark.parametrize("size", [(1220, 900), (1060, 720), (960, 768)])
def test_no_word_is_cut(page: Page, size: tuple[int, int]) -> None:
    page.choose("Al Fabre", 1)
    page.key(Qt.Key.Key_A)
    page.view.resize(*size)
    page.qtbot.wait(30)
    assert cut_texts(page.view) == []
