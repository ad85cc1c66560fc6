"""The schedule: planning it and running it. The domain tells the time left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.facts import (
    PhaseChanged,
    PhaseEnded,
    PhaseExtended,
    PhaseLeft,
    PhasePaused,
    PhasePlanned,
    PhaseRemoved,
    PhaseReopened,
    PhaseResumed,
    PhaseRevealed,
    PhaseStarted,
)
from workshop_app.domain.parts import fit
from workshop_app.domain.phases import (
    Pause,
    Phase,
    Shortening,
    check_extension,
    check_phase,
    current_phase,
    in_order,
    is_paused,
    length_s,
    next_phase,
    previous_phase,
    time_paused,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.silence import is_silent
from workshop_app.domain.tracks import track_fitted
from workshop_app.domain.workshop import Workshop
from workshop_app.services.day_times import keep_first_plan
from workshop_app.services.ports import Snapshot, UnitOfWork

EARLY = timedelta(hours=1)
"""Begun that long before its hour, it is not the day itself."""


def schedule(snapshot: Snapshot) -> Sequence[Phase]:
    return in_order(snapshot.phases.where())


def day_begins_at(workshop: Workshop, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The planned start as an instant. Without a date, today's. `zone` None: the laptop's."""
    day = workshop.day or now.astimezone(zone).date()
    return _on_the_wall(datetime.combine(day, workshop.starts_at), zone)


def day_ends_at(workshop: Workshop, now: datetime, zone: tzinfo | None = None) -> datetime:
    day = workshop.day or now.astimezone(zone).date()
    return _on_the_wall(datetime.combine(day, workshop.ends_at), zone)


def day_spans(
    workshop: Workshop, phases: Sequence[Phase], now: datetime, zone: tzinfo | None = None
) -> tuple[datetime, datetime]:
    """When the day begins and when it must be over.

    Played on another date or well before its hour (a rehearsal, a date mistyped), it lasts as long
    from its first phase on: hundreds of hours too long would help nobody.
    """
    begins_at, ends_at = day_begins_at(workshop, now, zone), day_ends_at(workshop, now, zone)
    begun = min((phase.started_at for phase in phases if phase.started_at), default=None)
    if begun is None:
        return begins_at, ends_at
    same_date = begun.astimezone(zone).date() == begins_at.astimezone(zone).date()
    if same_date and begun > begins_at - EARLY:
        return begins_at, ends_at
    return begun, begun + (ends_at - begins_at)


def _on_the_wall(local: datetime, zone: tzinfo | None) -> datetime:
    return local.replace(tzinfo=zone) if zone else local.astimezone()


def plan_phase(uow: UnitOfWork, title: str, after: UUID | None = None, **fields: Any) -> Phase:
    """A new phase behind `after`, or last."""
    known = schedule(uow)
    place = next((n + 1 for n, phase in enumerate(known) if phase.id == after), len(known))
    fields = {"planned_s": 600} | fields
    phase = Phase(id=uuid4(), workshop=uow.workshop, position=place, title=title, **fields)
    check_phase(phase)
    _renumber(uow, [*known[:place], None, *known[place:]])
    return uow.record(PhasePlanned(None, phase))


def change_phase(uow: UnitOfWork, key: UUID, **fields: Any) -> Phase:
    before = _known(uow, key)
    after = replace(before, **fields)
    if "parts" not in fields:
        after = fitted(after)
    if after == before:
        return before
    check_phase(after)
    _check_answered(uow, before, after)
    return uow.record(PhaseChanged(before, after))


def _check_answered(uow: UnitOfWork, before: Phase, after: Phase) -> None:
    """A question that cards answer stays: they would answer nothing any more."""
    kept = {each.key for each in after.questions}
    for gone in before.questions:
        if gone.key not in kept and uow.cards.where(question=gone.key):
            raise Problem("question_answered", phase=before.title, question=gone.text)


def fitted(phase: Phase) -> Phase:
    """With its parts, and those of each track, filling the length it has now."""
    tracks = tuple(track_fitted(each, phase.planned_s) for each in phase.tracks)
    return replace(phase, parts=fit(phase.parts, phase.planned_s), tracks=tracks)


def move_phase(uow: UnitOfWork, key: UUID, by: int) -> None:
    """Earlier or later by so many places. What has begun keeps its place, and nobody passes it."""
    known = schedule(uow)
    place = next((n for n, phase in enumerate(known) if phase.id == key), None)
    if place is None:
        raise Problem("unknown_phase")
    target = min(max(place + by, 0), len(known) - 1)
    crossed = known[min(place, target) : max(place, target) + 1]
    if target != place and any(phase.started_at for phase in crossed):
        raise Problem("phase_begun", phase=known[place].title)
    rest = [phase for phase in known if phase.id != key]
    _renumber(uow, [*rest[:target], known[place], *rest[target:]])


def remove_phase(uow: UnitOfWork, key: UUID) -> None:
    phase = _known(uow, key)
    if phase.started_at:
        raise Problem("phase_begun", phase=phase.title)
    uow.record(PhaseRemoved(phase, replace(phase, withdrawn=True)))


def apply_shortenings(uow: UnitOfWork, proposal: Sequence[Shortening]) -> None:
    """Take a proposal over, unless a phase has begun or changed since it was shown."""
    for line in proposal:
        phase = _known(uow, line.phase.id)
        if phase.started_at or length_s(phase) != line.from_s:
            raise Problem("proposal_stale")
        shorter = fitted(replace(phase, planned_s=line.to_s, extended_s=0))
        uow.record(PhaseChanged(phase, shorter))


