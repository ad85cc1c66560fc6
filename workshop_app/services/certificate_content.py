"""The shape of a certificate of attendance: what it says, without layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page. Empty fields are not printed."""

    name: str
    function: str
    organisation: str
    arrived_at: datetime | None
    left_at: datetime | None
    """Only of who left before the end."""


@dataclass(frozen=True, slots=True)
class Certificates:
    title: str
    organiser: str
    place: str
    day: date | None
    starts_at: time
    ends_at: time
    made_on: date
    of: tuple[Certificate, ...]
