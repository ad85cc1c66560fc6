"""The sheet people sign at the door, which is the list of who came once they have.

Decides what it says of each person; not how it looks (`printing.kit.attendance_sheet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.attendance import PresenceState
from workshop_app.services.attendance import door_is_open
from workshop_app.services.checkin_list import DoorCounts, DoorRow, count_door, door_rows
from workshop_app.services.ports import Snapshot


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    last_name: str
    first_name: str
    organisation: str
    table: int | None
    badge: int | None
    state: PresenceState
    arrived_at: datetime | None
    left_at: datetime | None
    walk_in: bool


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """By last name. `opened`: somebody has been confirmed, so the sheet tells who came."""

    lines: tuple[AttendanceLine, ...]
    opened: bool
    counts: DoorCounts


def attendance_sheet(snapshot: Snapshot) -> AttendanceSheet:
    rows = door_rows(snapshot)
    return AttendanceSheet(tuple(map(_line, rows)), door_is_open(snapshot), count_door(rows))


def _line(row: DoorRow) -> AttendanceLine:
    person = row.person
    came = row.state in ("arrived", "left")
    return AttendanceLine(
        person.last_name,
        person.first_name,
        person.organisation,
        person.table,
        person.badge,
        row.state,
        row.arrived_at if came else None,
        row.said.at if row.said is not None and row.state == "left" else None,
        row.walk_in,
    )
