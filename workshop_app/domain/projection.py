"""What the facilitator puts on the projector, and the link by which a browser shows the same.

Decides what a choice may hold; not what the picture says (`services.projection`) nor which cards
the hall may see (`sight`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from workshop_app.domain.cards import CONTROL
from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

View = Literal[
    "brief",
    "wall",
    "card",
    "shares",
    "cloud",
    "themes",
    "message",
    "timer",
    "places",
    "groups",
    "market",
    "evaluation",
    "vote",
    "essential",
    "black",
]
"""The phase, the wall of cards, one card alone, cards per category, the words that come back, the
themes, a free message, the clock alone, « Où je m'assois », who works with whom, the marketplace,
the evaluation, a vote under way, the essential, nothing."""
PAGED: tuple[View, ...] = ("wall", "cloud", "themes", "places", "groups", "market", "essential")
PAGE_S = 12
"""How long a page of a list stays."""
LONGEST_WORDS = 240
"""Signs of a free message: six lines read from the last row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection(Entity):
    """One a workshop; its id is the workshop's. `since`: when the first page of a list came."""

    view: View = "brief"
    since: datetime
    black: bool = False
    """Nothing is shown for the moment; `view` comes back afterwards."""
    kind: str = ""
    """Key of the only category on the wall, or in the words; empty: all of them."""
    table: int = 0
    """Number of the only table on the wall; 0: all of them."""
    card: UUID | None = None
    """The card that is shown alone."""
    message: str = ""
    """Free words for the hall, kept for the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorLink(Entity):
    """The secret link of the projector in a browser. Withdrawn: it leads nowhere any more."""

    code: str


def clean_words(text: str) -> str:
    """Free words for the hall, lines kept. Refuses none and too many."""
    lines = (" ".join(CONTROL.sub(" ", line).split()) for line in text.strip().splitlines())
    kept = "\n".join(lines).strip()
    if not kept:
        raise Problem("hall_words_empty")
    if len(kept) > LONGEST_WORDS:
        raise Problem("hall_words_too_long", length=len(kept), longest=LONGEST_WORDS)
    return kept
