"""Another instruction for some tables of a phase: added, changed, taken away.

Decides who follows a new one and how its own times share the phase; what it may hold is
`domain.tracks`. Everything is a change of the phase, undone as one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.facts import PhaseChanged
from workshop_app.domain.parts import SHORTEST_S
from workshop_app.domain.phases import Phase, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tracks import TableTrack, tracks_with
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop


def add_track(uow: UnitOfWork, phase: UUID) -> Phase:
    """For the second half of the tables that follow the phase's own words, if there are two."""
    before = _known(uow, phase)
    taken = {number for each in before.tracks for number in each.tables}
    free = [number for number in table_numbers(uow) if number not in taken]
    half = tuple(free[(len(free) + 1) // 2 :])
    return _with_tracks(uow, before, (*before.tracks, TableTrack(uuid4().hex[:12], half)))


def change_track(uow: UnitOfWork, phase: UUID, key: str, **fields: Any) -> Phase:
    """Some of its fields; a table given to it leaves the track it followed."""
    before = _known(uow, phase)
    changed = replace(_track(before, key), **fields)
    changed = replace(changed, tables=tuple(sorted(set(changed.tables))))
    return _with_tracks(uow, before, tracks_with(before.tracks, changed))


def remove_track(uow: UnitOfWork, phase: UUID, key: str) -> Phase:
    """Its tables follow the phase's own words again."""
    before = _known(uow, phase)
    kept = tuple(each for each in before.tracks if each.key != _track(before, key).key)
    return _with_tracks(uow, before, kept)


def give_own_times(uow: UnitOfWork, phase: UUID, key: str, own: bool) -> Phase:
    """The times of the phase, to be changed for these tables alone; or the phase's again."""
    before = _known(uow, phase)
    return change_track(uow, phase, key, parts=before.parts if own else ())


def step_track_part(uow: UnitOfWork, phase: UUID, key: str, index: int, minutes: int) -> Phase:
    """Some minutes more or less for one of its times. The next one gives or takes them, the last
    one its neighbour's: the whole stays as long as the phase."""
    before = _known(uow, phase)
    parts = list(_track(before, key).parts)
    if len(parts) < 2 or not 0 <= index < len(parts):
        raise Problem("unknown_phase")
    other = index + 1 if index + 1 < len(parts) else index - 1
    lengths = parts[index].planned_s + 60 * minutes, parts[other].planned_s - 60 * minutes
    if min(lengths) < SHORTEST_S:
        return before
    for place, length in zip((index, other), lengths, strict=True):
        parts[place] = replace(parts[place], planned_s=length)
    return change_track(uow, phase, key, parts=tuple(parts))


def table_numbers(uow: UnitOfWork) -> list[int]:
    """Those that are there, else those that are meant to be."""
    known = [table.number for table in tables_in_order(uow)]
    return known or list(range(1, the_workshop(uow).table_count + 1))


def _with_tracks(uow: UnitOfWork, before: Phase, tracks: tuple[TableTrack, ...]) -> Phase:
    after = replace(before, tracks=tracks)
    if after == before:
        return before
    check_phase(after)
    return uow.record(PhaseChanged(before, after))


def _track(phase: Phase, key: str) -> TableTrack:
    found = next((each for each in phase.tracks if each.key == key), None)
    if found is None:
        raise Problem("unknown_track", phase=phase.title)
    return found


def _known(uow: UnitOfWork, key: UUID) -> Phase:
    phase = uow.phases.get(key)
    if phase is None or phase.withdrawn:
        raise Problem("unknown_phase")
    return phase
