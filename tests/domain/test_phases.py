"""A phase's clock: right after anything, because nothing is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.phases import (
    Pause,
    Phase,
    Shortening,
    check_phase,
    length_s,
    next_phase,
    phase_state,
    previous_phase,
    propose_fewest,
    propose_shortenings,
    time_run,
    timetable,
)
from workshop_app.domain.problems import Problem

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
WORKSHOP = UUID(int=1)


def phase(minutes: int = 20, position: int = 0, **fields: Any) -> Phase:
    planned = Phase(
        id=uuid4(), workshop=WORKSHOP, position=position, title="Forces", planned_s=60 * minutes
    )
    return replace(planned, **fields)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("fields", "at", "name", "remaining_min"),
    [
        ({}, 0, "planned", 20),
        ({"started_at": NOON}, 5, "running", 15),
        ({"started_at": NOON, "extended_s": 120}, 5, "running", 17),
        ({"started_at": NOON}, 20, "over", 0),
        ({"started_at": NOON}, 90, "over", 0),
        ({"started_at": NOON, "pauses": (Pause(after(5)),)}, 60, "paused", 15),
        ({"started_at": NOON, "pauses": (Pause(after(5), after(9)),)}, 10, "running", 14),
        ({"started_at": NOON, "ended_at": after(12)}, 60, "ended", 8),
    ],
)
def test_the_state_follows_from_what_is_stored(
    fields: dict[str, Any], at: float, name: str, remaining_min: float
) -> None:
    state = phase_state(phase(**fields), after(at))
    assert (state.name, state.remaining_s) == (name, 60 * remaining_min)


@given(
    st.integers(1, 200),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), max_size=5),
    st.integers(0, 5_000),
)
def test_pauses_cost_nothing(planned: int, gaps: list[tuple[int, int]], run: int) -> None:
    """Whatever the pauses, what has run and what is left make the length."""
    at, pauses = NOON, []
    for running, paused in gaps:
        at += timedelta(seconds=running)
        pauses.append(Pause(at, at + timedelta(seconds=paused)))
        at += timedelta(seconds=paused)
    now = at + timedelta(seconds=run)
    on_stage = phase(planned, started_at=NOON, pauses=tuple(pauses))
    state = phase_state(on_stage, now)
    left = max(0.0, length_s(on_stage) - time_run(on_stage, now).total_seconds())
    assert state.remaining_s == left
    assert (state.name == "over") == (left == 0)


def test_the_timetable_keeps_what_was_and_pushes_what_follows() -> None:
    ran = phase(10, 0, started_at=after(3), ended_at=after(15))
    running = phase(20, 1, started_at=after(15))
    coming = phase(30, 2)
    slots = timetable([coming, running, ran], NOON, after(40))
    assert [(slot.starts_at, slot.ends_at) for slot in slots] == [
        (after(3), after(15)),
        (after(15), after(40)),
        (after(40), after(70)),
    ]


def test_before_the_day_the_timetable_is_the_plan() -> None:
    slots = timetable([phase(10, 0), phase(20, 1)], NOON, after(-600))
    assert [slot.starts_at for slot in slots] == [NOON, after(10)]


def test_what_was_passed_over_takes_no_time() -> None:
    passed, running = phase(30, 0), phase(20, 1, started_at=after(5))
    slots = timetable([passed, running, phase(10, 2)], NOON, after(10))
    assert [(slot.skipped, slot.starts_at, slot.ends_at) for slot in slots] == [
        (True, after(5), after(5)),
        (False, after(5), after(25)),
        (False, after(25), after(35)),
    ]


def test_next_and_previous() -> None:
    first, second, third = phase(position=0), phase(position=1), phase(position=2)
    assert next_phase([third, first, second]) == first
    assert previous_phase([first, second]) is None
    first = replace(first, started_at=NOON, ended_at=after(1))
    second = replace(second, started_at=after(1))
    assert next_phase([first, second, third]) == third
    assert previous_phase([first, second, third]) == first
    ended = replace(second, ended_at=after(2))
    assert previous_phase([first, ended]) == ended
    assert next_phase([first, ended]) is None


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60), st.booleans()), max_size=8),
    st.integers(0, 7_200),
    st.sampled_from((propose_shortenings, propose_fewest)),
)
def test_a_proposal_respects_minimums_and_protected_phases(
    lengths: list[tuple[int, int, bool]],
    excess_s: int,
    propose: Callable[[Sequence[Phase], int], list[Shortening]],
) -> None:
    schedule = [
        phase(max(planned, least), place, minimum_s=60 * least, protected=protected)
        for place, (planned, least, protected) in enumerate(lengths)
    ]
    proposal = propose(schedule, excess_s)
    spare = sum(length_s(p) - p.minimum_s for p in schedule if not p.protected)
    given_back = sum(line.from_s - line.to_s for line in proposal)
    assert given_back == min(spare, -(-excess_s // 60) * 60)
    for line in proposal:
        assert line.to_s >= line.phase.minimum_s
        assert not line.phase.protected
        assert line.to_s < line.from_s


def test_what_has_begun_is_never_shortened() -> None:
    begun = phase(30, 0, started_at=NOON)
    assert propose_shortenings([begun], 600) == propose_fewest([begun], 600) == []


def test_as_few_phases_as_can_be_give_the_minutes_back() -> None:
    schedule = [phase(planned, place, minimum_s=600) for place, planned in enumerate((12, 20, 25))]
    for excess, taken in ((2, [2]), (8, [10]), (12, [15]), (20, [10, 15]), (90, [2, 10, 15])):
        lines = propose_fewest(schedule, 60 * excess)
        assert len(lines) == len(taken)
        assert [line.from_s // 60 - 10 for line in lines] == taken


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "  "}, "phase_without_title"),
        ({"planned_s": 0}, "phase_length"),
        ({"minimum_s": 3_000}, "phase_minimum"),
    ],
)
def test_a_phase_that_cannot_be(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as refused:
        check_phase(phase(**fields))
    assert refused.value.code == code
