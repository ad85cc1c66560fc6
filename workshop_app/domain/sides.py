"""A phase as each table lives it, when some follow another instruction (`domain.tracks`).

Decides whose words a table reads and how the room is shared between the instructions. Time, cards
and categories are the phase's, whatever a table follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.phases import Phase
from workshop_app.domain.tracks import TableTrack, track_of

LETTERS = "ABCDEFG"
"""One for the phase's own instruction, one for each that it may have beside it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One instruction of a phase, and who follows it."""

    letter: str
    """« A » for the phase's own, then « B »…; empty: the phase has one instruction."""
    tables: tuple[int, ...]
    """Numbers, in order; empty: every table."""
    phase: Phase
    """As these tables live it."""


def phase_for(phase: Phase, table: int) -> Phase:
    """What this table works on: the phase, in the words of the track it follows."""
    track = track_of(phase.tracks, table)
    return phase if track is None else along(phase, track)


def along(phase: Phase, track: TableTrack) -> Phase:
    """The phase for those who follow this track. Its question stands for all the phase's own: a
    table that works on something else is not asked them."""
    return replace(
        phase,
        title=track.title or phase.title,
        question=track.question or phase.question,
        questions=() if track.question else phase.questions,
        steps=track.steps if any(track.steps) else phase.steps,
        note=track.note or phase.note,
        parts=track.parts or phase.parts,
        tracks=(),
    )


def sides(phase: Phase, tables: Sequence[int]) -> tuple[Side, ...]:
    """The instructions of a phase among these tables: the phase's own first, unless nobody is left
    to follow it, then each track that is followed."""
    found = [
        Side(letter, followed, along(phase, track))
        for letter, track in zip(LETTERS[1:], phase.tracks, strict=False)
        if (followed := tuple(n for n in sorted(tables) if n in track.tables))
    ]
    if not found:
        return (Side("", (), replace(phase, tracks=())),)
    taken = {number for side in found for number in side.tables}
    rest = tuple(n for n in sorted(tables) if n not in taken)
    if not rest:
        return tuple(found)
    return (Side(LETTERS[0], rest, replace(phase, tracks=())), *found)


def letter_of(phase: Phase, table: int) -> str:
    """Which instruction this table follows; "" in a phase of one."""
    if not any(each.tables for each in phase.tracks):
        return ""
    place = next((n for n, each in enumerate(phase.tracks, 1) if table in each.tables), 0)
    return LETTERS[place]
