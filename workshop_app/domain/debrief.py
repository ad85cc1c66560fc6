"""What the facilitator notes for themselves once a phase, or the day, is over.

Decides what a note may hold; not who may read it: the version of the report that is shared never
carries one (`services.report`), no screen of the hall does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.cards import CONTROL
from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefNote(Entity):
    text: str
    written_at: datetime
    phase: UUID | None = None
    """What it is about; None: the whole day."""


def clean_note(text: str) -> str:
    """The words as written, lines kept. Refuses none and too many."""
    kept = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not kept:
        raise Problem("debrief_empty")
    if len(kept) > LONGEST_NOTE:
        raise Problem("debrief_too_long", length=len(kept), longest=LONGEST_NOTE)
    return kept
