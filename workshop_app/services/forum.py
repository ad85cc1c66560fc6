"""The marketplace of an open forum: topics proposed, placed, moved and taken off, one verb each.

Decides what is written and what the grid shows; times come from the schedule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from workshop_app.domain.facts import PhaseChanged, TopicChanged, TopicProposed, TopicWithdrawn
from workshop_app.domain.forum import (
    Topic,
    check_cell,
    check_places,
    check_topic,
    next_free_cell,
    sessions_of,
)
from workshop_app.domain.parts import bells
from workshop_app.domain.phases import Phase, length_s, timetable
from workshop_app.domain.problems import Problem
from workshop_app.services.kit_content import Heading
from workshop_app.services.method_content import MarketSheet, SessionLine, TopicCell
from workshop_app.services.phases import day_begins_at, schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop

FORUM = "forum"
"""Key of the method."""


@dataclass(frozen=True, slots=True)
class Market:
    """The grid at one moment."""

    heading: Heading
    phase: Phase
    places: tuple[str, ...]
    sessions: tuple[SessionLine, ...]
    topics: tuple[Topic, ...]
    """All of them, in the order they were proposed."""

    def at(self, session: int, place: int) -> Topic | None:
        return next((t for t in self.topics if (t.session, t.place) == (session, place)), None)

    @property
    def waiting(self) -> tuple[Topic, ...]:
        """Proposed and not placed yet, or placed where the grid no longer is."""
        return tuple(topic for topic in self.topics if not self._is_on_grid(topic))

    def _is_on_grid(self, topic: Topic) -> bool:
        return (
            topic.session is not None
            and topic.place is not None
            and topic.session < len(self.sessions)
            and topic.place < len(self.places)
        )


def forums(snapshot: Snapshot) -> Sequence[Phase]:
    """The phases that are open forums, in the order of the day."""
    return [phase for phase in schedule(snapshot) if sessions_of(phase.parts)]


def market_of(snapshot: Snapshot, now: datetime, phase: UUID | None = None) -> Market | None:
    """The grid of one forum, or of the first; None when there is none."""
    found = next((each for each in forums(snapshot) if phase in (None, each.id)), None)
    if found is None:
        return None
    workshop = the_workshop(snapshot)
    slots = timetable(schedule(snapshot), day_begins_at(workshop, now), now)
    begins = next(slot.starts_at for slot in slots if slot.phase.id == found.id)
    topics = [t for t in snapshot.of(Topic).where(phase=found.id) if not t.withdrawn]
    return Market(
        Heading(workshop.title, workshop.day, workshop.place),
        found,
        found.places,
        _sessions(found, begins),
        tuple(sorted(topics, key=lambda topic: topic.change)),
    )


def market_sheet(market: Market) -> MarketSheet:
    """As it is printed and projected."""
    waiting = set(market.waiting)
    return MarketSheet(
        market.heading,
        market.phase.title,
        market.places,
        market.sessions,
        tuple(
            TopicCell(topic.session, topic.place, topic.title, topic.proposer)
            for topic in market.topics
            if topic not in waiting and topic.session is not None and topic.place is not None
        ),
    )


def _sessions(phase: Phase, begins: datetime) -> tuple[SessionLine, ...]:
    ends = bells(phase.parts, length_s(phase))
    starts = (0, *ends[:-1])
    return tuple(
        SessionLine(part.title, begins + timedelta(seconds=start), begins + timedelta(seconds=end))
        for part, start, end in zip(phase.parts, starts, ends, strict=True)
        if part.gathering == "session"
    )


def propose_topic(
    uow: UnitOfWork,
    phase: UUID,
    title: str,
    proposer: str = "",
    cell: tuple[int, int] | None = None,
) -> Topic:
    """As it was said. `cell`: (session, place), from 0; None: the first free one, or none when
    the grid is full."""
    forum = _forum(uow, phase)
    others = _topics(uow, phase)
    sessions, places = len(sessions_of(forum.parts)), len(forum.places)
    session, place = cell or next_free_cell(others, sessions, places) or (None, None)
    topic = Topic(
        id=uuid4(),
        workshop=uow.workshop,
        phase=phase,
        title=" ".join(title.split()),
        proposer=" ".join(proposer.split()),
        session=session,
        place=place,
    )
    check_topic(topic)
    check_cell(topic, others, sessions, places)
    return uow.record(TopicProposed(None, topic))


def change_topic(uow: UnitOfWork, key: UUID, title: str, proposer: str) -> Topic:
    before = _topic(uow, key)
    after = replace(before, title=" ".join(title.split()), proposer=" ".join(proposer.split()))
    check_topic(after)
    return before if after == before else uow.record(TopicChanged(before, after))


def place_topic(uow: UnitOfWork, key: UUID, cell: tuple[int, int] | None) -> Topic:
    """In this cell; who is there takes the one left. None: it waits again."""
    before = _topic(uow, key)
    forum = _forum(uow, before.phase)
    session, place = cell or (None, None)
    after = replace(before, session=session, place=place)
    if after == before:
        return before
    sessions, places = len(sessions_of(forum.parts)), len(forum.places)
    others = [t for t in _topics(uow, before.phase) if t.id != key]
    there = next((t for t in others if cell and (t.session, t.place) == cell), None)
    check_cell(after, [t for t in others if t is not there], sessions, places)
    if there is not None:
        moved = replace(there, session=before.session, place=before.place)
        uow.record(TopicChanged(there, moved))
    return uow.record(TopicChanged(before, after))


def withdraw_topic(uow: UnitOfWork, key: UUID) -> None:
    topic = _topic(uow, key)
    uow.record(TopicWithdrawn(topic, replace(topic, withdrawn=True)))


def name_places(uow: UnitOfWork, phase: UUID, places: Sequence[str]) -> Phase:
    """Where groups meet. A topic keeps its column; one beyond the last waits again."""
    before = _forum(uow, phase)
    named = tuple(" ".join(place.split()) for place in places if place.strip())
    check_places(named)
    after = replace(before, places=named)
    return before if after == before else uow.record(PhaseChanged(before, after))


def _forum(snapshot: Snapshot, key: UUID) -> Phase:
    phase = snapshot.phases.get(key)
    if phase is None or phase.withdrawn:
        raise Problem("unknown_phase")
    if not sessions_of(phase.parts):
        raise Problem("not_a_forum")
    return phase


def _topics(snapshot: Snapshot, phase: UUID) -> list[Topic]:
    return list(snapshot.of(Topic).where(phase=phase))


def _topic(snapshot: Snapshot, key: UUID) -> Topic:
    topic = snapshot.of(Topic).get(key)
    if topic is None or topic.withdrawn:
        raise Problem("unknown_topic")
    return topic
