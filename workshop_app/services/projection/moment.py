"""The picture with the times that run in it, for a browser that counts on by itself.

Decides how long is left and when the picture will be another one although nobody does anything:
the page of a list, the last minute, a part of a phase that ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.phases import Phase, current_phase, length_s, part_now, phase_state
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.brief import LAST_MINUTE_S, ProjectorContent
from workshop_app.services.projection.cloud import CloudContent
from workshop_app.services.projection.doors import Doors
from workshop_app.services.projection.picture import Picture, page_of, read_picture
from workshop_app.services.projection.places import PlacesContent
from workshop_app.services.projection.themes import ThemesContent
from workshop_app.services.projection.votes import EssentialContent
from workshop_app.services.projection.wall import WallContent
from workshop_app.services.rehearsal import speed_of

LONGEST_S = 30.0
"""Asked again at least so often: whatever was missed is made good."""
TURNING = (
    WallContent | CloudContent | ThemesContent | PlacesContent | ProjectorContent | EssentialContent
)
"""They say themselves when their next page comes."""
SOON_S = 0.05
"""After the change, not before."""


@dataclass(frozen=True, slots=True)
class Moment:
    picture: Picture
    left_s: float | None
    """Of the phase on stage, while its time runs; None: it stands still, or there is none."""
    length_s: int
    changes_in_s: float
    """Ask again after so long."""
    speed: int
    """How many times faster than the wall all of these go: 1 but in a rehearsal."""


def read_moment(snapshot: Snapshot, doors: Doors, tall: bool, now: datetime) -> Moment:
    picture = read_picture(snapshot, doors, tall, now)
    phase = current_phase(schedule(snapshot))
    state = phase_state(phase, now) if phase is not None else None
    left = state.remaining_s if state is not None and state.name == "running" else None
    part = part_now(phase, now) if phase is not None and left is not None else None
    part_left = part.remaining_s if part is not None else None
    waits = [LONGEST_S, *_waits(picture, phase, left, part_left)]
    return Moment(
        picture,
        left,
        length_s(phase) if phase is not None else 0,
        min(wait for wait in waits if wait > 0) + SOON_S,
        speed_of(snapshot),
    )


def _waits(
    picture: Picture, phase: Phase | None, left: float | None, part_left: float | None
) -> Iterator[float]:
    """In how many seconds something changes by itself; 0 and less: not any more."""
    if page_of(picture)[1] > 1:
        yield picture.next_in_s if isinstance(picture, TURNING) else 1.0
    if left is not None and phase is not None:
        yield left - LAST_MINUTE_S
        yield left
    if part_left is not None:
        yield part_left
    if isinstance(picture, ProjectorContent) and left is not None:
        yield from (left - each.part.before_end_s for each in picture.tracks if each.part)
