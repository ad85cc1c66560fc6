"""Certificates of attendance: what is certified of each person who came.

Decides whom one can be made for and what it says; not how it looks (`printing.certificates`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from workshop_app.domain.attendance import CAME
from workshop_app.domain.problems import Problem
from workshop_app.services.certificate_content import Certificate, Certificates
from workshop_app.services.checkin_list import DoorRow, door_rows
from workshop_app.services.day_plan import workshop_told
from workshop_app.services.people import known_person
from workshop_app.services.ports import Snapshot


def certificates(
    snapshot: Snapshot, now: datetime, only: Sequence[UUID] | None = None
) -> Certificates:
    """For everybody who came, or for those named. Raises Problem when somebody named did not come,
    or nobody did."""
    rows = {row.person.id: row for row in door_rows(snapshot)}
    if only is None:
        wanted = [row for row in rows.values() if row.state in CAME]
    else:
        wanted = [rows[known_person(snapshot, key).id] for key in only]
    for row in wanted:
        if row.state not in CAME:
            raise Problem("did_not_come", name=row.person.name)
    if not wanted:
        raise Problem("nobody_came")
    workshop = workshop_told(snapshot)
    return Certificates(
        title=workshop.title,
        organiser=workshop.organiser,
        place=workshop.place,
        day=workshop.day,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        made_on=now.astimezone().date(),
        of=tuple(map(_certificate, wanted)),
    )


def _certificate(row: DoorRow) -> Certificate:
    person, said = row.person, row.said
    left = said is not None and row.state == "left"
    return Certificate(
        person.name,
        person.function,
        person.organisation,
        row.arrived_at,
        said.at if said is not None and left else None,
    )
