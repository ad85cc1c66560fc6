"""What people do with cards. Each verb is a command: it runs inside one unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from workshop_app.domain.cards import (
    Card,
    Source,
    clean_text,
    longest_text,
    may_change,
    may_write,
    ruling,
    taken_by,
)
from workshop_app.domain.facts import CardEdited, CardWithdrawn, CardWritten
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import asked
from workshop_app.domain.sides import phase_for
from workshop_app.domain.workshop import category_of
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as it leaves a phone or the desk."""

    id: UUID
    table: int
    kind: str
    text: str
    written_at: datetime | None = None
    source: Source = "phone"
    author: str = ""
    """First name of who types."""
    said_by: str = ""
    """First name or role given with this card."""
    question: str = ""
    """Key of the question it answers."""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    card: Card
    first: bool
    """False when the same draft had already been received."""


def write_card(uow: UnitOfWork, draft: Draft) -> Receipt:
    """Receive a card once, however often it is sent: a phone repeats until it is answered.

    The desk writes for a table at any time: paper cards are typed when there is time.
    """
    known = uow.cards.get(draft.id)
    if known is not None:
        if draft.table not in (known.table, known.from_table):
            raise Problem("unknown_card")
        return Receipt(known, first=False)
    text = clean_text(draft.text)
    workshop = the_workshop(uow)
    category = category_of(workshop, draft.kind)
    if category is None:
        raise Problem("unknown_kind", kind=draft.kind)
    phases = [phase_for(phase, draft.table) for phase in uow.phases.where()]
    taking = _check_open(uow, draft.kind, phases) if draft.source == "phone" else None
    if draft.source != "phone" and not uow.tables.where(number=draft.table):
        raise Problem("unknown_table", table=draft.table)
    if len(text) > longest_text(taking):
        text = clean_text(text, longest_text(taking))  # which says how long it is
    card = Card(
        id=draft.id,
        workshop=uow.workshop,
        table=draft.table,
        kind=draft.kind,
        number=uow.next_number(f"card {category.code}"),
        code=category.code,
        text=text,
        original=text,
        source=draft.source,
        written_at=draft.written_at or uow.now,
        standing="waiting" if workshop.reads_first and draft.source == "phone" else "accepted",
        phone=draft.phone,
        **_ruled(taking or ruling(draft.kind, phases, uow.now), draft),
    )
    return Receipt(uow.record(CardWritten(None, card)), first=True)


def _ruled(phase: Phase | None, draft: Draft) -> dict[str, Any]:
    """What the phase keeps of who wrote a card, and which of its questions the card answers."""
    if phase is None:
        return {"author": draft.author}
    said_by = draft.said_by if phase.asks_who else ""
    named = phase.signed == "name"
    answered = asked(phase, draft.kind, draft.question)
    return {
        "phase": phase.id,
        "question": answered.key if answered else "",
        "anonymous": phase.signed == "none",
        "author": (said_by or draft.author) if named else "",
        "role": "" if named else said_by,
    }


def edit_card(
    uow: UnitOfWork,
    key: UUID,
    table: int | None,
    *,
    text: str | None = None,
    kind: str | None = None,
    expected: int | None = None,
) -> Card:
    """Change the words or the category. `expected` is the change its writer saw; a newer one
    refuses. A phone (`table` given) changes only while that category is open, and what it changes
    is read again in a workshop that reads first."""
    card = _changeable(uow, key, table, expected)
    if card.withdrawn:
        raise Problem("unknown_card")
    new_kind = kind or card.kind
    workshop = the_workshop(uow)
    if category_of(workshop, new_kind) is None:
        raise Problem("unknown_kind", kind=new_kind)
    phase = None if table is None else _check_open(uow, new_kind, uow.phases.where())
    words = card.text if text is None else clean_text(text, longest_text(phase))
    edited = replace(card, kind=new_kind, text=words)
    if new_kind != card.kind:
        edited = _moved(uow, edited)
    if edited == card:
        return card
    if workshop.reads_first and table is not None:
        edited = replace(edited, standing="waiting")
    return uow.record(CardEdited(card, edited))


def _moved(uow: UnitOfWork, card: Card) -> Card:
    """In another category it answers what is asked there; what was promised of its table holds."""
    phase = ruling(card.kind, uow.phases.where(), uow.now)
    if phase is None:
        return card
    answered = asked(phase_for(phase, card.table), card.kind, card.question)
    return replace(card, phase=phase.id, question=answered.key if answered else "")


def withdraw_card(
    uow: UnitOfWork, key: UUID, table: int | None, expected: int | None = None
) -> Card:
    """Set aside; the desk can take it back by undoing. A second time changes nothing."""
    card = _changeable(uow, key, table, expected)
    if card.withdrawn:
        return card
    if table is not None:
        _check_open(uow, card.kind, uow.phases.where())
    return uow.record(CardWithdrawn(card, replace(card, withdrawn=True)))


def _check_open(uow: UnitOfWork, kind: str, phases: Sequence[Phase]) -> Phase:
    """The phase whose rules a phone follows; the desk follows none."""
    phase = taken_by(kind, phases, uow.now)
    if phase is None:
        raise may_write(kind, phases, uow.now) or Problem("no_phase")
    return phase


def _changeable(uow: UnitOfWork, key: UUID, table: int | None, expected: int | None) -> Card:
    card = uow.cards.get(key)
    refusal = may_change(card, table, expected)
    if refusal:
        raise refusal
    assert card is not None  # may_change refuses a missing card
    return card
