"""Paper: what was printed, and what it showed then. Decides when a document is out of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.entity import Entity

KitKind = Literal["regles", "fiches", "tables", "cartes", "listes"]
KIT_KINDS: tuple[KitKind, ...] = ("regles", "fiches", "tables", "cartes", "listes")
"""In hanging order."""
PROJECT_SHEET = "fiche-projet"
"""Kind of the project sheet: one page, no part of the hall's kit."""
REPORT = "report"
"""Kind of the report, once a copy of it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Entity):
    """One document as it was last written to a file or a printer."""

    kind: str
    fingerprint: str
    """Of everything it shows."""
    printed_at: datetime


def is_out_of_date(printed: Printed | None, fingerprint: str) -> bool:
    """True when paper exists and no longer tells what the workshop tells."""
    return printed is not None and printed.fingerprint != fingerprint
