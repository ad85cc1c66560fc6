"""What a board in a browser hears: that cards moved, never which; and at once who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.sorting import Sorter, SortingLink
from workshop_app.services.sorters import Sorters, SortersSeen
from workshop_app.web.answers import encode
from workshop_app.web.listeners import Event, Listener
from workshop_app.web.sorting_states import SortingStates


def sorters_json(seen: SortersSeen, device: str) -> dict[str, object]:
    """Devices are never told: by its word a board is known."""
    others = seen.held_by_others(device)
    people = [{"initials": who.initials, "me": who.device == device} for who in seen.people]
    return {"people": people, "held": {str(card): who.initials for card, who in others.items()}}


@dataclass(slots=True)
class SortingScreen(Listener):
    """The stream of one board."""

    link: SortingLink
    who: Sorter
    sorters: Sorters
    states: SortingStates
    told: bytes = b""
    version: str = ""
    """What its page has, as far as it was told."""

    @property
    def workshop(self) -> UUID:
        return self.link.workshop

    def hears(self, event: Event) -> bytes:
        return event.board

    def ends_with(self, event: Event) -> bool:
        return event.board_closed

    def alive(self) -> None:
        self.sorters.here(self.workshop, self.who)

    def also(self) -> bytes:
        """Who is here and holds what, when it differs; what is proposed, when it was found."""
        seen = encode(sorters_json(self.sorters.seen(self.workshop), self.who.device))
        said = b"" if seen == self.told else b"event: sorters\ndata: %s\n\n" % seen
        version = self.states.version_of(self.workshop)
        if version != self.version:
            said += b"event: board\ndata: {}\n\n"
        self.told, self.version = seen, version
        return said
