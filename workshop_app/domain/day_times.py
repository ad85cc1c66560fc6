"""What was planned for a day before it began, and what became of it.

A catch-up rewrites how long a phase is to last: compared with that, a day is always on time. So the
plan is kept as it was when the first phase started. Decides the figures of each phase; not what
they are used for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase, in_order, time_run

MINUTE = 60


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """One phase as it was planned."""

    phase: UUID
    title: str
    planned_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPlan(Entity):
    """One a workshop; its id is the workshop's. Made when the first phase of the day starts."""

    made_at: datetime
    phases: tuple[PlannedPhase, ...]


@dataclass(frozen=True, slots=True)
class PhaseTimes:
    """One phase: its plan, what it took, and what happened to it on the way."""

    phase: UUID
    title: str
    planned_s: int | None
    """Before the day began; None: it was added on the day."""
    ran_s: int | None
    """On stage, pauses taken off; None: it never came on stage."""
    extended_s: int = 0
    """By « +1 min » and the like; fewer when negative."""
    replanned_s: int = 0
    """By a catch-up or by hand before it began; shorter when negative."""
    paused_s: int = 0
    away_s: int = 0
    """Off the stage, between its end and « Précédente »."""
    backs: int = 0

    @property
    def gap_s(self) -> int | None:
        """Longer than planned; None where one of the two is missing."""
        if self.planned_s is None or self.ran_s is None:
            return None
        return self.ran_s - self.planned_s


def first_plan(workshop: UUID, phases: Iterable[Phase], now: datetime) -> FirstPlan:
    planned = (PlannedPhase(phase.id, phase.title, phase.planned_s) for phase in in_order(phases))
    return FirstPlan(id=workshop, workshop=workshop, made_at=now, phases=tuple(planned))


def day_times(
    phases: Iterable[Phase],
    plan: FirstPlan | None,
    left_at: Mapping[UUID, Collection[datetime]],
    now: datetime,
) -> tuple[PhaseTimes, ...]:
    """In the order of the day, those taken off it last.

    `plan` None: a day that began before plans were kept, compared with what it says now. `left_at`:
    when each phase that was brought back had ended; a pause that begins then is time off the stage.
    """
    schedule = in_order(phases)
    known = {each.phase: each for each in plan.phases} if plan is not None else None
    there = {phase.id for phase in schedule}
    removed = [each for key, each in (known or {}).items() if key not in there]
    found = [_times(phase, known, left_at.get(phase.id, ()), now) for phase in schedule]
    return (
        *found,
        *(PhaseTimes(each.phase, each.title, each.planned_s, None) for each in removed),
    )


def _times(
    phase: Phase,
    plan: Mapping[UUID, PlannedPhase] | None,
    left_at: Collection[datetime],
    now: datetime,
) -> PhaseTimes:
    planned_s = _planned(phase, plan)
    if phase.started_at is None:
        replanned_s = phase.planned_s - planned_s if planned_s is not None else 0
        return PhaseTimes(phase.id, phase.title, planned_s, None, replanned_s=replanned_s)
    until = phase.ended_at or now
    off = {True: 0.0, False: 0.0}
    for pause in phase.pauses:
        length = (pause.ended_at or until) - pause.started_at
        off[pause.started_at in left_at] += length.total_seconds()
    return PhaseTimes(
        phase.id,
        phase.title,
        planned_s,
        round(time_run(phase, now).total_seconds()),
        extended_s=phase.extended_s,
        replanned_s=phase.planned_s - planned_s if planned_s is not None else 0,
        paused_s=round(off[False]),
        away_s=round(off[True]),
        backs=sum(pause.started_at in left_at for pause in phase.pauses),
    )


def _planned(phase: Phase, plan: Mapping[UUID, PlannedPhase] | None) -> int | None:
    if plan is None:
        return phase.planned_s
    return plan[phase.id].planned_s if phase.id in plan else None


def whole_minutes(seconds: int) -> int:
    """A length one would plan: the nearest minute, one at least."""
    return max(1, round(seconds / MINUTE)) * MINUTE
