"""« Après la séance »: what the day took, and the notes of who led it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.after import build_after
from workshop_app.desktop.screens.after.presenter import AfterPresenter
from workshop_app.desktop.screens.after.view import AfterView
from workshop_app.services.debrief import notes_in_order
from workshop_app.services.phases import extend_phase, schedule, start_next
from workshop_app.services.workshops import create_workshop


@dataclass
class Page:
    view: AfterView
    presenter: AfterPresenter
    workshop: Workshop
    gone: list[str] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        return [note.text for note in self.workshop.ask(notes_in_order)]

    def shown(self) -> str:
        return " | ".join(one.text() for one in self.view.findChildren(QLabel) if one.text())


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    for _phase in range(3):
        workshop.do(start_next)
        workshop.clock.forward(12)
        workshop.do(partial(extend_phase, seconds=120))
    gone: list[str] = []
    undone: list[int] = []
    view, presenter = build_after(
        AtOnce(workshop), workshop.clock, lambda: undone.append(1), gone.append
    )
    qtbot.addWidget(view)
    view.resize(1200, 820)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop, gone, undone)


def test_each_phase_says_planned_real_and_gap(page: Page) -> None:
    rows = page.view.times.rows
    phases = page.workshop.ask(schedule)
    assert [row.face.title for row in rows] == [phase.title for phase in phases]
    assert "12\u00a0min réelles" in rows[0].accessibleName()
    assert "rallongée de 4\u00a0min" in rows[0].accessibleName()
    assert "pas menée" in rows[-1].accessibleName()
    assert "réellement" in page.view.times.total.text()


def test_before_the_day_there_is_nothing_to_compare(page: Page) -> None:
    page.workshop.key = UUID(int=77)
    page.workshop.do(partial(create_workshop, model="concertation", title="Demain"))
    page.presenter.refresh()
    assert page.view.times.rows == []
    assert page.view.times.total.text() == "La journée n’a pas commencé."


def test_a_note_is_kept_about_a_phase_by_the_keyboard(page: Page, qtbot: QtBot) -> None:
    notes = page.view.notes
    notes.subject.setCurrentIndex(1)
    qtbot.keyClicks(notes.entry, "Trop court")
    qtbot.keyClick(notes.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.notes() == ["Trop court"]
    assert notes.entry.toPlainText() == ""
    assert page.workshop.ask(notes_in_order)[0].phase == page.workshop.ask(schedule)[0].id
    assert "Trop court" in page.shown()


def test_a_note_is_corrected_and_taken_away_with_a_way_back(page: Page) -> None:
    notes = page.view.notes
    notes.entry.setPlainText("Trop cour")
    notes.keep.click()
    key = page.workshop.ask(notes_in_order)[0].id
    edit = next(b for b in notes.findChildren(type(notes.keep)) if "Corriger" in b.accessibleName())
    edit.click()
    assert notes.entry.toPlainText() == "Trop cour"
    notes.entry.setPlainText("Trop court")
    notes.keep.click()
    assert page.notes() == ["Trop court"]
    page.view.note_removed.emit(key)
    assert page.notes() == []


def test_an_empty_note_says_what_is_missing(page: Page) -> None:
    page.view.notes.keep.click()
    assert "quelques mots" in page.shown()
    assert page.notes() == []


def test_what_is_being_typed_survives_what_comes_from_elsewhere(page: Page) -> None:
    page.view.notes.entry.setPlainText("À moitié")
    page.workshop.do(start_next)
    page.presenter.refresh()
    assert page.view.notes.entry.toPlainText() == "À moitié"


def test_the_way_goes_on_to_the_report(page: Page) -> None:
    page.view.report.click()
    assert page.gone == ["report"]


@pytest.mark.parametrize("size", [(1220, 840), (1060, 660), (800, 690)])
def test_nothing_is_cut(page: Page, size: tuple[int, int], qtbot: QtBot) -> None:
    page.view.notes.entry.setPlainText("Une note assez longue " * 8)
    page.view.notes.keep.click()
    page.view.resize(*size)
    qtbot.wait(1)
    assert cut_texts(page.view) == []
