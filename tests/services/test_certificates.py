from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from tests.services.test_checkin import hall, said
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance_sheet import attendance_sheet
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.certificates import certificates
from workshop_app.services.checkin import Newcomer, welcome
from workshop_app.services.kit_content import AttendanceSheet, Heading


def made(workshop: Workshop, *only: UUID) -> Certificates:
    return workshop.ask(
        partial(certificates, now=workshop.clock.now(), only=list(only) if only else None)
    )


def sheet_of(workshop: Workshop) -> AttendanceSheet:
    return workshop.ask(partial(attendance_sheet, heading=Heading("Atelier", None, "")))


def test_only_who_came_is_certified(workshop: Workshop) -> None:
    people = hall(workshop)
    with pytest.raises(Problem, match="nobody_came"):
        made(workshop)
    said(workshop, people[0].id, "arrived")
    said(workshop, people[1].id, "arrived")
    workshop.clock.forward(30)
    said(workshop, people[1].id, "left")
    said(workshop, people[2].id, "excused")
    assert [each.name for each in made(workshop).of] == ["Prénom00 Nom00", "Prénom01 Nom01"]
    left = made(workshop, people[1].id).of[0]
    assert left.left_at == workshop.clock.now()
    assert left.arrived_at is not None
    assert made(workshop, people[0].id).of[0].left_at is None
    with pytest.raises(Problem, match="did_not_come"):
        made(workshop, people[2].id)


def test_the_sheet_tells_who_came_once_the_door_has_opened(workshop: Workshop) -> None:
    people = hall(workshop)
    sheet = sheet_of(workshop)
    assert not sheet.opened
    assert [line.state for line in sheet.lines] == ["expected"] * 12
    said(workshop, people[0].id, "arrived")
    said(workshop, people[1].id, "excused")
    workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira")))
    sheet = sheet_of(workshop)
    assert sheet.opened
    assert [line.last_name for line in sheet.lines][:2] == ["Ferreira", "Nom00"]
    assert sheet.lines[0].walk_in
    assert sheet.lines[1].arrived_at == workshop.clock.now()
    assert sheet.lines[2].arrived_at is None
