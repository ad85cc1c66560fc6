"""What the desk shows of the kit: what each document says, whether paper still tells the truth, why
not, what it lacks, how many sheets of which paper.

Decides sums from pages; reasons come from `kit_reasons`, words are the screen's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from workshop_app.domain.documents import KIT_KINDS, KitKind, Printed
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.workshop import Workshop
from workshop_app.services.checklist import LOOPBACK
from workshop_app.services.kit import collect_kit, copies
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import PrintState, fingerprint, part_states, state_of
from workshop_app.services.kit_reasons import Change, why
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

POSTERS: frozenset[KitKind] = frozenset(("regles", "mur", "noms", "plan"))

Lack = Literal["people", "seats", "address", "wifi", "rules", "schedule", "categories"]
Stock = Literal["A3", "A4", "cards"]
"""The papers one buys: posters, plain, and the thicker one that is cut."""
TO_CUT: frozenset[KitKind] = frozenset(("cartes", "badges"))

NEEDS: dict[KitKind, tuple[Lack, ...]] = {
    "regles": ("rules",),
    "fiches": ("people", "seats", "address", "schedule"),
    "tables": ("address", "wifi"),
    "wifi": ("address", "wifi"),
    "cartes": ("categories",),
    "mur": ("categories",),
    "badges": ("people", "seats"),
    "noms": ("people", "seats"),
    "emargement": ("people",),
    "par-table": ("people", "seats"),
    "plan": (),
    "decompte": ("people",),
    "avis": (),
}


@dataclass(frozen=True, slots=True)
class KitDocument:
    kind: KitKind
    fingerprint: str
    state: PrintState
    parts: Mapping[str, PrintState]
    """Each badge, each table's sheet; a document without parts has one, named ""."""
    printed_at: datetime | None
    """When the newest of its paper left."""
    copies: int
    changes: tuple[Change, ...]
    """Why it is to be done again; empty when the change log does not tell."""
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class KitReading:
    content: KitContent
    documents: tuple[KitDocument, ...]
    """In hanging order."""
    options: KitOptions
    """As chosen for this workshop."""


def read_kit(snapshot: Snapshot, address: Callable[[Workshop], str], now: datetime) -> KitReading:
    """`address` gives HOST:PORT to print, or "". It may block, so this does."""
    workshop = the_workshop(snapshot)
    printed_address = address(workshop)
    content = collect_kit(snapshot, printed_address, now)
    states = part_states(snapshot, content)
    known = _newest_first(snapshot)
    reasons = _reasons(snapshot, states, known, printed_address)
    lacking = _lacking(snapshot, content, printed_address)
    documents = tuple(
        KitDocument(
            kind,
            fingerprint(kind, content),
            state_of(states[kind]),
            states[kind],
            known[kind][0].printed_at if kind in known else None,
            copies(kind, content),
            reasons.get(kind, ()),
            tuple(lack for lack in NEEDS[kind] if lack in lacking),
        )
        for kind in KIT_KINDS
    )
    return KitReading(content, documents, workshop.paper)


def _newest_first(snapshot: Snapshot) -> Mapping[str, Sequence[Printed]]:
    """Each document's marks."""
    found: dict[str, list[Printed]] = {}
    for printed in snapshot.printed.where():
        found.setdefault(printed.kind, []).append(printed)
    return {kind: sorted(each, key=_age) for kind, each in found.items()}


def _age(printed: Printed) -> tuple[float, int]:
    return -printed.printed_at.timestamp(), -printed.change


def _reasons(
    snapshot: Snapshot,
    states: Mapping[KitKind, Mapping[str, PrintState]],
    known: Mapping[str, Sequence[Printed]],
    address: str,
) -> Mapping[KitKind, tuple[Change, ...]]:
    """For each document whose paper lies, what changed since the oldest sheet that does."""
    since: dict[KitKind, int] = {}
    for kind, parts in states.items():
        stale = [p.change for p in known.get(kind, ()) if parts.get(p.part) == "redo"]
        if stale:
            since[kind] = min(stale)
    log = snapshot.facts_since(min(since.values())) if since else ()
    return {kind: why(kind, number, log, snapshot, address) for kind, number in since.items()}


def stock_of(kind: KitKind, options: KitOptions) -> Stock:
    if kind in TO_CUT:
        return "cards"
    return options.poster if kind in POSTERS else "A4"


def options_shown(kind: KitKind, options: KitOptions) -> KitOptions:
    """The options that change how this document looks: the same ones, the same pages."""
    if kind not in POSTERS:
        options = replace(options, poster="A4")
    if kind != "badges":
        options = replace(options, badge="60x90", badge_back="none")
    return options


def sheets(
    pages: Mapping[KitKind, int], content: KitContent, options: KitOptions
) -> dict[Stock, int]:
    """Sheets of each paper for these documents, all copies; badges with a back are two-sided."""
    found: dict[Stock, int] = {}
    for kind, count in pages.items():
        stock = stock_of(kind, options)
        each = -(-count // 2) if has_backs(kind, options) else count
        found[stock] = found.get(stock, 0) + each * copies(kind, content)
    return found


def has_backs(kind: KitKind, options: KitOptions) -> bool:
    """Each page of it is followed by the one that goes behind it."""
    return kind == "badges" and options.badge_back != "none"


def _lacking(snapshot: Snapshot, content: KitContent, address: str) -> frozenset[Lack]:
    workshop = the_workshop(snapshot)
    seated = any(seat.tables for seat in content.names.seats)
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
