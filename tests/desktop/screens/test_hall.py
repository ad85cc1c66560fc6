from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_kit import FakePrinter
from workshop_app.desktop.kit_writer import KitWriter
from workshop_app.desktop.screens.hall import build_hall
from workshop_app.desktop.screens.hall.presenter import HallPresenter
from workshop_app.desktop.screens.hall.things import (
    Thing,
    moves,
    name_of,
    spoken,
    thing_at,
    things_within,
)
from workshop_app.desktop.screens.hall.view import HallView
from workshop_app.desktop.tasks import Job
from workshop_app.domain.hall import METRE, HallPlan, VisitNote
from workshop_app.services.hall import add_marker, hall_plan
from workshop_app.services.history import undo
from workshop_app.services.ports import Surroundings

SIZES = [(1440, 900), (1280, 720), (1024, 768)]


@dataclass
class FakeView:
    plans: list[HallPlan] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    chosen: int = 0
    names: list[str] = field(default_factory=list)

    def show_plan(self, plan: HallPlan) -> None:
        self.plans.append(plan)

    def choose_marker(self, key: int) -> None:
        self.chosen = key

    def show_refused(self, said: str) -> None:
        self.said.append(said)

    def clear_refusal(self) -> None:
        self.said.clear()

    def ask_where(self, name: str) -> None:
        self.names.append(name)

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, path: Path, pages: int) -> None:
        self.said.append(f"{path.name} {pages}")

    def show_refused_file(self, said: str) -> None:
        self.said.append(said)

    def say_visit_refused(self, said: str) -> None:
        self.said.append(said)


def writer(workshop: Workshop, printer: FakePrinter) -> KitWriter:
    return KitWriter(AtOnce(workshop), workshop.clock, lambda: printer, lambda _w: "")


@dataclass
class Hall:
    workshop: Workshop
    view: FakeView
    printer: FakePrinter
    presenter: HallPresenter

    @property
    def plan(self) -> HallPlan:
        return self.workshop.ask(hall_plan)


@pytest.fixture
def hall(workshop: Workshop, qapp: QApplication) -> Hall:
    view, printer = FakeView(), FakePrinter()
    presenter = HallPresenter(view, AtOnce(workshop), workshop.clock, writer(workshop, printer))
    presenter.refresh()
    return Hall(workshop, view, printer, presenter)


def spot(plan: HallPlan, table: int) -> tuple[int, int]:
    return next((each.x, each.y) for each in plan.spots if each.table == table)


def test_a_plan_is_shown_before_anything_was_drawn(hall: Hall) -> None:
    assert len(hall.view.plans[-1].spots) == 9


def test_each_gesture_is_kept_and_shown(hall: Hall) -> None:
    hall.presenter.move({4: (9, 9)}, {})
    assert spot(hall.plan, 4) == (9, 9)
    hall.presenter.add("socket")
    assert hall.view.chosen == hall.plan.markers[-1].key
    hall.presenter.name(hall.view.chosen, "tables 2 et 5")
    hall.presenter.shape("long")
    hall.presenter.resize(40, 30)
    shown = hall.view.plans[-1]
    assert (shown.shape, shown.width, shown.markers[-1].note) == ("long", 40, "tables 2 et 5")
    hall.presenter.arrange(False)
    assert spot(hall.plan, 4) != (9, 9)
    hall.presenter.remove([marker.key for marker in hall.plan.markers])
    assert hall.plan.markers == ()


def test_what_is_refused_is_said_and_the_plan_is_read_again(hall: Hall) -> None:
    before = len(hall.view.plans)
    hall.presenter.resize(1, 30)
    assert "m de côté" in hall.view.said[-1]
    assert len(hall.view.plans) == before + 1
    hall.presenter.name(99, "rien")
    assert "n’est plus sur le plan" in hall.view.said[-1]


def test_the_plan_alone_is_printed(hall: Hall, tmp_path: Path) -> None:
    hall.presenter.ask_where()
    assert hall.view.names == ["plan-de-la-salle.pdf"]
    hall.presenter.save(tmp_path / "plan.pdf")
    assert hall.printer.asked[-1][0] == ("plan",)
    assert hall.view.said == ["plan.pdf 1"]
    printed = hall.workshop.ask(lambda snapshot: snapshot.printed.where())
    assert [each.kind for each in printed] == ["plan"]
    hall.printer.refusals["plan"] = Surroundings("folder_read_only", path="/cle")
    hall.presenter.save(tmp_path / "plan.pdf")
    assert "/cle" in hall.view.said[-1]


def test_the_day_of_the_visit_is_read_as_typed(hall: Hall) -> None:
    hall.presenter.visit.set_day("22/09/2026")
    assert str(hall.plan.visited_on) == "2026-09-22"
    hall.presenter.visit.set_day("bientôt")
    assert "n’est pas une date" in hall.view.said[-1]
    hall.presenter.visit.set_day(" ")
    assert hall.plan.visited_on is None


