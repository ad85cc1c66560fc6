"""« Forum ouvert »: topics typed in as they are said, moved on the grid, projected, printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.forum import build_forum
from workshop_app.desktop.screens.forum.presenter import Cell
from workshop_app.domain.phases import Phase
from workshop_app.services.forum import Market, market_of, name_places, propose_topic
from workshop_app.services.history import undo
from workshop_app.services.methods import add_method
from workshop_app.services.phases import extend_phase

SIZES = [(1180, 900), (1060, 720), (960, 768)]
"""Of the page, in windows of 1440, 1280 and 1024 pixels."""


class Page:
    """The page on a workshop, with what it asked of the desk."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.asked: list[str] = []
        self.view, self.presenter = build_forum(
            AtOnce(workshop),
            workshop.clock,
            lambda: workshop.house.method_printer,
            lambda: self.asked.append("project"),
            self.asked.append,
            self._undo,
            lambda: None,
        )
        self.view.resize(*SIZES[0])
        self.view.show()
        self.presenter.refresh()

    def market(self) -> Market:
        now = self.workshop.clock.now()
        found = self.workshop.ask(partial(market_of, now=now))
        assert found is not None
        return found

    def grid(self) -> dict[Cell, str]:
        market = self.market()
        return {
            (session, place): topic.title
            for session in range(len(market.sessions))
            for place in range(len(market.places))
            if (topic := market.at(session, place)) is not None
        }

    def at(self, cell: Cell) -> QPoint:
        return self.view.grid.rect_of(cell).center().toPoint()

    def _undo(self) -> None:
        last = self.workshop.ask(lambda snapshot: snapshot.last_change())
        self.workshop.do(partial(undo, command=last))
        self.presenter.refresh()


@pytest.fixture
def forum(workshop: Workshop) -> Phase:
    (phase,) = workshop.do(partial(add_method, key="forum"))
    return workshop.do(partial(name_places, phase=phase.id, places=["Scène", "Bar", "Table 3"]))


@pytest.fixture
def page(workshop: Workshop, forum: Phase, qtbot: QtBot) -> Page:
    made = Page(workshop)
    qtbot.addWidget(made.view)
    return made


def test_without_a_forum_it_says_where_one_is_made(workshop: Workshop, qtbot: QtBot) -> None:
    page = Page(workshop)
    qtbot.addWidget(page.view)
    assert not page.view.grid.isVisible()
    assert page.view.add.isHidden()
    page.view.schedule_asked.emit()
    assert page.asked == ["schedule"]


def test_a_topic_is_typed_with_two_entries_and_the_next_can_be(page: Page, qtbot: QtBot) -> None:
    page.view.topic.setFocus()
    for topic, name in (("Les velos", "Zoe"), ("Le web", "")):
        qtbot.keyClicks(page.view.topic, topic)
        qtbot.keyClicks(page.view.proposer, name)
        qtbot.keyClick(page.view.proposer, Qt.Key.Key_Return)
        assert page.view.topic.text() == page.view.proposer.text() == ""
        assert page.view.topic.hasFocus()
    assert page.grid() == {(0, 0): "Les velos", (0, 1): "Le web"}


def test_what_cannot_be_kept_is_said_under_the_field_and_stays(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view.topic, Qt.Key.Key_Return)
    assert page.grid() == {}
    assert page.view._topic.error()
    qtbot.keyClicks(page.view.topic, "La mer")
    qtbot.keyClick(page.view.topic, Qt.Key.Key_Return)
    assert page.view._topic.error() == ""


def test_the_grid_is_walked_written_in_and_emptied_by_keys(page: Page, qtbot: QtBot) -> None:
    grid = page.view.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert "Session 2, Bar" in grid.accessibleDescription()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.view.topic.hasFocus()
    qtbot.keyClicks(page.view.topic, "La mer")
    qtbot.keyClick(page.view.topic, Qt.Key.Key_Return)
    assert page.grid() == {(1, 1): "La mer"}
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.grid() == {(0, 1): "La mer"}
    qtbot.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.grid() == {(0, 0): "La mer"}
    assert "La mer" in grid.accessibleDescription()
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert page.grid() == {}
    page._undo()
    assert page.grid() == {(0, 0): "La mer"}


def test_a_topic_is_corrected_in_its_cell_and_echap_leaves_it(page: Page, qtbot: QtBot) -> None:
    put(page, "Les velos")
    page.view.grid.setFocus()
    qtbot.keyClick(page.view.grid, Qt.Key.Key_F2)
    assert page.view.topic.text() == "Les velos"
    qtbot.keyClick(page.view.topic, Qt.Key.Key_Escape)
    assert page.view.topic.text() == ""
    qtbot.mouseDClick(page.view.grid, Qt.MouseButton.LeftButton, pos=page.at((0, 0)))
    page.view.topic.setText("Les vélos")
    qtbot.mouseClick(page.view.add, Qt.MouseButton.LeftButton)
    assert page.grid() == {(0, 0): "Les vélos"}
    assert page.view.add.text() == "Ajouter le sujet"


