"""What live screens show. Reads only what is new: a screen keeps the number it reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.hall_signals import TableSignal
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, planned_total_s
from workshop_app.domain.recruitment.candidature import Candidature
from workshop_app.domain.rounds import round_now
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Stage, Workshop
from workshop_app.services.evaluation import evaluation_with_a_page
from workshop_app.services.hall_signals import MessageNews, message_news, table_signals
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import stage_of, the_workshop

AT_ONCE = 1_000
"""Cards of one look. Phones that send thousands a second leave a screen behind for a moment; read
all together, they would take the machine from the phones."""


@dataclass(frozen=True, slots=True)
class BoardNews:
    cards: Sequence[Card]
    """Newest state of each card touched since, also the withdrawn: the wall drops them."""
    reached: int
    more: bool = False
    """Some have not been read yet: look again."""


@dataclass(frozen=True, slots=True)
class RoomNews:
    """All that running the day needs, but for the cards."""

    workshop: Workshop
    phases: Sequence[Phase]
    tables: Sequence[Table]
    referents: dict[int, Person]
    """Table number -> who types there."""
    signals: Mapping[int, TableSignal]
    """Table number -> what it says of itself."""
    message: MessageNews | None
    """The newest on the phones."""
    evaluation: Evaluation | None = None
    """Once it has a page."""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed since a number, by kind of entity: which screens are out of date."""

    nouns: Set[type[Entity]]
    reached: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the rail tells of the open workshop."""

    workshop: Workshop
    people: int
    present: int
    """In the room now, as the door tells it."""
    tables: int
    cards: int
    to_read: int
    """Cards that wait in « À relire »."""
    planned_s: int
    stage: Stage
    meetings: int
    """In the calendar of a working group."""
    taken: int
    """Candidatures taken, in a workshop that recruits."""


def news_since(snapshot: Snapshot, number: int) -> News:
    return News(snapshot.nouns_since(number), snapshot.last_change())


def overview(snapshot: Snapshot) -> Overview:
    return Overview(
        the_workshop(snapshot),
        snapshot.people.count(),
        len(snapshot.of(Attendance).where(state="arrived")),
        snapshot.tables.count(),
        snapshot.cards.count(),
        len(snapshot.cards.where(standing="waiting")),
        planned_total_s(snapshot.phases.where()),
        stage_of(snapshot),
        snapshot.of(Meeting).count(),
        len(snapshot.of(Candidature).where(state="accepted")),
    )


def room_after(snapshot: Snapshot, number: int, known: RoomNews | None) -> RoomNews:
    """The room, read again unless nothing but cards changed after `number`, when it was `known`."""
    same = known is not None and known.workshop.id == snapshot.workshop
    if known is not None and same and snapshot.nouns_since(number) <= {Card}:
        return known
    return room(snapshot)


def cards_since(snapshot: Snapshot, number: int, most: int = AT_ONCE) -> BoardNews:
    """All of them the first time, when a screen opens; then the first `most`."""
    if not number:
        return BoardNews(snapshot.cards.since(0), snapshot.last_change())
    cards = snapshot.cards.since(number, most)
    if len(cards) == most:
        return BoardNews(cards, cards[-1].change, more=True)
    return BoardNews(cards, snapshot.last_change())


def room(snapshot: Snapshot) -> RoomNews:
    phases = schedule(snapshot)
    referents = referents_now(snapshot, round_now(phases))
    return RoomNews(
        the_workshop(snapshot),
        phases,
        tables_in_order(snapshot),
        referents,
        table_signals(snapshot),
        message_news(snapshot),
        evaluation_with_a_page(snapshot),
    )


def referents_now(snapshot: Snapshot, round_: int) -> dict[int, Person]:
    """Table number -> who types there in this round."""
    return {
        table: person
        for person in snapshot.people.where(referent=True)
        if (table := person.table_in(round_)) is not None
    }
