from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.parts import Part, bells, check_parts, fit, part_at
from workshop_app.domain.phases import Pause, Phase, check_phase, part_now
from workshop_app.domain.problems import Problem

BEGUN = datetime(2026, 10, 13, 8, tzinfo=UTC)
FOUR = (
    Part("Seul", 180, "alone"),
    Part("À deux", 240, "pairs"),
    Part("À quatre", 300, "fours"),
    Part("Toute la table", 480),
)
SOME = st.lists(st.integers(1, 3000), min_size=1, max_size=12).map(
    lambda lengths: tuple(Part(f"Temps {n}", length) for n, length in enumerate(lengths))
)


@given(SOME, st.integers(12, 12 * 3600))
def test_parts_fill_the_phase_whatever_its_length(parts: tuple[Part, ...], length: int) -> None:
    fitted = fit(parts, length)
    assert sum(part.planned_s for part in fitted) == length
    assert [part.title for part in fitted] == [part.title for part in parts]
    if sum(part.planned_s for part in parts) != length:
        assert min(part.planned_s for part in fitted) >= (60 if length >= 60 * len(parts) else 1)


def test_parts_keep_whole_minutes_and_their_proportion() -> None:
    assert [part.planned_s for part in fit(FOUR, 600)] == [60, 120, 180, 240]
    assert fit(FOUR, 1200) == FOUR
    assert fit((), 600) == ()


@given(SOME, st.integers(0, 9000), st.floats(0, 20000))
def test_there_is_always_one_part_and_its_bell_is_to_come(
    parts: tuple[Part, ...], length: int, run: float
) -> None:
    state = part_at(parts, length, run)
    assert state is not None
    assert state.part == parts[state.index]
    assert bells(parts, length)[-1] == length
    assert state.remaining_s >= 0


def test_more_time_goes_to_the_last_part_and_no_bell_moves() -> None:
    assert bells(FOUR, 1200) == (180, 420, 720, 1200)
    assert bells(FOUR, 1320) == (180, 420, 720, 1320)
    assert bells(FOUR, 600) == (180, 420, 600, 600)


def test_a_pause_stops_the_parts_too() -> None:
    phase = Phase(
        id=UUID(int=1),
        workshop=UUID(int=2),
        position=0,
        title="Faiblesses",
        planned_s=1200,
        parts=FOUR,
        started_at=BEGUN,
        pauses=(Pause(BEGUN + timedelta(minutes=2), BEGUN + timedelta(minutes=5)),),
    )
    state = part_now(phase, BEGUN + timedelta(minutes=5, seconds=30))
    assert state is not None
    assert (state.part.title, state.remaining_s) == ("Seul", 30.0)
    state = part_now(phase, BEGUN + timedelta(minutes=7))
    assert state is not None
    assert (state.part.title, state.remaining_s) == ("À deux", 180.0)
    check_phase(phase)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((Part(" ", 600),), "part_without_title"),
        ((Part("Seul", 0), Part("Tous", 600)), "part_too_short"),
        ((Part("Seul", 60),), "parts_do_not_fill"),
        (tuple(Part("Seul", 60) for _ in range(13)), "too_many_parts"),
    ],
)
def test_parts_that_make_no_sense(parts: tuple[Part, ...], code: str) -> None:
    with pytest.raises(Problem, match=code):
        check_parts(parts, "Faiblesses", 600)
