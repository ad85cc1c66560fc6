"""When the gong sounds: five minutes and one minute before the end of a phase, at the end, and
between two of its parts.

Decides which mark lies between two instants; not whether anything can sound.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from workshop_app.domain.parts import bells
from workshop_app.domain.phases import Phase, length_s, phase_state, time_run

Mark = Literal["five", "one", "over"]
MARKS: tuple[tuple[Mark, int], ...] = (("over", 0), ("one", 60), ("five", 300))
"""Seconds left at each, the last one first."""


def near_end(left_s: float) -> Mark | None:
    """The last mark that was passed; None while more than five minutes are left."""
    return next((mark for mark, at in MARKS if left_s <= at), None)


def mark_passed(phase: Phase, before: datetime, now: datetime) -> Mark | None:
    """The last mark passed after `before`, up to `now`. After a sleep it is the last one alone.

    A phase shorter than a mark never had it; one that is suspended passes none.
    """
    state = phase_state(phase, now)
    if state.name not in ("running", "over"):
        return None
    left_before = min(phase_state(phase, before).remaining_s, length_s(phase))
    return next((mark for mark, at in MARKS if state.remaining_s <= at < left_before), None)


def part_passed(phase: Phase, before: datetime, now: datetime) -> bool:
    """Whether a part has given way to the next after `before`, up to `now`; also one of a track:
    the hall hears it, the projector says for whom. The last part ends with the phase."""
    if phase_state(phase, now).name != "running":
        return False
    run_before, run = (time_run(phase, at).total_seconds() for at in (before, now))
    every = (phase.parts, *(each.parts for each in phase.tracks if each.tables))
    ends = {end for parts in every for end in bells(parts, length_s(phase))[:-1]}
    return any(run_before < end <= run for end in ends)
