"""Another instruction for some tables during a phase: what they work on while the others go on.

Decides which tables follow it and that no table follows two; the clock stays the phase's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.parts import Part, check_parts, fit
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import LONGEST_KEY, LONGEST_QUESTION

MOST_TRACKS = 6
"""More would be as many workshops."""


@dataclass(frozen=True, slots=True)
class TableTrack:
    """What is left empty is the phase's own."""

    key: str
    tables: tuple[int, ...] = ()
    """Numbers, in order. None: nobody follows it yet."""
    title: str = ""
    question: str = ""
    steps: tuple[str, ...] = ()
    """Shown to these tables, in order."""
    note: str = ""
    """For the facilitator alone: never projected, never served."""
    parts: tuple[Part, ...] = ()
    """Its own times; they fill the phase, as the phase's do."""


def track_of(tracks: Sequence[TableTrack], table: int) -> TableTrack | None:
    """The one this table follows; None: what the phase says."""
    return next((each for each in tracks if table in each.tables), None)


def track_fitted(track: TableTrack, planned_s: int) -> TableTrack:
    """With its times filling a phase of this length."""
    return replace(track, parts=fit(track.parts, planned_s))


def tracks_with(tracks: Sequence[TableTrack], changed: TableTrack) -> tuple[TableTrack, ...]:
    """The same with one of them changed: a table given to it leaves the one it followed."""
    mine = set(changed.tables)
    return tuple(
        changed
        if each.key == changed.key
        else replace(each, tables=tuple(n for n in each.tables if n not in mine))
        for each in tracks
    )


def check_tracks(tracks: Sequence[TableTrack], phase: str, planned_s: int) -> None:
    if len(tracks) > MOST_TRACKS:
        raise Problem("too_many_tracks", phase=phase, most=MOST_TRACKS)
    keys = [each.key for each in tracks]
    tables = [number for each in tracks for number in each.tables]
    bad = any(not 0 < len(key) <= LONGEST_KEY for key in keys) or len(set(keys)) < len(keys)
    if bad or len(set(tables)) < len(tables) or any(number < 1 for number in tables):
        raise Problem("tracks_not_valid", phase=phase)
    if any(len(each.question) > LONGEST_QUESTION for each in tracks):
        raise Problem("question_too_long", phase=phase, longest=LONGEST_QUESTION)
    for each in tracks:
        check_parts(each.parts, each.title or phase, planned_s)
