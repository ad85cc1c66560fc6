"""Two entries of one workshop that are one person.

Decides what is kept of each: what the first says wins, what only the second says is added, and
nobody loses a seat, a badge, a word of the list or an arrival.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.facts import (
    AttendanceSet,
    GroupRuleRemoved,
    GroupRuleSet,
    PersonChanged,
    PersonRemoved,
)
from workshop_app.domain.intake import SHARED_FIELDS, merge_attributes
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.services.people import known_person
from workshop_app.services.ports import UnitOfWork

HERE = ("arrived", "left")


def join_people(uow: UnitOfWork, keep: UUID, gone: UUID) -> Person:
    """`gone` is `keep`: one entry is left, in one undo."""
    if keep == gone:
        raise Problem("unknown_person")
    one, other = known_person(uow, keep), known_person(uow, gone)
    joined = joined_person(one, other)
    uow.record(PersonRemoved(other, replace(other, withdrawn=True)))
    _join_attendance(uow, one, other)
    _join_rules(uow, one.id, other.id)
    return one if joined == one else uow.record(PersonChanged(one, joined))


def joined_person(one: Person, other: Person) -> Person:
    """The first one, completed."""
    blanks: dict[str, Any] = {
        name: told
        for name in ("first_name", "last_name", *SHARED_FIELDS, "tables", "badge")
        if getattr(one, name) in ("", (), None) and (told := getattr(other, name))
    }
    written = dict(other.as_written) | dict(one.as_written)
    if other.last_name != one.last_name and other.last_name:
        written["last_name"] = other.last_name  # so that their list finds them again
    return replace(
        one,
        **blanks,
        referent=one.referent or other.referent,
        shown=one.shown and other.shown,
        attributes=merge_attributes(other.attributes, one.attributes),
        as_written=tuple(written.items()),
    )


def _join_attendance(uow: UnitOfWork, one: Person, other: Person) -> None:
    shelf = uow.of(Attendance)
    mine, theirs = shelf.get(one.id), shelf.get(other.id)
    if theirs is None or theirs.withdrawn or theirs.state not in HERE:
        return
    if mine is None or mine.withdrawn or mine.state not in HERE:
        here = replace(theirs, id=one.id, change=0)
        uow.record(AttendanceSet(mine, here))


def _join_rules(uow: UnitOfWork, one: UUID, other: UUID) -> None:
    for rule in uow.group_rules.where():
        if other not in rule.people:
            continue
        people = tuple(dict.fromkeys(one if each == other else each for each in rule.people))
        if len(people) < 2:
            uow.record(GroupRuleRemoved(rule, replace(rule, withdrawn=True)))
        else:
            uow.record(GroupRuleSet(rule, replace(rule, people=people)))
