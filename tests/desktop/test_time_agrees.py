"""The time left is the same on the console, on the projector and on every phone.

All three compute it from the same facts. Each looks again every quarter of a second: two of them
never show instants further apart than that.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Workshop
from tests.desktop.screens.test_run import Stage, stage
from workshop_app.desktop.phase_ticker import TICK_MS, wait_ms
from workshop_app.domain.phases import current_phase
from workshop_app.i18n import typography
from workshop_app.services.board import room
from workshop_app.services.phases import extend_phase, pause_phase, resume_phase, schedule
from workshop_app.services.projection.brief import compose
from workshop_app.web.answers import encode, phase_json

__all__ = ["stage"]
MOST_MS = 250
PAGES = Path(__file__).parents[2] / "workshop_app" / "web" / "static"
NOON = datetime(2026, 10, 13, 10, tzinfo=UTC)


def on_a_phone(workshop: Workshop, read_at: datetime, now: datetime) -> str:
    """What `Form.left` computes from the state it read a while before."""
    phase = current_phase(workshop.ask(schedule))
    assert phase is not None
    said = json.loads(encode(phase_json(phase, read_at)))
    if said["state"] != "running":
        return typography.countdown(said["remaining_s"])
    ends_at = datetime.fromisoformat(said["ends_at"])
    return typography.countdown((ends_at - now).total_seconds())


def on_the_projector(workshop: Workshop, now: datetime) -> str:
    there = workshop.ask(room)
    ring = compose(there.workshop, there.phases, {}, (), "brief", now).ring
    assert ring is not None
    return ring.figures


def test_all_three_say_the_same_figure_at_the_same_instant(stage: Stage) -> None:
    workshop, chance = stage.workshop, Random(4127)
    workshop.start("Forces")
    for _ in range(60):
        act = chance.choice(["wait", "wait", "pause", "resume", "more"])
        if act == "pause":
            workshop.do(pause_phase)
        elif act == "resume":
            workshop.do(resume_phase)
        elif act == "more":
            workshop.do(partial(extend_phase, seconds=60))
        read_at = workshop.clock.now()
        workshop.clock.forward(chance.uniform(0, 20) / 60)
        now = workshop.clock.now()
        console = stage.look().clock.figures
        assert on_the_projector(workshop, now) == console
        assert on_a_phone(workshop, read_at, now) == console


def test_each_looks_again_within_a_quarter_of_a_second() -> None:
    beats = re.findall(r"const BEAT_MS = (\d+);", (PAGES / "words.js").read_text("utf-8"))
    assert [int(beat) for beat in beats] == [MOST_MS]
    for page in ("form.js", "follow.js", "mirror.js"):
        assert "keepTime(() => this.tick())" in (PAGES / page).read_text("utf-8")
    assert TICK_MS <= MOST_MS


@given(st.integers(0, 3_600_000_000))
def test_the_desk_looks_the_instant_a_figure_changes(left_us: int) -> None:
    rings_at = NOON + timedelta(microseconds=left_us)
    wait = wait_ms(NOON, rings_at)
    assert 1 <= wait <= TICK_MS
    before = typography.countdown(left_us / 1e6)
    if wait < TICK_MS:
        assert typography.countdown((left_us - 1_000 * wait) / 1e6) != before
        assert typography.countdown((left_us - 1_000 * (wait - 1)) / 1e6) == before


def test_without_a_phase_that_runs_it_looks_as_often() -> None:
    assert wait_ms(NOON, None) == wait_ms(NOON, NOON - timedelta(seconds=3)) == TICK_MS


def test_after_a_sleep_the_first_beat_is_right(stage: Stage) -> None:
    stage.workshop.start("Forces")
    stage.look()
    stage.workshop.clock.forward(10 - 1 / 60)
    stage.run.tick(stage.workshop.clock.now())
    asleep = timedelta(minutes=10) - timedelta(seconds=1)
    left = timedelta(minutes=18) - asleep
    assert stage.view.face.clock.figures == typography.countdown(left.total_seconds())
