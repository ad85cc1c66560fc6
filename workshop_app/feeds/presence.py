"""When each table's phone, each post at the door and the projector's browser last gave a sign of
life.

Kept in memory: it is a hint, not a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from workshop_app.services.ports import Clock


class PhonePresence:
    """Written by the web thread, read by the desk: one dictionary assignment each, no lock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: defaultdict[UUID, dict[int, datetime]] = defaultdict(dict)
        self._mirrors: dict[UUID, datetime] = {}
        self._posts: defaultdict[UUID, dict[int, datetime]] = defaultdict(dict)

    def seen(self, workshop: UUID, table: int) -> None:
        self._seen[workshop][table] = self._clock.now()

    def last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        return dict(self._seen[workshop])

    def mirror_seen(self, workshop: UUID) -> None:
        self._mirrors[workshop] = self._clock.now()

    def mirror_last_seen(self, workshop: UUID) -> datetime | None:
        return self._mirrors.get(workshop)

    def post_seen(self, workshop: UUID, post: int) -> None:
        self._posts[workshop][post] = self._clock.now()

    def posts_last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        return dict(self._posts[workshop])
