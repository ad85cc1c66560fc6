"""The meetings of a group over its year, by quarter: what each is about, where, when, and how it
stands today.

Decides the order, the state of a meeting and what a postponement proposes for those after it; not
who came (`commitment`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal, NamedTuple
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

Mode = Literal["on_site", "remote"]
MODES: tuple[Mode, ...] = ("on_site", "remote")
MeetingState = Literal["held", "unsaid", "today", "planned", "cancelled"]
"""unsaid: its day is over and nobody's presence was noted."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
QUARTERS_SHOWN = 4
"""A year: what an empty calendar shows, and the least that a full one does."""
MOST_MEETINGS = 60
SATURDAY = 5
WEEK = 7
LONGEST_SUBJECT = 300
LONGEST_METHOD = 1_000


class Quarter(NamedTuple):
    """Ordered in time."""

    year: int
    number: int
    """1 to 4."""

    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entity):
    """Clock times are those of the hall's wall clock."""

    year: int
    quarter: int
    """Of the year, 1 to 4. Once there is a day, the day's own."""
    day: date | None = None
    starts_at: time = time(9, 30)
    ends_at: time = time(16, 30)
    mode: Mode = "on_site"
    place: str = ""
    """A hall, or how one joins a remote meeting."""
    subject: str = ""
    """« Objet »."""
    method: str = ""
    cancelled: bool = False
    """Stays in the calendar, struck out: those invited were told."""
    opened: UUID | None = None
    """The workshop it was opened as."""

    @property
    def when(self) -> Quarter:
        return Quarter(self.year, self.quarter)


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting and the day proposed for it."""

    meeting: Meeting
    to: date


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def first_day(quarter: Quarter) -> date:
    return date(quarter.year, 3 * quarter.number - 2, 1)


def on_day(meeting: Meeting, day: date | None) -> Meeting:
    """The same meeting on that day; without one it stays in its quarter."""
    if day is None:
        return replace(meeting, day=None)
    quarter = quarter_of(day)
    return replace(meeting, day=day, year=quarter.year, quarter=quarter.number)


def in_time(meetings: Iterable[Meeting]) -> list[Meeting]:
    """By day; one without a day comes at the end of its quarter."""
    return sorted(
        meetings,
        key=lambda m: (m.when, m.day is None, m.day or date.max, m.starts_at, str(m.id)),
    )


def state_of(meeting: Meeting, today: date, held: bool) -> MeetingState:
    """`held`: somebody's presence was noted."""
    if meeting.cancelled:
        return "cancelled"
    if held and (meeting.day is None or meeting.day <= today):
        return "held"
    if meeting.day is None or meeting.day > today:
        return "planned"
    return "today" if meeting.day == today else "unsaid"


def next_meeting(meetings: Iterable[Meeting], today: date, held: Iterable[UUID]) -> Meeting | None:
    """The first that is still to come, a meeting without a day included."""
    over = set(held)
    waiting = (
        meeting
        for meeting in in_time(meetings)
        if not meeting.cancelled
        and meeting.id not in over
        and (meeting.day is None or meeting.day >= today)
    )
    return next(waiting, None)


def quarters_shown(meetings: Sequence[Meeting], today: date) -> list[Quarter]:
    """Every quarter from the first meeting to the last, empty ones too: a year at least."""
    known = sorted(meeting.when for meeting in meetings)
    shown = [known[0] if known else quarter_of(today)]
    last = known[-1] if known else shown[0]
    while shown[-1] < last or len(shown) < QUARTERS_SHOWN:
        shown.append(shown[-1].next())
    return shown


def following(
    meetings: Iterable[Meeting], before: Meeting, after: Meeting, held: Iterable[UUID]
) -> tuple[Move, ...]:
    """What postponing a meeting proposes: those after it, as many days later. Nothing is moved.

    `before` and `after` are the meeting itself. A day that falls on a week-end goes to the Monday.
    A meeting brought forward proposes nothing: those after it have only more time.
    """
    if before.day is None or after.day is None or after.day <= before.day:
        return ()
    over = {*held, before.id}
    later = timedelta(days=(after.day - before.day).days)
    return tuple(
        Move(meeting, _weekday(meeting.day + later))
        for meeting in in_time(meetings)
        if meeting.day is not None
        and meeting.day > before.day
        and not meeting.cancelled
        and meeting.id not in over
    )


def _weekday(day: date) -> date:
    beyond = day.weekday() - SATURDAY
    return day if beyond < 0 else day + timedelta(days=WEEK - SATURDAY - beyond)


def check_meeting(meeting: Meeting) -> None:
    """Refuse what no calendar could hold. Raises Problem."""
    if meeting.ends_at <= meeting.starts_at:
        raise Problem("end_before_start", start=meeting.starts_at, end=meeting.ends_at)
    if not FIRST_YEAR <= meeting.year <= LAST_YEAR:
        raise Problem("meeting_year", year=str(meeting.year))
    if len(meeting.subject) > LONGEST_SUBJECT or len(meeting.place) > LONGEST_SUBJECT:
        raise Problem("sheet_line_too_long", longest=LONGEST_SUBJECT)
    if len(meeting.method) > LONGEST_METHOD:
        raise Problem("sheet_text_too_long", longest=LONGEST_METHOD)
