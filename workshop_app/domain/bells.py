"""When the gong sounds: five minutes and one minute before the end of a phase, and at the end.

Decides which mark lies between two instants; not whether anything can sound.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import Phase, length_s, phase_state

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
