"""What the hall is told when the day is over: one sentence, the same on every screen.

Decides what it may hold; not where it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class ThankYou(Entity):
    """One a workshop; its id is the workshop's."""

    text: str
    said_at: datetime | None = None
    """None: written, not said yet."""
