from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.services.test_grouping import done, fill
from workshop_app.desktop.screens.groups import build_groups
from workshop_app.desktop.screens.groups.faces import WAITING, palette
from workshop_app.desktop.screens.groups.presenter import GroupsPresenter
from workshop_app.desktop.screens.groups.shown import CriterionShown, GroupsShown
from workshop_app.desktop.screens.groups.view import GroupsView
from workshop_app.desktop.tasks import Job, TaskRunner
from workshop_app.services.balance import Balance, room_of
from workshop_app.services.seats import add_rule, lock_person, seat_person, set_referent
from workshop_app.services.workshops import change_workshop, the_workshop

SIZES = [(1440, 900), (1280, 720), (1024, 768)]


@dataclass
class FakeView:
    shown: list[GroupsShown] = field(default_factory=list)
    previews: list[Balance] = field(default_factory=list)
    balances: list[Balance | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)

    def show_page(self, shown: GroupsShown) -> None:
        self.shown.append(shown)

    def show_preview(self, balance: Balance) -> None:
        self.previews.append(balance)

    def show_balance(self, balance: Balance | None) -> None:
        self.balances.append(balance)

    def show_working(self, job: Job) -> None:
        self.jobs.append(job)

    def show_done(self, said: str) -> None:
        self.said.append(said)

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    @property
    def last(self) -> GroupsShown:
        return self.shown[-1]

    def where(self, person: UUID) -> int:
        return next(
            column.number
            for column in self.last.columns
            for chip in column.chips
            if chip.person == person
        )


def presented(workshop: Workshop) -> tuple[FakeView, GroupsPresenter]:
    view = FakeView()
    presenter = GroupsPresenter(view, AtOnce(workshop))
    presenter.refresh()
    return view, presenter


def test_nobody_then_people_then_tables(workshop: Workshop, qtbot: QtBot) -> None:
    view, presenter = presented(workshop)
    fill(workshop)
    presenter.refresh()
    assert [shown.empty for shown in view.shown] == ["people", "split"]
    presenter.split(3)
    assert view.said == ["30 personnes réparties en 3 tables."]
    assert [len(column.chips) for column in view.last.columns] == [10, 10, 10]
    assert view.last.count == "30 personnes, 3 tables"
    assert view.last.drawn.startswith("tirage ")
    assert len(view.jobs) == 1


def test_a_split_that_rules_forbid_is_refused_with_names_and_can_be_asked_again(
    workshop: Workshop, qtbot: QtBot
) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    both = [person.id for person in people[:2]]
    workshop.do(partial(seat_person, key=both[0], table=1))
    workshop.do(partial(seat_person, key=both[1], table=2))
    for key in both:
        workshop.do(partial(lock_person, key=key))
    view, presenter = presented(workshop)
    presenter.bind("together", both)
    assert "Prénom00 Nom00" in view.said[-1]
    presenter.split(3)
    assert view.said[-1] == "30 personnes réparties en 3 tables."


def test_a_hand_over_a_table_sees_what_would_change_and_nothing_moves(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)
    person = next(p for p in people if view.where(p.id) == 1)
    presenter.hover([person.id], 2)
    assert view.previews[0].lines[0].figures == (9, 11, 10)
    presenter.let_go()
    balance = view.balances[-1]
    assert balance is not None
    assert balance.lines[0].figures == (10, 10, 10)
    assert view.where(person.id) == 1


def test_a_move_can_be_turned_into_an_exchange(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)
    person = next(p for p in people if view.where(p.id) == 1)
    presenter.move([person.id], 2)
    assert view.where(person.id) == 2
    balance = view.last.balance
    assert balance is not None
    assert balance.lines[0].detail.endswith("Un échange garderait 10 personnes partout.")
    proposal = balance.proposal
    assert proposal is not None
    assert proposal.other is not None
    presenter.accept(proposal)
    assert (view.where(person.id), view.where(proposal.other)) == (2, 1)
    assert [len(column.chips) for column in view.last.columns] == [10, 10, 10]


def test_a_fixed_place_is_refused_in_words(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)
    presenter.lock([people[0].id], True)
    presenter.move([people[0].id], 1 + view.where(people[0].id) % 3)
    assert view.said == ["La place de Prénom00 Nom00 est fixée. Libérez-la avant de la changer."]
    presenter.lock([people[0].id], False)
    presenter.swap(people[0].id, people[1].id)
    assert len(view.said) == 1


