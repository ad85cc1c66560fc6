"""Keeping order: what the facilitator does with a card before others see it, and with one that
stands where it should not.

Decides what a card becomes; who may see which standing is `domain.cards.is_cleared`. A rejected
card is also withdrawn, so that every reader of cards leaves it out; the journal keeps it, and
undoing brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from workshop_app.domain.cards import Card, Standing, clean_text, is_waiting, may_change
from workshop_app.domain.facts import (
    CardAccepted,
    CardBroughtBack,
    CardGivenToTable,
    CardRejected,
    CardSplit,
)
from workshop_app.domain.problems import Problem
from workshop_app.services.cards import edit_card
from workshop_app.services.ports import Snapshot, UnitOfWork


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of the cards of one gesture."""

    cards: tuple[Card, ...]
    """As they are now."""
    left: int
    """Changed since they were seen, or gone: not touched, nobody has read what they say now."""


def to_read(snapshot: Snapshot) -> Sequence[Card]:
    """« À relire », the oldest first."""
    waiting = snapshot.cards.where(standing="waiting")
    return sorted(waiting, key=lambda card: (card.written_at, card.code, card.number))


def accept_cards(uow: UnitOfWork, seen: Mapping[UUID, int]) -> Sorted:
    """Show them from now on. `seen`: card -> its change when it was read."""
    found = _as_seen(uow, seen)
    done = tuple(uow.record(CardAccepted(c, replace(c, standing="accepted"))) for c in found)
    return Sorted(done, len(seen) - len(done))


def reject_cards(uow: UnitOfWork, seen: Mapping[UUID, int]) -> Sorted:
    """Show them to nobody. `seen` as for `accept_cards`."""
    found = _as_seen(uow, seen)
    done = tuple(
        uow.record(CardRejected(c, replace(c, standing="rejected", withdrawn=True))) for c in found
    )
    return Sorted(done, len(seen) - len(done))


def accept_corrected(uow: UnitOfWork, key: UUID, text: str, expected: int) -> Card:
    """The words corrected and the card accepted, in one gesture; the original is kept."""
    card = edit_card(uow, key, None, text=text, expected=expected)
    if not is_waiting(card):
        return card
    return uow.record(CardAccepted(card, replace(card, standing="accepted")))


def bring_back(uow: UnitOfWork, key: UUID) -> Card:
    """A card that was set aside, as it was; one that was rejected waits to be read again."""
    card = uow.cards.get(key)
    if card is None:
        raise Problem("unknown_card")
    if not card.withdrawn:
        return card
    standing: Standing = "waiting" if card.standing == "rejected" else card.standing
    return uow.record(CardBroughtBack(card, replace(card, withdrawn=False, standing=standing)))


def split_card(uow: UnitOfWork, key: UUID, first: str, second: str, expected: int) -> list[Card]:
    """Two cards of one: the first keeps the number, the second takes the next of its category.

    Both keep the table, the source, the author, the instant and the first words.
    """
    card = _present(uow, key, expected)
    if not first.strip() or not second.strip():
        raise Problem("split_without_words")
    words = clean_text(first), clean_text(second)
    half = replace(
        card,
        id=uuid4(),
        change=0,
        number=uow.next_number(f"card {card.code}"),
        text=words[1],
        split_from=card.id,
    )
    kept = uow.record(CardSplit(card, replace(card, text=words[0])))
    return [kept, uow.record(CardSplit(None, half))]


def give_to_table(uow: UnitOfWork, key: UUID, table: int) -> Card:
    """The card of another table from now on; which one wrote it is kept, with its number."""
    card = _present(uow, key, None)
    if not uow.tables.where(number=table):
        raise Problem("unknown_table", table=table)
    if table == card.table:
        return card
    wrote = card.table if card.from_table is None else card.from_table
    given = replace(card, table=table, from_table=None if wrote == table else wrote)
    return uow.record(CardGivenToTable(card, given))


def _as_seen(uow: UnitOfWork, seen: Mapping[UUID, int]) -> list[Card]:
    known = ((uow.cards.get(key), change) for key, change in seen.items())
    return [c for c, change in known if c and is_waiting(c) and c.change == change]


def _present(uow: UnitOfWork, key: UUID, expected: int | None) -> Card:
    card = uow.cards.get(key)
    if card is None or card.withdrawn:
        raise Problem("unknown_card")
    if refusal := may_change(card, None, expected):
        raise refusal
    return card
