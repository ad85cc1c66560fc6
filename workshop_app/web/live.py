"""What phones and posts learn without asking: their state, then every change as it happens.

However many phones listen, a hint costs one reading of the change log. Each stream keeps its own
number; the room keeps the last events. Who falls behind the room's memory reads the log again.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator, Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.facts import Recorded
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.projection import MirrorLink, Projection
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.sides import along
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.thanks import ThankYou
from workshop_app.domain.votes import Ballot, Essential, Vote, VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.services.phones import PhoneNews, news_at
from workshop_app.services.ports import ChangeFeed, Clock, Library, Presence, Snapshot
from workshop_app.web.answers import Json, card_json, message_json, phase_json, state_json
from workshop_app.web.door_answers import door_frame
from workshop_app.web.links_lost import ON_THE_BOARD, link_lost
from workshop_app.web.listeners import (
    Event,
    Follower,
    Listener,
    MirrorScreen,
    PostDevice,
    TablePhone,
    VoterPhone,
    frame_of,
)
from workshop_app.web.phones import phone_of
from workshop_app.web.security import Links
from workshop_app.web.table_states import TableStates

PROJECTED = (
    Workshop,
    Phase,
    Card,
    Person,
    Attendance,
    HallPlan,
    Topic,
    Table,
    Projection,
    MirrorLink,
    Evaluation,
    Rehearsal,
    Vote,
    Ballot,
    Essential,
)
"""A change of one of these may be a change of the projector's picture."""
REMEMBERED = 1_000
MOST_HELD = 10_000
HEARTBEAT_S = 15.0
WITH_A_LINK = (Table, DoorPost, FollowLink, MirrorLink, Evaluation, VotingCode, SortingLink)
"""What a code leads to: when one changes, codes are looked up again."""
LOOK_AGAIN_S = 1.0
"""Hints may be lost, and another process gives none."""


class Held(msgspec.Struct):
    """What a phone believes, beside its question for the state."""

    phone: Annotated[str, msgspec.Meta(min_length=1, max_length=36)]
    sent: Annotated[int, msgspec.Meta(ge=0, le=MOST_HELD)] = 0
    waiting: Annotated[int, msgspec.Meta(ge=0, le=MOST_HELD)] = 0


@dataclass
class Room:
    """The phones of one workshop, and what those that listen were told last."""

    since: int
    """Every event after this number is in `events`."""
    events: list[Event] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    listeners: int = 0

    @property
    def reached(self) -> int:
        return self.events[-1].number if self.events else self.since

    def after(self, number: int) -> Sequence[Event]:
        return self.events[bisect_right(self.events, number, key=lambda event: event.number) :]

    def tell(self, events: Sequence[Event]) -> None:
        self.events += events
        if forget := self.events[:-REMEMBERED]:
            self.since = forget[-1].number
            del self.events[: len(forget)]
        self.wake()

    def skip_to(self, number: int) -> None:
        """Nobody was listening: what happened stays in the log alone."""
        self.since, self.events = number, []

    def wake(self) -> None:
        self.news, woken = asyncio.Event(), self.news
        woken.set()


