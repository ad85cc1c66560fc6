"""The order of meetings, how each stands, and what a postponement proposes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.meetings import (
    Meeting,
    Quarter,
    check_meeting,
    first_day,
    following,
    in_time,
    next_meeting,
    on_day,
    quarter_of,
    quarters_shown,
    state_of,
)
from workshop_app.domain.problems import Problem

GROUP = UUID(int=1)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def meeting(day: date | None = None, **fields: Any) -> Meeting:
    made = Meeting(id=uuid4(), workshop=GROUP, year=2026, quarter=4)
    return replace(on_day(made, day), **fields)


def test_a_day_decides_the_quarter() -> None:
    moved = on_day(meeting(date(2026, 11, 6)), date(2027, 1, 21))
    assert moved.when == Quarter(2027, 1)
    assert on_day(moved, None).when == Quarter(2027, 1)


@given(DAYS)
def test_a_quarter_begins_before_its_days_and_ends_after(day: date) -> None:
    quarter = quarter_of(day)
    assert first_day(quarter) <= day < first_day(quarter.next())


def test_a_meeting_without_a_day_ends_its_quarter() -> None:
    late, open_, early = (
        meeting(date(2026, 12, 3)),
        meeting(),
        meeting(date(2026, 11, 6)),
    )
    january = meeting(date(2027, 1, 5))
    assert in_time([january, late, open_, early]) == [early, late, open_, january]


@pytest.mark.parametrize(
    ("day", "held", "state"),
    [
        (None, False, "planned"),
        (date(2026, 11, 7), False, "planned"),
        (date(2026, 11, 6), False, "today"),
        (date(2026, 11, 6), True, "held"),
        (date(2026, 11, 5), False, "unsaid"),
        (date(2026, 11, 5), True, "held"),
    ],
)
def test_the_state_follows_from_the_day_and_from_who_came(
    day: date | None, held: bool, state: str
) -> None:
    today = date(2026, 11, 6)
    assert state_of(meeting(day), today, held) == state
    assert state_of(meeting(day, cancelled=True), today, held) == "cancelled"


def test_the_next_one_is_neither_over_nor_cancelled() -> None:
    past, off = meeting(date(2026, 10, 1)), meeting(date(2026, 11, 6), cancelled=True)
    coming = meeting(date(2026, 12, 3))
    today = date(2026, 11, 1)
    assert next_meeting([coming, off, past], today, ()) == coming
    assert next_meeting([coming, off, past], today, [coming.id]) is None


def test_an_empty_calendar_shows_the_year_to_come() -> None:
    shown = quarters_shown([], date(2026, 10, 2))
    assert shown == [Quarter(2026, 4), Quarter(2027, 1), Quarter(2027, 2), Quarter(2027, 3)]


@given(st.lists(DAYS, max_size=12), DAYS)
def test_every_meeting_has_its_quarter_and_none_is_left_out_between(
    days: list[date], today: date
) -> None:
    meetings = [meeting(day) for day in days]
    shown = quarters_shown(meetings, today)
    assert len(shown) >= 4
    assert all(after == before.next() for before, after in pairwise(shown))
    assert {each.when for each in meetings} <= set(shown)


def test_a_postponement_proposes_as_many_days_to_those_after() -> None:
    one, two, three = (meeting(date(2027, month, 4)) for month in (3, 5, 9))
    moves = following([three, one, two], two, on_day(two, date(2027, 5, 18)), [one.id])
    assert [(move.meeting, move.to) for move in moves] == [(three, date(2027, 9, 20))]
    assert moves[0].to.weekday() == 0, "the 18th is a Saturday"


def test_what_is_brought_forward_or_has_no_day_proposes_nothing() -> None:
    one, two = meeting(date(2027, 3, 4)), meeting(date(2027, 5, 27))
    assert following([one, two], one, on_day(one, date(2027, 3, 1)), ()) == ()
    assert following([one, two], one, on_day(one, None), ()) == ()
    assert following([one, two], on_day(one, None), one, ()) == ()


@given(st.lists(DAYS, min_size=1, max_size=8), st.integers(1, 200), st.integers(0, 7))
def test_a_proposal_keeps_the_order_and_never_takes_a_week_end(
    days: list[date], later: int, place: int
) -> None:
    meetings = in_time(meeting(day) for day in days)
    before = meetings[place % len(meetings)]
    assert before.day is not None
    after = on_day(before, before.day + timedelta(days=later))
    moves = following(meetings, before, after, ())
    assert [move.to for move in moves] == sorted(move.to for move in moves)
    assert all(move.to.weekday() < 5 for move in moves)
    for move in moves:
        assert move.meeting.day is not None
        assert later <= (move.to - move.meeting.day).days <= later + 2
    assert before not in [move.meeting for move in moves]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"starts_at": time(12), "ends_at": time(12)}, "end_before_start"),
        ({"year": 1999}, "meeting_year"),
        ({"subject": "x" * 301}, "sheet_line_too_long"),
        ({"method": "x" * 1_001}, "sheet_text_too_long"),
    ],
)
def test_what_no_calendar_holds_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem, match=code):
        check_meeting(meeting(**fields))
