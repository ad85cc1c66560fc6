"""The plan of the day as it stood when it began, and what each phase really took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.after_facts import FirstPlanKept
from workshop_app.domain.day_times import FirstPlan, PhaseTimes, day_times, first_plan
from workshop_app.domain.facts import PhaseReopened
from workshop_app.domain.phases import Phase
from workshop_app.services.ports import Snapshot, UnitOfWork


def keep_first_plan(uow: UnitOfWork) -> None:
    """Called as a phase is about to start: kept when it is the first of the day."""
    phases = uow.phases.where()
    if any(phase.started_at for phase in phases):
        return
    known = uow.of(FirstPlan).get(uow.workshop)
    made = first_plan(uow.workshop, phases, uow.now)
    uow.record(FirstPlanKept(known, replace(made, change=known.change if known else 0)))


def plan_of_the_day(snapshot: Snapshot) -> FirstPlan | None:
    """None before it begins."""
    known = snapshot.of(FirstPlan).get(snapshot.workshop)
    return None if known is None or known.withdrawn else known


def times_of_the_day(snapshot: Snapshot, now: datetime) -> tuple[PhaseTimes, ...]:
    """Planned and real, phase by phase; empty before the day begins. A query."""
    phases = snapshot.phases.where()
    if not any(phase.started_at for phase in phases):
        return ()
    return day_times(phases, plan_of_the_day(snapshot), _left_at(snapshot), now)


def _left_at(snapshot: Snapshot) -> Mapping[UUID, Set[datetime]]:
    """When each phase that was brought back had ended."""
    found: defaultdict[UUID, set[datetime]] = defaultdict(set)
    for recorded in snapshot.facts_about(Phase):
        before = recorded.fact.before
        if not isinstance(recorded.fact, PhaseReopened) or not isinstance(before, Phase):
            continue
        if before.ended_at is not None:
            found[before.id].add(before.ended_at)
    return found
