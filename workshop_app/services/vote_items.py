"""What a vote is about, in words: each item, its category, its cards, the tables that say it.

Decides what may be put to the vote: cards that the hall may see. The one place that knows what
stands behind an item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.cards import Card, shown_table
from workshop_app.domain.sight import is_in_sight
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.votes import Booth, Item, Vote, keeps_own
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item as it is shown. Never who wrote it."""

    item: Item
    text: str
    kind: str
    """Key of its category."""
    cards: int
    tables: tuple[int, ...]
    """Those that may be named, in order."""
    written_by: frozenset[int]
    """All of them, to know whose own it is; never shown."""


def offered_items(snapshot: Snapshot, now: datetime) -> Sequence[ItemWords]:
    """All that may be put to the vote, category by category."""
    silent = silent_phases(schedule(snapshot), now)
    cards = [card for card in snapshot.cards.where() if is_in_sight(card)]
    shown = [card for card in cards if not is_hidden(card, silent)]
    return [_card_words(card) for card in sorted(shown, key=lambda card: (card.code, card.number))]


def items_of(snapshot: Snapshot, vote: Vote, now: datetime) -> Sequence[ItemWords]:
    """Those of a vote in its order; one that was set aside since is left out. Where each table
    keeps its own, all that may be kept."""
    offered = offered_items(snapshot, now)
    if keeps_own(vote):
        return offered
    known = {each.item.id: each for each in offered}
    return [known[item.id] for item in vote.items if item.id in known]


def words_by_id(snapshot: Snapshot, now: datetime) -> Mapping[UUID, ItemWords]:
    return {each.item.id: each for each in offered_items(snapshot, now)}


def booth_of(vote: Vote, items: Sequence[ItemWords], table: int, people: int) -> Booth:
    """What one voter may choose from. `table` 0: not a table."""
    mine = {each.item.id for each in items if table and each.written_by == {table}}
    allowed = {
        each.item.id: each.kind for each in items if not keeps_own(vote) or table in each.written_by
    }
    return Booth(allowed, mine, table, people)


def _card_words(card: Card) -> ItemWords:
    shown = shown_table(card)
    return ItemWords(
        Item("card", card.id),
        card.text,
        card.kind,
        1,
        (shown,) if shown is not None else (),
        frozenset({card.table}),
    )
