"""Which workshops have kept the names of their people long enough. Reads; `erasing` acts.

Nothing goes by itself: the desk proposes, unless it was said « sans demander » of that workshop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workshop_app.domain.meetings import Meeting
from workshop_app.domain.retention import last_day, names_go_on
from workshop_app.domain.workshop import Workshop
from workshop_app.services.directory import meeting_days
from workshop_app.services.erasing import named_here
from workshop_app.services.ports import Library, Snapshot, UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop

RULE = ("id", "title", "day", "retention_months", "retention_unasked", "withdrawn")


@dataclass(frozen=True, slots=True)
class Due:
    """A workshop whose date is over."""

    workshop: UUID
    title: str
    since: date
    people: int
    """Who still has a name."""
    unasked: bool


def due_workshops(library: Library, today: date) -> Sequence[Due]:
    """Those past their date with names left, the longest overdue first."""
    found, meetings = [], meeting_days(library)
    for key, title, day, months, unasked, withdrawn in library.rows(Workshop, *RULE):
        last = last_day(day, meetings.get(key, ()))
        since = None if withdrawn else names_go_on(last, months)
        if since is None or since > today:
            continue
        if people := library.read(UUID(key), named_here):
            found.append(Due(UUID(key), title, since, people, unasked))
    return sorted(found, key=lambda due: (due.since, due.title))


def keep_names(uow: UnitOfWork, months: int | None, unasked: bool = False) -> Workshop:
    """How long after the day; 0: for ever. Raises Problem."""
    return change_workshop(uow, retention_months=months, retention_unasked=bool(months) and unasked)


def day_names_go(snapshot: Snapshot) -> date | None:
    """Of one workshop; of a group, counted from its last meeting."""
    workshop = the_workshop(snapshot)
    held = (one.day for one in snapshot.of(Meeting).where(cancelled=False) if one.day)
    return names_go_on(last_day(workshop.day, held), workshop.retention_months)