def start_phase(uow: UnitOfWork, key: UUID) -> Phase:
    """Bring a phase on stage; the one that was there ends with it, in the same undo."""
    phase = _known(uow, key)
    on_stage = current_phase(uow.phases.where())
    if on_stage and on_stage.id == key:
        return on_stage
    if on_stage:
        _end(uow, on_stage)
    keep_first_plan(uow)
    fresh = replace(phase, started_at=uow.now, pauses=(), ended_at=None, revealed_at=None)
    return uow.record(PhaseStarted(phase, fresh))


def start_next(uow: UnitOfWork) -> Phase | None:
    """« Phase suivante ». After the last one the day is closed: returns None."""
    phases = uow.phases.where()
    following, on_stage = next_phase(phases), current_phase(phases)
    if following:
        return start_phase(uow, following.id)
    if on_stage:
        _end(uow, on_stage)
        return None
    raise Problem("day_over" if phases else "no_schedule")


def go_back(uow: UnitOfWork) -> Phase:
    """« Précédente »: the phase before returns with the time it had left; nothing is deleted.

    What was on stage will start afresh. Its cards stay.
    """
    phases = uow.phases.where()
    previous = previous_phase(phases)
    if previous is None or previous.ended_at is None:
        raise Problem("no_previous")
    if on_stage := current_phase(phases):
        left = replace(on_stage, started_at=None, pauses=(), ended_at=None, revealed_at=None)
        uow.record(PhaseLeft(on_stage, left))
    away = Pause(previous.ended_at, uow.now)
    pauses = (*_closed(previous, previous.ended_at), away)
    seen_at = _seen_at(previous, uow.now)
    reopened = replace(previous, ended_at=None, pauses=pauses, revealed_at=seen_at)
    return uow.record(PhaseReopened(previous, reopened))


def _seen_at(phase: Phase, now: datetime) -> datetime | None:
    """When its cards were revealed: what the bell or the end has shown is not hidden again."""
    if phase.silent and not is_silent(phase, now):
        return phase.revealed_at or now
    return phase.revealed_at


def reveal_cards(uow: UnitOfWork, key: UUID | None = None) -> Phase:
    """« Dévoiler »: what was written in silence is shown to the tables and the hall, now."""
    phase = _running(uow, key)
    if not phase.silent:
        raise Problem("nothing_to_reveal", phase=phase.title)
    if not is_silent(phase, uow.now):
        return phase
    return uow.record(PhaseRevealed(phase, replace(phase, revealed_at=uow.now)))


def pause_phase(uow: UnitOfWork, key: UUID | None = None) -> Phase:
    phase = _running(uow, key)
    if is_paused(phase):
        return phase
    return uow.record(PhasePaused(phase, replace(phase, pauses=(*phase.pauses, Pause(uow.now)))))


def resume_phase(uow: UnitOfWork, key: UUID | None = None) -> Phase:
    phase = _running(uow, key)
    if not is_paused(phase):
        return phase
    return uow.record(PhaseResumed(phase, replace(phase, pauses=_closed(phase, uow.now))))


def extend_phase(uow: UnitOfWork, seconds: int, key: UUID | None = None) -> Phase:
    """More time, or less with a negative number. After the bell, the minutes count from now."""
    phase = _running(uow, key)
    check_extension(phase, seconds)
    rung = (uow.now - _ends(phase, uow.now)).total_seconds()
    added = seconds + int(max(0.0, rung)) if seconds > 0 else seconds
    if length_s(phase) + added < 0:
        raise Problem("too_short", phase=phase.title)
    extended_s, seen_at = phase.extended_s + added, _seen_at(phase, uow.now)
    longer = replace(phase, extended_s=extended_s, revealed_at=seen_at)
    return uow.record(PhaseExtended(phase, longer))


def _ends(phase: Phase, now: datetime) -> datetime:
    assert phase.started_at is not None
    return phase.started_at + timedelta(seconds=length_s(phase)) + time_paused(phase, now)


def _end(uow: UnitOfWork, phase: Phase) -> None:
    ended = replace(phase, ended_at=uow.now, pauses=_closed(phase, uow.now))
    uow.record(PhaseEnded(phase, ended))


def _closed(phase: Phase, at: datetime) -> tuple[Pause, ...]:
    """Its pauses, the open one ended."""
    if not is_paused(phase):
        return phase.pauses
    return (*phase.pauses[:-1], replace(phase.pauses[-1], ended_at=at))


def _renumber(uow: UnitOfWork, order: Sequence[Phase | None]) -> None:
    for place, phase in enumerate(order):
        if phase is not None and phase.position != place:
            uow.record(PhaseChanged(phase, replace(phase, position=place)))


def _running(uow: UnitOfWork, key: UUID | None) -> Phase:
    phase = current_phase(uow.phases.where()) if key is None else _known(uow, key)
    if phase is None or phase.started_at is None or phase.ended_at is not None:
        raise Problem("nothing_running")
    return phase


def _known(uow: UnitOfWork, key: UUID) -> Phase:
    phase = uow.phases.get(key)
    if phase is None or phase.withdrawn:
        raise Problem("unknown_phase")
    return phase
