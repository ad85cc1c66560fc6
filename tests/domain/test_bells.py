"""The marks of the gong: each once, in time, and none for what is suspended."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.bells import MARKS, mark_passed, near_end, part_passed
from workshop_app.domain.parts import Part
from workshop_app.domain.phases import Pause, Phase
from workshop_app.domain.tracks import TableTrack

BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
PHASE = Phase(
    id=UUID(int=1),
    workshop=UUID(int=9),
    position=0,
    title="Forces",
    planned_s=600,
    started_at=BEGINS,
)


def at(seconds: float) -> datetime:
    return BEGINS + timedelta(seconds=seconds)


@given(st.integers(60, 3_600), st.floats(0.05, 2.0))
def test_whatever_the_beat_each_mark_sounds_once(length: int, beat_s: float) -> None:
    phase = replace(PHASE, planned_s=length)
    instants = [at(n * beat_s) for n in range(int((length + 5) / beat_s))]
    pairs = itertools.pairwise(instants)
    heard = [mark for before, now in pairs if (mark := mark_passed(phase, before, now))]
    assert heard == [mark for mark, left in reversed(MARKS) if left < length]


def test_after_a_sleep_only_the_last_mark_sounds() -> None:
    assert mark_passed(PHASE, at(10), at(560)) == "one"
    assert mark_passed(PHASE, at(10), at(900)) == "over"


def test_a_suspended_phase_passes_no_mark() -> None:
    paused = replace(PHASE, pauses=(Pause(at(290)),))
    assert mark_passed(paused, at(299), at(400)) is None
    resumed = replace(PHASE, pauses=(Pause(at(290), at(400)),))
    assert mark_passed(resumed, at(400), at(411)) == "five"


def test_minutes_added_bring_the_mark_back() -> None:
    assert mark_passed(PHASE, at(539), at(540)) == "one"
    longer = replace(PHASE, extended_s=120)
    assert mark_passed(longer, at(540), at(541)) is None
    assert mark_passed(longer, at(659), at(660)) == "one"


PARTS = (Part("Seul", 180), Part("Deux", 180), Part("Tous", 240))


@given(st.floats(0.05, 2.0))
def test_the_gong_sounds_once_between_two_parts(beat_s: float) -> None:
    track = TableTrack("b", (5,), parts=(Part("Seul", 240), Part("Tous", 360)))
    phase = replace(PHASE, parts=PARTS, tracks=(track, replace(track, key="c", tables=())))
    instants = [at(n * beat_s) for n in range(int(610 / beat_s))]
    heard = [now for before, now in itertools.pairwise(instants) if part_passed(phase, before, now)]
    assert [round((now - BEGINS).total_seconds() / 60) for now in heard] == [3, 4, 6]
    assert not part_passed(PHASE, at(0), at(590)), "of one piece"


def test_parts_wait_while_their_phase_is_suspended() -> None:
    paused = replace(PHASE, parts=PARTS, pauses=(Pause(at(170), at(400)),))
    assert not part_passed(paused, at(170), at(405))
    assert part_passed(paused, at(405), at(411))


def test_the_colour_follows_the_same_marks() -> None:
    assert [near_end(left) for left in (301, 300, 60, 0)] == [None, "five", "one", "over"]
