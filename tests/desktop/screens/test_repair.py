"""« Réparer après émargement »: what it asks, what it shows, what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.services.repairing import arrive, morning, registered, seats
from tests.services.test_repairing import print_badges
from workshop_app.desktop.kit_writer import KitWriter
from workshop_app.desktop.screens.groups import build_groups
from workshop_app.desktop.screens.repair import build_repair
from workshop_app.desktop.screens.repair.dialog import RepairDialog
from workshop_app.desktop.screens.repair.faces import RepairShown
from workshop_app.desktop.screens.repair.presenter import RepairPresenter
from workshop_app.desktop.tasks import Job, Refused, TaskRunner, Then
from workshop_app.domain.documents import KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import printed_badges
from workshop_app.services.ports import Printer, Watch, Written
from workshop_app.services.repair_order import repair_order
from workshop_app.services.repair_plan import plan_of
from workshop_app.services.repairing import compute_repair
from workshop_app.services.seats import add_rule, lock_person

SIZES = [(1440, 900), (1280, 720), (1024, 768)]

R = TypeVar("R")


@dataclass
class FakeScreen:
    shown: list[RepairShown] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    opened: bool = False
    jobs: int = 0

    def open(self) -> None:
        self.opened = True

    def is_open(self) -> bool:
        return self.opened

    def show_working(self, job: Job) -> None:
        self.jobs += 1

    def show_plan(self, shown: RepairShown) -> None:
        self.shown.append(shown)

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    def leave(self) -> None:
        self.opened = False

    @property
    def last(self) -> RepairShown:
        return self.shown[-1]


def presented(workshop: Workshop) -> tuple[FakeScreen, RepairPresenter, list[str]]:
    screen, told = FakeScreen(), list[str]()
    presenter = RepairPresenter(screen, AtOnce(workshop), told.append)
    presenter.open()
    return screen, presenter, told


def test_it_says_who_came_and_proposes_a_number_with_its_reason(
    workshop: Workshop, qtbot: QtBot
) -> None:
    morning(workshop)
    screen, _presenter, _told = presented(workshop)
    shown = screen.last
    assert shown.tag == "88 présents"
    facts = [f"{fact.figure} {fact.words}" for fact in shown.facts]
    assert facts[:3] == ["94 inscrits", "12 absents", "6 imprévus"]
    assert facts[3].startswith("2 référents manquent, tables ")
    assert shown.facts[3].amber
    assert shown.elbow.bold.startswith(str(shown.curve.chosen))
    assert shown.go == f"Déplacer {shown.curve.chosen} personnes"
    assert "écart" in shown.curve.spoken
    assert screen.jobs == 1


def test_another_number_is_shown_at_once_and_nothing_is_written(
    workshop: Workshop, qtbot: QtBot
) -> None:
    morning(workshop)
    before = seats(workshop)
    screen, presenter, _told = presented(workshop)
    chosen = screen.last.curve.chosen
    presenter.step(-1)
    assert screen.last.curve.chosen == chosen - 1
    presenter.choose(99)
    assert screen.last.curve.chosen == screen.last.curve.most
    presenter.choose(-5)
    assert screen.last.curve.chosen == screen.last.curve.forced
    assert screen.jobs == 1
    presenter.close()
    assert seats(workshop) == before


def test_a_refused_move_stays_in_the_list_and_can_be_taken_again(
    workshop: Workshop, qtbot: QtBot
) -> None:
    morning(workshop)
    screen, presenter, _told = presented(workshop)
    row = next(row for row in screen.last.rows if row.can_refuse and "→" in row.way)
    presenter.refuse(row.key, True)
    refused = screen.last.rows[-1]
    assert (refused.key, refused.refused) == (row.key, True)
    assert refused.reason.startswith("Reste à la table")
    assert screen.jobs == 2
    presenter.refuse(row.key, False)
    assert row.key in {each.key for each in screen.last.rows if not each.refused}


def test_a_refusal_that_no_rule_allows_is_said_and_the_tick_comes_back(
    workshop: Workshop, qtbot: QtBot
) -> None:
    people = registered(workshop, 90)
    one, other = [p for p in people if p.table == 1 and not p.referent][:2]
    workshop.do(partial(add_rule, kind="apart", people=[one.id, other.id]))
    workshop.do(partial(lock_person, key=other.id))
    arrive(workshop, people)
    screen, presenter, _told = presented(workshop)
    (row,) = [row for row in screen.last.rows if row.key[1] == one.id]
    presenter.refuse(row.key, True)
    assert one.name in screen.said[-1]
    assert not [each for each in screen.last.rows if each.refused]


def test_applying_seats_people_closes_and_tells(workshop: Workshop, qtbot: QtBot) -> None:
    morning(workshop)
    screen, presenter, told = presented(workshop)
    moves = screen.last.curve.chosen
    before = seats(workshop)
    presenter.apply()
    assert not screen.opened
    assert told[0].startswith(f"{moves} personne")
    assert "6 personnes placées." in told[0]
    assert seats(workshop) != before
    presenter.open()
    assert screen.last.go_refused or screen.last.state == "nothing"


def test_when_somebody_comes_meanwhile_it_is_reckoned_again(
    workshop: Workshop, qtbot: QtBot
) -> None:
    gone = morning(workshop)
    screen, presenter, _told = presented(workshop)
    presenter.refresh()
    assert screen.jobs == 1
    arrive(workshop, gone[-1:])
    presenter.refresh()
    assert (screen.jobs, screen.last.tag) == (2, "89 présents")
    arrive(workshop, gone[-2:-1])
    presenter.apply()
    assert "Personne n’a bougé" in screen.said[-1]
    assert (screen.jobs, screen.last.tag, screen.opened) == (3, "90 présents", True)


class PressedMeanwhile(AtOnce):
    """Somebody presses the button while it is being reckoned."""

    press: Callable[[], None] | None = None

    def job(self, work: Callable[..., R], then: Then[R], refused: Refused) -> Job:
        if self.press is not None:
            self.press()
        return super().job(work, then, refused)


@pytest.mark.parametrize(("comes", "applied"), [(False, True), (True, False)])
def test_a_press_while_it_is_reckoned_is_not_lost(
    workshop: Workshop, qtbot: QtBot, comes: bool, applied: bool
) -> None:
    gone = morning(workshop)
    screen, tasks = FakeScreen(), PressedMeanwhile(workshop)
    presenter = RepairPresenter(screen, tasks, print)
    presenter.open()
    before = seats(workshop)
    tasks.press = presenter.apply
    row = screen.last.rows[0]
    if comes:
        arrive(workshop, gone[-1:])
        presenter.refuse(row.key, True)
        assert "ce n’est plus celle que vous aviez lue" in screen.said[-1]
    else:
        presenter.refuse((99, row.key[1]), False)  # nothing was refused: the same list again
    assert (seats(workshop) != before, screen.opened) == (applied, not applied)


def test_nothing_to_do_has_no_curve_to_choose_from(workshop: Workshop, qtbot: QtBot) -> None:
    people = registered(workshop, 18, 2)
    arrive(workshop, people)
    screen, _presenter, _told = presented(workshop)
    shown = screen.last
    assert shown.rows == ()
    assert shown.state == "nothing" or shown.go_refused


def test_without_tables_it_says_what_to_do_first(workshop: Workshop, qtbot: QtBot) -> None:
    workshop.add("Ève", "Œuvray")
    screen, _presenter, _told = presented(workshop)
    assert screen.shown == []
    assert "Formez d’abord les groupes" in screen.said[0]


# the real dialog


@pytest.fixture
def opened(workshop: Workshop, qtbot: QtBot) -> Iterator[Callable[[int, int], RepairDialog]]:
    """Opens the dialog over a window of a size."""
    morning(workshop)
    print_badges(workshop)
    held: list[object] = []

    def open_over(wide: int, high: int) -> RepairDialog:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(wide, high)
        window.show()
        page = QWidget(window)
        presenter = build_repair(page, AtOnce(workshop), held.append)
        presenter.open()
        dialog = window.findChild(RepairDialog)
        assert dialog is not None
        held.extend((presenter, window))
        return dialog

    yield open_over
    held.clear()


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut(
    opened: Callable[[int, int], RepairDialog], size: tuple[int, int], qtbot: QtBot
) -> None:
    dialog = opened(*size)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: cut_texts(dialog) == [], timeout=500)
    dialog.reject()


def test_the_curve_is_walked_by_keys_and_by_clicks(
    opened: Callable[[int, int], RepairDialog], qtbot: QtBot
) -> None:
    dialog = opened(1440, 900)
    start = int(dialog._count.text())
    qtbot.keyClick(dialog.curve, Qt.Key.Key_Left)
    assert dialog._count.text() == str(start - 1)
    qtbot.keyClick(dialog.curve, "+")
    assert dialog._count.text() == str(start)
    qtbot.keyClick(dialog.curve, Qt.Key.Key_Home)
    least = int(dialog._count.text())
    at = dialog.curve.point(least + 2).toPoint()
    qtbot.mouseClick(dialog.curve, Qt.MouseButton.LeftButton, pos=QPoint(at.x() + 6, 40))
    assert dialog._count.text() == str(least + 2)
    dialog.more.click()
    assert dialog._count.text() == str(least + 3)
    assert str(least + 3) in dialog.curve.accessibleDescription()
    dialog.reject()


def test_a_row_is_unticked_with_the_space_bar_and_keeps_the_focus(
    opened: Callable[[int, int], RepairDialog], qtbot: QtBot
) -> None:
    dialog = opened(1440, 900)
    row = next(row for row in dialog.list.rows() if row.face.can_refuse)
    assert row.face.name in row.tick.accessibleName()
    row.tick.setFocus()
    qtbot.keyClick(row.tick, Qt.Key.Key_Space)
    again = dialog.list.row(row.face.key)
    assert again.face.refused
    dialog.reject()


def test_escape_changes_nothing(
    opened: Callable[[int, int], RepairDialog], workshop: Workshop, qtbot: QtBot
) -> None:
    before = seats(workshop)
    dialog = opened(1440, 900)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert seats(workshop) == before


def test_while_it_reckons_the_curve_fills_and_closing_stops_it(
    workshop: Workshop, qtbot: QtBot
) -> None:
    morning(workshop)
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    presenter = build_repair(window, tasks, print)
    presenter.open()
    dialog = window.findChild(RepairDialog)
    assert dialog is not None
    job = Job(window)
    dialog.show_working(job)
    dialog._patience.timeout.emit()
    dialog._patience.stop()
    assert dialog.curve.is_waiting()
    job.progress.emit(0.5)
    dialog.curve.grab()
    assert not dialog.go.isEnabled()
    dialog.reject()
    tasks.close()


def test_the_page_of_groups_opens_it_and_offers_the_undo(workshop: Workshop, qtbot: QtBot) -> None:
    morning(workshop)
    undone: list[str] = []
    view, presenter = build_groups(AtOnce(workshop), print, lambda: undone.append("undo"), print)
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    view.repair.click()
    dialog = view.window().findChild(RepairDialog)
    assert dialog is not None
    dialog.go.click()
    assert view.undo.isVisible()
    view.undo.button.click()
    assert undone == ["undo"]
    del presenter


class OnePage:
    """A printer that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], list[str], tuple[int, ...]]] = []

    def kit(
        self,
        content: KitContent,
        kinds: Sequence[KitKind],
        options: KitOptions,
        target: Path,
        watch: Watch,
    ) -> Written:
        badges = [str(badge.person) for badge in content.badges]
        tables = tuple(each.table for each in content.table_lists)
        self.asked.append((list(kinds), badges, tables))
        return Written(target, 3)

    def report(self, content: object, target: Path, watch: Watch) -> Written:
        raise AssertionError


