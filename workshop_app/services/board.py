"""What live screens show. Reads only what is new: a screen keeps the number it reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.cards import Card
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class BoardNews:
    cards: Sequence[Card]
    """Newest state of each card touched since, also the withdrawn: the wall drops them."""
    reached: int


@dataclass(frozen=True, slots=True)
class RoomNews:
    """All that running the day needs, but for the cards."""

    workshop: Workshop
    phases: Sequence[Phase]
    tables: Sequence[Table]
    referents: dict[int, Person]
    """Table number -> who types there."""


def cards_since(snapshot: Snapshot, number: int) -> BoardNews:
    reached = snapshot.last_change()
    return BoardNews(cards=snapshot.cards.since(number), reached=reached)


def room(snapshot: Snapshot) -> RoomNews:
    referents = {
        person.table: person
        for person in snapshot.people.where(referent=True)
        if person.table is not None
    }
    return RoomNews(
        the_workshop(snapshot), schedule(snapshot), tables_in_order(snapshot), referents
    )
