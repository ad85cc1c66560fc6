"""Methods beside the schedule: added, given, their times set, their lists printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_schedule import kept, opened, presented, row, titles
from tests.services.test_grouping import done, fill
from workshop_app.desktop.screens.schedule import build_schedule
from workshop_app.desktop.screens.schedule.method_diagrams import DIAGRAMS, MethodDiagram
from workshop_app.desktop.screens.schedule.parts_strip import PartBoxes
from workshop_app.desktop.screens.schedule.view import ScheduleView
from workshop_app.services.methods import methods
from workshop_app.services.workshops import the_workshop

SIZES = [(1440, 900), (1280, 720), (1024, 768)]


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot, went: list[str]) -> Iterator[ScheduleView]:
    view, presenter = build_schedule(
        AtOnce(workshop),
        workshop.clock,
        print,
        print,
        lambda: workshop.house.method_printer,
        went.append,
        workshop.house.read_schedule,
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    presenter.refresh()
    yield view
    del presenter


def test_every_method_has_a_diagram(qtbot: QtBot) -> None:
    assert set(DIAGRAMS) == {method.key for method in methods()}
    for key in DIAGRAMS:
        drawn = MethodDiagram(key)
        qtbot.addWidget(drawn)
        colours = drawn.grab().toImage()
        seen = {colours.pixel(x, y) for x in range(54) for y in range(54)}
        assert len(seen) > 3, key


def test_a_method_is_added_behind_the_open_phase_and_opened(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    opened(page, "Forces")
    page.methods.choose("tour")
    qtbot.mouseClick(page.methods.card("tour").add, Qt.MouseButton.LeftButton)
    assert titles(workshop)[titles(workshop).index("Forces") + 1] == "Tour de table"
    assert row(page, "Tour de table").is_open()


def test_a_method_is_given_to_the_open_phase(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    card = page.methods.card("1-2-4")
    page.methods.choose("1-2-4")
    assert card.give.isHidden()
    editor = opened(page, "Faiblesses")
    assert not card.give.isHidden()
    assert page.methods.card("cafe").give.isHidden()
    qtbot.mouseClick(card.give, Qt.MouseButton.LeftButton)
    assert [part.title for part in kept(workshop, "Faiblesses").parts][:2] == ["Seul", "À deux"]
    assert row(page, "Faiblesses").face.method == "1-2-4-Tous"
    assert editor.parts.isVisible()
    assert editor.parts.groups.isVisible()


def test_the_keyboard_walks_the_methods_and_adds_one(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    first = page.methods.card("1-2-4")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = page.methods.card("ecrire")
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert titles(workshop)[-1] == "Écrire, lire, saisir"


def test_the_times_of_the_parts_are_set_one_by_one(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    page.method_added.emit("1-2-4", None)
    editor = row(page, "1-2-4-Tous").editor
    assert editor is not None
    editor.parts.times.click()
    stepper = editor.parts.steppers()[0]
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    phase = kept(workshop, "1-2-4-Tous")
    assert (phase.parts[0].planned_s, phase.planned_s) == (240, 21 * 60)
    assert row(page, "1-2-4-Tous").stepper.text() == "21\u00a0min"
    editor.parts.away.click()
    assert kept(workshop, "1-2-4-Tous").parts == ()
    assert editor.parts.isHidden()


def test_the_cafe_asks_for_rounds_and_the_forum_leads_to_its_page(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot, went: list[str]
) -> None:
    page.method_added.emit("cafe", None)
    assert workshop.ask(the_workshop).rounds == 3
    assert row(page, "Café du monde, tour 2").face.round == 2
    page.method_added.emit("forum", None)
    editor = row(page, "Forum ouvert").editor
    assert editor is not None
    qtbot.mouseClick(editor.parts.forum, Qt.MouseButton.LeftButton)
    assert went == ["forum"]


def test_who_works_with_whom_goes_to_a_file(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(workshop)
    done(workshop, tables=3)
    page.method_added.emit("1-2-4", None)
    editor = row(page, "1-2-4-Tous").editor
    assert editor is not None
    qtbot.mouseClick(editor.parts.groups, Qt.MouseButton.LeftButton)
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / "voisins.pdf"))
    asking.close()
    assert (tmp_path / "voisins.pdf").exists()
    assert "Qui avec qui" in page.banners.shown()[0].accessibleName()


def test_without_tables_there_is_no_list_and_it_is_said(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.add_method("1-2-4", None)
    presenter.ask_for_groups(view.opened[-1])
    assert "formez d’abord les groupes" in view.said[-1]


@pytest.mark.parametrize("size", SIZES)
def test_the_page_with_its_methods_cuts_no_word(
    page: ScheduleView, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.resize(size[0] - (220 if size[0] > 1200 else 64), size[1])
    page.method_added.emit("forum", None)
    page.method_added.emit("1-2-4", None)
    for open_methods in (False, True):
        page.methods_button.setChecked(open_methods)
        qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=5_000)


def test_in_a_narrow_window_the_methods_take_the_place_of_the_schedule(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    page.resize(960, 768)
    assert page.methods.isHidden()
    page.methods_button.click()
    assert page.methods.isVisible()
    assert not page.list.isVisible()
    page.methods.card("meteo").add.click()
    assert page.list.isVisible()
    assert titles(workshop)[-1] == "Météo de départ"


def test_parts_are_as_wide_as_they_are_long(page: ScheduleView, qtbot: QtBot) -> None:
    page.method_added.emit("1-2-4", None)
    strip = page.findChild(PartBoxes)
    assert strip is not None
    boxes = strip.boxes()
    widths = [box.width() for box in boxes]
    assert widths == sorted(widths)
    assert boxes[-1].right() <= QRectF(strip.rect()).right() + 1


def drop(page: ScheduleView, qtbot: QtBot, key: str, at: QPoint) -> None:
    """Press, pull and let go, as a hand does; `at` is a point of the screen."""
    card = page.methods.card(key)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    for point in (at - QPoint(0, 3), at):
        where, left = QPointF(card.mapFromGlobal(point)), Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(
            QEvent.Type.MouseMove, where, QPointF(point), Qt.MouseButton.NoButton, left, none
        )
        QApplication.sendEvent(card, moved)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.mapFromGlobal(at))


def test_a_method_dropped_on_a_phase_is_given_to_it(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    on = row(page, "Faiblesses")
    drop(page, qtbot, "1-2-4", on.mapToGlobal(QPoint(200, on.height() // 2)))
    assert kept(workshop, "Faiblesses").method == "1-2-4"
    assert len(titles(workshop)) == 9


def test_a_method_dropped_between_two_phases_is_added_there(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    on = row(page, "Faiblesses")
    drop(page, qtbot, "tour", on.mapToGlobal(QPoint(200, on.height() - 2)))
    assert titles(workshop)[titles(workshop).index("Faiblesses") + 1] == "Tour de table"


def test_a_method_of_many_phases_is_added_and_one_let_go_elsewhere_is_not(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    drop(page, qtbot, "tour", page.plan.mapToGlobal(QPoint(20, 20)))
    assert len(titles(workshop)) == 9
    on = row(page, "Faiblesses")
    drop(page, qtbot, "cafe", on.mapToGlobal(QPoint(200, on.height() - 4)))
    assert titles(workshop)[titles(workshop).index("Faiblesses") + 1].startswith("Café du monde")


def test_methods_are_sought_by_name_length_or_use(page: ScheduleView, qtbot: QtBot) -> None:
    def seen() -> list[str]:
        keys = [method.key for method in methods()]
        return [key for key in keys if not page.methods.card(key).isHidden()]

    assert page.search() is page.methods.sought
    page.methods.sought.setText("choisir")
    assert seen() == ["gommettes", "meteo"]
    page.methods.card("gommettes").setFocus()
    qtbot.keyClick(page.methods.card("gommettes"), Qt.Key.Key_Down)
    assert page.methods.card("meteo").hasFocus()
    page.methods.sought.setText("xyz")
    assert seen() == []
    qtbot.keyClick(page.methods.sought, Qt.Key.Key_Escape)
    assert len(seen()) == len(methods())