def test_a_note_refused_is_said_beside_the_list(hall: Hall) -> None:
    hall.presenter.visit.add("wifi", "25 appareils")
    hall.presenter.visit.change(0, "wifi", "x" * 300)
    assert "200 au plus" in hall.view.said[-1]
    assert hall.plan.notes == (VisitNote("wifi", "25 appareils"),)


# things


def test_a_thing_is_found_under_the_hand_and_told(hall: Hall) -> None:
    hall.workshop.do(partial(add_marker, kind="socket", at=(3, 20), note="tables 2 et 5"))
    plan = hall.plan
    x, y = spot(plan, 5)
    assert thing_at(plan, x / METRE + 0.5, y / METRE) == Thing("table", 5)
    assert thing_at(plan, 1.5, 10) == Thing("marker", 3)
    assert thing_at(plan, plan.width, plan.depth) is None
    assert name_of(plan, Thing("marker", 3)) == "Prise, tables 2 et 5"
    assert spoken(plan, Thing("marker", 3)) == (
        "Prise, tables 2 et 5, à 1,5 m du mur de gauche et 10 m du mur du haut"
    )
    every = things_within(plan, 0, 0, plan.width, plan.depth)
    assert len(every) == 9 + 3
    assert moves(plan, [Thing("table", 5), Thing("marker", 3)], 1, -1) == (
        {5: (x + 1, y - 1)},
        {3: (4, 19)},
    )


# the page itself


@dataclass
class Page:
    view: HallView
    presenter: HallPresenter
    workshop: Workshop

    @property
    def plan(self) -> HallPlan:
        return self.workshop.ask(hall_plan)

    def at(self, thing: Thing) -> QPoint:
        return self.view.canvas.where(thing).toPoint()


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    workshop.do(partial(add_marker, kind="socket", at=(3, 20), note="tables 2 et 5"))
    view, presenter = build_hall(
        AtOnce(workshop), workshop.clock, writer(workshop, FakePrinter()), print, print
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop)


def test_a_table_is_dragged_by_half_metres(page: Page, qtbot: QtBot) -> None:
    canvas, table = page.view.canvas, Thing("table", 5)
    before = spot(page.plan, 5)
    start, metre = page.at(table), canvas._place().metre
    there = start + QPoint(round(1.6 * metre), round(-1.1 * metre))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(20, 0))
    qtbot.mouseMove(canvas, there)
    assert spot(page.plan, 5) == before, "nothing is written while the hand holds it"
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=there)
    assert spot(page.plan, 5) == (before[0] + 3, before[1] - 2)
    assert page.view.thing.title.text() == "Table 5"


def test_escape_lets_go_of_what_is_held(page: Page, qtbot: QtBot) -> None:
    canvas, before = page.view.canvas, page.plan
    start = page.at(Thing("table", 5))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(90, 0))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(90, 0))
    assert page.plan == before
    assert canvas.choice() == {Thing("table", 5)}
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.choice() == frozenset()


def test_everything_is_done_with_keys(page: Page, qtbot: QtBot) -> None:
    canvas = page.view.canvas
    before = spot(page.plan, 1)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.choice() == {Thing("table", 1)}
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert spot(page.plan, 1) == (before[0] + 1, before[1] + 4)
    assert "Table 1, à" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_7)
    assert canvas.choice() == {Thing("table", 7)}
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert canvas.choice() == {Thing("table", 6)}
    for _more in range(6):
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.choice() == {Thing("marker", 3)}
    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    assert page.view.thing.note.field.hasFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert [marker.key for marker in page.plan.markers] == [1, 2]


def test_a_number_of_two_figures_chooses_its_table(page: Page, qtbot: QtBot) -> None:
    from workshop_app.services.workshops import change_workshop

    page.workshop.do(partial(change_workshop, table_count=12))
    page.presenter.refresh()
    qtbot.keyClick(page.view.canvas, Qt.Key.Key_1)
    qtbot.keyClick(page.view.canvas, Qt.Key.Key_2)
    assert page.view.canvas.choice() == {Thing("table", 12)}
    qtbot.keyClick(page.view.canvas, Qt.Key.Key_3)
    assert page.view.canvas.choice() == {Thing("table", 3)}


def test_several_tables_move_together_in_one_undo(page: Page, qtbot: QtBot) -> None:
    canvas, before = page.view.canvas, page.plan
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=page.at(Thing("table", 1)))
    qtbot.mouseClick(
        canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        page.at(Thing("table", 2)),
    )
    assert page.view.thing.title.text() == "2 choses choisies"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert spot(page.plan, 1)[0] == spot(before, 1)[0] + 1
    assert spot(page.plan, 2)[0] == spot(before, 2)[0] + 1
    last = page.workshop.ask(lambda snapshot: snapshot.facts_since(0))[-1]
    page.workshop.do(partial(undo, command=last.command))
    assert page.plan.spots == before.spots


