"""What the hall may see of the cards: one question, asked by everything that shows or counts them
before ninety people, on the projector and in its mirror.

Decides whether a card may be seen and what of it; not where it stands in the picture.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.cards import Card, is_cleared, label, shown_table
from workshop_app.domain.silence import is_hidden


@dataclass(frozen=True, slots=True)
class SeenCard:
    """All that the hall ever learns of a card: never who wrote it."""

    id: UUID
    kind: str
    label: str
    text: str
    table: int
    """0: nobody is told which."""


def is_in_sight(card: Card) -> bool:
    """Read and accepted, or never asked to be; not set aside."""
    return is_cleared(card)


def as_seen(card: Card) -> SeenCard:
    """What of it the hall learns, once it is in sight."""
    return SeenCard(card.id, card.kind, label(card), card.text, shown_table(card) or 0)


def cards_in_sight(
    cards: Iterable[Card], silent: Container[UUID | None] = frozenset()
) -> list[Card]:
    """`silent`: phases that hide theirs."""
    return [card for card in cards if is_in_sight(card) and not is_hidden(card, silent)]


def seen_by_the_hall(
    cards: Iterable[Card], silent: Container[UUID | None] = frozenset()
) -> Sequence[SeenCard]:
    """In the order of their numbers, category by category. `silent`: phases that hide theirs."""
    shown = cards_in_sight(cards, silent)
    shown.sort(key=lambda card: (card.code, card.number))
    return [as_seen(card) for card in shown]
