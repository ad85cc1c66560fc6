"""What goes up on the walls and lies on the tables, and whether the paper still tells the truth.

Decides what each document says and how many of it a hall needs; not how it looks. Each document
holds all it shows and nothing else, so that its fingerprint changes exactly when its paper would.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import uuid4

from workshop_app.domain.documents import KIT_KINDS, KitKind, Printed, is_out_of_date
from workshop_app.domain.facts import DocumentPrinted
from workshop_app.domain.people import Person, at_table, by_name
from workshop_app.domain.phases import planned_times
from workshop_app.domain.tables import Table, shown_code
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n.translate import N_, _
from workshop_app.services.kit_content import (
    BlankCards,
    Heading,
    KitContent,
    Moment,
    ReferentSheet,
    RulesPoster,
    Seat,
    SeatingLists,
    TableSign,
)
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop

LABELS: dict[KitKind, str] = {
    "regles": N_("Règles du jeu"),
    "fiches": N_("Fiches référent"),
    "tables": N_("Panneaux de table"),
    "cartes": N_("Cartes vierges"),
    "listes": N_("Où je m'assois"),
}
TABLES_PER_POSTER = 3
CARDS_PER_SHEET = 4
WIFI_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})

PrintState = Literal["new", "printed", "redo"]


def document_label(kind: KitKind) -> str:
    return _(LABELS[kind])


def collect_kit(snapshot: Snapshot, address: str, now: datetime) -> KitContent:
    """The kit of this workshop. `address` is HOST:PORT, or "" while none was chosen.

    Sheets show planned times only: the clock alone never makes one out of date.
    """
    workshop = the_workshop(snapshot)
    people = participants(snapshot)
    tables = tables_in_order(snapshot)
    heading = Heading(workshop.title, workshop.day, workshop.place)
    by_table = {table.number: tuple(map(_seat, at_table(people, table.number))) for table in tables}
    moments = _moments(workshop, snapshot)
    return KitContent(
        heading=heading,
        made_at=now,
        people=len(people),
        rules=RulesPoster(heading, workshop.rules),
        sheets=tuple(
            _sheet(heading, table, address, by_table[table.number], moments) for table in tables
        ),
        signs=tuple(_sign(heading, table, address, workshop) for table in tables),
        cards=BlankCards(heading, workshop.categories),
        lists=SeatingLists(
            heading,
            tuple(map(_seat, by_name(people))),
            tuple((number, seats) for number, seats in by_table.items() if seats),
        ),
    )


def table_link(address: str, code: str) -> str:
    return f"http://{address}/t/{code}" if address else ""


def wifi_text(name: str, password: str) -> str:
    """What the Wi-Fi square holds: phones that read it offer to join."""
    name, password = name.translate(WIFI_SPECIAL), password.translate(WIFI_SPECIAL)
    return f"WIFI:T:WPA;S:{name};P:{password};;" if password else f"WIFI:T:nopass;S:{name};;"


def copies(kind: KitKind, content: KitContent) -> int:
    """How many times a hall needs the pages of a document."""
    match kind:
        case "regles":
            return max(1, -(-len(content.signs) // TABLES_PER_POSTER))
        case "cartes":
            each = max(1, len(content.cards.categories)) * max(content.people, len(content.signs))
            pages = max(1, len(card_sheets(content.cards)))
            return max(1, -(-each // (CARDS_PER_SHEET * pages)))
        case "listes":
            return 2
        case "fiches" | "tables":
            return 1


def card_sheets(cards: BlankCards) -> list[tuple[Category, ...]]:
    """The categories of each sheet of four: one of each when there are four, else four alike."""
    known = cards.categories
    if len(known) in (2, CARDS_PER_SHEET):
        return [known * (CARDS_PER_SHEET // len(known))]
    return [(category,) * CARDS_PER_SHEET for category in known]


def fingerprint(kind: KitKind, content: KitContent) -> str:
    """Changes exactly when the paper of this document would say something else."""
    shown: object
    match kind:
        case "regles":
            shown = content.rules
        case "fiches":
            shown = content.sheets
        case "tables":
            shown = content.signs
        case "cartes":
            shown = content.cards
        case "listes":
            shown = content.lists
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def print_states(snapshot: Snapshot, content: KitContent) -> Mapping[KitKind, PrintState]:
    """For each document: never printed, still true, or to be done again."""
    known = {printed.kind: printed for printed in snapshot.printed.where()}
    states: dict[KitKind, PrintState] = {}
    for kind in KIT_KINDS:
        printed = known.get(kind)
        if printed is None:
            states[kind] = "new"
        else:
            stale = is_out_of_date(printed, fingerprint(kind, content))
            states[kind] = "redo" if stale else "printed"
    return states


def mark_printed(uow: UnitOfWork, kind: KitKind, fingerprint: str) -> Printed:
    """Remember what the paper said when it left."""
    known = next(iter(uow.printed.where(kind=kind)), None)
    if known is None:
        first = Printed(
            id=uuid4(),
            workshop=uow.workshop,
            kind=kind,
            fingerprint=fingerprint,
            printed_at=uow.now,
        )
        return uow.record(DocumentPrinted(None, first))
    again = replace(known, fingerprint=fingerprint, printed_at=uow.now)
    return uow.record(DocumentPrinted(known, again))


def _sheet(
    heading: Heading,
    table: Table,
    address: str,
    seats: tuple[Seat, ...],
    moments: tuple[Moment, ...],
) -> ReferentSheet:
    return ReferentSheet(
        heading,
        table.number,
        table_link(address, table.code),
        address,
        shown_code(table.code),
        seats,
        moments,
    )


def _sign(heading: Heading, table: Table, address: str, workshop: Workshop) -> TableSign:
    return TableSign(
        heading,
        table.number,
        table_link(address, table.code),
        address,
        shown_code(table.code),
        workshop.wifi_name,
        workshop.wifi_password,
    )


def _moments(workshop: Workshop, snapshot: Snapshot) -> tuple[Moment, ...]:
    return tuple(
        Moment(
            at,
            phase.planned_s,
            phase.title,
            phase.activity,
            phase.question,
            category_of(workshop, phase.kinds[0]) if phase.kinds else None,
        )
        for phase, at in planned_times(schedule(snapshot), workshop.starts_at)
    )


def _seat(person: Person) -> Seat:
    return Seat(
        person.first_name,
        person.last_name,
        person.organisation,
        person.table,
        person.referent,
    )
