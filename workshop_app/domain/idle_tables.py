"""How long a table has written nothing while it was to write. Pure.

Decides since when a table is silent, suspensions left out, and whether that is long; not how it is
told. A table that has finished is not silent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from workshop_app.domain.phases import Phase, phase_state


def silent_s(phase: Phase, last_card_at: datetime | None, now: datetime) -> float:
    """Seconds of running time since its last card of this phase, or since the phase began."""
    if phase.started_at is None:
        return 0.0
    since = max(phase.started_at, min(last_card_at or phase.started_at, now))
    paused = sum(
        (_overlap(pause.started_at, pause.ended_at or now, since, now) for pause in phase.pauses),
        timedelta(),
    )
    return max(0.0, (now - since - paused).total_seconds())


def is_silent(phase: Phase, last_card_at: datetime | None, now: datetime) -> bool:
    """For longer than the phase allows. Only while it takes cards, runs and has not rung."""
    if not phase.silence_s or not phase.kinds or phase_state(phase, now).name != "running":
        return False
    return silent_s(phase, last_card_at, now) >= phase.silence_s


def _overlap(start: datetime, end: datetime, low: datetime, high: datetime) -> timedelta:
    return max(timedelta(), min(end, high) - max(start, low))
