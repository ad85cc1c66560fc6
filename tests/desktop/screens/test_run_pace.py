"""Conduite on a late day: the proposal, the same by hand, and the other way out."""

from __future__ import annotations

from datetime import time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_run import NBSP, Page, Stage, page, stage
from workshop_app.desktop.screens.run.faces import CatchUpFace
from workshop_app.desktop.widgets.clock_text import ClockText
from workshop_app.domain.phases import length_s
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.workshops import change_workshop, the_workshop

__all__ = ["page", "stage"]


def late(stage: Stage, minutes: int = 4) -> CatchUpFace:
    stage.look()
    stage.run.next()
    stage.run.extend(minutes)
    face = stage.view.face.catch_up
    assert face is not None
    return face


def test_on_time_or_before_the_first_phase_nothing_is_proposed(stage: Stage) -> None:
    assert stage.look().catch_up is None
    stage.run.next()
    assert stage.view.face.catch_up is None


def test_a_late_day_has_a_proposal_that_says_what_it_leaves_alone(stage: Stage) -> None:
    face = late(stage)
    assert face.title == f"4{NBSP}min de retard sur midi"
    assert "sans toucher à L’essentiel" in face.why
    assert "L’essentiel" not in [line.title for line in face.lines]
    assert sum(line.given for line in face.lines) == 4
    assert face.other == f"Finir à 12{NBSP}h{NBSP}04"
    lengths = [length_s(phase) for phase in stage.workshop.ask(schedule)]
    stage.run.catching_up.apply()
    assert stage.view.face.catch_up is None
    assert stage.view.face.day.end == f"12{NBSP}h"
    after = [length_s(phase) for phase in stage.workshop.ask(schedule)]
    assert sum(lengths) - sum(after) == 240
    assert stage.view.offers == ["4 minutes reprises."]


def test_the_end_the_delay_and_the_other_way_say_the_same_minute(stage: Stage) -> None:
    """A day that ends at 12 h 03 and 20 seconds is four minutes late, and ends at 12 h 04."""
    stage.workshop.clock.forward(20 / 60)
    face = late(stage, minutes=3)
    end = stage.view.face.day.end
    assert end == f"12{NBSP}h{NBSP}04"
    assert face.title == f"4{NBSP}min de retard sur midi"
    assert face.other == f"Finir à {end}"


def test_a_day_whose_end_is_free_is_never_late(stage: Stage) -> None:
    late(stage)
    stage.workshop.do(partial(change_workshop, end_is_free=True))
    face = stage.look()
    assert face.catch_up is None
    assert not face.day.is_late


def test_nothing_moves_while_one_only_looks(stage: Stage) -> None:
    late(stage)
    before = stage.workshop.ask(schedule)
    stage.run.catching_up.adjust()
    face = stage.view.face.catch_up
    assert face is not None
    assert face.by_hand
    line = next(line for line in face.lines if line.given)
    stage.run.catching_up.ask(line.key, -1)
    assert stage.view.face.catch_up is not None
    assert (
        stage.view.face.catch_up.why == f"À vous de choisir{NBSP}: il reste 1{NBSP}min à reprendre."
    )
    stage.run.catching_up.ask(line.key, 500)
    stage.run.catching_up.ask(line.key, -1_000)
    assert stage.workshop.ask(schedule) == before
    stage.run.catching_up.adjust()
    assert not stage.view.face.catch_up.by_hand


def test_by_hand_only_what_was_chosen_is_taken(stage: Stage) -> None:
    face = late(stage)
    stage.run.catching_up.adjust()
    for line in face.lines:
        stage.run.catching_up.ask(line.key, -line.given)
    chosen = face.lines[0]
    stage.run.catching_up.ask(chosen.key, 2)
    stage.run.catching_up.apply()
    phase = next(p for p in stage.workshop.ask(schedule) if p.id == chosen.key)
    assert length_s(phase) == 60 * (int(chosen.before) - 2)
    assert stage.view.face.catch_up is not None
    assert stage.view.face.catch_up.title.startswith("2")


def test_the_end_may_give_way_instead(stage: Stage) -> None:
    late(stage)
    stage.run.catching_up.take_the_other_way()
    assert stage.workshop.ask(the_workshop).ends_at == time(12, 4)
    assert stage.view.face.catch_up is None
    assert stage.view.offers == ["La fin est repoussée."]


def test_an_end_past_midnight_is_refused_in_words(stage: Stage) -> None:
    stage.look()
    stage.run.next()
    stage.run.extend(239)
    for _ in range(3):
        stage.run.extend(240)
    stage.run.catching_up.take_the_other_way()
    assert stage.view.said[-1].startswith("La fin passerait minuit")
    assert stage.workshop.ask(the_workshop).ends_at == time(12)


def test_minutes_in_hand_may_be_given_to_the_phase_on_stage(stage: Stage) -> None:
    stage.workshop.do(partial(change_workshop, ends_at=time(12, 3)))
    stage.look()
    stage.run.next()
    face = stage.view.face.catch_up
    assert face is not None
    assert (face.is_late, face.title) == (False, f"3{NBSP}min d’avance sur 12{NBSP}h{NBSP}03")
    assert face.other == f"Donner 3{NBSP}min à cette phase"
    stage.run.catching_up.take_the_other_way()
    assert length_s(stage.on_stage()) == 780
    assert stage.view.face.catch_up is None


def test_when_nobody_can_give_it_says_so(stage: Stage) -> None:
    for phase in stage.workshop.ask(schedule):
        stage.workshop.do(partial(change_phase, key=phase.id, protected=True))
    face = late(stage)
    assert face.why == "Les phases à venir sont déjà au plus court."
    assert not face.can_apply
    assert not face.can_adjust


def test_by_keyboard(page: Page, qtbot: QtBot) -> None:
    page.run.next()
    page.run.extend(4)
    page.settle()
    qtbot.keyClick(page.view, Qt.Key.Key_R)
    first = QApplication.focusWidget()
    assert first is page.button("Rattraper")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert not page.view.catch_up.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut_late_or_by_hand(page: Page, size: tuple[int, int]) -> None:
    page.run.next()
    page.run.extend(6)
    page.window.resize(*size)
    page.settle()
    assert cut_texts(page.view) == []
    page.run.catching_up.adjust()
    page.settle()
    assert cut_texts(page.view) == []
    inside = page.view.catch_up.parentWidget()
    assert inside is not None
    shown = inside.parentWidget()
    assert shown is not None
    assert inside.width() <= shown.width()


def test_a_proposal_never_squeezes_the_clock(page: Page) -> None:
    """Not even for the instant in which its lines come: the page may be painted then."""
    clock = page.view.findChild(ClockText)
    assert clock is not None
    page.run.next()
    high = clock.height()
    for minutes in (4, 8, 6):
        page.run.extend(minutes)
        assert page.view.catch_up.isVisible()
        assert clock.height() == high
    page.run.catching_up.apply()
    assert clock.height() == high
