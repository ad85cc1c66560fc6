"""Who sorts beside the desk, from a browser: seen, never taken from, told what the desk holds.

Decides when the desk holds cards (in its hand, or several picked) and for how long; no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.problems import Problem
from workshop_app.services.sorters import AT_THE_DESK, Sorters
from workshop_app.services.theme_board import Pile

FORGOTTEN = timedelta(seconds=60)
"""A choice nobody has touched for so long holds nothing any more."""


class CompanyShown(Protocol):
    def show_company(self, initials: Sequence[str]) -> None: ...

    def show_held(self, held: Mapping[UUID, str]) -> None:
        """Card -> initials of who holds it."""


class Company:
    def __init__(
        self,
        view: CompanyShown,
        tasks: Tasks,
        sorters: Sorters,
        pile_of: Callable[[UUID], Pile],
    ) -> None:
        self._view, self._tasks, self._sorters, self._pile_of = view, tasks, sorters, pile_of
        self._mine: tuple[UUID, ...] = ()
        """Cards that the desk holds."""
        self._until: datetime | None = None
        self._people: Sequence[str] = ()
        self._held: Mapping[UUID, str] = {}

    def hold(self, piles: Sequence[UUID]) -> None:
        """These, and nothing else: the others see it and leave them."""
        cards = tuple(card.id for key in piles for card in self._pile_of(key).cards)
        self._until = None
        if cards != self._mine:
            self._mine = cards
            self._say()

    def check_free(self, piles: Iterable[UUID]) -> None:
        """Raises Problem("card_held") for a card that somebody else holds."""
        for card in (card for key in piles for card in self._pile_of(key).cards):
            if card.id in self._others():
                raise Problem("card_held", who=self._others()[card.id], card=card.label)

    def tick(self, now: datetime) -> None:
        """A look at who is here; what the desk holds is said again."""
        workshop = self._tasks.workshop
        if workshop is None:
            return
        self._sorters.here(workshop, AT_THE_DESK)
        self._until = self._until or now + FORGOTTEN
        if self._mine and now < self._until:
            self._say()
        people = [who.initials for who in self._sorters.seen(workshop).people if who.initials]
        if people != self._people:
            self._people = people
            self._view.show_company(people)
        if (held := self._others()) != self._held:
            self._held = held
            self._view.show_held(held)

    def _others(self) -> Mapping[UUID, str]:
        workshop = self._tasks.workshop
        if workshop is None:
            return {}
        held = self._sorters.seen(workshop).held_by_others(AT_THE_DESK.device)
        return {card: who.initials for card, who in held.items()}

    def _say(self) -> None:
        if self._tasks.workshop is not None:
            self._sorters.hold(self._tasks.workshop, AT_THE_DESK, self._mine)
