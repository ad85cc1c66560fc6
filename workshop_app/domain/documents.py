"""Paper: what was printed, and what it showed then. Decides when a document is out of date.

Some documents are made of parts that can be printed alone: one badge, the list of one table. Each
part has its own mark, so that four people who moved cost four badges, not ninety.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.entity import Entity

KitKind = Literal[
    "regles",
    "mur",
    "fiches",
    "tables",
    "wifi",
    "cartes",
    "badges",
    "noms",
    "emargement",
    "par-table",
    "plan",
    "decompte",
    "avis",
]
KIT_KINDS: tuple[KitKind, ...] = (
    "regles",
    "mur",
    "fiches",
    "tables",
    "wifi",
    "cartes",
    "badges",
    "noms",
    "emargement",
    "par-table",
    "plan",
    "decompte",
    "avis",
)
"""In hanging order."""
PROJECT_SHEET = "fiche-projet"
"""Kind of the project sheet: one page, no part of the hall's kit."""
CERTIFICATES = "attestations"
"""Kind of the certificates of attendance: one page for each person who came, no part of the kit."""
BALANCE_NOTE = "note"
"""Kind of the note on a split: not hung, not lying on a table."""
NEIGHBOURS, MARKET = "voisins", "forum"
"""What a method prints: who works with whom, and the marketplace. No part of the kit either."""
CONDUCTOR = "conducteur"
"""Kind of the regie book: the facilitator's own, never hung."""
WHOLE = ""
"""The part of a document that has only one."""
REPORT = "report"
"""Kind of the report, once a copy of it was given."""
NAMELESS = frozenset({"regles", "mur", "tables", "wifi", "cartes", "plan", "decompte", "avis"})
"""Kinds on which nobody's name stands. Any other may: after an erasing that paper is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Entity):
    """One document, or one part of it, as it was last written to a file or a printer."""

    kind: str
    fingerprint: str
    """Of everything it shows."""
    printed_at: datetime
    part: str = WHOLE
    """Of a badge, the person's id; of a table's sheet, its number."""
    tables: tuple[int, ...] = ()
    """Of a badge, the table it sends to in each round."""


def is_out_of_date(printed: Printed | None, fingerprint: str) -> bool:
    """True when paper exists and no longer tells what the workshop tells."""
    return printed is not None and printed.fingerprint != fingerprint
