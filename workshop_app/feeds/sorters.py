"""Who sorts the cards beside the desk, and which cards each holds. In memory: it is no fact."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from workshop_app.domain.sorting import Sorter
from workshop_app.services.ports import Clock
from workshop_app.services.sorters import HELD_S, HERE_S, SortersSeen

MOST_HELD = 500
"""Cards one device may hold: a whole category of a large hall, not the board for ever."""
MOST_PEOPLE = 40
"""Beyond, those seen longest ago are forgotten."""


@dataclass(slots=True)
class _Room:
    people: dict[Sorter, datetime] = field(default_factory=dict)
    held: dict[UUID, tuple[Sorter, datetime]] = field(default_factory=dict)
    """Card -> who, until when."""


class SorterMemory:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rooms: defaultdict[UUID, _Room] = defaultdict(_Room)
        self._listeners: dict[object, Callable[[UUID], None]] = {}
        self._lock = threading.Lock()

    def here(self, workshop: UUID, who: Sorter) -> None:
        with self._lock:
            room = self._cleaned(workshop)
            is_new = who not in room.people
            room.people[who] = self._clock.now()
            while len(room.people) > MOST_PEOPLE:
                del room.people[min(room.people, key=lambda each: room.people[each])]
        if is_new:
            self._tell(workshop)

    def hold(self, workshop: UUID, who: Sorter, cards: Collection[UUID]) -> None:
        until = self._clock.now() + timedelta(seconds=HELD_S)
        with self._lock:
            room = self._cleaned(workshop)
            before = {card: holder for card, (holder, _until) in room.held.items()}
            others = {c: kept for c, kept in room.held.items() if kept[0].device != who.device}
            mine = [card for card in cards if card not in others][:MOST_HELD]
            room.held = others | dict.fromkeys(mine, (who, until))
            after = {card: holder for card, (holder, _until) in room.held.items()}
        if before != after:
            self._tell(workshop)

    def seen(self, workshop: UUID) -> SortersSeen:
        with self._lock:
            room = self._cleaned(workshop)
            held = {card: who for card, (who, _until) in room.held.items()}
            return SortersSeen(tuple(room.people), held)

    def subscribe(self, told: Callable[[UUID], None]) -> Callable[[], None]:
        key = object()
        self._listeners[key] = told

        def stop() -> None:
            self._listeners.pop(key, None)

        return stop

    def _cleaned(self, workshop: UUID) -> _Room:
        """Under the lock: without what a moment has ended."""
        room, now = self._rooms[workshop], self._clock.now()
        gone = now - timedelta(seconds=HERE_S)
        room.people = {who: at for who, at in room.people.items() if at > gone}
        room.held = {card: kept for card, kept in room.held.items() if kept[1] > now}
        return room

    def _tell(self, workshop: UUID) -> None:
        """Outside the lock: whoever hears it may ask at once."""
        for told in list(self._listeners.values()):
            told(workshop)