class LiveRoutes:
    def __init__(
        self,
        library: Library,
        feed: ChangeFeed,
        clock: Clock,
        presence: Presence,
        links: Links,
    ) -> None:
        self._library, self._feed, self._clock = library, feed, clock
        self._presence, self._links = presence, links
        self._states = TableStates(library)
        self._rooms: dict[UUID, Room] = {}
        self._hinted = asyncio.Event()
        self._closing = False

    async def state(self, request: Request) -> Response:
        """A phone that says what it holds is heard on the way."""
        table = await self._links.table(request)
        if "phone" in request.query_params:
            held = msgspec.convert(dict(request.query_params), Held, strict=False)
            self._presence.told(table.workshop, table.number, held.phone, held.sent, held.waiting)
        now = self._clock.now()
        known = await self._states.of(table)
        news = news_at(known.facts, now, phone_of(request))
        return Json(state_json(news, table, now, known.cards))

    async def news(self, table: Table, now: datetime, phone: str) -> PhoneNews:
        return news_at((await self._states.of(table)).facts, now, phone)

    async def events(self, request: Request) -> Response:
        """From `Last-Event-ID`, else `?since=` (a page that has read its state), else now."""
        table = await self._links.table(request)
        listener = TablePhone(table, self._presence, phone_of(request))
        return await self.listen(request, listener)

    async def door_events(self, request: Request) -> Response:
        """The same for a post at the door."""
        post = await self._links.post(request)
        return await self.listen(request, PostDevice(post, self._presence))

    async def mirror_events(self, request: Request) -> Response:
        """The same for the projector in a browser."""
        link = await self._links.mirror(request)
        return await self.listen(request, MirrorScreen(link, self._presence))

    async def follow_events(self, request: Request) -> Response:
        """The same for a participant."""
        link = await self._links.follow(request)
        return await self.listen(request, Follower(link, request.path_params["number"]))

    async def voter_events(self, request: Request) -> Response:
        """The same for a person who votes."""
        return await self.listen(request, VoterPhone(await self._links.voter(request)))

    async def listen(self, request: Request, listener: Listener) -> Response:
        """The stream of whoever this is."""
        workshop = listener.workshop
        room = self._rooms.get(workshop) or await self._open_room(workshop)
        asked = request.headers.get("last-event-id") or request.query_params.get("since")
        reached = room.reached
        if asked:
            reached = max(0, min(reached, msgspec.convert(asked, int, strict=False)))
        return StreamingResponse(
            self._stream(room, listener, reached),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        )

    async def _stream(self, room: Room, listener: Listener, reached: int) -> AsyncIterator[bytes]:
        room.listeners += 1
        try:
            yield b"retry: 2000\n: bonjour\n\n"
            while not self._closing:
                news = room.news  # taken before reading: what comes meanwhile wakes us at once
                events = room.after(reached) if reached >= room.since else None
                if events is None:
                    events = await self._read(listener.workshop, reached)
                if frames := b"".join([*map(listener.hears, events), listener.also()]):
                    yield frames
                if any(map(listener.ends_with, events)):
                    return
                if events:
                    reached = events[-1].number
                    continue
                try:
                    await asyncio.wait_for(news.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield b": toujours la\n\n"
                    listener.alive()
        finally:
            room.listeners -= 1

    async def follow(self) -> None:
        """Runs as long as the form is served: hint, one reading per workshop, all streams told."""
        loop = asyncio.get_running_loop()

        def hint(_workshop: UUID, _number: int) -> None:
            if self._any_listens():
                loop.call_soon_threadsafe(self._hinted.set)

        def sorted_(workshop: UUID) -> None:
            loop.call_soon_threadsafe(self.wake, workshop)

        stop, stop_sorters = self._feed.subscribe(hint), self._presence.sorters.subscribe(sorted_)
        try:
            while not self._closing:
                for workshop in self._links.workshops() - self._rooms.keys():
                    await self._open_room(workshop)
                for workshop, room in list(self._rooms.items()):
                    await self._catch_up(workshop, room)
                try:
                    await asyncio.wait_for(self._hinted.wait(), LOOK_AGAIN_S)
                except TimeoutError:
                    continue
                self._hinted.clear()
        finally:
            stop()
            stop_sorters()

    def wake(self, workshop: UUID) -> None:
        """There is something to tell its streams beside the log."""
        if (room := self._rooms.get(workshop)) is not None:
            room.wake()

    def close(self) -> None:
        """End every stream now, or the server would wait for phones that never hang up."""
        self._closing = True
        self._hinted.set()
        for room in self._rooms.values():
            room.wake()

    def _any_listens(self) -> bool:
        return any(room.listeners for room in list(self._rooms.values()))

    async def _catch_up(self, workshop: UUID, room: Room) -> None:
        """Tell the streams what is new; without any, only watch for a table that closes."""
        if room.listeners:
            if events := await self._read(workshop, room.reached):
                room.tell(events)
            return

        def links_changed(snapshot: Snapshot) -> tuple[bool, int]:
            nouns = snapshot.nouns_since(room.reached)
            return not nouns.isdisjoint(WITH_A_LINK), snapshot.last_change()

        changed, reached = await run_in_threadpool(self._library.read, workshop, links_changed)
        if changed:
            self._links.forget(workshop)
        if not room.listeners:  # somebody may have come while we were reading
            room.skip_to(reached)

    async def _open_room(self, workshop: UUID) -> Room:
        reached = await run_in_threadpool(
            self._library.read, workshop, lambda snapshot: snapshot.last_change()
        )
        self._links.forget(workshop)  # what was looked up earlier may have closed since
        return self._rooms.setdefault(workshop, Room(reached))

    async def _read(self, workshop: UUID, number: int) -> Sequence[Event]:
        now = self._clock.now()
        lines, silent = await run_in_threadpool(
            self._library.read, workshop, partial(_lines_since, number=number, now=now)
        )
        if any(isinstance(line.fact.after, WITH_A_LINK) for line in lines):
            self._links.forget(workshop)
        return [event for line in lines for event in events_of(line, now, silent)]


def _lines_since(
    snapshot: Snapshot, number: int, now: datetime
) -> tuple[Sequence[Recorded], frozenset[UUID | None]]:
    """What happened, and the phases that hide the cards among it."""
    lines = snapshot.facts_since(number)
    about_cards = any(isinstance(line.fact.after, Card) for line in lines)
    return lines, silent_phases(snapshot.phases.where() if about_cards else (), now)


def events_of(
    line: Recorded, now: datetime, silent: Container[UUID | None] = frozenset()
) -> Sequence[Event]:
    """A card given to another table goes away from the phones of the first one. `silent`: phases
    whose cards are told to the phone that wrote them alone."""
    events = _events_of(line, now)
    after = line.fact.after
    if isinstance(after, Card) and is_hidden(after, silent):
        return [replace(event, phone=after.phone) for event in events]
    return events


def _events_of(line: Recorded, now: datetime) -> Sequence[Event]:
    before, after = line.fact.before, line.fact.after
    if isinstance(before, Card) and isinstance(after, Card) and before.table != after.table:
        gone = card_json(replace(before, change=after.change, withdrawn=True))
        left = Event(line.number, before.table, frame_of(line.number, "card", gone))
        return left, _event(line, now)
    return (_event(line, now),)


def _event(line: Recorded, now: datetime) -> Event:
    """What phones of tables hear of a change, and what posts at the door do."""
    door = door_frame(line, frame_of)
    after = line.fact.after
    revoked = after.number if isinstance(after, DoorPost) and after.withdrawn else 0
    return replace(
        _table_event(line, now),
        door=door,
        revoked=revoked,
        mirror=frame_of(line.number, "picture", {}) if isinstance(after, PROJECTED) else b"",
        unlinked=isinstance(after, MirrorLink) and after.withdrawn,
        seen_by=_seen_by(line),
        page_closed=link_lost(line, FollowLink),
        board=frame_of(line.number, "board", {}) if isinstance(after, ON_THE_BOARD) else b"",
        board_closed=link_lost(line, SortingLink),
        voter=_voter_frame(line),
    )


def _seen_by(line: Recorded) -> tuple[int, ...] | None:
    before, after = line.fact.before, line.fact.after
    if isinstance(after, Card):
        return (after.table, before.table if isinstance(before, Card) else after.table)
    return (
        None
        if isinstance(after, Phase | Workshop | Table | Evaluation | ThankYou | Rehearsal)
        else ()
    )


def _table_event(line: Recorded, now: datetime) -> Event:
    """Phones are told of cards and phases; of the rest only that their state has changed."""
    number = line.number
    match line.fact.after:
        case Card() as card:
            return Event(number, card.table, frame_of(number, "card", card_json(card)))
        case Phase() as phase:
            told = partial(_told_of, number, now)
            apart = {n: told(along(phase, each)) for each in phase.tracks for n in each.tables}
            return Event(number, None, told(phase), by_table=apart)
        case Table(number=table, withdrawn=closed, code=code):
            before = line.fact.before
            leads_elsewhere = isinstance(before, Table) and before.code != code
            return Event(number, table, frame_of(number, "state", {}), closed or leads_elsewhere)
        case Workshop() | Rehearsal():
            return Event(number, None, frame_of(number, "state", {}))
        case HallMessage() as message:
            # To some tables only, or taken back: the phones read their state, which knows.
            shown = not message.tables and not message.withdrawn
            words = message_json(message) if shown else {"id": message.id}
            return Event(number, None, frame_of(number, "message", words))
        case Vote() as vote:
            return Event(number, None, frame_of(number, "vote", _vote_news(vote)))
        case Ballot(voter=voter) if voter.isdecimal():  # not that of a person, nor of the room
            return Event(number, int(voter), frame_of(number, "vote", {}))
        case TableSignal(table=table) | MessageRead(table=table) | Photo(table=table):
            return Event(number, table, frame_of(number, "state", {}))
        case Person() if _types(line.fact.before) or _types(line.fact.after):
            return Event(number, None, frame_of(number, "state", {}))
        case _:
            return Event(number, None, b"")


def _voter_frame(line: Recorded) -> bytes:
    match line.fact.after:
        case Vote() as vote:
            return frame_of(line.number, "vote", _vote_news(vote))
        case Phase() | Workshop():
            return frame_of(line.number, "state", {})
        case _:
            return b""


def _vote_news(vote: Vote) -> dict[str, object]:
    """That it opened or closed; what may be chosen is in the state."""
    return {"id": vote.id, "state": "removed" if vote.withdrawn else vote.state}


def _told_of(number: int, now: datetime, phase: Phase) -> bytes:
    return frame_of(number, "phase", phase_json(phase, now))


def _types(entity: Entity | None) -> bool:
    return isinstance(entity, Person) and entity.referent
