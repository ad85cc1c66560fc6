"""Who came. One entity per person, its id the person's own; none of it is written before the door.

Decides what a person's presence is; not how it is asked (`services.attendance`) nor what an absence
does to the tables (`groups.rebalance`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.entity import Entity

PresenceState = Literal["expected", "arrived", "excused", "left"]
IN_THE_ROOM: tuple[PresenceState, ...] = ("arrived",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """A person without one is expected."""

    state: PresenceState = "expected"
    at: datetime | None = None
    """When that state was said, UTC."""
    by: str = ""
    """The post that said it: the desk, or a door."""
    walk_in: bool = False
    """Not on the list before the door opened."""
