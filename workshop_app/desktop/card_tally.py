"""What a live screen remembers of the cards, so that it reads only what is new.

Decides how cards are counted, per table and per category; not how that is shown. Knows no widget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from workshop_app.domain.cards import Card, is_present, is_waiting
from workshop_app.services.board import BoardNews


class CardTally:
    """The newest state of every card of one workshop, and how many stand where."""

    def __init__(self, is_there: Callable[[Card], bool] = is_present) -> None:
        """`is_there`: which cards there are at all, for the screen that asks."""
        self._is_there = is_there
        self._workshop: UUID | None = None
        self._cards: dict[UUID, Card] = {}
        self._at: dict[int, Counter[str]] = {}
        self._waiting: set[UUID] = set()
        self._gone: set[UUID] = set()
        self._from_phones: Counter[int] = Counter()
        self._reached = 0
        self._is_behind, self._is_asking, self._asked_at = False, False, 0

    def follow(self, workshop: UUID | None) -> int:
        """The change to read from. Another workshop than before: everything is forgotten."""
        if workshop != self._workshop:
            self._workshop, self._reached, self._is_behind = workshop, 0, False
            self._cards.clear()
            self._at.clear()
            self._waiting.clear()
            self._gone.clear()
            self._from_phones.clear()
        self._is_asking = True
        return self._reached

    def take(self, news: BoardNews) -> Sequence[Card]:
        """Remember what came; returns the cards whose state was not known yet."""
        fresh = [card for card in news.cards if self._is_new(card)]
        for card in fresh:
            if card.id not in self._cards and card.source == "phone" and not card.split_from:
                self._from_phones[card.from_table or card.table] += 1
            self._count(self._cards.get(card.id), -1)
            self._cards[card.id] = card
            self._count(card, 1)
            (self._waiting.add if is_waiting(card) else self._waiting.discard)(card.id)
            (self._gone.add if card.withdrawn else self._gone.discard)(card.id)
        self._reached = max(self._reached, news.reached)
        self._is_behind, self._is_asking = news.more, False
        return fresh

    def is_left_behind(self) -> bool:
        """There is more than the last look took, none is under way (another would take its place,
        and its cards be read again), and none came since this was last asked: while cards arrive,
        their hints make screens look, with the rest that is due to the phones."""
        left = self._is_behind and not self._is_asking and self._asked_at == self._reached
        self._asked_at = self._reached
        return left

    def present(self) -> Iterable[Card]:
        """Those that count, in the order they were first heard of."""
        return (card for card in self._cards.values() if self._is_there(card))

    def at_table(self, table: int) -> Mapping[str, int]:
        """Category key -> cards of that table."""
        return self._at.get(table, {})

    def totals(self) -> Mapping[str, int]:
        """Category key -> cards of all tables."""
        whole: Counter[str] = Counter()
        for counted in self._at.values():
            whole.update(counted)
        return whole

    def latest(self) -> Mapping[int, Card]:
        """Table -> the card it wrote last."""
        last: dict[int, Card] = {}
        for card in self.present():
            known = last.get(card.table)
            if known is None or (card.written_at, card.number) > (known.written_at, known.number):
                last[card.table] = card
        return last

    def waiting(self) -> Sequence[Card]:
        """« À relire », the oldest first."""
        found = (self._cards[key] for key in self._waiting)
        return sorted(found, key=lambda card: (card.written_at, card.code, card.number))

    def set_aside(self) -> Sequence[Card]:
        """Those that do not stand any more, the last one to go first."""
        gone = (self._cards[key] for key in self._gone)
        return sorted(gone, key=lambda card: card.change, reverse=True)

    def from_phones(self, table: int) -> int:
        """Cards that ever came from the phones of this table, whatever became of them."""
        return self._from_phones[table]

    def waiting_count(self) -> int:
        return len(self._waiting)

    def __len__(self) -> int:
        return sum(sum(counted.values()) for counted in self._at.values())

    def _is_new(self, card: Card) -> bool:
        known = self._cards.get(card.id)
        return known is None or known.change != card.change

    def _count(self, card: Card | None, by: int) -> None:
        if card is not None and self._is_there(card):
            self._at.setdefault(card.table, Counter())[card.kind] += by
