"""Reading the dates, times of day and lists that a person types. Writing them is `typography`.

Decides what « 13 oct. », « 13/10/2026 » or « 9 h 30 » mean; not whether the day suits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from functools import cache

from babel.dates import get_month_names

from workshop_app.domain.identity import fold

SPOKEN = ("fr", "en")
CLOCK = re.compile(r"(\d{1,2})(?: ?(?:h|heures?|:|\.) ?(\d{2})?)?(?: ?min)?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})\W(\d{1,2})\W(\d{1,2})")
SHORTEST_MONTH = 3
BULLETS = "-–—•*"


def read_clock(text: str) -> time | None:
    """« 10 », « 10 h », « 9 h 30 », « 09:30 » ; None when it is no time of day."""
    said = " ".join(text.split())
    if fold(said) == "midi":
        return time(12)
    found = CLOCK.fullmatch(said)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def read_day(text: str, today: date) -> date | None:
    """« 13/10/2026 », « 13 oct. », « mardi 13 octobre 2026 », « 2026-10-13 »; None when it is none.

    Without a year, the next such day from `today` on.
    """
    if found := YEAR_FIRST.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    month = next((m for word in fold(text).split() if (m := _month(word))), 0)
    if month:
        numbers.insert(1, month)
    if not 2 <= len(numbers) <= 3:
        return None
    if len(numbers) == 3:
        year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        return _day(year, numbers[1], numbers[0])
    this_year = _day(today.year, numbers[1], numbers[0])
    if this_year is None or this_year >= today:
        return this_year
    return _day(today.year + 1, numbers[1], numbers[0])


def read_lines(text: str) -> tuple[str, ...]:
    """One item a line, its dash or bullet taken off."""
    lines = (line.strip().lstrip(BULLETS).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def lines_to_type(items: Sequence[str]) -> str:
    """The same list as it is typed."""
    return "\n".join(f"– {item}" for item in items)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12, or 0: a word of three letters or more that begins one month only."""
    if len(word) < SHORTEST_MONTH or not word.isalpha():
        return 0
    found = {number for name, number in _months() if name.startswith(word)}
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> tuple[tuple[str, int], ...]:
    return tuple(
        (fold(name), number)
        for language in SPOKEN
        for number, name in get_month_names("wide", locale=language).items()
    )
