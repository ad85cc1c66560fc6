"""Who came. One entity per person, its id the person's own; none of it is written before the door.

Decides what a person's presence is and what a gesture at the door changes of it; not how it is
asked (`services.checkin`) nor what an absence does to the tables (`groups.rebalance`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

PresenceState = Literal["expected", "arrived", "excused", "left"]
Gesture = Literal["arrived", "excused", "left"]
"""What a post says of somebody."""
IN_THE_ROOM: tuple[PresenceState, ...] = ("arrived",)
CAME: tuple[PresenceState, ...] = ("arrived", "left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """A person without one is expected."""

    state: PresenceState = "expected"
    at: datetime | None = None
    """When that state was said, UTC."""
    by: str = ""
    """Number of the post that said it: "1" is the desk, the others are doors."""
    walk_in: bool = False
    """Not on the list before the door opened."""
    arrived_at: datetime | None = None
    """When the person came; kept by who leaves early."""

    @property
    def post(self) -> int:
        """Number of the post that said it; 0 when it is not known."""
        return int(self.by) if self.by.isdecimal() else 0


def after_gesture(known: Attendance, wanted: Gesture, at: datetime, by: str) -> Attendance | None:
    """The presence once the gesture is believed; None: it says nothing new.

    Somebody seen in the room is in the room: that an office excused them, before or since, changes
    nothing. A gesture made without the network comes late: it never undoes a later one. Raises
    Problem when somebody leaves who never came.
    """
    state = "expected" if known.withdrawn else known.state
    if state == wanted or (wanted == "excused" and state in CAME):
        return None
    if state == "left" and known.at is not None and at < known.at:
        return None
    if wanted == "left" and state != "arrived":
        raise Problem("never_arrived")
    arrived_at = at if wanted == "arrived" else known.arrived_at
    if wanted == "arrived" and state == "left":
        arrived_at = known.arrived_at or at
    return replace(known, state=wanted, at=at, by=by, arrived_at=arrived_at, withdrawn=False)
