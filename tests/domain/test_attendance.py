from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.attendance import CAME, Attendance, Gesture, after_gesture
from workshop_app.domain.problems import Problem

NINE = datetime(2026, 3, 12, 9, tzinfo=UTC)
GESTURES: tuple[Gesture, ...] = ("arrived", "excused", "left")


def nobody() -> Attendance:
    return Attendance(id=uuid4(), workshop=uuid4())


def at(minute: int) -> datetime:
    return NINE + timedelta(minutes=minute)


def told(known: Attendance, wanted: Gesture, minute: int, by: str = "1") -> Attendance:
    after = after_gesture(known, wanted, at(minute), by)
    assert after is not None
    return after


def test_who_is_in_the_room_is_not_excused_any_more() -> None:
    here = told(nobody(), "arrived", 10, "2")
    assert after_gesture(here, "excused", at(20), "1") is None
    assert told(told(nobody(), "excused", 0), "arrived", 10).state == "arrived"


def test_the_second_post_changes_nothing() -> None:
    here = told(nobody(), "arrived", 10, "2")
    assert after_gesture(here, "arrived", at(9), "1") is None
    assert here.post == 2


def test_leaving_keeps_the_hour_of_arrival_and_coming_back_too() -> None:
    gone = told(told(nobody(), "arrived", 10), "left", 60)
    assert (gone.arrived_at, gone.at) == (at(10), at(60))
    back = told(gone, "arrived", 70)
    assert (back.state, back.arrived_at, back.at) == ("arrived", at(10), at(70))


def test_an_arrival_that_waited_does_not_bring_back_who_has_left() -> None:
    gone = told(told(nobody(), "arrived", 10), "left", 60)
    assert after_gesture(gone, "arrived", at(9), "2") is None


def test_nobody_leaves_without_having_come() -> None:
    with pytest.raises(Problem, match="never_arrived"):
        after_gesture(nobody(), "left", at(5), "1")


@given(st.lists(st.tuples(st.sampled_from(GESTURES), st.integers(0, 300)), max_size=12))
def test_an_arrival_is_never_lost(gestures: list[tuple[Gesture, int]]) -> None:
    known = nobody()
    for wanted, minute in gestures:
        came = known.state in CAME
        try:
            known = after_gesture(known, wanted, at(minute), "1") or known
        except Problem:
            assert known.state in ("expected", "excused")
        assert not came or known.state in CAME
        assert (known.arrived_at is not None) == (known.state in CAME)
