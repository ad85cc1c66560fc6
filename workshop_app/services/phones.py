"""What the phone of one table shows: what was written, read in one go, then what the hour makes of
it. Decides nothing about how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.cards import Card, longest_text, may_write, taken_by
from workshop_app.domain.hall_signals import TableSignal
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, Signed, Slot, current_phase, next_phase, timetable
from workshop_app.domain.photos import Photo
from workshop_app.domain.rounds import round_now
from workshop_app.domain.sides import phase_for
from workshop_app.domain.silence import may_be_seen, silent_phases
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ballot_papers import BallotPaper, table_paper
from workshop_app.services.board import referents_now
from workshop_app.services.hall_signals import TableMessage, table_message, table_signals
from workshop_app.services.phases import day_begins_at
from workshop_app.services.photos import photos_in_order
from workshop_app.services.ports import Snapshot
from workshop_app.services.rehearsal import speed_of
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class PhoneFacts:
    """What does not change until something is written."""

    workshop: Workshop
    phases: Sequence[Phase]
    """As this table lives them."""
    referent: Person | None
    cards: Sequence[Card]
    """Of this table, the withdrawn left out, oldest first."""
    photos: Sequence[Photo]
    """The same."""
    message: TableMessage | None
    """From the stage."""
    signal: TableSignal | None
    """What the table said of itself."""
    paper: BallotPaper | None
    """The ballot to fill, while tables vote."""
    reached: int
    """Number of the newest change of the workshop."""
    speed: int
    """How many times faster than the wall time goes: 1 but in a rehearsal."""


@dataclass(frozen=True, slots=True)
class PhoneNews:
    workshop: Workshop
    referent: Person | None
    phase: Phase | None
    """On stage."""
    following: Slot | None
    """What comes next, and when if nothing changes."""
    open_kinds: frozenset[str]
    """Keys of the categories this table may write now."""
    longest: dict[str, int]
    """Category key -> signs a card of it may have now."""
    asked: dict[str, Phase]
    """Category key -> the phase whose questions a card of it answers now."""
    who: dict[str, Signed]
    """Category key -> what is shown of who writes, where a card of it may say who speaks."""
    opens_at: dict[str, datetime]
    """Category key -> when its next phase begins if nothing changes."""
    cards: Sequence[Card]
    """Of this table, those this phone may see, oldest first."""
    hidden: int
    """Cards of the table written in silence, elsewhere than on this phone."""
    photos: Sequence[Photo]
    """Of this table, the withdrawn left out, oldest first."""
    message: TableMessage | None
    """From the stage."""
    signal: TableSignal | None
    """What the table said of itself."""
    paper: BallotPaper | None
    """The ballot to fill, while tables vote."""
    reached: int
    """Number of the newest change of the workshop."""
    speed: int
    """How many times faster than the wall time goes: 1 but in a rehearsal."""


def phone_facts(snapshot: Snapshot, table: int) -> PhoneFacts:
    phases = [phase_for(phase, table) for phase in snapshot.phases.where()]
    return PhoneFacts(
        workshop=the_workshop(snapshot),
        phases=phases,
        referent=referents_now(snapshot, round_now(phases)).get(table),
        cards=sorted(
            snapshot.cards.where(table=table), key=lambda card: (card.written_at, card.id)
        ),
        photos=photos_in_order(snapshot, table),
        message=table_message(snapshot, table),
        signal=table_signals(snapshot).get(table),
        paper=table_paper(snapshot, table, None),
        reached=snapshot.last_change(),
        speed=speed_of(snapshot),
    )


def news_at(facts: PhoneFacts, now: datetime, phone: str = "") -> PhoneNews:
    """The same, and what the hour opens, closes and hides. `phone`: which of the table's."""
    workshop, phases = facts.workshop, facts.phases
    silent = silent_phases(phases, now)
    cards = [card for card in facts.cards if may_be_seen(card, silent, phone)]
    to_come = [
        slot
        for slot in timetable(phases, day_begins_at(workshop, now), now)
        if slot.phase.started_at is None and not slot.skipped
    ]
    following = next_phase(phases)
    taking = {
        category.key: phase
        for category in workshop.categories
        if (phase := taken_by(category.key, phases, now)) is not None
    }
    return PhoneNews(
        workshop=workshop,
        referent=facts.referent,
        phase=current_phase(phases),
        following=next((slot for slot in to_come if slot.phase == following), None),
        open_kinds=frozenset(
            category.key
            for category in workshop.categories
            if may_write(category.key, phases, now) is None
        ),
        longest={
            category.key: longest_text(taking.get(category.key)) for category in workshop.categories
        },
        asked=taking,
        who={kind: phase.signed for kind, phase in taking.items() if phase.asks_who},
        opens_at={kind: slot.starts_at for slot in reversed(to_come) for kind in slot.phase.kinds},
        cards=cards,
        hidden=len(facts.cards) - len(cards),
        photos=facts.photos,
        message=facts.message,
        signal=facts.signal,
        paper=_seen_paper(facts, cards),
        reached=facts.reached,
        speed=facts.speed,
    )


def _seen_paper(facts: PhoneFacts, cards: Sequence[Card]) -> BallotPaper | None:
    if facts.paper is None:
        return None
    return facts.paper.without({card.id for card in facts.cards} - {card.id for card in cards})


def phone_news(snapshot: Snapshot, table: int, now: datetime, phone: str = "") -> PhoneNews:
    return news_at(phone_facts(snapshot, table), now, phone)
