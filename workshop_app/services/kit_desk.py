"""What the desk shows of the kit: what each document says, whether paper still tells the truth, why
not, what it lacks, how many sheets of which paper.

Decides reasons from the change log and sums from pages; words are the screen's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from workshop_app.domain.documents import KIT_KINDS, KitKind, Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.facts import Recorded
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.checklist import LOOPBACK
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit import (
    PrintState,
    collect_kit,
    copies,
    fingerprint,
    mark_printed,
    print_states,
)
from workshop_app.services.kit_content import KitContent, KitOptions
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop

POSTERS: frozenset[KitKind] = frozenset(("regles", "listes"))

Subject = Literal[
    "address",
    "wifi",
    "wifi_password",
    "heading",
    "rules",
    "categories",
    "tables",
    "people",
    "schedule",
]
Lack = Literal["people", "seats", "address", "wifi", "rules", "schedule", "categories"]
Stock = Literal["A3", "A4", "cards"]
"""The papers one buys: posters, plain, and the thicker one that is cut."""

Touched = dict[tuple[type[Entity], UUID], tuple[Entity, Entity | None]]
"""By noun and id (two nouns may share one): what it is like, and what it was then."""
SHOWS: dict[KitKind, tuple[Subject, ...]] = {
    "regles": ("rules", "heading"),
    "fiches": ("address", "people", "tables", "schedule", "categories", "heading"),
    "tables": ("address", "wifi", "wifi_password", "tables", "heading"),
    "cartes": ("categories", "heading"),
    "listes": ("people", "tables", "heading"),
}
"""What each document can be out of date by, what matters most first."""
NEEDS: dict[KitKind, tuple[Lack, ...]] = {
    "regles": ("rules",),
    "fiches": ("people", "seats", "address", "schedule"),
    "tables": ("address", "wifi"),
    "cartes": ("categories",),
    "listes": ("people", "seats"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """Something a document shows is no longer what its paper says."""

    subject: Subject
    before: str = ""
    after: str = ""
    count: int = 0
    """People or tables concerned."""


@dataclass(frozen=True, slots=True)
class KitDocument:
    kind: KitKind
    fingerprint: str
    state: PrintState
    printed_at: datetime | None
    copies: int
    changes: tuple[Change, ...]
    """Why it is to be done again; empty when the change log does not tell."""
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class KitReading:
    content: KitContent
    documents: tuple[KitDocument, ...]
    """In hanging order."""


def read_kit(snapshot: Snapshot, address: Callable[[Workshop], str], now: datetime) -> KitReading:
    """`address` gives HOST:PORT to print, or "". It may block, so this does."""
    workshop = the_workshop(snapshot)
    printed_address = address(workshop)
    content = collect_kit(snapshot, printed_address, now)
    states = print_states(snapshot, content)
    known = {printed.kind: printed for printed in snapshot.printed.where()}
    stale = [known[kind] for kind in KIT_KINDS if states[kind] == "redo"]
    oldest = min((printed.change for printed in stale), default=0)
    log = snapshot.facts_since(oldest) if stale else ()
    lacking = _lacking(snapshot, content, printed_address)
    documents = tuple(
        KitDocument(
            kind,
            fingerprint(kind, content),
            states[kind],
            known[kind].printed_at if kind in known else None,
            copies(kind, content),
            _why(kind, known[kind], log, snapshot, printed_address)
            if states[kind] == "redo"
            else (),
            tuple(lack for lack in NEEDS[kind] if lack in lacking),
        )
        for kind in KIT_KINDS
    )
    return KitReading(content, documents)


def mark_all_printed(uow: UnitOfWork, marks: Mapping[KitKind, str]) -> Sequence[Printed]:
    """Remember what several papers said when they left together: fingerprints by document."""
    return [mark_printed(uow, kind, mark) for kind, mark in marks.items()]


def stock_of(kind: KitKind, options: KitOptions) -> Stock:
    if kind == "cartes":
        return "cards"
    return options.poster if kind in POSTERS else "A4"


def options_shown(kind: KitKind, options: KitOptions) -> KitOptions:
    """The options that change how this document looks: the same ones, the same pages."""
    return options if kind in POSTERS else replace(options, poster="A4")


def sheets(
    pages: Mapping[KitKind, int], content: KitContent, options: KitOptions
) -> dict[Stock, int]:
    """Sheets of each paper for these documents, all copies; one-sided."""
    found: dict[Stock, int] = {}
    for kind, count in pages.items():
        stock = stock_of(kind, options)
        found[stock] = found.get(stock, 0) + count * copies(kind, content)
    return found


def _lacking(snapshot: Snapshot, content: KitContent, address: str) -> frozenset[Lack]:
    workshop = the_workshop(snapshot)
    seated = any(seat.table for seat in content.lists.alphabetical)
    missing: dict[Lack, bool] = {
        "people": not content.people,
        "seats": bool(content.people) and not seated,
        "address": not address or address.startswith(LOOPBACK),
        "wifi": not workshop.wifi_name,
        "rules": not workshop.rules,
        "schedule": snapshot.phases.count() == 0,
        "categories": not workshop.categories,
    }
    return frozenset(lack for lack, lacks in missing.items() if lacks)


def _why(
    kind: KitKind, printed: Printed, log: Sequence[Recorded], snapshot: Snapshot, address: str
) -> tuple[Change, ...]:
    touched = _touched(log, printed.change)
    found = {
        change.subject: change
        for change in (
            *_workshop_changes(touched, snapshot, address),
            *_counted(touched, snapshot),
        )
    }
    return tuple(found[subject] for subject in SHOWS[kind] if subject in found)


def _touched(log: Sequence[Recorded], after: int) -> Touched:
    """Each entity that changed after that number."""
    found: Touched = {}
    for recorded in log:
        if recorded.number > after:
            like = recorded.fact.after
            found.setdefault((type(like), like.id), (like, recorded.fact.before))
    return found


def _workshop_changes(touched: Touched, snapshot: Snapshot, address: str) -> list[Change]:
    now = the_workshop(snapshot)
    _like, before = touched.get((Workshop, now.id), (now, None))
    if not isinstance(before, Workshop):
        return []
    then = typed_address(before)
    found = []
    if then and then != address:
        found.append(Change("address", then, address))
    if before.wifi_name != now.wifi_name:
        found.append(Change("wifi", before.wifi_name, now.wifi_name))
    elif before.wifi_password != now.wifi_password:
        found.append(Change("wifi_password"))
    if _heading(before) != _heading(now):
        found.append(Change("heading"))
    if before.rules != now.rules:
        found.append(Change("rules"))
    if before.categories != now.categories:
        found.append(Change("categories"))
    if before.starts_at != now.starts_at:
        found.append(Change("schedule"))
    return found


def _counted(touched: Touched, snapshot: Snapshot) -> list[Change]:
    """People, tables and phases that paper would show otherwise."""
    counts: dict[Subject, int] = {}
    for like, before in touched.values():
        subject = _subject(like)
        if subject and _on_paper(before) != _on_paper(snapshot.newest(like)):
            counts[subject] = counts.get(subject, 0) + 1
    return [Change(subject, count=count) for subject, count in counts.items()]


def _subject(entity: Entity) -> Subject | None:
    match entity:
        case Person():
            return "people"
        case Table():
            return "tables"
        case Phase():
            return "schedule"
        case _:
            return None


def _heading(workshop: Workshop) -> tuple[object, ...]:
    return workshop.title, workshop.day, workshop.place


def _on_paper(entity: Entity | None) -> tuple[object, ...]:
    """What the kit shows of a person, a table or a phase; nothing of one that left."""
    match entity:
        case Person(withdrawn=False) as person:
            who = (person.first_name, person.last_name, person.organisation)
            return *who, person.table, person.referent
        case Table(withdrawn=False) as table:
            return table.number, table.code
        case Phase(withdrawn=False) as phase:
            what = (phase.title, phase.activity, phase.question, phase.kinds[:1])
            return phase.position, phase.planned_s, *what
        case _:
            return ()