def test_only_what_changes_is_printed_again(
    workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    morning(workshop, late=0)
    print_badges(workshop)
    printer = OnePage()
    tasks = AtOnce(workshop)
    writer = KitWriter(
        tasks, workshop.clock, lambda: cast("Printer", printer), lambda _w: "10.0.0.1:8000"
    )
    view, presenter = build_groups(tasks, print, print, print, writer)
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    plan = plan_of(compute_repair(workshop.ask(repair_order)))
    view.repair.click()
    dialog = view.window().findChild(RepairDialog)
    assert dialog is not None
    assert dialog.prints.isChecked()
    badges, lists = len(plan.badges), len(plan.lists)
    assert dialog.prints.text() == f"Imprimer {badges} badges et {lists} listes de table"
    dialog.go.click()
    asking = view.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / "a.pdf"))
    asking.close()
    (kinds, people, tables) = printer.asked[0]
    assert kinds == ["badges", "par-table"]
    assert set(people) == {str(key) for key in plan.badges}
    assert tables == plan.lists
    said = " ".join(banner.accessibleName() for banner in view.banners.shown())
    assert f"{badges} badges et {lists} listes de table à imprimer." in said
    printed = workshop.ask(printed_badges)
    now = {p.id: p.tables for p in workshop.ask(lambda snapshot: snapshot.people.where())}
    assert all(printed[key].tables == now[key] for key in plan.badges)
    del presenter


def test_unticked_nothing_is_printed(workshop: Workshop, qtbot: QtBot) -> None:
    morning(workshop)
    print_badges(workshop)
    printed: list[object] = []
    screen = FakeScreen()
    presenter = RepairPresenter(
        screen, AtOnce(workshop), print, lambda people, tables: printed.append((people, tables))
    )
    presenter.open()
    assert screen.last.prints
    presenter.print_too(False)
    presenter.step(1)
    assert not screen.last.prints
    presenter.apply()
    assert printed == []


def test_before_any_badge_was_printed_it_is_not_ticked(workshop: Workshop, qtbot: QtBot) -> None:
    morning(workshop)
    screen = FakeScreen()
    presenter = RepairPresenter(screen, AtOnce(workshop), print, lambda _p, _t: None)
    presenter.open()
    assert not screen.last.prints
    assert screen.last.print_label.startswith("Imprimer ")


def test_a_second_opening_does_not_open_twice(workshop: Workshop, qtbot: QtBot) -> None:
    morning(workshop)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    presenter = build_repair(window, AtOnce(workshop), print)
    presenter.open()
    presenter.open()
    dialogs = window.findChildren(RepairDialog)
    assert len(dialogs) == 1
    dialogs[0].reject()
