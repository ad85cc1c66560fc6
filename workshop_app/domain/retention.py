"""How long a workshop keeps the names of its people: the day they go. Pure: reads no clock.

Decides when a workshop is due; not what goes (`personal`) nor who asks (`services.retention`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, date

CHOICES: tuple[int, ...] = (3, 6, 12, 24, 36)
"""Months that the desk offers, beside « sans limite »."""


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(day: date | None, meetings: Iterable[date]) -> date | None:
    """The day of a workshop; of a group, that of its last meeting."""
    return max((*meetings, *([day] if day else [])), default=None)


def names_go_on(day: date | None, months: int | None) -> date | None:
    """The first day on which they are too old; None: never, or nobody knows yet."""
    if day is None or not months:
        return None
    return months_after(day, months)
