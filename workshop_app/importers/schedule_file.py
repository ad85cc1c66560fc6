"""A schedule from a file: Tablée's own JSON, or a table (CSV, XLSX, ODS), a line for each phase.

Decides whether a file can be read and what its words mean; a line that makes no sense is refused
with its number, nothing is taken by halves. What becomes of the phases is
`services.schedule_taken`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, get_args
from uuid import uuid4

import msgspec

from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.parts import Gathering, Part
from workshop_app.domain.phases import Activity, Phase, Signed, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tracks import TableTrack
from workshop_app.i18n.labels import ACTIVITIES, activity_label
from workshop_app.importers.read_table import read_table
from workshop_app.services.schedule_taken import (
    FORMAT,
    LARGEST_FILE,
    MOST_PHASES,
    VERSION,
    numbered_questions,
)

TITLES: dict[str, str] = {
    "titre": "title",
    "phase": "title",
    "title": "title",
    "duree": "minutes",
    "minutes": "minutes",
    "duration": "minutes",
    "minimum": "minimum",
    "duree minimum": "minimum",
    "nature": "activity",
    "activity": "activity",
    "categories": "kinds",
    "question": "question",
    "etapes": "steps",
    "steps": "steps",
    "note": "note",
    "notes": "note",
    "qui fait quoi": "roles",
    "qui": "roles",
    "roles": "roles",
    "materiel": "material",
    "material": "material",
    "protegee": "protected",
    "protected": "protected",
}
LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2})\s*(?:h|:))?\s*(?:(?P<minutes>\d{1,3}(?:[.,]\d+)?)\s*(?:min\w*|m|')?)?"
)
YES = ("oui", "yes", "x", "1", "vrai", "true")
DEFAULT_MINIMUM_S = 300


class TimedStep(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    minutes: float
    gathering: Gathering = "table"


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    category: str = ""


class Apart(msgspec.Struct, forbid_unknown_fields=True):
    """What some tables do otherwise."""

    tables: tuple[int, ...] = ()
    title: str = ""
    question: str = ""
    steps: tuple[str, ...] = ()
    note: str = ""
    parts: tuple[TimedStep, ...] = ()


class Planned(msgspec.Struct, forbid_unknown_fields=True):
    """One phase of the JSON file; only its title and its minutes are needed."""

    title: str
    minutes: float
    minimum: float = 1
    activity: Activity = "write"
    categories: tuple[str, ...] = ()
    protected: bool = False
    question: str = ""
    questions: tuple[Asked, ...] = ()
    steps: tuple[str, ...] = ()
    note: str = ""
    material: str = ""
    roles: str = ""
    method: str = ""
    parts: tuple[TimedStep, ...] = ()
    tracks: tuple[Apart, ...] = ()
    round: int = 0
    places: tuple[str, ...] = ()
    longest: int = 0
    advised: int = 0
    signed: Signed = "name"
    muted: bool = False
    silence_s: int = 240
    asks_who: bool = False
    silent: bool = False


class ScheduleFile(msgspec.Struct):
    format: str
    version: int
    phases: tuple[Planned, ...]


def read_schedule(content: bytes, name: str) -> tuple[Phase, ...]:
    """The phases of a file, of no workshop yet. Raises Problem with one sentence."""
    if len(content) > LARGEST_FILE:
        raise Problem("schedule_file_unreadable", name=name, why=name)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = _from_json(start, name) if start.startswith(b"{") else _from_table(content, name)
    if not found:
        raise Problem("schedule_without_phase")
    if len(found) > MOST_PHASES:
        raise Problem("schedule_too_long", most=MOST_PHASES)
    for phase in found:
        check_phase(phase)
    return found


def _from_json(content: bytes, name: str) -> tuple[Phase, ...]:
    try:
        told = msgspec.json.decode(content, type=ScheduleFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("schedule_file_unreadable", name=name, why=str(error)) from error
    if told.format != FORMAT:
        raise Problem("schedule_file_unreadable", name=name, why=told.format)
    if told.version > VERSION:
        raise Problem("schedule_file_newer", name=name)
    return tuple(_phase(planned, place) for place, planned in enumerate(told.phases))


def _phase(planned: Planned, place: int) -> Phase:
    fields: dict[str, Any] = msgspec.structs.asdict(planned)
    for gone in ("minutes", "minimum", "categories"):
        del fields[gone]
    fields["questions"] = numbered_questions([(q.text, q.category) for q in planned.questions])
    fields["parts"] = _parts(planned.parts)
    fields["tracks"] = tuple(
        _track(str(place), apart) for place, apart in enumerate(planned.tracks)
    )
    return Phase(
        id=uuid4(),
        workshop=WHOLE_LIBRARY,
        position=place,
        kinds=planned.categories,
        planned_s=_seconds(planned.minutes),
        minimum_s=_seconds(planned.minimum),
        **fields,
    )


def _parts(steps: tuple[TimedStep, ...]) -> tuple[Part, ...]:
    return tuple(Part(each.title, round(60 * each.minutes), each.gathering) for each in steps)


def _track(key: str, apart: Apart) -> TableTrack:
    return TableTrack(
        key,
        tuple(sorted(apart.tables)),
        apart.title,
        apart.question,
        apart.steps,
        apart.note,
        _parts(apart.parts),
    )


def _seconds(minutes: float) -> int:
    """A length no phase can have is refused later, in words; here it must only not overflow."""
    return round(60 * min(max(minutes, 0), 100_000)) if minutes == minutes else 0


def _from_table(content: bytes, name: str) -> tuple[Phase, ...]:
    table = read_table(content, name, titles=tuple(TITLES))
    columns = {
        field: place
        for place, title in reversed(list(enumerate(table.titles)))
        if (field := TITLES.get(_plain(title)))
    }
    if "title" not in columns or "minutes" not in columns:
        raise Problem("schedule_file_columns", name=name)
    found: list[Phase] = []
    for line, cells in table.body:
        told = {
            field: cells[place].strip() if place < len(cells) else ""
            for field, place in columns.items()
        }
        if any(told.values()):
            found.append(_line(told, line, len(found)))
    return tuple(found)


def _line(told: Mapping[str, str], line: int, place: int) -> Phase:
    length = _length(told["minutes"], line)
    if not told["title"]:
        raise Problem("schedule_line", line=line, value=told["title"] or "—")
    least = _length(told["minimum"], line) if told.get("minimum") else 0
    return Phase(
        id=uuid4(),
        workshop=WHOLE_LIBRARY,
        position=place,
        title=told["title"],
        planned_s=length,
        minimum_s=least or min(length, DEFAULT_MINIMUM_S),
        activity=_activity(told.get("activity", ""), bool(told.get("kinds")), line),
        kinds=_several(told.get("kinds", "")),
        question=told.get("question", ""),
        steps=_several(told.get("steps", "")),
        note=told.get("note", ""),
        roles="\n".join(_several(told.get("roles", ""))),
        material="\n".join(_several(told.get("material", ""))),
        protected=_plain(told.get("protected", "")) in YES,
    )


def _length(text: str, line: int) -> int:
    """« 20 », « 20 min », « 1 h 15 », « 1:15 », in seconds."""
    found = LENGTH.fullmatch(text.replace("\u00a0", " ").replace("\u202f", " ").strip().lower())
    if found is None or not (found["hours"] or found["minutes"]):
        raise Problem("schedule_line", line=line, value=text or "—")
    minutes = float((found["minutes"] or "0").replace(",", "."))
    return round(60 * (60 * int(found["hours"] or 0) + minutes))


def _activity(text: str, writes: bool, line: int) -> Activity:
    """By its key or by its word on screen; without one, what its categories say."""
    if not text:
        return "write" if writes else "talk"
    for known in get_args(Activity):
        if _plain(text) in (known, _plain(ACTIVITIES[known]), _plain(activity_label(known))):
            activity: Activity = known
            return activity
    raise Problem("schedule_line", line=line, value=text)


def _several(text: str) -> tuple[str, ...]:
    """One on each line of the cell, or between bars."""
    return tuple(part.strip() for part in re.split(r"[\n|]", text) if part.strip())


def _plain(text: str) -> str:
    """Without accents, capitals or needless spaces."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())
