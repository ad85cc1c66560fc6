"""Another instruction for some tables: added, given tables, worded, timed, taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_schedule import kept, opened, page, row
from workshop_app.desktop.screens.schedule.track_list import TrackBox
from workshop_app.desktop.screens.schedule.view import ScheduleView
from workshop_app.domain.tracks import MOST_TRACKS
from workshop_app.services.methods import give_method
from workshop_app.services.tracks import add_track

__all__ = ["page"]


def added(page: ScheduleView, title: str = "Faiblesses") -> TrackBox:
    editor = row(page, title).editor or opened(page, title)
    editor.tracks.add.click()
    return editor.tracks.boxes[-1]


def test_the_second_half_of_the_room_follows_a_new_instruction(
    page: ScheduleView, workshop: Workshop
) -> None:
    box = added(page)
    assert [number for number, each in box.tables.items() if each.isChecked()] == [6, 7, 8, 9]
    assert box.accessibleName() == "Consigne\u00a0: Tables 6 à 9"
    assert row(page, "Faiblesses").face.method.endswith("1 autre consigne")
    box.tables[3].click()
    assert kept(workshop, "Faiblesses").tracks[0].tables == (3, 6, 7, 8, 9)


def test_its_words_are_kept_as_they_are_typed(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    box = added(page)
    qtbot.keyClicks(box.title, "Bus et trains")
    qtbot.keyClicks(box.words.question, "Comment venir ?")
    qtbot.keyClicks(box.words.steps[0], "Prenez la carte.")
    qtbot.keyClicks(box.words.note, "Voir la 7.")
    box.flush()
    (track,) = kept(workshop, "Faiblesses").tracks
    assert (track.title, track.question, track.note) == (
        "Bus et trains",
        "Comment venir ?",
        "Voir la 7.",
    )
    assert track.steps == ("Prenez la carte.",)
    assert box.words.question.placeholderText() == kept(workshop, "Faiblesses").question


def test_a_table_leaves_one_instruction_for_another(page: ScheduleView, workshop: Workshop) -> None:
    first, second = added(page), added(page)
    assert second.key != first.key
    second.tables[9].click()
    assert not first.tables[9].isChecked()
    tracks = kept(workshop, "Faiblesses").tracks
    assert [9 in track.tables for track in tracks] == [False, True]


def test_its_own_times_stay_as_long_as_the_phase(page: ScheduleView, workshop: Workshop) -> None:
    phase = kept(workshop, "Faiblesses")
    box = added(page)
    assert box.own_times.isHidden()
    page.method_given.emit("1-2-4", phase.id)
    assert not box.own_times.isHidden()
    box.own_times.click()
    box.parts.steppers()[0].more.click()
    phase = kept(workshop, "Faiblesses")
    (track,) = phase.tracks
    assert [part.planned_s for part in track.parts] == [240, 180, 240, 420]
    assert [part.planned_s for part in phase.parts] == [180, 240, 240, 420]
    box.parts.away.click()
    assert kept(workshop, "Faiblesses").tracks[0].parts == ()


def test_it_is_taken_away_and_there_may_be_six(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    boxes = [added(page) for _place in range(MOST_TRACKS)]
    editor = row(page, "Faiblesses").editor
    assert editor is not None
    assert not editor.tracks.add.isEnabled() or editor.tracks.add.toolTip()
    qtbot.mouseClick(boxes[0].remove, Qt.MouseButton.LeftButton)
    assert len(kept(workshop, "Faiblesses").tracks) == MOST_TRACKS - 1


@pytest.mark.parametrize("size", [(1220, 900), (1060, 720), (960, 768)])
def test_nothing_is_cut(page: ScheduleView, workshop: Workshop, size: tuple[int, int]) -> None:
    phase = kept(workshop, "Faiblesses").id
    workshop.do(lambda uow: give_method(uow, phase, "1-2-4"))
    workshop.do(lambda uow: add_track(uow, phase))
    page.resize(*size)
    page.change_asked.emit(phase, "note", "Voir")
    opened(page, "Faiblesses")
    QApplication.processEvents()
    assert cut_texts(page) == []
