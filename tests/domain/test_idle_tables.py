"""A silent table: after as long as the phase says, suspensions left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.idle_tables import is_silent, silent_s
from workshop_app.domain.phases import Pause, Phase

BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
PHASE = Phase(
    id=UUID(int=1),
    workshop=UUID(int=9),
    position=0,
    title="Forces",
    kinds=("forces",),
    planned_s=1_200,
    silence_s=240,
    started_at=BEGINS,
)


def at(seconds: float) -> datetime:
    return BEGINS + timedelta(seconds=seconds)


def test_since_the_phase_began_or_the_last_card() -> None:
    assert not is_silent(PHASE, None, at(239))
    assert is_silent(PHASE, None, at(240))
    assert not is_silent(PHASE, at(100), at(300))
    assert is_silent(PHASE, at(-500), at(240)), "a card of an earlier phase says nothing"


def test_never_when_the_phase_does_not_ask_is_suspended_or_over() -> None:
    for phase in (
        replace(PHASE, silence_s=0),
        replace(PHASE, kinds=()),
        replace(PHASE, pauses=(Pause(at(250)),)),
        replace(PHASE, started_at=None),
    ):
        assert not is_silent(phase, None, at(600))
    assert not is_silent(PHASE, None, at(1_200))


@given(st.integers(0, 600), st.integers(0, 600), st.integers(0, 600))
def test_a_suspension_is_no_silence(last: int, pause_at: int, pause_s: int) -> None:
    paused = replace(PHASE, pauses=(Pause(at(pause_at), at(pause_at + pause_s)),))
    now = 1_300
    counted = silent_s(paused, at(last), at(now))
    outside = max(0, min(pause_at + pause_s, now) - max(pause_at, last))
    assert counted == now - last - outside


def test_a_phone_whose_clock_is_ahead_is_heard_now() -> None:
    assert silent_s(PHASE, at(900), at(300)) == 0.0
