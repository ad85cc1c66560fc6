from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.retention import last_day, months_after, names_go_on


def test_the_day_they_go() -> None:
    assert months_after(date(2026, 10, 13), 6) == date(2027, 4, 13)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert names_go_on(None, 6) is None
    assert names_go_on(date(2026, 10, 13), None) is None
    assert names_go_on(date(2026, 10, 13), 0) is None


@given(st.dates(max_value=date(2500, 1, 1)), st.integers(0, 120), st.integers(0, 120))
def test_longer_is_never_earlier(day: date, months: int, more: int) -> None:
    assert day <= months_after(day, months) <= months_after(day, months + more)
    assert (months_after(day, months).month - day.month - months) % 12 == 0


def test_a_group_lasts_as_long_as_its_meetings() -> None:
    assert last_day(None, []) is None
    assert last_day(date(2026, 1, 8), []) == date(2026, 1, 8)
    assert last_day(date(2026, 1, 8), [date(2026, 6, 1), date(2026, 3, 1)]) == date(2026, 6, 1)
    assert last_day(None, [date(2026, 3, 1)]) == date(2026, 3, 1)