def test_rules_and_criteria_are_shown_in_words_and_taken_away(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)
    presenter.bind("apart", [people[0].id, people[1].id])
    (rule,) = view.last.rules.rules
    assert (rule.kind, rule.text) == ("apart", "P. Nom00 et P. Nom01")
    presenter.unbind(rule.rule)
    assert view.last.rules.rules == ()
    assert view.last.rules.criteria[0].word == "Structure"
    presenter.order(["function", "departement"])
    assert view.last.rules.criteria == (
        CriterionShown("function", "Fonction", "spread"),
        CriterionShown("departement", "Département", "spread"),
    )
    assert [key for key, _word in view.last.rules.unused] == ["organisation", "organisation_type"]


def test_those_without_a_seat_wait_in_a_column_of_their_own(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, tables=3)
    late = workshop.add("Zoé", "Nouvelle")
    view, presenter = presented(workshop)
    assert view.where(late.id) == WAITING
    presenter.move([late.id], 2)
    assert view.where(late.id) == 2
    workshop.do(partial(change_workshop, table_count=2))
    presenter.refresh()
    assert [column.number for column in view.last.columns] == [WAITING, 1, 2]


def test_colours_follow_structures_and_then_the_most_held_values(workshop: Workshop) -> None:
    people = fill(workshop)
    room = workshop.ask(room_of)
    by_type = palette(room, "organisation_type")
    assert [each.look for each in by_type.legend] == ["office", "adt", "relais"]
    assert by_type.look_of[people[4].id] == "adt"
    assert by_type.look_of[people[1].id] == by_type.look_of[people[2].id] == "office"
    by_place = palette(room, "departement")
    assert {each.text for each in by_place.legend} == {"34", "11", "66"}
    assert len({each.look for each in by_place.legend}) == 3


def test_a_chip_names_what_its_colour_stands_for(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)

    def detail(person: UUID) -> str:
        chips = [chip for column in view.last.columns for chip in column.chips]
        return next(chip.face.detail for chip in chips if chip.person == person)

    assert detail(people[1].id) == "ot, 34"
    presenter.colour_by("function")
    assert detail(people[1].id) == "Directeur"
    presenter.colour_by("departement")
    assert detail(people[1].id) == "34 - Hérault"


