"""The timed steps of a phase, by hand: made, named, added, taken away.

Decides where the minutes of a step that comes or goes are taken from or given to; the phase stays
as long as it was. How a step is made longer or shorter is `services.methods.step_part`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args
from uuid import UUID

from workshop_app.domain.facts import PhaseChanged
from workshop_app.domain.parts import MOST_PARTS, Gathering, Part
from workshop_app.domain.phases import Phase, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _
from workshop_app.services.ports import UnitOfWork

MINUTE_S = 60


def add_part(uow: UnitOfWork, phase: UUID) -> Phase:
    """One more, last, with half of the longest; a phase of one piece is cut in two."""
    before = _to_change(uow, phase)
    parts = list(before.parts) or [Part(_("Temps {n}", n=1), before.planned_s)]
    if len(parts) >= MOST_PARTS:
        raise Problem("too_many_parts", phase=before.title, most=MOST_PARTS)
    at = max(range(len(parts)), key=lambda n: parts[n].planned_s)
    given = parts[at].planned_s // 2 // MINUTE_S * MINUTE_S
    if given < MINUTE_S:
        raise Problem("no_room_for_a_part", phase=before.title)
    parts[at] = replace(parts[at], planned_s=parts[at].planned_s - given)
    return _with_parts(uow, before, [*parts, Part(_("Temps {n}", n=len(parts) + 1), given)])


def remove_part(uow: UnitOfWork, phase: UUID, index: int) -> Phase:
    """Its minutes go to the one before it, those of the first to the one behind; of two, none is
    left: the phase is of one piece."""
    before = _to_change(uow, phase)
    parts = _known(before, index)
    if len(parts) <= 2:
        return _with_parts(uow, before, ())
    gone = parts.pop(index)
    heir = max(0, index - 1)
    parts[heir] = replace(parts[heir], planned_s=parts[heir].planned_s + gone.planned_s)
    return _with_parts(uow, before, parts)


def rename_part(uow: UnitOfWork, phase: UUID, index: int, title: str) -> Phase:
    """Also while the phase runs: the hall reads it at once."""
    before = uow.phases.get(phase)
    if before is None or before.withdrawn:
        raise Problem("unknown_phase")
    parts = _known(before, index)
    parts[index] = replace(parts[index], title=" ".join(title.split()))
    return _with_parts(uow, before, parts)


def gather_part(uow: UnitOfWork, phase: UUID, index: int, gathering: Gathering) -> Phase:
    """Who works together in it."""
    if gathering not in get_args(Gathering):
        raise Problem("unknown_phase")
    before = _to_change(uow, phase)
    parts = _known(before, index)
    parts[index] = replace(parts[index], gathering=gathering)
    return _with_parts(uow, before, parts)


def _with_parts(uow: UnitOfWork, before: Phase, parts: Sequence[Part]) -> Phase:
    after = replace(before, parts=tuple(parts))
    if after == before:
        return before
    check_phase(after)
    return uow.record(PhaseChanged(before, after))


def _to_change(uow: UnitOfWork, key: UUID) -> Phase:
    phase = uow.phases.get(key)
    if phase is None or phase.withdrawn:
        raise Problem("unknown_phase")
    if phase.started_at:
        raise Problem("phase_begun", phase=phase.title)
    return phase


def _known(phase: Phase, index: int) -> list[Part]:
    if not 0 <= index < len(phase.parts):
        raise Problem("unknown_phase")
    return list(phase.parts)
