"""Making a copy of a workshop ready to be rehearsed: only ever run on the copy.

Decides what it is emptied of and what becomes of its links; not how it is made or wiped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation, EvaluationAnswer
from workshop_app.domain.facts import (
    PhaseChanged,
    RehearsalCleared,
    RehearsalPaced,
    WorkshopChanged,
)
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.phases import current_phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.problems import Problem
from workshop_app.domain.projection import MirrorLink, Projection
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.thanks import ThankYou
from workshop_app.domain.themes import Refusal, Spot
from workshop_app.domain.votes import Ballot, Essential, Vote, VotingCode
from workshop_app.i18n.translate import _
from workshop_app.services.phases import day_begins_at, schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.posts import link_post
from workshop_app.services.rehearsal import rehearsal_of
from workshop_app.services.room import offer_local_name
from workshop_app.services.tables import change_code, new_code, tables_in_order
from workshop_app.services.workshops import the_workshop

OF_THE_DAY: tuple[type[Entity], ...] = (
    Card,
    Spot,
    Refusal,
    Photo,
    Topic,
    Ballot,
    VotingCode,
    Essential,
    EvaluationAnswer,
    FirstPlan,
    DebriefNote,
    TableSignal,
    HallMessage,
    MessageRead,
    Attendance,
    Projection,
    MirrorLink,
    FollowLink,
    SortingLink,
    DoorPost,
)
"""What a day leaves behind, and the links that led to it."""
BEFORE = timedelta(minutes=10)
"""A rehearsal begins so long before the day does: the tables have yet to arrive."""


@dataclass(frozen=True, slots=True)
class Day:
    """What the copy was made ready for."""

    begins_at: datetime
    post: str
    """Code of the post at which the simulated participants arrive."""


def check_may_rehearse(snapshot: Snapshot) -> None:
    """Raises Problem: rehearsal_day_runs, rehearsal_no_schedule."""
    phases = schedule(snapshot)
    if not phases:
        raise Problem("rehearsal_no_schedule")
    if current_phase(phases) is not None:
        raise Problem("rehearsal_day_runs")


def clock_begins_at(snapshot: Snapshot, now: datetime) -> datetime:
    """The instant at which a rehearsal of this workshop begins."""
    return day_begins_at(the_workshop(snapshot), now) - BEFORE


def begin(uow: UnitOfWork, speed: int) -> Day:
    """Make a copy ready for its day, and mark it as a copy.

    Each of its tables has another code: what a phone still holds of a rehearsal, or remembers
    having sent, can never reach the real table.
    """
    for noun in OF_THE_DAY:
        for entity in uow.of(noun).where():
            uow.record(RehearsalCleared(entity, replace(entity, withdrawn=True)))
    for used, unused in list(_as_before_the_day(uow)):
        if unused != used:
            uow.record(RehearsalCleared(used, unused))
    for phase in schedule(uow):
        fresh = replace(
            phase, started_at=None, ended_at=None, pauses=(), extended_s=0, revealed_at=None
        )
        if fresh != phase:
            uow.record(PhaseChanged(phase, fresh))
    for table in tables_in_order(uow):
        change_code(uow, table.number)
    offer_local_name(uow, False)  # the name leads to the real form
    workshop = the_workshop(uow)
    if workshop.host or workshop.port:
        uow.record(WorkshopChanged(workshop, replace(workshop, host="", port=0)))
    known = uow.of(Rehearsal).get(uow.workshop)
    uow.record(RehearsalPaced(known, replace(rehearsal_of(uow), speed=speed)))
    return Day(day_begins_at(workshop, uow.now), link_post(uow, _("Porte simulée")).code)


def _as_before_the_day(snapshot: Snapshot) -> Iterator[tuple[Entity, Entity]]:
    """What is prepared beforehand and used in the day, as it was then."""
    for vote in snapshot.of(Vote).where():
        yield vote, replace(vote, withdrawn=vote.state != "draft")
    for asked in snapshot.of(Evaluation).where():
        code = new_code() if asked.code else ""
        yield asked, replace(asked, code=code, opened_at=None, closed_at=None)
    for thanks in snapshot.of(ThankYou).where():
        yield thanks, replace(thanks, said_at=None)


def change_speed(uow: UnitOfWork, speed: int) -> Rehearsal:
    """So that phones, which count on by themselves, count as fast. Does nothing of a real day."""
    known = rehearsal_of(uow)
    if speed == known.speed or not known.speed:
        return known
    return uow.record(RehearsalPaced(known, replace(known, speed=speed)))