def test_a_reserve_and_a_host_are_named_and_said(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    view, presenter = presented(workshop)
    presenter.set_reserve(people[3].id, True)
    presenter.set_host(people[3].id, True)
    member = next(each for each in view.last.members if each.person == people[3].id)
    assert (member.reserve, member.host) == (True, True)
    chips = [chip for column in view.last.columns for chip in column.chips]
    chip = next(chip for chip in chips if chip.person == people[3].id)
    assert chip.face.is_host
    assert chip.spoken.endswith("de réserve, hôte")


def test_referents_come_first_in_their_column(workshop: Workshop) -> None:
    people = fill(workshop)
    done(workshop, tables=3)
    workshop.do(partial(set_referent, key=people[29].id, referent=True))
    view, _presenter = presented(workshop)
    column = next(c for c in view.last.columns if c.number == view.where(people[29].id))
    assert column.chips[0].person == people[29].id
    assert column.chips[0].spoken.endswith("référent")


# the real page


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Iterator[GroupsView]:
    fill(workshop)
    done(workshop, tables=9)
    view, presenter = build_groups(AtOnce(workshop), print, print, print)
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    yield view
    del presenter  # a view does not keep its presenter alive: who builds both does


def seats(workshop: Workshop) -> dict[UUID, int | None]:
    return {person.id: person.table for person in workshop.ask(room_of).people}


def mouse(
    view: GroupsView,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    port = view.columns.viewport()
    pressed = kind != QEvent.Type.MouseButtonRelease
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    where = QPointF(port.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, where, button, buttons, modifiers)
    QApplication.sendEvent(port, event)


def drag(view: GroupsView, person: UUID, table: int) -> None:
    start = view.columns.chip_rect(person).center()
    end = view.columns.column_rect(table).center()
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, start + QPointF(20, 20))
    mouse(view, QEvent.Type.MouseMove, end)


def test_a_person_is_dragged_to_another_table(page: GroupsView, workshop: Workshop) -> None:
    person = next(key for key, table in seats(workshop).items() if table == 3)
    drag(page, person, 6)
    title, figures = page.sheet.figures()[0]
    assert title == "Taille, avec ce déplacement."
    assert figures[2] + 1 == figures[5] - 1 or figures[5] > figures[2]
    assert seats(workshop)[person] == 3
    assert not page.columns.grab().isNull()
    end = page.columns.column_rect(6).center()
    mouse(page, QEvent.Type.MouseButtonRelease, end)
    assert seats(workshop)[person] == 6
    assert page.sheet.figures()[0][0] == "Taille."


def click(view: GroupsView, person: UUID, modifiers: Qt.KeyboardModifier) -> None:
    at = view.columns.chip_rect(person).center()
    mouse(view, QEvent.Type.MouseButtonPress, at, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, at, modifiers)


def test_several_people_are_dragged_at_once(page: GroupsView, workshop: Workshop) -> None:
    third = [key for key, table in seats(workshop).items() if table == 3][:2]
    fifth = [key for key, table in seats(workshop).items() if table == 5][:1]
    people = [*third, *fifth]
    for person in people:
        click(page, person, Qt.KeyboardModifier.ControlModifier)
    assert set(page.columns.picked()) == set(people)
    assert "3 personnes choisies" in page.toolbar.said()
    drag(page, third[0], 6)
    title, figures = page.sheet.figures()[0]
    assert title == "Taille, avec ce déplacement."
    counts = list(seats(workshop).values())
    assert figures[5] == counts.count(6) + 3
    assert figures[2] == counts.count(3) - 2
    assert not page.columns.grab().isNull()
    mouse(page, QEvent.Type.MouseButtonRelease, page.columns.column_rect(6).center())
    assert {seats(workshop)[person] for person in people} == {6}
    assert set(page.columns.picked()) == set(people), "they stay picked where they are"


def test_several_people_by_keyboard(page: GroupsView, workshop: Workshop, qtbot: QtBot) -> None:
    columns = page.columns
    columns.setFocus()
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    qtbot.keyClick(columns, Qt.Key.Key_Down)
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    people = columns.picked()
    assert len(people) == 2
    assert "2 personnes choisies" in columns.accessibleDescription()
    qtbot.keyClick(columns, Qt.Key.Key_F2)
    menu = page.menu()
    assert menu is not None
    menu.actions()[6].trigger()
    assert {seats(workshop)[person] for person in people} == {7}
    qtbot.keyClick(columns, Qt.Key.Key_Escape)
    assert len(columns.picked()) == 1
    qtbot.keyClick(columns, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(columns.picked()) > 1
    qtbot.keyClick(columns, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    here = seats(workshop)[columns.picked()[0]]
    assert {seats(workshop)[person] for person in columns.picked()} == {here}


def test_the_menu_of_several_binds_fixes_and_frees_them(
    page: GroupsView, workshop: Workshop, qtbot: QtBot
) -> None:
    page.columns.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(page.columns, key)
    people = page.columns.picked()
    qtbot.keyClick(page.columns, Qt.Key.Key_Return)
    menu = page.menu()
    assert menu is not None
    words = {action.text(): action for action in menu.actions() if action.text()}
    assert list(words) == [
        "Changer de table",
        "Fixer leurs places",
        "Garder ces personnes ensemble",
        "Séparer ces personnes",
    ]
    words["Garder ces personnes ensemble"].trigger()
    (rule,) = workshop.ask(room_of).rules
    assert (rule.kind, set(rule.people)) == ("together", set(people))
    words["Fixer leurs places"].trigger()
    known = [person for person in workshop.ask(room_of).people if person.id in people]
    assert all(person.locked for person in known)
    menu.close()
    qtbot.keyClick(page.columns, Qt.Key.Key_Return)
    menu = page.menu()
    assert menu is not None
    words = {action.text(): action for action in menu.actions() if action.text()}
    assert not words["Changer de table"].isEnabled()
    words["Libérer leurs places"].trigger()
    menu.close()
    assert not any(person.locked for person in workshop.ask(room_of).people)


def test_many_ways_to_colour_are_chosen_from_a_list(workshop: Workshop, qtbot: QtBot) -> None:
    free = (("Langue", "Métier", "Taille"), ("fr", "élu", "petite"))
    for n in range(12):
        values = tuple(zip(free[0], (f"{value} {n % 2}" for value in free[1]), strict=True))
        workshop.add(f"P{n}", "N", function=f"F{n % 2}", departement="34", attributes=values)
    criteria = ("function", "departement", *free[0])
    workshop.do(partial(change_workshop, criteria=criteria))
    done(workshop, tables=3)
    view, presenter = build_groups(AtOnce(workshop), print, print, print)
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    choice = view.toolbar.choice
    assert choice.isVisible()
    assert not view.toolbar.colouring.isVisible()
    place = choice.findText("Métier", Qt.MatchFlag.MatchContains)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    assert "élu 0" in view.toolbar.legend()
    assert choice.currentIndex() == place
    assert cut_texts(view) == []


def test_figures_stand_under_their_columns(page: GroupsView) -> None:
    QApplication.processEvents()
    figures = page.sheet.rows()[0].figures
    for number in (2, 5, 8):
        column = page.columns.column_rect(number)
        left = page.columns.viewport().mapToGlobal(column.topLeft().toPoint()).x()
        start, wide = figures.places()[number - 1]
        assert abs(figures.mapToGlobal(QPoint(round(start), 0)).x() - left) <= 1
        assert abs(wide - column.width()) <= 1


def test_the_note_is_printed_where_one_wants_it(
    workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(workshop)
    done(workshop, tables=3)
    note = (workshop.clock, lambda: workshop.house.note_printer)
    view, presenter = build_groups(AtOnce(workshop), print, print, print, note=note)
    qtbot.addWidget(view)
    presenter.refresh()
    target = tmp_path / "note.pdf"
    qtbot.mouseClick(view.sheet.print, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    view.note_chosen.emit(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert len(view.banners.shown()) == 1


def test_escape_lets_go_of_who_is_held(page: GroupsView, workshop: Workshop, qtbot: QtBot) -> None:
    person = next(key for key, table in seats(workshop).items() if table == 3)
    drag(page, person, 6)
    qtbot.keyClick(page.columns, Qt.Key.Key_Escape)
    mouse(page, QEvent.Type.MouseButtonRelease, page.columns.column_rect(6).center())
    assert seats(workshop)[person] == 3
    assert page.sheet.figures()[0][0] == "Taille."


def test_the_keys_walk_from_chip_to_chip_and_f2_chooses_the_table(
    page: GroupsView, workshop: Workshop, qtbot: QtBot
) -> None:
    columns = page.columns
    columns.setFocus()
    first = columns.current()
    qtbot.keyClick(columns, Qt.Key.Key_Right)
    qtbot.keyClick(columns, Qt.Key.Key_Down)
    person = columns.current()
    assert person is not None
    assert person != first
    assert seats(workshop)[person] == 2
    assert "Table 2" in columns.accessibleDescription()
    qtbot.keyClick(columns, Qt.Key.Key_F2)
    menu = page.menu()
    assert menu is not None
    assert not menu.actions()[1].isEnabled()
    menu.actions()[4].trigger()
    assert seats(workshop)[person] == 5
    assert columns.current() == person


def test_the_menu_offers_every_gesture(page: GroupsView, workshop: Workshop, qtbot: QtBot) -> None:
    page.columns.setFocus()
    person = page.columns.current()
    assert person is not None
    qtbot.keyClick(page.columns, Qt.Key.Key_Return)
    menu = page.menu()
    assert menu is not None
    words = {action.text(): action for action in menu.actions() if action.text()}
    assert list(words) == [
        "Changer de table",
        "Échanger avec",
        "Fixer sa place",
        "Désigner référent",
        "Référent de réserve",
        "Désigner hôte de sa table",
        "Garder avec",
        "Séparer de",
    ]
    words["Fixer sa place"].trigger()
    words["Désigner référent"].trigger()
    known = workshop.ask(room_of).person(person)
    assert known is not None
    assert known.locked
    assert known.referent
    apart = words["Séparer de"].menu()
    assert isinstance(apart, QMenu)
    table = apart.actions()[1].menu()
    assert isinstance(table, QMenu)
    table.aboutToShow.emit()
    table.actions()[0].trigger()
    (rule,) = workshop.ask(room_of).rules
    assert (rule.kind, rule.people[0]) == ("apart", person)
    menu.close()


def test_two_numbers_and_one_button_start_the_split(workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop)
    view, presenter = build_groups(AtOnce(workshop), print, print, print)
    qtbot.addWidget(view)
    presenter.refresh()
    start = view.start
    assert start.tables.value() == 9
    start.tables.setValue(5)
    assert start.seats.value() == 6
    start.seats.setValue(10)
    assert start.tables.value() == 3
    qtbot.mouseClick(start.go, Qt.MouseButton.LeftButton)
    assert set(seats(workshop).values()) == {1, 2, 3}
    assert view.again.isVisibleTo(view)


def test_criteria_move_by_their_arrows(page: GroupsView, qtbot: QtBot) -> None:
    page.rules_button.click()
    criteria = page.rules.criteria
    before = criteria.keys()
    qtbot.mouseClick(criteria.rows()[1].up, Qt.MouseButton.LeftButton)
    assert criteria.keys()[:2] == before[1::-1]
    qtbot.keyClick(criteria.rows()[0].down, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert criteria.keys() == before


def test_a_criterion_is_dragged_by_its_handle(page: GroupsView, qtbot: QtBot) -> None:
    page.resize(1400, 900)
    page.rules_button.click()
    QApplication.processEvents()
    criteria = page.rules.criteria
    before = criteria.keys()
    first, last = criteria.rows()[0], criteria.rows()[-1]
    qtbot.mousePress(first.handle, Qt.MouseButton.LeftButton)
    below = first.handle.mapFromGlobal(last.mapToGlobal(QPoint(4, last.height() - 2)))
    carry(first.handle, below)
    assert not criteria.grab().isNull()
    qtbot.mouseRelease(first.handle, Qt.MouseButton.LeftButton, pos=below)
    assert criteria.keys() == [*before[1:], before[0]]
    QApplication.processEvents()
    last = criteria.rows()[-1]
    qtbot.mousePress(last.handle, Qt.MouseButton.LeftButton)
    carry(last.handle, QPoint(3, 3))
    qtbot.mouseRelease(last.handle, Qt.MouseButton.LeftButton)
    assert criteria.keys() == [*before[1:], before[0]], "dropped where it was: nothing changes"


def carry(widget: QWidget, at: QPoint) -> None:
    """The pointer moves with its left button down."""
    where = QPointF(widget.mapToGlobal(at))
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        where,
        Qt.MouseButton.NoButton,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_what_is_asked_of_a_criterion_is_chosen_from_a_menu(
    page: GroupsView, workshop: Workshop, qtbot: QtBot
) -> None:
    page.rules_button.click()
    row = page.rules.criteria.rows()[1]
    qtbot.mouseClick(row.mode, Qt.MouseButton.LeftButton)
    (menu,) = row.findChildren(QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[1] == "Jamais seul\u00a0: personne à une table, ou deux au moins"
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    menu.actions()[1].trigger()
    menu.close()
    assert workshop.ask(the_workshop).criteria_modes == (("organisation_type", "never-alone"),)
    assert page.rules.criteria.rows()[1].mode.text() == "Jamais seul"
    titles = [title for title, _figures in page.sheet.figures()]
    assert "Types de structure\u00a0: personne n’est seul." in titles or any(
        "une personne seule" in title for title in titles
    )


def test_rules_are_taken_away_from_the_panel(page: GroupsView, workshop: Workshop) -> None:
    people = list(seats(workshop))
    workshop.do(partial(add_rule, kind="together", people=people[:2]))
    assert len(workshop.ask(room_of).rules) == 1
    page.rule_removed.emit(workshop.ask(room_of).rules[0].id)
    assert workshop.ask(room_of).rules == ()


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(page: GroupsView, size: tuple[int, int]) -> None:
    for rules in (False, True):
        page.rules_button.setChecked(rules)
        page.resize(size[0] - (220 if size[0] >= 1280 else 64), size[1])
        QApplication.processEvents()
        assert cut_texts(page) == []


def test_forty_tables_scroll_and_keep_their_headers(workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop, 80)
    done(workshop, tables=40)
    view, presenter = build_groups(AtOnce(workshop), print, print, print)
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    bar = view.columns.horizontalScrollBar()
    assert bar.maximum() > 0
    view.columns.setFocus()
    qtbot.keyClick(view.columns, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    person = view.columns.current()
    assert person is not None
    assert view.columns.rect().contains(view.columns.chip_rect(person).toRect())


def test_the_split_is_searched_away_from_the_screen(workshop: Workshop, qtbot: QtBot) -> None:
    fill(workshop)
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    view, presenter = build_groups(tasks, print, print, print)
    qtbot.addWidget(view)
    view.show()
    try:
        presenter.refresh()
        qtbot.waitUntil(lambda: view.start.isVisible())
        qtbot.mouseClick(view.start.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: view.columns.isVisible())
        assert view.undo.isVisible()
        assert view.again.isEnabled()
    finally:
        tasks.close()


def test_a_split_that_is_stopped_moves_nobody_and_can_be_asked_again(
    workshop: Workshop, qtbot: QtBot
) -> None:
    fill(workshop)
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    view, presenter = build_groups(tasks, print, print, print)
    qtbot.addWidget(view)
    try:
        presenter.refresh()
        qtbot.waitUntil(lambda: view.start.isVisibleTo(view))
        gate = threading.Event()
        tasks.job(lambda _watch: gate.wait(5), print, print)  # the thread of long work is taken
        presenter.split(3)
        qtbot.waitUntil(lambda: view._job is not None)
        assert not view.again.isEnabled()
        assert view._job is not None
        with qtbot.waitSignal(view._job.ended):
            view._working.stop_asked.emit()
            gate.set()
        assert set(seats(workshop).values()) == {None}
        assert view.again.isEnabled()
    finally:
        tasks.close()
