"""While a phase is on stage: the gong on its marks, a laptop that stays awake, a battery told."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.screens.test_run import FakeSound
from workshop_app.desktop.sound import LOUDNESS, Gong, Silence
from workshop_app.desktop.stage_watch import StageWatch
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.phases import current_phase
from workshop_app.services.machine import Power
from workshop_app.services.methods import give_method
from workshop_app.services.phases import change_phase, pause_phase, schedule

MEDIUM = LOUDNESS["medium"]


@dataclass
class Laptop:
    held: bool = False
    power: Power | None = None
    holds: list[bool] = field(default_factory=list)

    def hold(self) -> bool:
        self.held = True
        return True

    def release(self) -> None:
        self.held = False


@dataclass
class Watched:
    workshop: Workshop
    watch: StageWatch
    sound: FakeSound
    laptop: Laptop
    page: Page

    def wait(self, minutes: float) -> None:
        self.workshop.clock.forward(minutes)
        self.watch.tick(self.workshop.clock.now())

    def look(self) -> None:
        self.watch.refresh()
        self.watch.tick(self.workshop.clock.now())

    def banners(self) -> list[str]:
        return [banner.accessibleName() for banner in self.page.banners.shown()]


@pytest.fixture
def watched(workshop: Workshop, qtbot: QtBot, tmp_path: Path) -> Watched:
    page = Page("Conduite")
    qtbot.addWidget(page)
    habits, sound, laptop = UiState(tmp_path), FakeSound(), Laptop()
    watch = StageWatch(
        AtOnce(workshop), Gong(sound, habits), laptop, lambda: laptop.power, habits, lambda: page
    )
    return Watched(workshop, watch, sound, laptop, page)


def test_the_gong_sounds_softer_before_the_end_and_once_each(watched: Watched) -> None:
    watched.workshop.start("Forces")
    watched.look()
    for _ in range(20):
        watched.wait(1)
    assert watched.sound.played == [MEDIUM * 0.5, MEDIUM * 0.5, MEDIUM]


def test_the_gong_sounds_between_two_parts(watched: Watched) -> None:
    phase = next(p for p in watched.workshop.ask(schedule) if p.title == "Forces")
    watched.workshop.do(partial(give_method, phase=phase.id, key="1-2-4"))
    watched.workshop.start("Forces")
    watched.look()
    for _ in range(8):
        watched.wait(1)
    assert watched.sound.played == [MEDIUM * 0.5] * 2


def test_a_muted_phase_makes_no_sound(watched: Watched) -> None:
    watched.workshop.start("Forces")
    phase = current_phase(watched.workshop.ask(schedule))
    assert phase is not None
    watched.workshop.do(partial(change_phase, key=phase.id, muted=True))
    watched.look()
    watched.wait(30)
    assert watched.sound.played == []


def test_the_laptop_is_awake_while_a_phase_is_on_stage(watched: Watched) -> None:
    watched.look()
    assert not watched.laptop.held
    watched.workshop.start("Forces")
    watched.look()
    assert watched.laptop.held
    watched.workshop.do(pause_phase)
    watched.look()
    assert watched.laptop.held
    watched.watch.leave()
    assert not watched.laptop.held


def test_a_battery_is_told_once_and_again_when_low(watched: Watched) -> None:
    watched.workshop.start("Forces")
    watched.laptop.power = Power(62, on_mains=False)
    watched.look()
    (said,) = watched.banners()
    assert said.startswith("L’ordinateur est sur batterie")
    watched.page.banners.withdraw("power")
    watched.wait(2)
    assert watched.banners() == []
    watched.laptop.power = Power(18, on_mains=False)
    watched.wait(2)
    assert "18" in watched.banners()[0]
    watched.laptop.power = Power(18, on_mains=True)
    watched.wait(2)
    assert watched.banners() == []


def test_before_the_first_phase_quiet_is_advised_once(watched: Watched) -> None:
    watched.look()
    assert "notifications" in watched.banners()[0]
    watched.page.banners.withdraw("quiet")
    watched.wait(1)
    assert watched.banners() == []


def test_what_was_to_be_done_before_leaves_with_the_first_phase(watched: Watched) -> None:
    watched.look()
    watched.workshop.start("Forces")
    watched.look()
    assert watched.banners() == []


def test_the_loudness_is_kept_and_heard_at_once(tmp_path: Path) -> None:
    sound = FakeSound()
    gong = Gong(sound, UiState(tmp_path))
    gong.choose("soft")
    assert sound.played == [LOUDNESS["soft"]]
    assert Gong(sound, UiState(tmp_path)).loudness == "soft"
    gong.choose("off")
    assert len(sound.played) == 1


def test_without_a_way_to_sound_it_says_so(tmp_path: Path) -> None:
    gong = Gong(Silence(), UiState(tmp_path))
    gong.ring()
    assert gong.is_deaf
