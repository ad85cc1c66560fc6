"""Where lists come from, and what was decided about their columns the last time.

Decides when a list comes from a source met before: its headings say so, never its file name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from workshop_app.domain.entity import WHOLE_LIBRARY, Entity
from workshop_app.domain.identity import fold

SAME_SOURCE = 0.75
"""Headings in common, among all of both: a form that gained a question is still the same form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource(Entity):
    """A tool's export, or somebody's spreadsheet. Kept for the whole library."""

    name: str
    """Of the last file that came from it."""
    headings: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    """(heading, field or "") of the columns that a person gave a meaning to."""
    used_at: datetime


def source_id(headings: Sequence[str]) -> UUID:
    """The same for the same headings, in whatever order."""
    return uuid5(WHOLE_LIBRARY, "\n".join(sorted(map(fold, headings))))


def recognise(headings: Sequence[str], known: Iterable[ListSource]) -> ListSource | None:
    """The source whose headings are nearest, the newest among equals; None when none is near."""
    here = frozenset(map(fold, headings))
    near = [
        (likeness, source)
        for source in known
        if (likeness := _likeness(here, source)) >= SAME_SOURCE
    ]
    return max(near, key=lambda pair: (pair[0], pair[1].used_at))[1] if near else None


def meanings_for(headings: Sequence[str], source: ListSource) -> dict[str, str]:
    """What was decided of the columns that are there again, under the headings of today."""
    decided = {fold(heading): field for heading, field in source.fields}
    return {h: decided[fold(h)] for h in headings if fold(h) in decided}


def _likeness(here: frozenset[str], source: ListSource) -> float:
    there = frozenset(map(fold, source.headings))
    every = here | there
    return len(here & there) / len(every) if every else 0.0
