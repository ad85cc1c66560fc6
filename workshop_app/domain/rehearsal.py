"""A day rehearsed on a copy of its workshop, and what is remembered of it in the real one.

Decides how fast its time may go and what marks a copy; not what the simulated tables do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.entity import Entity

SPEEDS = (1, 10, 60)
"""How many times faster than the clock on the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal(Entity):
    """One a workshop; its id is the workshop's."""

    speed: int = 0
    """Of a copy that is being rehearsed, how fast its time goes; 0: this is the real workshop."""
    played_at: datetime | None = None
    """When the last rehearsal ended; None: there was none."""
    tables: int = 0
    """Simulated ones of that rehearsal."""
    cards: int = 0
    """They wrote so many."""
