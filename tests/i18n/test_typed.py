from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.i18n import typography
from workshop_app.i18n.typed import read_clock, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13/10/2026", date(2026, 10, 13)),
        ("13-10-26", date(2026, 10, 13)),
        ("2026-10-13", date(2026, 10, 13)),
        ("mardi 13 octobre 2026", date(2026, 10, 13)),
        ("1er déc.", date(2026, 12, 1)),
        ("13 oct.", date(2027, 10, 13)),
        ("22/11", TODAY),
        ("12 July 2027", date(2027, 7, 12)),
        ("31/02/2026", None),
        ("29/02", None),
        ("3 jui", None),
        ("demain", None),
        ("2026", None),
    ],
)
def test_days(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10", time(10)),
        ("10 h", time(10)),
        ("9h30", time(9, 30)),
        ("09:05", time(9, 5)),
        ("9 heures 30", time(9, 30)),
        ("midi", time(12)),
        ("24 h", None),
        ("10 h 75", None),
        ("dix heures", None),
        ("", None),
    ],
)
def test_clocks(typed: str, clock: time | None) -> None:
    assert read_clock(typed) == clock


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["fr", "en"]))
def test_a_day_is_read_as_it_is_written(day: date, language: str) -> None:
    form = "d MMM y" if language == "fr" else "d MMMM y"
    assert read_day(typography.day(day, language, form), TODAY) == day


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_an_hour_is_read_as_it_is_written(at: time) -> None:
    assert read_clock(typography.clock(at, "fr")) == at
