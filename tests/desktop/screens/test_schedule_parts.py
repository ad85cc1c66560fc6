"""Timed steps made by hand: cut, named, gathered, added, taken away, without the phase growing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_schedule import kept, opened, page
from workshop_app.desktop.screens.schedule.phase_editor import PhaseEditor
from workshop_app.desktop.screens.schedule.view import ScheduleView

__all__ = ["page"]


def cut(page: ScheduleView) -> PhaseEditor:
    editor = opened(page, "Faiblesses")
    assert not editor.parts.isVisible()
    editor.cut.click()
    return editor


def lengths(workshop: Workshop) -> list[int]:
    return [part.planned_s // 60 for part in kept(workshop, "Faiblesses").parts]


def test_a_phase_is_cut_in_two_and_its_lines_are_open(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    editor = cut(page)
    assert lengths(workshop) == [9, 9]
    assert editor.cut.isHidden()
    first = editor.parts.steppers()[0]
    QApplication.processEvents()
    assert first.isVisible()
    first.title.selectAll()
    qtbot.keyClicks(first.title, "En silence")
    editor.flush()
    assert kept(workshop, "Faiblesses").parts[0].title == "En silence"
    first.gathering.setCurrentIndex(0)
    first.gathering.activated.emit(0)
    assert kept(workshop, "Faiblesses").parts[0].gathering == "alone"


def test_one_more_one_less_and_the_phase_stays_as_long(
    page: ScheduleView, workshop: Workshop
) -> None:
    editor = cut(page)
    editor.parts.more.click()
    assert lengths(workshop) == [5, 9, 4]
    editor.parts.steppers()[1].remove.click()
    assert lengths(workshop) == [14, 4]
    assert kept(workshop, "Faiblesses").planned_s == 18 * 60
    editor.parts.steppers()[0].remove.click()
    assert lengths(workshop) == []
    assert not editor.parts.isVisible()
    assert not editor.cut.isHidden()


@pytest.mark.parametrize("size", [(1220, 900), (1060, 720), (960, 768)])
def test_no_text_is_cut(page: ScheduleView, size: tuple[int, int]) -> None:
    page.resize(*size)
    cut(page).parts.more.click()
    QApplication.processEvents()
    assert cut_texts(page) == []
