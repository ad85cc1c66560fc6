"""Planned against real: whatever is done on the day, the plan is that of before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.day_times import day_times, first_plan, whole_minutes
from workshop_app.domain.phases import Pause, Phase

HERE = uuid4()
TEN = datetime(2026, 10, 13, 8, tzinfo=UTC)


def phase(position: int = 0, **fields: Any) -> Phase:
    told: dict[str, Any] = {"title": "Forces", "planned_s": 600} | fields
    return Phase(id=uuid4(), workshop=HERE, position=position, **told)


def ran(minutes: float, **fields: Any) -> Phase:
    return phase(started_at=TEN, ended_at=TEN + timedelta(minutes=minutes), **fields)


def test_a_catch_up_is_no_plan() -> None:
    planned = phase()
    plan = first_plan(HERE, [planned], TEN)
    shorter = replace(planned, planned_s=300, started_at=TEN, ended_at=TEN + timedelta(minutes=7))
    times = day_times([shorter], plan, {}, TEN)[0]
    assert (times.planned_s, times.ran_s, times.gap_s) == (600, 420, -180)
    assert times.replanned_s == -300


def test_pauses_are_taken_off_and_time_off_the_stage_is_told_apart() -> None:
    at = [TEN + timedelta(minutes=n) for n in range(10)]
    paused = ran(10, pauses=(Pause(at[1], at[3]), Pause(at[4], at[7])))
    times = day_times([paused], None, {paused.id: {at[4]}}, TEN)[0]
    assert (times.ran_s, times.paused_s, times.away_s, times.backs) == (300, 120, 180, 1)


def test_phases_added_taken_off_and_passed_over_are_told() -> None:
    kept, removed, added = ran(10), phase(1, title="Menaces"), phase(2, title="Imprévue")
    plan = first_plan(HERE, [kept, removed], TEN)
    times = day_times([kept, added], plan, {}, TEN)
    assert [(each.title, each.planned_s, each.ran_s) for each in times] == [
        ("Forces", 600, 600),
        ("Imprévue", None, None),
        ("Menaces", 600, None),
    ]
    assert [each.gap_s for each in times] == [0, None, None]


def test_a_day_older_than_its_plan_is_compared_with_what_it_says() -> None:
    assert day_times([ran(12)], None, {}, TEN)[0].gap_s == 120


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 40)), max_size=6))
def test_time_on_stage_paused_and_away_fill_the_phase(spans: list[tuple[int, int]]) -> None:
    at, pauses = TEN, []
    for on_stage, off in spans:
        at += timedelta(minutes=on_stage)
        pauses.append(Pause(at, at + timedelta(minutes=off)))
        at += timedelta(minutes=off)
    each = phase(started_at=TEN, ended_at=at, pauses=tuple(pauses))
    left = {pause.started_at for pause in pauses[::2]}
    times = day_times([each], None, {each.id: left}, at)[0]
    assert times.ran_s is not None
    assert times.ran_s + times.paused_s + times.away_s == (at - TEN).total_seconds()


def test_a_length_one_would_plan_is_whole_minutes_and_never_none() -> None:
    assert [whole_minutes(seconds) for seconds in (0, 89, 91, 840)] == [60, 60, 120, 840]


def test_the_plan_is_the_workshops_own() -> None:
    assert first_plan(UUID(int=4), [], TEN).id == UUID(int=4)