def test_a_frame_chooses_what_lies_in_it(page: Page, qtbot: QtBot) -> None:
    canvas = page.view.canvas
    one, five = page.at(Thing("table", 1)), page.at(Thing("table", 5))
    away = QPoint(60, 60)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=one - away)
    qtbot.mouseMove(canvas, one)
    qtbot.mouseMove(canvas, five + away)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=five + away)
    assert canvas.choice() == {Thing("table", n) for n in (1, 2, 4, 5)}


def test_a_marker_is_added_named_and_moved_by_its_fields(page: Page, qtbot: QtBot) -> None:
    view = page.view
    view.marker_asked.emit("projector", None)
    (chosen,) = view.canvas.choice()
    assert chosen == Thing("marker", 4)
    view.thing.note.field.setFocus()
    qtbot.keyClicks(view.thing.note.field, "sur la table 8")
    qtbot.keyClick(view.thing.note.field, Qt.Key.Key_Return)
    view.thing.left.field.setValue(5.5)
    added = page.plan.markers[-1]
    assert (added.kind, added.note, added.x) == ("projector", "sur la table 8", 11)


def test_a_note_half_typed_stays_with_its_marker(page: Page, qtbot: QtBot) -> None:
    view = page.view
    view.canvas.choose([Thing("marker", 3)])
    view.thing.note.field.setFocus()
    view.thing.note.field.selectAll()
    qtbot.keyClicks(view.thing.note.field, "au sol")
    view.canvas.choose([Thing("marker", 1)])
    notes = {marker.key: marker.note for marker in page.plan.markers}
    assert notes == {1: "", 2: "", 3: "au sol"}


def test_the_walls_and_the_shape_of_tables(page: Page, qtbot: QtBot) -> None:
    view = page.view
    view.room.wide.field.setValue(20.5)
    qtbot.keyClick(view.room.shape, Qt.Key.Key_Right)
    assert (page.plan.width, page.plan.shape) == (41, "square")
    assert view.room.wide.field.text() == "20,5 m"
    field = view.room.deep.field
    field.selectAll()
    qtbot.keyClicks(field, "12,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.plan.depth == 25


def test_the_menu_has_a_way_for_each_gesture(page: Page) -> None:
    view = page.view
    view.canvas.choose([Thing("table", 5)])
    before = spot(page.plan, 5)
    menu = view.thing_menu(QPoint())
    next(action for action in menu.actions() if action.text() == "Vers la droite").trigger()
    assert spot(page.plan, 5) == (before[0] + 1, before[1])
    view.canvas.choose([])
    corner = view.canvas.mapToGlobal(page.at(Thing("table", 1)) + QPoint(70, 70))
    adding = view.thing_menu(corner)
    next(action for action in adding.actions() if action.text() == "Café").trigger()
    assert page.plan.markers[-1].kind == "coffee"


def test_tables_are_put_in_rows_from_the_menu(page: Page) -> None:
    page.presenter.move({1: (9, 9)}, {})
    menu = page.view.arrange.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    assert spot(page.plan, 1) != (9, 9)


def test_notes_of_the_visit_are_changed_in_place(page: Page, qtbot: QtBot) -> None:
    notes = page.view.visit.notes
    notes.write_new()
    assert notes.fresh is not None
    qtbot.keyClicks(notes.fresh.text, "96 places")
    qtbot.keyClick(notes.fresh.text, Qt.Key.Key_Return)
    assert page.plan.notes == (VisitNote("other", "96 places"),)
    (row,) = notes.rows()
    row.menu().actions()[0].trigger()
    assert page.plan.notes == (VisitNote("seats", "96 places"),)
    row.text.setFocus()
    qtbot.keyClick(row.text, Qt.Key.Key_End)
    qtbot.keyClicks(row.text, " assises")
    qtbot.keyClick(row.text, Qt.Key.Key_Return)
    assert page.plan.notes[0].text == "96 places assises"
    remove = next(b for b in row.findChildren(QPushButton) if "Retirer" in b.accessibleName())
    remove.click()
    assert not page.plan.notes
    assert notes.rows() == []


def test_an_empty_line_goes_away(page: Page) -> None:
    notes = page.view.visit.notes
    notes.write_new()
    page.view.canvas.setFocus()
    assert notes.fresh is None
    assert page.plan.notes == ()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_text_is_cut(page: Page, width: int, height: int) -> None:
    page.presenter.visit.add("wifi", "25 appareils au plus, on apporte le nôtre, avec sa prise")
    page.view.canvas.choose([Thing("marker", 3)])
    page.view.resize(width - (64 if width < 1280 else 220), height)
    QApplication.processEvents()
    assert cut_texts(page.view) == []
