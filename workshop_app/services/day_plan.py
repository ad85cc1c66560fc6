"""The schedule against the clock: what is planned, what is available, what to shorten.

Decides what a page that plans the day shows and the three schedules one can start from; the rules
of a phase are the domain's, its changes those of `services.phases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from workshop_app.domain.facts import PhaseChanged, PhasePlanned
from workshop_app.domain.phases import (
    LONGEST_S,
    Phase,
    Shortening,
    Slot,
    check_phase,
    planned_total_s,
    propose_fewest,
    propose_shortenings,
    timetable,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Model, Workshop
from workshop_app.services.models import planned_phases
from workshop_app.services.phases import day_spans, fitted, schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop

STARTING_MODELS: tuple[Model, ...] = ("concertation", "groupe-de-travail", "accompagnement")
MINUTE_S = 60
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A schedule with its clock times. Lengths in seconds, instants in UTC."""

    workshop: Workshop
    phases: tuple[Phase, ...]
    slots: tuple[Slot, ...]
    begins_at: datetime
    ends_at: datetime
    """When the day must be over."""

    @property
    def available_s(self) -> int:
        return round((self.ends_at - self.begins_at).total_seconds())

    @property
    def planned_s(self) -> int:
        """From the planned start to the end of the last phase, as things stand."""
        if not self.slots:
            return 0
        return round((self.slots[-1].ends_at - self.begins_at).total_seconds())

    @property
    def excess_s(self) -> int:
        """Over what is available; negative: what is left. A free end is never too early."""
        if self.workshop.end_is_free:
            return 0
        return self.planned_s - self.available_s

    @property
    def has_begun(self) -> bool:
        return any(phase.started_at for phase in self.phases)

    @property
    def proposal(self) -> tuple[Shortening, ...]:
        """As few phases to shorten as can be; may fall short of the excess, and is empty when none
        can be."""
        if self.excess_s <= 0:
            return ()
        return tuple(propose_fewest(self.phases, self.excess_s))

    @property
    def spread(self) -> tuple[Shortening, ...]:
        """The same minutes from every phase that has some to give."""
        if self.excess_s <= 0:
            return ()
        return tuple(propose_shortenings(self.phases, self.excess_s))


def day_plan(snapshot: Snapshot, now: datetime, zone: tzinfo | None = None) -> DayPlan:
    """The schedule as it is at `now`. `zone` None: the laptop's."""
    return plan_at(the_workshop(snapshot), schedule(snapshot), now, zone)


def plan_at(
    workshop: Workshop, phases: Sequence[Phase], now: datetime, zone: tzinfo | None = None
) -> DayPlan:
    """The same phases at another instant: what runs late pushes what follows."""
    begins_at, ends_at = day_spans(workshop, phases, now, zone)
    return DayPlan(
        workshop=workshop,
        phases=tuple(phases),
        slots=tuple(timetable(phases, begins_at, now)),
        begins_at=begins_at,
        ends_at=ends_at,
    )


def step_phase(uow: UnitOfWork, key: UUID, minutes: int) -> Phase:
    """Some whole minutes more or less, from the length it has now; not under its minimum."""
    phase = uow.phases.get(key)
    if phase is None or phase.withdrawn:
        raise Problem("unknown_phase")
    if phase.started_at:
        raise Problem("phase_length_begun", phase=phase.title)
    wanted = phase.planned_s + MINUTE_S * minutes
    after = fitted(replace(phase, planned_s=min(max(wanted, MINUTE_S), LONGEST_S)))
    if after == phase:
        return phase
    check_phase(after)
    return uow.record(PhaseChanged(phase, after))


def free_the_end(uow: UnitOfWork, free: bool, now: datetime, zone: tzinfo | None = None) -> None:
    """The day ends when its last phase does; or, fixed again, at the hour it would end now.

    An hour that cannot be an end (past midnight) leaves the one that was fixed before.
    """
    workshop = the_workshop(uow)
    if free == workshop.end_is_free:
        return
    if free:
        change_workshop(uow, end_is_free=True)
        return
    day = day_plan(uow, now, zone)
    fixed = workshop.ends_at
    if day.slots:
        # To the minute above: fixed a second too early, the day would be a minute too long.
        ends_at = day.slots[-1].ends_at.astimezone(zone) + timedelta(seconds=59)
        minute = ends_at.time().replace(second=0, microsecond=0)
        fixed = minute if minute > workshop.starts_at else fixed
    change_workshop(uow, end_is_free=False, ends_at=fixed)


def set_times(uow: UnitOfWork, starts_at: time, ends_at: time) -> None:
    """When the day begins and must be over. A free end moves with the beginning."""
    if the_workshop(uow).end_is_free:
        ends_at = _free_end(starts_at, schedule(uow))
    change_workshop(uow, starts_at=starts_at, ends_at=ends_at)


def set_start(uow: UnitOfWork, at: time) -> None:
    """When the day begins; a fixed end stays."""
    set_times(uow, at, the_workshop(uow).ends_at)


def set_end(uow: UnitOfWork, at: time) -> None:
    """When the day must be over: an hour that somebody typed is fixed."""
    change_workshop(uow, ends_at=at, end_is_free=False)


def workshop_told(snapshot: Snapshot) -> Workshop:
    """As papers and slides tell it: a free end is where its phases lead as they are planned."""
    workshop, phases = the_workshop(snapshot), schedule(snapshot)
    if not (workshop.end_is_free and phases):
        return workshop
    return replace(workshop, ends_at=_free_end(workshop.starts_at, phases))


def _free_end(starts_at: time, phases: Sequence[Phase]) -> time:
    """On the same day, which a schedule may not leave."""
    end = datetime.combine(date.min, starts_at) + timedelta(seconds=planned_total_s(phases))
    fits = end.date() == date.min and end.time() > starts_at
    return end.time() if fits else LAST_MINUTE


@dataclass(frozen=True, slots=True)
class StartingSchedule:
    """One of the schedules to start from, with the phases it would plan."""

    model: Model
    phases: tuple[Phase, ...]

    @property
    def length_s(self) -> int:
        return sum(phase.planned_s for phase in self.phases)


def starting_schedules(workshop: Workshop) -> tuple[StartingSchedule, ...]:
    """In the categories of this workshop: a kind it does not have is left out."""
    return tuple(StartingSchedule(model, _phases(workshop, model)) for model in STARTING_MODELS)


def take_schedule(uow: UnitOfWork, model: Model) -> None:
    """Plan the phases of a model, in one undo. Refused when there are phases already."""
    if schedule(uow):
        raise Problem("schedule_not_empty")
    for phase in _phases(the_workshop(uow), model):
        uow.record(PhasePlanned(None, phase))


def _phases(workshop: Workshop, model: Model) -> tuple[Phase, ...]:
    known = {category.key for category in workshop.categories}
    return tuple(
        replace(phase, kinds=tuple(kind for kind in phase.kinds if kind in known))
        for phase in planned_phases(replace(workshop, model=model))
    )
