"""Giving in to a late day: another end, instead of shorter phases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop


def end_later(uow: UnitOfWork, minutes: int) -> Workshop:
    """The fixed end moves by so many minutes. Raises Problem: end_past_midnight."""
    planned = datetime.combine(date.min, the_workshop(uow).ends_at)
    later = planned + timedelta(minutes=minutes)
    if later.date() != planned.date():
        raise Problem("end_past_midnight")
    return change_workshop(uow, ends_at=later.time())
