"""What the program proposes about cards, and why. Shapes only: how it is found is `suggestions`.

Nothing here moves or merges a card: a person does, or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Strength = Literal["strong", "possible"]
"""Said as « forte » or « possible »; the figures behind it rank, and are never shown."""
Level = Literal["fewer", "usual", "more"]
"""How much a person wants to be proposed."""
LEVELS: tuple[Level, ...] = ("fewer", "usual", "more")
Pair = frozenset[str]
"""The ids of two cards, in no order."""


@dataclass(frozen=True, slots=True)
class CardText:
    """A card as far as its words go. Ids are text: the engine knows no workshop."""

    id: str
    category: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeText:
    id: str
    name: str
    keywords: str = ""
    """Words the facilitator added: as good as examples."""


@dataclass(frozen=True, slots=True)
class Why:
    """Any of them may be missing; all missing: likeness of words' parts only."""

    shared: tuple[str, ...] = ()
    """Words that both have, as the card writes them."""
    nearest: str = ""
    """Id of the placed card, or of the other card, that is most alike."""
    close_to: str = ""
    """A word of the other side that means nearly the same as one of the card's."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Two cards of one category that say nearly the same; or of two, then it is a tension."""

    one: str
    other: str
    score: float
    """0 to 1; ranks, is not shown."""
    strength: Strength
    why: Why = Why()


@dataclass(frozen=True, slots=True)
class Chip:
    """A theme proposed for a card."""

    theme: str
    why: Why = Why()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Up to three themes for one card, the nearest first."""

    card: str
    chips: Sequence[Chip]
    margin: float
    """How far the first theme is ahead of the second: what ranks « sûres » first."""
    strength: Strength | None
    """None: silence. The chips are there for who asks."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that could name a group of cards, and how many of its cards hold them."""

    words: str
    cards: int


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A common theme, and the cards that are about it."""

    name: str
    keywords: str
    cards: tuple[str, ...]
