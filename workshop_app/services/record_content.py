"""The shape of the record of a hall. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.services.kit_content import Heading


@dataclass(frozen=True, slots=True)
class RecordLine:
    said: str
    proved: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class RoomRecord:
    heading: Heading
    made_at: datetime
    ready_at: datetime | None
    address: str
    wifi: str
    devices: int
    """Planned."""
    lines: tuple[RecordLine, ...]
    others: tuple[str, ...]
    """The other addresses of this computer, and whether they were set aside."""
