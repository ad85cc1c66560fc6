"""The facilitator's own notes of a day, for the next one. Each verb runs in one unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from workshop_app.domain.after_facts import (
    DebriefNoteChanged,
    DebriefNoteRemoved,
    DebriefNoteWritten,
)
from workshop_app.domain.debrief import DebriefNote, clean_note
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Snapshot, UnitOfWork


def write_note(uow: UnitOfWork, text: str, phase: UUID | None = None) -> DebriefNote:
    """Raises Problem: debrief_empty, debrief_too_long, unknown_phase."""
    if phase is not None and uow.phases.get(phase) is None:
        raise Problem("unknown_phase")
    note = DebriefNote(
        id=uuid4(),
        workshop=uow.workshop,
        text=clean_note(text),
        written_at=uow.now,
        phase=phase,
    )
    return uow.record(DebriefNoteWritten(None, note))


def change_note(uow: UnitOfWork, key: UUID, text: str) -> DebriefNote:
    """Raises Problem: debrief_empty, debrief_too_long, unknown_debrief."""
    before = _known(uow, key)
    after = replace(before, text=clean_note(text))
    return before if after == before else uow.record(DebriefNoteChanged(before, after))


def remove_note(uow: UnitOfWork, key: UUID) -> None:
    """Raises Problem: unknown_debrief."""
    before = _known(uow, key)
    uow.record(DebriefNoteRemoved(before, replace(before, withdrawn=True)))


def notes_in_order(snapshot: Snapshot) -> Sequence[DebriefNote]:
    """As they were written."""
    return sorted(snapshot.of(DebriefNote).where(), key=lambda note: (note.written_at, note.change))


def _known(uow: UnitOfWork, key: UUID) -> DebriefNote:
    note = uow.of(DebriefNote).get(key)
    if note is None or note.withdrawn:
        raise Problem("unknown_debrief")
    return note
