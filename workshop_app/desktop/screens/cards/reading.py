"""What Cartes does to keep order: accept, reject, cut in two, give to another table. No widget.

Says what became of the cards and offers to take it back; what they become is decided by
`services.moderation`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.tasks import Refusal
from workshop_app.domain.cards import Card, is_waiting, label
from workshop_app.i18n.translate import _, n_
from workshop_app.services.moderation import (
    Sorted,
    accept_cards,
    accept_corrected,
    bring_back,
    give_to_table,
    reject_cards,
    split_card,
)


class ReadingPage(Protocol):
    """What it needs of the presenter it belongs to."""

    def do(
        self,
        command: Callable[..., object],
        then: Callable[..., None],
        refused: Callable[[Refusal], None],
    ) -> None: ...

    def refuse(self, refusal: Refusal) -> None: ...

    def refuse_edit(self, refusal: Refusal) -> None: ...

    def told(self, said: str, icon_name: str) -> None:
        """Something was done that can be taken back."""

    def sorted_out(self, card: UUID) -> None:
        """It is read: it need not stay open."""


class Reading:
    def __init__(self, page: ReadingPage, tally: CardTally) -> None:
        self._page, self._tally = page, tally

    def accept(self, cards: Sequence[UUID]) -> None:
        """As they are shown now; one that has changed meanwhile stays."""
        self._page.do(partial(accept_cards, seen=self._seen(cards)), self._accepted, self._refuse)

    def reject(self, cards: Sequence[UUID]) -> None:
        self._page.do(partial(reject_cards, seen=self._seen(cards)), self._rejected, self._refuse)

    def accept_as(self, card: UUID, text: str, expected: int) -> None:
        """With these words, corrected or not."""
        command = partial(accept_corrected, key=card, text=text, expected=expected)

        def done(after: Card) -> None:
            self._accepted(Sorted((after,), 0))

        self._page.do(command, done, self._page.refuse_edit)

    def split(self, card: UUID, first: str, second: str, expected: int) -> None:
        command = partial(split_card, key=card, first=first, second=second, expected=expected)
        self._page.do(command, self._split, self._page.refuse_edit)

    def bring_back(self, card: UUID) -> None:
        """One that was set aside or rejected."""
        self._page.do(partial(bring_back, key=card), self._brought_back, self._refuse)

    def give(self, card: UUID, table: int) -> None:
        command = partial(give_to_table, key=card, table=table)
        self._page.do(command, self._given, self._page.refuse_edit)

    def _seen(self, cards: Sequence[UUID]) -> dict[UUID, int]:
        wanted = set(cards)
        return {card.id: card.change for card in self._tally.waiting() if card.id in wanted}

    def _accepted(self, done: Sorted) -> None:
        said = n_("{n} carte acceptée.", "{n} cartes acceptées.", len(done.cards))
        self._tell(done, said, "check")

    def _rejected(self, done: Sorted) -> None:
        said = n_(
            "{n} carte refusée : elle n'est montrée nulle part et reste dans le journal.",
            "{n} cartes refusées : elles ne sont montrées nulle part et restent dans le journal.",
            len(done.cards),
        )
        self._tell(done, said, "ban")

    def _tell(self, done: Sorted, said: str, icon_name: str) -> None:
        for card in done.cards:
            self._page.sorted_out(card.id)
        if done.left:
            changed = n_(
                "{n} carte a changé entre-temps : relisez-la.",
                "{n} cartes ont changé entre-temps : relisez-les.",
                done.left,
            )
            said = f"{said} {changed}" if done.cards else changed
        if done.cards:
            self._page.told(said, icon_name)

    def _split(self, cards: Sequence[Card]) -> None:
        first, second = (label(card) for card in cards)
        said = _("{first} est coupée : {second} est l'autre moitié.", first=first, second=second)
        self._page.told(said, "split")

    def _brought_back(self, card: Card) -> None:
        said = _("{card} est revenue.", card=label(card))
        if is_waiting(card):
            said = _("{card} est revenue, à relire.", card=label(card))
        self._page.told(said, "rotate-ccw")

    def _given(self, card: Card) -> None:
        said = _("{card} est à la table {table}.", card=label(card), table=card.table)
        self._page.told(said, "arrow-right")

    def _refuse(self, refusal: Refusal) -> None:
        self._page.refuse(refusal)
