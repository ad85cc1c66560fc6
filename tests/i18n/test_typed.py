from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.i18n import typography
from workshop_app.i18n.typed import puts_month_first, read_clock, read_day, read_moment

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


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("29/05/2026 08:12", datetime(2026, 5, 29, 8, 12)),
        ("29/05/2026 08:12:33", datetime(2026, 5, 29, 8, 12, 33)),
        ("29/05/26 8 h 12", datetime(2026, 5, 29, 8, 12)),
        ("29 mai 2026, 8 h 12", datetime(2026, 5, 29, 8, 12)),
        ("le vendredi 29 mai 2026 à 08h12", datetime(2026, 5, 29, 8, 12)),
        ("29/05/2026", datetime(2026, 5, 29)),
        ("2026-05-29 08:12:33.123", datetime(2026, 5, 29, 8, 12, 33)),
        ("May 29, 2026 8:12 PM", datetime(2026, 5, 29, 20, 12)),
        ("5/29/2026 12:05 AM", datetime(2026, 5, 29, 0, 5)),
        ("29 mai", None),
        ("8 h 12", None),
        ("29/05/2026 25:12", None),
        ("31/02/2026", None),
        ("", None),
    ],
)
def test_moments(text: str, moment: datetime | None) -> None:
    assert read_moment(text) == (moment.astimezone() if moment else None)


@pytest.mark.parametrize(
    "text", ["2026-05-29T06:12:00Z", "2026-05-29T08:12:00+02:00", "2026-05-29 01:12:00-0500"]
)
def test_a_moment_may_name_its_zone(text: str) -> None:
    assert read_moment(text) == datetime(2026, 5, 29, 6, 12, tzinfo=UTC)


def test_a_column_of_american_days_is_seen() -> None:
    assert puts_month_first(["5/6/2026 8:12", "5/29/2026"])
    assert not puts_month_first(["5/6/2026", "29/5/2026"])
    assert not puts_month_first(["5/6/2026", "mardi"])
    assert read_moment("5/6/2026", month_first=True) == datetime(2026, 5, 6).astimezone()


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = read_moment(text)
    assert found is None or found.tzinfo is not None
