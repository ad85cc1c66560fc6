"""What a schedule that was taken over remembers of the day it comes from, and how it is followed.

Decides which phases have something to remember; nothing changes before somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_app.domain.day_times import whole_minutes
from workshop_app.domain.phases import Phase
from workshop_app.i18n.translate import _
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.times_words import length_words


def last_time(phase: Phase) -> str:
    """« 14 min au lieu de 10 min la dernière fois »; empty where nothing is remembered."""
    if not phase.last_ran_s:
        return ""
    ran, planned = length_words(phase.last_ran_s), length_words(phase.last_planned_s)
    if ran == planned:
        return _("{ran} la dernière fois, comme prévu", ran=ran)
    return _("{ran} au lieu de {planned} la dernière fois", ran=ran, planned=planned)


def otherwise_planned(phases: Iterable[Phase]) -> Sequence[Phase]:
    """Those not begun whose length is not what they took the last time."""
    return [
        phase
        for phase in phases
        if phase.last_ran_s
        and phase.started_at is None
        and phase.planned_s != whole_minutes(phase.last_ran_s)
    ]


def take_real_lengths(uow: UnitOfWork) -> int:
    """Plan them as long as they took, in one undo. Returns how many changed."""
    found = otherwise_planned(schedule(uow))
    for phase in found:
        length = whole_minutes(phase.last_ran_s)
        change_phase(uow, phase.id, planned_s=length, minimum_s=min(phase.minimum_s, length))
    return len(found)
