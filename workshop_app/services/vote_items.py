"""What a vote is about, in words: each item, its category, its cards, the tables that say it.

Decides what may be put to the vote: themes, and cards that the hall may see, a stack through the
card that leads it. The one place that knows what stands behind an item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.cards import Card
from workshop_app.domain.sight import is_in_sight
from workshop_app.domain.silence import is_hidden, silent_phases
from workshop_app.domain.themes import Theme
from workshop_app.domain.votes import Booth, Item, Vote, keeps_own
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.theme_board import (
    BoardCard,
    BoardParts,
    Pile,
    ThemeView,
    changes_since,
    compose,
    tables_of,
)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item as it is shown. Never who wrote it."""

    item: Item
    text: str
    kind: str
    """Key of its category; of a theme, the one most of its cards have."""
    cards: int
    tables: tuple[int, ...]
    """Those that may be named, in order."""
    written_by: frozenset[int]
    """All of them, to know whose own it is; never shown."""


class _Read:
    """The themes and the cards of this moment; of any moment when `now` is None."""

    def __init__(self, snapshot: Snapshot, now: datetime | None) -> None:
        parts = BoardParts()
        parts.take(changes_since(snapshot, 0))
        silent = silent_phases(schedule(snapshot), now) if now else frozenset()
        self._cards = {k: card for k, card in parts.cards.items() if not is_hidden(card, silent)}
        parts.cards = self._cards
        board = compose(parts, for_others=True)
        self.themes = [self._theme(view, board.themes) for view in board.themes]
        piles = sorted(board.piles, key=lambda pile: _order(self._cards[pile.id]))
        self.piles = [self._pile(pile) for pile in piles]
        self.behind = [self._card(card) for pile in piles for card in pile.others]

    def _theme(self, view: ThemeView, every: Sequence[ThemeView]) -> ItemWords:
        parts = [view, *(each for each in every if each.theme.parent == view.id)]
        cards = [card for part in parts for pile in part.piles for card in pile.cards]
        kind = max(view.kinds, key=lambda kind: view.kinds[kind], default="")
        return self._words(Item("theme", view.id), view.theme.name, kind, cards)

    def _pile(self, pile: Pile) -> ItemWords:
        return self._words(Item("card", pile.id), pile.lead.text, pile.lead.kind, pile.cards)

    def _card(self, card: BoardCard) -> ItemWords:
        return self._words(Item("card", card.id), card.text, card.kind, [card])

    def _words(self, item: Item, text: str, kind: str, cards: Sequence[BoardCard]) -> ItemWords:
        shown = tuple(sorted(tables_of(cards)))
        written = frozenset(self._cards[card.id].table for card in cards)
        return ItemWords(item, text, kind, len(cards), shown, written)


def offered_items(snapshot: Snapshot, now: datetime | None) -> Sequence[ItemWords]:
    """All that may be put to the vote: themes in their order, then category by category. `now`
    None: what a silent phase hides is told too."""
    read = _Read(snapshot, now)
    return [*(theme for theme in read.themes if theme.cards), *read.piles]


def items_of(snapshot: Snapshot, vote: Vote, now: datetime | None) -> Sequence[ItemWords]:
    """Those of a vote in its order; one that was set aside since is left out. Where each table
    keeps its own, all that may be kept. `now` None: what a silent phase hides is told too."""
    if keeps_own(vote):
        return _Read(snapshot, now).piles
    known = words_by_id(snapshot, now)
    return [known[item.id] for item in vote.items if item.id in known]


def words_by_id(snapshot: Snapshot, now: datetime | None) -> Mapping[UUID, ItemWords]:
    """Cards behind another one of their stack too: they may have been voted on before."""
    read = _Read(snapshot, now)
    return {each.item.id: each for each in (*read.themes, *read.piles, *read.behind)}


def items_for(items: Sequence[ItemWords], vote: Vote, table: int) -> Sequence[ItemWords]:
    """Those that this table chooses from."""
    if not keeps_own(vote):
        return items
    return [each for each in items if table in each.written_by]


def own_items(items: Sequence[ItemWords], table: int) -> frozenset[UUID]:
    """What this table alone has written."""
    return frozenset(each.item.id for each in items if each.written_by == {table})


def booth_of(snapshot: Snapshot, vote: Vote, table: int, people: int, now: datetime) -> Booth:
    """What one voter may choose from. `table` 0: not a table. A whole hall asks at once, so nothing
    is read that no rule needs."""
    if vote.method != "keep" and vote.own_cards:
        there = {item.id: "" for item in vote.items if _is_there(snapshot, item)}
        return Booth(there, frozenset(), table, people)
    items = items_for(items_of(snapshot, vote, now), vote, table)
    allowed = {each.item.id: each.kind for each in items}
    return Booth(allowed, own_items(items, table), table, people)


def _is_there(snapshot: Snapshot, item: Item) -> bool:
    if item.kind == "theme":
        theme = snapshot.of(Theme).get(item.id)
        return theme is not None and not theme.withdrawn
    card = snapshot.cards.get(item.id)
    return card is not None and is_in_sight(card)


def _order(card: Card) -> tuple[str, int]:
    return card.code, card.number
