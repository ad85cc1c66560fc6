"""Two plain pictures: how many cards in each category, and a few free words for the hall.

Decides what they say; like every projected picture they have no field for a name or a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import current_phase
from workshop_app.i18n.translate import _, n_
from workshop_app.services.board import RoomNews
from workshop_app.services.projection.brief import KindCount, RingTime, counts_of, ring_of


@dataclass(frozen=True, slots=True)
class SharesContent:
    """A bar a category."""

    workshop_title: str
    said: str
    """« 212 cartes »."""
    bars: tuple[KindCount, ...]
    most: int
    """Cards of the longest bar; 1 at least."""
    ring: RingTime | None
    mode: Literal["shares"] = "shares"


@dataclass(frozen=True, slots=True)
class MessageContent:
    """What the facilitator typed, and the time that is left."""

    workshop_title: str
    words: str
    ring: RingTime | None
    mode: Literal["message"] = "message"


def compose_shares(room: RoomNews, totals: Mapping[str, int], now: datetime) -> SharesContent:
    """`totals`: cards per category key, of those the hall may see."""
    phase = current_phase(room.phases)
    bars = counts_of(room.workshop, totals, phase)
    total = sum(bar.count for bar in bars)
    return SharesContent(
        room.workshop.title,
        n_("{n} carte", "{n} cartes", total),
        bars,
        max(1, *(bar.count for bar in bars)) if bars else 1,
        ring_of(phase, now) if phase else None,
    )


def compose_message(room: RoomNews, words: str, now: datetime) -> MessageContent:
    phase = current_phase(room.phases)
    return MessageContent(room.workshop.title, words, ring_of(phase, now) if phase else None)


def spoken_shares(content: SharesContent) -> str:
    said = ", ".join(f"{bar.label} {bar.count}" for bar in content.bars)
    shares = _("Cartes par catégorie")
    return f"{shares}, {said}" if said else shares
