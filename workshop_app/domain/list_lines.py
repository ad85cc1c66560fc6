"""A list that was imported, and its lines that somebody should still look at.

Decides what is kept of them until a person has chosen; not why a line is doubtful (`importers`) nor
what a choice changes (`services.lines_to_check`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.intake import PersonLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImport(Entity):
    """One list taken over. Withdrawn once it was taken back."""

    name: str
    sheet: str = ""
    taken_at: datetime
    lines: int
    """Lines of the list that held something."""
    added: int
    updated: int
    command: int
    """The command that wrote it: what `history.undo` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineToCheck(Entity):
    """One doubt about one line, until somebody has chosen. Withdrawn then."""

    list_import: UUID
    list_name: str
    sheet: str = ""
    """Of several that were read together; "" when there was one."""
    line: int
    """As the person who wrote the file counts them."""
    field: str
    """One of `intake.FIELDS`, a heading, or "" for the whole line."""
    value: str
    reason: str
    """Code of a sentence in `i18n.sentences`."""
    told: PersonLine
    """All that the line says."""
    person: UUID | None = None
    """Whom the line brought or completed; None: it brought nobody."""
    aside: bool = False
    """Left aside by somebody: found again when asked for, no longer counted."""
