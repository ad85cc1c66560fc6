"""The marketplace of an open forum: topics that people propose, in a grid of places and sessions.

Decides which cell a topic may take; the sessions are the parts of the phase that gather so, their
times come from the schedule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.parts import Part
from workshop_app.domain.problems import Problem

LONGEST_TOPIC = 200
LONGEST_PROPOSER = 80
LONGEST_PLACE = 40
MOST_PLACES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Entity):
    """Participants' words: shown as they were typed."""

    phase: UUID
    """The forum it was proposed in."""
    title: str
    proposer: str = ""
    session: int | None = None
    """Which session, 0 for the first; None: not placed yet."""
    place: int | None = None
    """Which of the phase's places, 0 for the first."""

    @property
    def is_placed(self) -> bool:
        return self.session is not None and self.place is not None


def sessions_of(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.gathering == "session")


def check_topic(topic: Topic) -> None:
    if not topic.title.strip():
        raise Problem("topic_empty")
    if len(topic.title) > LONGEST_TOPIC:
        raise Problem("topic_too_long", length=len(topic.title), longest=LONGEST_TOPIC)
    if len(topic.proposer) > LONGEST_PROPOSER:
        raise Problem("proposer_too_long", longest=LONGEST_PROPOSER)


def check_cell(topic: Topic, others: Iterable[Topic], sessions: int, places: int) -> None:
    """One topic a cell, and a cell that is there."""
    if topic.session is None or topic.place is None:
        return
    if not (0 <= topic.session < sessions and 0 <= topic.place < places):
        raise Problem("no_such_cell")
    for other in others:
        same = (other.session, other.place) == (topic.session, topic.place)
        if same and other.id != topic.id and not other.withdrawn:
            raise Problem("cell_taken", topic=other.title)


def check_places(places: Sequence[str]) -> None:
    if len(places) > MOST_PLACES:
        raise Problem("too_many_places", most=MOST_PLACES)
    if any(not place.strip() or len(place) > LONGEST_PLACE for place in places):
        raise Problem("place_without_name", longest=LONGEST_PLACE)
    if len(set(places)) < len(places):
        raise Problem("place_twice")


def next_free_cell(topics: Iterable[Topic], sessions: int, places: int) -> tuple[int, int] | None:
    """(session, place) of the first empty cell, session by session; None when the grid is full."""
    taken = {(t.session, t.place) for t in topics if not t.withdrawn and t.is_placed}
    cells = ((session, place) for session in range(sessions) for place in range(places))
    return next((cell for cell in cells if cell not in taken), None)
