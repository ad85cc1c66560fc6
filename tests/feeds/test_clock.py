"""Time as the program counts it: through sleep, through a changed clock, through a restart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.feeds.clock import PacedClock, SteadyClock

NINE = datetime(2026, 3, 12, 9, tzinfo=UTC)


class Counter:
    """A count of seconds that goes on while the lid is shut."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_ten_minutes_asleep_are_ten_minutes() -> None:
    counter = Counter()
    clock = SteadyClock(NINE, counter)
    counter.seconds += 600
    assert clock.now() == NINE + timedelta(minutes=10)


@given(st.lists(st.floats(0, 3_600), max_size=20))
def test_it_never_goes_back(steps: list[float]) -> None:
    counter = Counter()
    clock = SteadyClock(NINE, counter)
    before = clock.now()
    for step in steps:
        counter.seconds += step
        assert clock.now() >= before
        before = clock.now()


def test_the_machines_own_clock_is_asked_once_and_runs_on() -> None:
    began = datetime.now(UTC)
    clock = SteadyClock()
    assert began <= clock.now() <= clock.now() <= datetime.now(UTC) + timedelta(seconds=1)


def test_a_rehearsal_goes_as_fast_as_it_is_told_from_where_it_is() -> None:
    counter = Counter()
    clock = PacedClock(NINE, 1, counter)
    counter.seconds += 60
    clock.pace(60)
    assert (clock.now(), clock.speed) == (NINE + timedelta(minutes=1), 60)
    counter.seconds += 2
    assert clock.now() == NINE + timedelta(minutes=3)
    clock.pace(10)
    counter.seconds += 6
    assert clock.now() == NINE + timedelta(minutes=4)


@given(st.lists(st.tuples(st.floats(0, 3_600), st.sampled_from((1, 10, 60))), max_size=20))
def test_whatever_its_speed_a_rehearsal_never_goes_back(
    steps: list[tuple[float, int]],
) -> None:
    counter = Counter()
    clock = PacedClock(NINE, 1, counter)
    before = clock.now()
    for step, speed in steps:
        counter.seconds += step
        clock.pace(speed)
        assert clock.now() >= before
        before = clock.now()
