"""What a post at the door shows, read in one go. Names, structures and places: nothing more leaves
the laptop. Decides nothing about how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.workshop import Workshop
from workshop_app.services.badges import Box, badge_boxes
from workshop_app.services.checkin_list import DoorRow, door_rows
from workshop_app.services.ports import Snapshot
from workshop_app.services.seat_choice import Seat, foresee_seat, nobody_yet
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class PostNews:
    workshop: Workshop
    rows: Sequence[DoorRow]
    """By last name."""
    boxes: Sequence[Box]
    types: Sequence[str]
    """Types of structure of the list, the most frequent first."""
    departements: Sequence[str]
    next_seat: Seat
    """What a newcomer of whom nothing is known would be given."""
    reached: int
    """Number of the newest change of the workshop."""


def post_news(snapshot: Snapshot, now: datetime) -> PostNews:
    rows = door_rows(snapshot)
    people = [row.person for row in rows]
    return PostNews(
        workshop=the_workshop(snapshot),
        rows=rows,
        boxes=badge_boxes(row.person for row in rows if not row.walk_in),
        types=values_of(person.organisation_type for person in people),
        departements=sorted(values_of(person.departement for person in people)),
        next_seat=foresee_seat(snapshot, nobody_yet(snapshot.workshop), now),
        reached=snapshot.last_change(),
    )


def values_of(values: Iterable[str]) -> list[str]:
    """Each once, the most frequent first."""
    return [value for value, _count in Counter(filter(None, values)).most_common()]
