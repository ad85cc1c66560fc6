"""Reading the dates, times of day and lists that a person types. Writing them is `typography`.

Decides what « 13 oct. », « 13/10/2026 » or « 9 h 30 » mean; not whether the day suits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from babel.dates import get_month_names

from workshop_app.domain.identity import fold

SPOKEN = ("fr", "en")
CLOCK = re.compile(r"(\d{1,2})(?: ?(?:h|heures?|:|\.) ?(\d{2})?)?(?: ?min)?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})\W(\d{1,2})\W(\d{1,2})")
SHORTEST_MONTH = 3
LIKELY_YEARS = range(1970, 2100)
CLOCK_WITHIN = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?: ?h(?:eures?)? ?|:)(\d{2})?(?::(\d{2})(?:[.,]\d+)?)?"
    r"(?:\s?([ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
"""« 8 h 12 », « 08:12:33 », « 8:12 AM » somewhere in a text."""
ZONE = re.compile(r"(?:Z|([+-])(\d{2}):?(\d{2}))$")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
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


def read_moment(text: str, month_first: bool = False) -> datetime | None:
    """The day and hour of a cell: « 29/05/2026 08:12 », « 29 mai 2026, 8 h 12 »,
    « 2026-05-29T06:12:00Z », « 5/29/2026 8:12:00 PM »; midnight without an hour.

    In the laptop's zone, unless the text names one. None when it is none, or tells no year.
    """
    said = " ".join(re.sub(r"(?<=\d)T(?=\d)", " ", text).split())
    zone = ZONE.search(said) if YEAR_FIRST.match(said) and ":" in said else None
    found = CLOCK_WITHIN.search(said)
    rest = said[: found.start()] + said[found.end() :] if found else said
    day = _whole_day(rest[: zone.start()] if zone and not found else rest, month_first)
    if day is None:
        return None
    clock = _clock_of(found) if found else time()
    if clock is None:
        return None
    moment = datetime.combine(day, clock)
    return moment.replace(tzinfo=_zone(zone)) if zone else moment.astimezone()


def puts_month_first(texts: Iterable[str]) -> bool:
    """Whether a column writes 5/29/2026: a second number is no month, and no first one is a day."""
    pairs = [(int(f[1]), int(f[2])) for text in texts if (f := SLASHED.match(text.strip()))]
    return any(second > 12 for _first, second in pairs) and all(first < 13 for first, _ in pairs)


def _whole_day(text: str, month_first: bool) -> date | None:
    if (found := SLASHED.search(text)) and (month_first or int(found[2]) > 12):
        text = f"{found[2]}/{found[1]}/{found[3]}"
    numbers = len(re.findall(r"\d+", text))
    named = any(_month(word) for word in fold(text).split())
    day = read_day(text, date.min) if numbers >= (2 if named else 3) else None
    return day if day and day.year in LIKELY_YEARS else None


def _clock_of(found: re.Match[str]) -> time | None:
    hours, minutes, seconds, half = found.groups()
    hour = int(hours)
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hour, int(minutes or 0), int(seconds or 0))
    except ValueError:
        return None


def _zone(found: re.Match[str]) -> timezone:
    sign, hours, minutes = found.groups()
    if sign is None:
        return UTC
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(away if sign == "+" else -away)


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
