"""Planning the meetings of a group: adding, changing, moving, cancelling. Each verb is one undo.

Decides from the calendar as it is when it runs; what a postponement proposes is `domain.meetings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.facts import (
    MeetingCancelled,
    MeetingChanged,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MeetingRemoved,
    MeetingRestored,
)
from workshop_app.domain.meetings import (
    MOST_MEETINGS,
    Meeting,
    Mode,
    Quarter,
    check_meeting,
    in_time,
    on_day,
    quarters_shown,
)
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Snapshot, UnitOfWork

LINES = ("subject", "place")
HOURS: Mapping[Mode, tuple[time, time]] = {
    "on_site": (time(9, 30), time(16, 30)),
    "remote": (time(10), time(11, 30)),
}
"""What a new meeting proposes: a day on site, an hour and a half at a distance."""


def meetings_in_time(snapshot: Snapshot) -> Sequence[Meeting]:
    return in_time(snapshot.of(Meeting).where())


def known_meeting(snapshot: Snapshot, key: UUID) -> Meeting:
    found = snapshot.of(Meeting).get(key)
    if found is None or found.withdrawn:
        raise Problem("unknown_meeting")
    return found


def add_meeting(uow: UnitOfWork, when: Quarter, mode: Mode = "on_site") -> Meeting:
    """A meeting in that quarter, without a day yet."""
    if uow.of(Meeting).count() >= MOST_MEETINGS:
        raise Problem("meetings_too_many", most=MOST_MEETINGS)
    starts_at, ends_at = HOURS[mode]
    made = Meeting(
        id=uuid4(),
        workshop=uow.workshop,
        year=when.year,
        quarter=when.number,
        mode=mode,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    check_meeting(made)
    return uow.record(MeetingPlanned(None, made))


def plan_year(uow: UnitOfWork, first: date) -> Sequence[Meeting]:
    """One meeting in each of four quarters from that day on, on site then at a distance, in turn:
    two days on site and two remote meetings. Nothing happens once there is a meeting."""
    if meetings_in_time(uow):
        return ()
    modes: tuple[Mode, ...] = ("on_site", "remote", "on_site", "remote")
    quarters = quarters_shown((), first)
    return [add_meeting(uow, when, mode) for when, mode in zip(quarters, modes, strict=True)]


def change_meeting(uow: UnitOfWork, key: UUID, **changes: Any) -> Meeting:
    """Any field but its day. A mode that changes brings its hours, if they were still the other
    mode's."""
    before = known_meeting(uow, key)
    cleaned: dict[str, Any] = {
        name: " ".join(value.split()) if name in LINES else value for name, value in changes.items()
    }
    after = replace(before, **cleaned)
    if after.mode != before.mode and (before.starts_at, before.ends_at) == HOURS[before.mode]:
        after = replace(after, starts_at=HOURS[after.mode][0], ends_at=HOURS[after.mode][1])
    if after == before:
        return before
    check_meeting(after)
    return uow.record(MeetingChanged(before, after))


def move_meeting(uow: UnitOfWork, key: UUID, day: date | None) -> Meeting:
    """On another day; those after it stay where they are."""
    before = known_meeting(uow, key)
    after = on_day(before, day)
    if after == before:
        return before
    check_meeting(after)
    return uow.record(MeetingMoved(before, after))


def move_to_quarter(uow: UnitOfWork, key: UUID, when: Quarter) -> Meeting:
    """Another quarter, and no day in it yet."""
    before = known_meeting(uow, key)
    if before.when == when:
        return before
    after = replace(before, year=when.year, quarter=when.number, day=None)
    check_meeting(after)
    return uow.record(MeetingMoved(before, after))


def move_meetings(uow: UnitOfWork, moves: Iterable[tuple[UUID, date]]) -> Sequence[Meeting]:
    """What was proposed after a postponement, accepted: one undo for all."""
    return [move_meeting(uow, key, day) for key, day in moves]


def cancel_meeting(uow: UnitOfWork, key: UUID) -> Meeting:
    """It will not be held, and stays in sight."""
    before = known_meeting(uow, key)
    if before.cancelled:
        return before
    return uow.record(MeetingCancelled(before, replace(before, cancelled=True)))


def restore_meeting(uow: UnitOfWork, key: UUID) -> Meeting:
    before = known_meeting(uow, key)
    if not before.cancelled:
        return before
    return uow.record(MeetingRestored(before, replace(before, cancelled=False)))


def remove_meeting(uow: UnitOfWork, key: UUID) -> None:
    """Out of the calendar: it was never meant."""
    before = known_meeting(uow, key)
    uow.record(MeetingRemoved(before, replace(before, withdrawn=True)))


def mark_opened(uow: UnitOfWork, key: UUID, workshop: UUID) -> Meeting:
    """Remember which workshop the meeting was opened as."""
    before = known_meeting(uow, key)
    if before.opened == workshop:
        return before
    return uow.record(MeetingOpened(before, replace(before, opened=workshop)))
