"""The rows of « Répertoire »: read in a thread of their own, then searched and sorted on screen.

Decides which rows a search finds and their order; not how a row is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from workshop_app.desktop.screens.directory.wording import Pair
from workshop_app.domain.directory import Entry, Gathering, Structure
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.identity import fold
from workshop_app.domain.known import Erasure
from workshop_app.domain.search import Searched, finds, searched
from workshop_app.services.directory import Directory, read_directory
from workshop_app.services.erasing import traces_kept
from workshop_app.services.ports import Clock, Library
from workshop_app.services.retention import Due, due_workshops

Mode = Literal["people", "structures", "alike", "removed"]
MODES: tuple[Mode, ...] = ("people", "structures", "alike", "removed")
LONG_AGO = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the page shows, made ready in a reading thread."""

    directory: Directory
    rows: Mapping[Mode, Sequence[Any]]
    """Entries, structures or pairs, by name."""
    entries: Mapping[str, Entry]
    structures: Mapping[str, Structure]
    pairs: Mapping[str, Pair]
    words: Mapping[str, Searched]
    """What a search looks in, by key of an entry or of a structure."""
    due: Sequence[Due]
    traces: Sequence[Erasure]


def read_page(library: Library, clock: Clock) -> Reading:
    """In a reading thread: the words that a search looks in are folded there, not on screen."""
    today = clock.now().astimezone().date()
    found = read_directory(library, today)
    pairs = [Pair("person", alike) for alike in found.people_alike]
    pairs += [Pair("structure", alike) for alike in found.structures_alike]
    words = {e.key: searched(e.name, e.organisation, *_emails(e)) for e in found.entries}
    words |= {one.key: searched(one.name, one.organisation_type) for one in found.structures}
    return Reading(
        directory=found,
        rows={
            "people": [entry for entry in found.entries if entry.listed],
            "structures": found.structures,
            "alike": pairs,
            "removed": [entry for entry in found.entries if not entry.listed],
        },
        entries={entry.key: entry for entry in found.entries},
        structures={one.key: one for one in found.structures},
        pairs={pair.key: pair for pair in pairs},
        words=words,
        due=due_workshops(library, today),
        traces=library.read(WHOLE_LIBRARY, traces_kept),
    )


def rows_shown(
    reading: Reading, mode: Mode, typed: str, column: str, downwards: bool
) -> Sequence[Any]:
    """Those that answer the search, by that column."""
    wanted = [row for row in reading.rows[mode] if not typed or _answers(reading, row, typed)]
    if column != "name":
        return sorted(wanted, key=partial(_sort_value, column), reverse=downwards)
    return wanted[::-1] if downwards else wanted


def _answers(reading: Reading, row: Any, typed: str) -> bool:
    keys = (row.alike.one.key, row.alike.other.key) if isinstance(row, Pair) else (row.key,)
    return any(finds(typed, reading.words[key]) for key in keys)


def _emails(entry: Entry) -> list[str]:
    return list({part.line.email for part in entry.parts if part.line.email})


def _sort_value(column: str, row: Any) -> tuple[Any, ...]:
    match column:
        case "departement":
            places = row.departement if isinstance(row, Entry) else ", ".join(row.departements)
            return not places, fold(places)
        case "workshops":
            return (row.workshops,)
        case "came":
            return row.came, row.asked
        case "people":
            return (len(row.people),)
        case "last":
            last = row.last if isinstance(row, Structure) else _last_seen(row)
            return (last.when.toordinal() if last else LONG_AGO,)
        case _:
            return (fold(row.alike.other.name),)


def _last_seen(entry: Entry) -> Gathering | None:
    return entry.last_seen.gathering if entry.last_seen else None
