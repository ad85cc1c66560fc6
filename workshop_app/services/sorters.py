"""The port of those who sort: who is at the board now, and which cards each of them holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from workshop_app.domain.sorting import Sorter

HELD_S = 20
"""What is held is said again before; a device that is gone holds nothing for long."""
HERE_S = 40
"""The same of whoever is here: longer than two heartbeats of a stream."""
AT_THE_DESK = Sorter("", "")


@dataclass(frozen=True, slots=True)
class SortersSeen:
    people: tuple[Sorter, ...]
    """In the order they came."""
    held: Mapping[UUID, Sorter]
    """Card -> who holds it."""

    def held_by_others(self, device: str) -> Mapping[UUID, Sorter]:
        return {card: who for card, who in self.held.items() if who.device != device}


class Sorters(Protocol):
    """Lost with the process: it is no fact. Any thread."""

    def here(self, workshop: UUID, who: Sorter) -> None:
        """A sign of life."""

    def hold(self, workshop: UUID, who: Sorter, cards: Collection[UUID]) -> None:
        """These, and nothing else, for a moment. A card that somebody else holds stays hers."""

    def seen(self, workshop: UUID) -> SortersSeen: ...

    def subscribe(self, told: Callable[[UUID], None]) -> Callable[[], None]:
        """Call `told(workshop)` when somebody came, or holds or left a card; not when a moment
        merely passed. Returns the way out."""
