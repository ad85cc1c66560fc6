"""When each table's phone, each post at the door and the projector's browser last gave a sign of
life, and what the phones say they hold.

Kept in memory: it is a hint, not a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.feeds.sorters import SorterMemory
from workshop_app.services.ports import Clock, Holdings

MOST_PHONES = 16
"""Remembered of one table: whoever invents phones pushes out their own."""


@dataclass(frozen=True, slots=True)
class _Said:
    sent: int
    waiting: int
    at: datetime


class PhonePresence:
    """Written by the web thread, read by the desk: one dictionary assignment each, no lock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.sorters = SorterMemory(clock)
        self._seen: defaultdict[UUID, dict[int, datetime]] = defaultdict(dict)
        self._mirrors: dict[UUID, datetime] = {}
        self._posts: defaultdict[UUID, dict[int, datetime]] = defaultdict(dict)
        self._said: defaultdict[UUID, dict[int, Mapping[str, _Said]]] = defaultdict(dict)

    def seen(self, workshop: UUID, table: int) -> None:
        self._seen[workshop][table] = self._clock.now()

    def last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        return dict(self._seen[workshop])

    def mirror_seen(self, workshop: UUID) -> None:
        self._mirrors[workshop] = self._clock.now()

    def mirror_last_seen(self, workshop: UUID) -> datetime | None:
        return self._mirrors.get(workshop)

    def told(self, workshop: UUID, table: int, phone: str, sent: int, waiting: int) -> None:
        """The same again keeps its instant: what matters is since when it stands so."""
        before = self._said[workshop].get(table, {})
        known = before.get(phone)
        if known is not None and (known.sent, known.waiting) == (sent, waiting):
            return
        others = [pair for pair in before.items() if pair[0] != phone][1 - MOST_PHONES :]
        said = dict(others) | {phone: _Said(sent, waiting, self._clock.now())}
        self._said[workshop][table] = said

    def holdings(self, workshop: UUID) -> Mapping[int, Holdings]:
        return {
            table: Holdings(
                sum(each.sent for each in said.values()),
                sum(each.waiting for each in said.values()),
                max(each.at for each in said.values()),
            )
            for table, said in dict(self._said[workshop]).items()
        }

    def post_seen(self, workshop: UUID, post: int) -> None:
        self._posts[workshop][post] = self._clock.now()

    def posts_last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        return dict(self._posts[workshop])