def test_a_topic_is_dragged_and_the_two_are_exchanged(page: Page, qtbot: QtBot) -> None:
    put(page, "Un", (0, 0))
    put(page, "Deux", (1, 2))
    grid, left = page.view.grid, Qt.MouseButton.LeftButton
    qtbot.mousePress(grid, left, pos=page.at((0, 0)))
    for cell in ((0, 1), (1, 2)):
        qtbot.mouseMove(grid, page.at(cell))
    qtbot.mouseRelease(grid, left, pos=page.at((1, 2)))
    assert page.grid() == {(0, 0): "Deux", (1, 2): "Un"}


def test_a_press_that_does_not_move_only_looks(page: Page, qtbot: QtBot) -> None:
    put(page, "Un", (0, 0))
    qtbot.mouseClick(page.view.grid, Qt.MouseButton.LeftButton, pos=page.at((0, 0)))
    qtbot.mouseClick(page.view.grid, Qt.MouseButton.LeftButton, pos=page.at((1, 1)))
    assert page.grid() == {(0, 0): "Un"}
    assert page.view.grid.cell() == (1, 1)


def test_what_waits_is_placed_in_the_cell_that_is_looked_at(page: Page, qtbot: QtBot) -> None:
    for n in range(7):
        put(page, f"Sujet {n}")
    (row,) = page.view.waiting_rows()
    assert row.face.title == "Sujet 6"
    page.view.grid.look_at((1, 0))
    qtbot.mouseClick(row.place, Qt.MouseButton.LeftButton)
    assert page.grid()[1, 0] == "Sujet 6"
    (other,) = page.view.waiting_rows()
    qtbot.mouseClick(other.away, Qt.MouseButton.LeftButton)
    assert page.view.waiting_rows() == []
    assert len(page.market().topics) == 6


def test_places_are_named_and_their_topics_wait_when_they_go(page: Page, qtbot: QtBot) -> None:
    put(page, "Un", (0, 2))
    page.view.places.setFocus()
    page.view.places.selectAll()
    qtbot.keyClicks(page.view.places, "Scene, , Bar ")
    page.view.topic.setFocus()
    assert page.market().places == ("Scene", "Bar")
    assert [row.face.title for row in page.view.waiting_rows()] == ["Un"]


def test_hours_follow_what_runs_late(page: Page) -> None:
    page.workshop.start("Accueil")
    page.presenter.refresh()
    before = page.view.grid._shown
    page.workshop.do(partial(extend_phase, seconds=600))
    page.workshop.clock.forward(1)
    page.presenter.tick(page.workshop.clock.now())
    after = page.view.grid._shown
    assert before is not None
    assert after is not None
    assert before.sessions != after.sessions


def test_it_is_projected_and_printed(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(page, "Un")
    qtbot.mouseClick(page.view.projecting, Qt.MouseButton.LeftButton)
    assert page.asked == ["project"]
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)
    qtbot.mouseClick(page.view.printing, Qt.MouseButton.LeftButton)
    page.view.save_asked.emit(tmp_path / "a.pdf")
    qtbot.waitUntil((tmp_path / "a.pdf").exists)
    (banner,) = page.view.banners.shown()
    assert banner.accessibleName().startswith("La place du marché est enregistrée.")


def test_a_long_topic_is_told_in_full_under_the_mouse(page: Page, qtbot: QtBot) -> None:
    put(page, "Comment accueillir " * 6)
    at = page.at((0, 0))
    told = QHelpEvent(QEvent.Type.ToolTip, at, page.view.grid.mapToGlobal(at))
    assert QApplication.sendEvent(page.view.grid, told)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("places", [1, 9, 20])
def test_no_word_is_cut(page: Page, qtbot: QtBot, size: tuple[int, int], places: int) -> None:
    phase = page.market().phase.id
    names = [f"Table {n}" for n in range(1, places + 1)]
    page.workshop.do(partial(name_places, phase=phase, places=names))
    put(page, "Parler à ceux qui ne viennent pas")
    page.view.resize(*size)
    qtbot.waitUntil(lambda: cut_texts(page.view) == [], timeout=1000)


def test_every_key_place_has_a_name(page: Page) -> None:
    put(page, "Un")
    for widget in page.view.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def put(page: Page, title: str, cell: Cell | None = None) -> None:
    phase = page.market().phase.id
    page.workshop.do(partial(propose_topic, phase=phase, title=title, proposer="", cell=cell))
    page.presenter.refresh()
