"""When each table's phone last gave a sign of life. Kept in memory: it is a hint, not a fact."""

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

    def seen(self, workshop: UUID, table: int) -> None:
        self._seen[workshop][table] = self._clock.now()

    def last_seen(self, workshop: UUID) -> Mapping[int, datetime]:
        return dict(self._seen[workshop])
