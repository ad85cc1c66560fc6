"""What phones learn without asking: the state of their table, then every change as it happens.

However many phones listen, a hint costs one reading of the change log. Each stream keeps its own
number; the room keeps the last events. Who falls behind the room's memory reads the log again.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.facts import Recorded
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.phones import PhoneNews, phone_news
from workshop_app.services.ports import ChangeFeed, Clock, Library, Presence, Snapshot
from workshop_app.web.answers import Json, card_json, encode, message_json, phase_json, state_json
from workshop_app.web.security import TableLinks

REMEMBERED = 1_000
HEARTBEAT_S = 15.0
LOOK_AGAIN_S = 1.0
"""Hints may be lost, and another process gives none."""


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    table: int | None
    """Only this table's phones may see it; None: all of them."""
    frame: bytes
    last: bool = False
    """Nothing follows: the table has closed."""


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
        links: TableLinks,
    ) -> None:
        self._library, self._feed, self._clock = library, feed, clock
        self._presence, self._links = presence, links
        self._rooms: dict[UUID, Room] = {}
        self._hinted = asyncio.Event()
        self._closing = False

    async def state(self, request: Request) -> Response:
        table = await self._links.table(request)
        now = self._clock.now()
        return Json(state_json(await self.news(table, now), table, now))

    async def news(self, table: Table, now: datetime) -> PhoneNews:
        def query(snapshot: Snapshot) -> PhoneNews:
            return phone_news(snapshot, table.number, now)

        return await run_in_threadpool(self._library.read, table.workshop, query)

    async def events(self, request: Request) -> Response:
        """From `Last-Event-ID`, else `?since=` (a page that has read its state), else now."""
        table = await self._links.table(request)
        room = self._rooms.get(table.workshop) or await self._open_room(table.workshop)
        asked = request.headers.get("last-event-id") or request.query_params.get("since")
        reached = room.reached
        if asked:
            reached = max(0, min(reached, msgspec.convert(asked, int, strict=False)))
        return StreamingResponse(
            self._stream(room, table, reached),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        )

    async def _stream(self, room: Room, table: Table, reached: int) -> AsyncIterator[bytes]:
        room.listeners += 1
        try:
            yield b"retry: 2000\n: bonjour\n\n"
            while not self._closing:
                news = room.news  # taken before reading: what comes meanwhile wakes us at once
                events = room.after(reached) if reached >= room.since else None
                if events is None:
                    events = await self._read(table.workshop, reached)
                mine = [event for event in events if event.table in (None, table.number)]
                if frames := b"".join(event.frame for event in mine):
                    yield frames
                if any(event.last for event in mine):
                    return
                if events:
                    reached = events[-1].number
                    continue
                try:
                    await asyncio.wait_for(news.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield b": toujours la\n\n"
                    self._presence.seen(table.workshop, table.number)
        finally:
            room.listeners -= 1

    async def follow(self) -> None:
        """Runs as long as the form is served: hint, one reading per workshop, all streams told."""
        loop = asyncio.get_running_loop()

        def hint(_workshop: UUID, _number: int) -> None:
            if self._any_listens():
                loop.call_soon_threadsafe(self._hinted.set)

        stop = self._feed.subscribe(hint)
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

        def tables_changed(snapshot: Snapshot) -> tuple[bool, int]:
            return bool(snapshot.tables.since(room.reached)), snapshot.last_change()

        changed, reached = await run_in_threadpool(self._library.read, workshop, tables_changed)
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
        lines = await run_in_threadpool(
            self._library.read, workshop, lambda snapshot: snapshot.facts_since(number)
        )
        if any(isinstance(line.fact.after, Table) for line in lines):
            self._links.forget(workshop)
        now = self._clock.now()
        return [_event(line, now) for line in lines]


def _event(line: Recorded, now: datetime) -> Event:
    """Phones are told of cards and phases; of the rest only that their state has changed."""
    number = line.number
    match line.fact.after:
        case Card() as card:
            return Event(number, card.table, _frame(number, "card", card_json(card)))
        case Phase() as phase:
            return Event(number, None, _frame(number, "phase", phase_json(phase, now)))
        case Table(number=table, withdrawn=closed, code=code):
            before = line.fact.before
            leads_elsewhere = isinstance(before, Table) and before.code != code
            return Event(number, table, _frame(number, "state", {}), closed or leads_elsewhere)
        case Workshop():
            return Event(number, None, _frame(number, "state", {}))
        case HallMessage() as message:
            # To some tables only, or taken back: the phones read their state, which knows.
            shown = not message.tables and not message.withdrawn
            words = message_json(message) if shown else {"id": message.id}
            return Event(number, None, _frame(number, "message", words))
        case TableSignal(table=table) | MessageRead(table=table):
            return Event(number, table, _frame(number, "state", {}))
        case Person() if _types(line.fact.before) or _types(line.fact.after):
            return Event(number, None, _frame(number, "state", {}))
        case _:
            return Event(number, None, b"")


def _types(entity: Entity | None) -> bool:
    return isinstance(entity, Person) and entity.referent


def _frame(number: int, name: str, content: object) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), encode(content))
