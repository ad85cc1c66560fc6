"""The sheet people sign at the door, which is the list of who came once they have.

Decides what it says of each person; not how it looks (`printing.kit.attendance_sheet`).
"""

from __future__ import annotations

from workshop_app.domain.attendance import CAME
from workshop_app.services.attendance import door_is_open
from workshop_app.services.checkin_list import DoorRow, door_rows
from workshop_app.services.kit_content import AttendanceLine, AttendanceSheet, Heading
from workshop_app.services.ports import Snapshot


def attendance_sheet(snapshot: Snapshot, heading: Heading) -> AttendanceSheet:
    rows = door_rows(snapshot)
    return AttendanceSheet(heading, tuple(map(_line, rows)), door_is_open(snapshot))


def _line(row: DoorRow) -> AttendanceLine:
    person, said = row.person, row.said
    return AttendanceLine(
        person.last_name,
        person.first_name,
        person.organisation,
        row.gender,
        person.table,
        row.state,
        row.arrived_at if row.state in CAME else None,
        said.at if said is not None and row.state == "left" else None,
        row.walk_in,
    )
