"""A late day: who gives minutes back, and who never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.catch_up import (
    catch_up,
    chosen_by_hand,
    given_s,
    pace,
    spare_minutes,
    still_to_come,
)
from workshop_app.domain.phases import Phase, length_s, timetable

BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
MINUTE = 60


def phase(
    position: int, minutes: int, minimum: int = 1, protected: bool = False, extended: int = 0
) -> Phase:
    return Phase(
        id=UUID(int=position + 1),
        workshop=UUID(int=99),
        position=position,
        title=f"Phase {position}",
        planned_s=MINUTE * minutes,
        minimum_s=MINUTE * min(minimum, minutes),
        protected=protected,
        extended_s=MINUTE * extended,
    )


phases = st.lists(
    st.tuples(st.integers(1, 60), st.integers(1, 60), st.booleans(), st.integers(-30, 30)),
    min_size=1,
    max_size=12,
).map(
    lambda told: [
        phase(n, planned, least, kept, max(extended, 1 - planned))
        for n, (planned, least, kept, extended) in enumerate(told)
    ]
)


def running(schedule: list[Phase], place: int) -> list[Phase]:
    """That phase is on stage; those before are over."""
    at = BEGINS
    made = list(schedule)
    for n in range(place + 1):
        ends = at + timedelta(seconds=length_s(schedule[n]))
        made[n] = replace(schedule[n], started_at=at, ended_at=ends if n < place else None)
        at = ends
    return made


@given(phases, st.integers(0, 11), st.integers(1, 20_000))
def test_a_proposal_respects_minimums_protection_and_what_has_begun(
    schedule: list[Phase], place: int, late_s: int
) -> None:
    day = running(schedule, place % len(schedule))
    proposal = catch_up(day, late_s)
    spare = sum(map(spare_minutes, still_to_come(day)))
    assert given_s(proposal) == MINUTE * min(-(-late_s // MINUTE), spare)
    for line in proposal:
        assert line.phase.started_at is None
        assert not line.phase.protected
        assert line.to_s >= max(MINUTE, min(line.phase.minimum_s, line.from_s))
        assert line.from_s == length_s(line.phase)


@given(phases, st.integers(0, 11), st.integers(1, 60))
def test_applied_the_day_ends_in_time_or_everything_stands_at_its_minimum(
    schedule: list[Phase], place: int, late: int
) -> None:
    day = running(schedule, place % len(schedule))
    now = max(p.started_at for p in day if p.started_at)
    planned_end = timetable(day, BEGINS, now)[-1].ends_at
    must_end_at = planned_end - timedelta(minutes=late)
    stands = pace(timetable(day, BEGINS, now), must_end_at)
    assert stands is not None
    assert stands.late_minutes == late
    shorter = {line.phase.id: line.to_s for line in catch_up(day, stands.late_s)}
    after = [
        replace(p, planned_s=shorter[p.id], extended_s=0) if p.id in shorter else p for p in day
    ]
    left = pace(timetable(after, BEGINS, now), must_end_at)
    assert left is not None
    assert left.late_s <= 0 or not any(map(spare_minutes, still_to_come(after)))


@given(phases, st.dictionaries(st.integers(0, 11), st.integers(-5, 90), max_size=12))
def test_by_hand_nobody_gives_more_than_it_has(
    schedule: list[Phase], wanted: dict[int, int]
) -> None:
    asked = {schedule[n].id: minutes for n, minutes in wanted.items() if n < len(schedule)}
    for line in chosen_by_hand(schedule, asked):
        taken = (line.from_s - line.to_s) // MINUTE
        assert taken == min(asked[line.phase.id], spare_minutes(line.phase))


def test_a_phase_passed_over_gives_nothing() -> None:
    passed, on_stage, last = phase(0, 30), phase(1, 10), phase(2, 10)
    day = [passed, replace(on_stage, started_at=BEGINS), last]
    assert [line.phase for line in catch_up(day, 600)] == [last]


def test_minutes_late_are_begun_ones_minutes_ahead_whole_ones() -> None:
    day = running([phase(0, 10)], 0)
    slots = timetable(day, BEGINS, BEGINS)
    late = pace(slots, slots[-1].ends_at - timedelta(seconds=61))
    ahead = pace(slots, slots[-1].ends_at + timedelta(seconds=150))
    assert late is not None
    assert ahead is not None
    assert (late.late_minutes, ahead.late_minutes) == (2, -2)


def test_without_a_running_day_there_is_no_pace() -> None:
    planned = [phase(0, 10)]
    assert pace(timetable(planned, BEGINS, BEGINS), BEGINS) is None
    over = [replace(planned[0], started_at=BEGINS, ended_at=BEGINS)]
    assert pace(timetable(over, BEGINS, BEGINS), BEGINS) is None
    assert pace([], BEGINS) is None
