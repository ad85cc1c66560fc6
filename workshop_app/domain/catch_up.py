"""Ahead or behind on the whole day, and what could be taken back from what is still to come.

Decides how much each phase may give; never what is done: a proposal is applied by a person. A phase
that has begun or was passed over gives nothing, nor does a protected one, and none goes under its
minimum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from workshop_app.domain.phases import (
    Phase,
    Shortening,
    Slot,
    in_order,
    length_s,
    propose_shortenings,
)

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the day stands against its fixed end."""

    ends_at: datetime
    """When it ends if nothing changes."""
    must_end_at: datetime

    @property
    def late_s(self) -> float:
        """Seconds too long; negative: in hand."""
        return (self.ends_at - self.must_end_at).total_seconds()

    @property
    def ends_at_minute(self) -> datetime:
        """When it ends, to the minute."""
        return begun_minute(self.ends_at)

    @property
    def late_minutes(self) -> int:
        """Begun minutes when late, whole ones when ahead: never promise what is not there."""
        return -int(-self.late_s // MINUTE)


def begun_minute(moment: datetime) -> datetime:
    """The minute by which it is over: the end that is told agrees with the delay that is told."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)


def pace(slots: Sequence[Slot], must_end_at: datetime) -> Pace | None:
    """None while nothing runs: before the first phase and once all is over there is no pace."""
    begun = any(slot.phase.started_at for slot in slots)
    over = all(slot.phase.ended_at or slot.skipped for slot in slots)
    return Pace(slots[-1].ends_at, must_end_at) if begun and not over else None


def still_to_come(phases: Sequence[Phase]) -> list[Phase]:
    """Behind the last phase that has begun, in order: only these can give minutes back."""
    schedule = in_order(phases)
    begun = max((place for place, p in enumerate(schedule) if p.started_at), default=-1)
    return schedule[begun + 1 :]


def spare_minutes(phase: Phase) -> int:
    """Whole minutes it could give: none when it is protected."""
    if phase.protected:
        return 0
    return max(0, (length_s(phase) - max(phase.minimum_s, MINUTE)) // MINUTE)


def catch_up(phases: Sequence[Phase], late_s: float) -> list[Shortening]:
    """Who gives what, by whole minutes; its sum falls short when all stand at their minimum."""
    return propose_shortenings(still_to_come(phases), max(0, int(-(-late_s // 1))))


def chosen_by_hand(phases: Sequence[Phase], given: Mapping[UUID, int]) -> list[Shortening]:
    """The same with the minutes that a person asks of each phase, within what it has to spare."""
    lines = []
    for phase in still_to_come(phases):
        minutes = min(max(0, given.get(phase.id, 0)), spare_minutes(phase))
        if minutes:
            length = length_s(phase)
            lines.append(Shortening(phase, length, length - MINUTE * minutes))
    return lines


def given_s(proposal: Sequence[Shortening]) -> int:
    """Seconds that a proposal takes back."""
    return sum(line.from_s - line.to_s for line in proposal)
