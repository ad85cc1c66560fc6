from __future__ import annotations

from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.meetings import MOST_MEETINGS, Quarter
from workshop_app.domain.problems import Problem
from workshop_app.services.history import undo
from workshop_app.services.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    mark_opened,
    meetings_in_time,
    move_meeting,
    move_meetings,
    move_to_quarter,
    plan_year,
    remove_meeting,
    restore_meeting,
)

AUTUMN = Quarter(2026, 4)


def test_a_year_is_two_days_on_site_and_two_remote_meetings(workshop: Workshop) -> None:
    workshop.do(partial(plan_year, first=date(2026, 10, 1)))
    planned = workshop.ask(meetings_in_time)
    assert [each.mode for each in planned] == ["on_site", "remote", "on_site", "remote"]
    assert [each.when for each in planned] == [
        AUTUMN,
        Quarter(2027, 1),
        Quarter(2027, 2),
        Quarter(2027, 3),
    ]
    workshop.do(partial(plan_year, first=date(2030, 1, 1)))
    assert len(workshop.ask(meetings_in_time)) == 4, "a repeat changes nothing"


def test_a_mode_brings_its_hours_unless_they_were_chosen(workshop: Workshop) -> None:
    made = workshop.do(partial(add_meeting, when=AUTUMN))
    remote = workshop.do(partial(change_meeting, key=made.id, mode="remote"))
    assert (remote.starts_at, remote.ends_at) == (time(10), time(11, 30))
    workshop.do(partial(change_meeting, key=made.id, starts_at=time(9)))
    back = workshop.do(partial(change_meeting, key=made.id, mode="on_site"))
    assert (back.starts_at, back.ends_at) == (time(9), time(11, 30))


def test_moving_one_moves_no_other(workshop: Workshop) -> None:
    one = workshop.do(partial(add_meeting, when=AUTUMN))
    two = workshop.do(partial(add_meeting, when=AUTUMN))
    workshop.do(partial(move_meeting, key=two.id, day=date(2026, 12, 3)))
    moved = workshop.do(partial(move_meeting, key=one.id, day=date(2027, 1, 8)))
    assert moved.when == Quarter(2027, 1)
    assert [each.day for each in workshop.ask(meetings_in_time)] == [
        date(2026, 12, 3),
        date(2027, 1, 8),
    ]
    back = workshop.do(partial(move_to_quarter, key=one.id, when=AUTUMN))
    assert (back.day, back.when) == (None, AUTUMN)


def test_a_proposal_accepted_is_one_undo(workshop: Workshop) -> None:
    keys = [workshop.do(partial(add_meeting, when=AUTUMN)).id for _ in range(2)]
    days = [date(2026, 12, 3), date(2026, 12, 10)]

    def move(uow):  # type: ignore[no-untyped-def]
        move_meetings(uow, zip(keys, days, strict=True))
        return uow.command

    number = workshop.do(move)
    assert [each.day for each in workshop.ask(meetings_in_time)] == days
    workshop.do(partial(undo, command=number))
    assert [each.day for each in workshop.ask(meetings_in_time)] == [None, None]


def test_cancelled_stays_in_sight_removed_does_not(workshop: Workshop) -> None:
    made = workshop.do(partial(add_meeting, when=AUTUMN))
    workshop.do(partial(cancel_meeting, key=made.id))
    assert workshop.ask(meetings_in_time)[0].cancelled
    workshop.do(partial(restore_meeting, key=made.id))
    assert not workshop.ask(meetings_in_time)[0].cancelled
    workshop.do(partial(remove_meeting, key=made.id))
    assert workshop.ask(meetings_in_time) == []
    with pytest.raises(Problem, match="unknown_meeting"):
        workshop.do(partial(change_meeting, key=made.id, subject="x"))


def test_what_is_repeated_writes_nothing(workshop: Workshop) -> None:
    made = workshop.do(partial(add_meeting, when=AUTUMN))
    opened = uuid4()
    workshop.do(partial(mark_opened, key=made.id, workshop=opened))
    before = workshop.ask(lambda s: s.last_change())
    workshop.do(partial(mark_opened, key=made.id, workshop=opened))
    workshop.do(partial(change_meeting, key=made.id, subject="  "))
    workshop.do(partial(move_meeting, key=made.id, day=None))
    workshop.do(partial(restore_meeting, key=made.id))
    assert workshop.ask(lambda s: s.last_change()) == before


def test_a_calendar_has_an_end(workshop: Workshop) -> None:
    for _ in range(MOST_MEETINGS):
        workshop.do(partial(add_meeting, when=AUTUMN))
    with pytest.raises(Problem, match="meetings_too_many"):
        workshop.do(partial(add_meeting, when=AUTUMN))
