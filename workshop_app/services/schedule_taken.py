"""A schedule taken from elsewhere: a past workshop of this library, or a file.

Decides what of a phase travels (what was planned, never how it ran) and what happens to the phases
that are there: replaced in one undo, refused once the day has begun. Reading a file is
`importers.schedule_file`, its format `docs/deroule.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.facts import PhaseChanged, PhasePlanned, PhaseRemoved
from workshop_app.domain.parts import Part
from workshop_app.domain.phases import Phase, check_phase, planned_total_s
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question
from workshop_app.domain.rounds import rounds_named
from workshop_app.domain.tracks import TableTrack
from workshop_app.domain.workshop import Workshop
from workshop_app.services.day_times import times_of_the_day
from workshop_app.services.exchange import csv_table
from workshop_app.services.methods import FORUM_PAGE
from workshop_app.services.phases import fitted, schedule
from workshop_app.services.ports import Library, Snapshot, UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop

FORMAT, VERSION = "tablee-deroule", 1
LARGEST_FILE = 1_000_000
MOST_PHASES = 100
MOST_SHOWN = 12
COLUMNS = (
    "titre",
    "durée",
    "minimum",
    "nature",
    "catégories",
    "question",
    "étapes",
    "note",
    "qui fait quoi",
    "matériel",
    "protégée",
)
PLAIN = (
    "title",
    "activity",
    "protected",
    "question",
    "note",
    "material",
    "roles",
    "method",
    "round",
    "longest",
    "advised",
    "signed",
    "muted",
    "silence_s",
    "asks_who",
    "silent",
)
"""Fields of a phase that stand in a file as they are."""


@dataclass(frozen=True, slots=True)
class PastSchedule:
    """A workshop one may take the schedule of."""

    workshop: Workshop
    phases: int
    planned_s: int


def past_schedules(library: Library, here: UUID) -> Sequence[PastSchedule]:
    """The latest first, without this one; a workshop without a phase has nothing to give."""
    found = []
    for key in library.workshop_ids():
        if key == here:
            continue
        phases = library.read(key, schedule)
        if phases:
            workshop = library.read(key, the_workshop)
            found.append(PastSchedule(workshop, len(phases), planned_total_s(phases)))
    return sorted(found, key=_lately, reverse=True)[:MOST_SHOWN]


def past_schedule(snapshot: Snapshot, now: datetime) -> Sequence[Phase]:
    """The phases of that day, each with what it was planned and what it took."""
    times = {each.phase: each for each in times_of_the_day(snapshot, now)}
    return [_with_times(phase, times.get(phase.id)) for phase in schedule(snapshot)]


def _with_times(phase: Phase, times: PhaseTimes | None) -> Phase:
    """Planned as before that day, not as a catch-up left it."""
    if times is None or times.planned_s is None:
        return phase
    minimum_s = min(phase.minimum_s, times.planned_s)
    planned = fitted(replace(phase, planned_s=times.planned_s, minimum_s=minimum_s))
    if phase.ended_at is None or not times.ran_s:
        return planned
    return replace(planned, last_planned_s=times.planned_s, last_ran_s=times.ran_s)


def _lately(past: PastSchedule) -> tuple[str, str]:
    workshop = past.workshop
    day = workshop.day or workshop.created_at.date()
    return day.isoformat(), workshop.created_at.isoformat()


def take_phases(uow: UnitOfWork, phases: Sequence[Phase]) -> int:
    """Plan these in place of those that are there. Returns how many; all of it is one undo.

    Raises Problem when a phase has begun here, or when there is nothing to take.
    """
    known = schedule(uow)
    begun = next((phase for phase in known if phase.started_at), None)
    if begun is not None:
        raise Problem("schedule_begun", phase=begun.title)
    if not phases:
        raise Problem("schedule_without_phase")
    if len(phases) > MOST_PHASES:
        raise Problem("schedule_too_long", most=MOST_PHASES)
    workshop = the_workshop(uow)
    taken = [_here(workshop, phase, place) for place, phase in enumerate(phases)]
    for phase in taken:
        check_phase(phase)
    _check_unanswered(uow, known)
    for phase in known:
        uow.record(PhaseRemoved(phase, replace(phase, withdrawn=True)))
    for phase in taken:
        uow.record(PhasePlanned(None, phase))
    _follow(uow, workshop, taken)
    return len(taken)


def add_phases(uow: UnitOfWork, phases: Sequence[Phase], after: UUID | None = None) -> list[Phase]:
    """Plan these too, behind `after` or last, in one undo. Raises Problem when there is none."""
    if not phases:
        raise Problem("schedule_without_phase")
    known, workshop = schedule(uow), the_workshop(uow)
    if len(known) + len(phases) > MOST_PHASES:
        raise Problem("schedule_too_long", most=MOST_PHASES)
    first = next((n + 1 for n, phase in enumerate(known) if phase.id == after), len(known))
    added = [_here(workshop, phase, first + n) for n, phase in enumerate(phases)]
    for phase in added:
        check_phase(phase)
    for place, phase in enumerate(known[first:], first + len(added)):
        uow.record(PhaseChanged(phase, replace(phase, position=place)))
    made = [uow.record(PhasePlanned(None, phase)) for phase in added]
    _follow(uow, workshop, added)
    return made


def _check_unanswered(uow: UnitOfWork, known: Sequence[Phase]) -> None:
    """A question that cards answer stays: they would answer nothing any more."""
    for phase in known:
        for each in phase.questions:
            if uow.cards.where(question=each.key):
                raise Problem("question_answered", phase=phase.title, question=each.text)


def _here(workshop: Workshop, phase: Phase, place: int) -> Phase:
    """As planned, never as it ran; in the categories of this workshop."""
    names = {category.key.casefold(): category.key for category in workshop.categories}
    names |= {category.label.casefold(): category.key for category in workshop.categories}
    kinds = [names[kind.casefold()] for kind in phase.kinds if kind.casefold() in names]
    asked = [
        replace(each, key=uuid4().hex[:12], kind=names.get(each.kind.casefold(), ""))
        for each in phase.questions
        if not each.kind or each.kind.casefold() in names
    ]
    return replace(
        phase,
        id=uuid4(),
        workshop=workshop.id,
        change=0,
        withdrawn=False,
        position=place,
        kinds=tuple(dict.fromkeys(kinds)),
        questions=tuple(asked),
        extended_s=0,
        started_at=None,
        pauses=(),
        ended_at=None,
        revealed_at=None,
    )


def _follow(uow: UnitOfWork, workshop: Workshop, taken: Sequence[Phase]) -> None:
    """The rounds and the page that these phases need."""
    rounds = max(workshop.rounds, rounds_named(taken))
    pages = workshop.extra_pages
    if any(phase.method == "forum" for phase in taken) and FORUM_PAGE not in pages:
        pages = (*pages, FORUM_PAGE)
    if (rounds, pages) != (workshop.rounds, workshop.extra_pages):
        change_workshop(uow, rounds=rounds, extra_pages=pages)


def schedule_file(snapshot: Snapshot, ending: str) -> bytes:
    """Everything in JSON; in CSV what a spreadsheet can hold. Raises Problem when it is empty."""
    phases, workshop = schedule(snapshot), the_workshop(snapshot)
    if not phases:
        raise Problem("schedule_without_phase")
    if ending == ".csv":
        return csv_table(COLUMNS, [_row(workshop, phase) for phase in phases])
    return written_phases(workshop.title, phases)


def written_phases(title: str, phases: Sequence[Phase]) -> bytes:
    """Everything that was planned of them, in JSON."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "phases": [_told(phase) for phase in phases],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _told(phase: Phase) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(phase, name) for name in PLAIN}
    found |= {
        "minutes": _minutes(phase.planned_s),
        "minimum": _minutes(phase.minimum_s),
        "categories": list(phase.kinds),
        "steps": list(phase.steps),
        "places": list(phase.places),
        "questions": [{"text": each.text, "category": each.kind} for each in phase.questions],
        "parts": _parts(phase.parts),
        "tracks": [_track(each) for each in phase.tracks],
    }
    return found


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [
        {"title": part.title, "minutes": _minutes(part.planned_s), "gathering": part.gathering}
        for part in parts
    ]


def _track(track: TableTrack) -> dict[str, Any]:
    return {
        "tables": list(track.tables),
        "title": track.title,
        "question": track.question,
        "steps": list(track.steps),
        "note": track.note,
        "parts": _parts(track.parts),
    }


def _minutes(seconds: int) -> float:
    """Whole where it is whole."""
    return seconds // 60 if seconds % 60 == 0 else seconds / 60


def _row(workshop: Workshop, phase: Phase) -> list[str]:
    labels = {category.key: category.label for category in workshop.categories}
    return [
        phase.title,
        str(_minutes(phase.planned_s)),
        str(_minutes(phase.minimum_s)),
        phase.activity,
        "\n".join(labels.get(kind, kind) for kind in phase.kinds),
        phase.question,
        "\n".join(phase.steps),
        phase.note,
        phase.roles,
        phase.material,
        "oui" if phase.protected else "",
    ]


def numbered_questions(texts: Sequence[tuple[str, str]]) -> tuple[Question, ...]:
    """Questions read in a file: words and category; their keys are made when they are taken."""
    return tuple(Question(str(place), text, kind) for place, (text, kind) in enumerate(texts))
