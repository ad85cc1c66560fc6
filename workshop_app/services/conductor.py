"""The « conducteur »: what is done when, by whom, with what, from the schedule as it stands.

Decides what each phase says on it and how the list of material is gathered; clock times come from
`services.day_plan`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from workshop_app.domain.parts import Part
from workshop_app.domain.phases import Phase, Slot, length_s
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import all_words
from workshop_app.domain.tracks import TableTrack
from workshop_app.domain.workshop import Workshop, category_of
from workshop_app.i18n.labels import activity_label
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.conductor_content import (
    Conductor,
    ConductorPart,
    ConductorPhase,
    ConductorTrack,
)
from workshop_app.services.day_plan import day_plan
from workshop_app.services.kit_content import Heading
from workshop_app.services.methods import method_title
from workshop_app.services.ports import Snapshot


def collect_conductor(snapshot: Snapshot, now: datetime, zone: tzinfo | None = None) -> Conductor:
    """As things stand at `now`. Raises Problem when no phase is planned."""
    day = day_plan(snapshot, now, zone)
    if not day.slots:
        raise Problem("no_schedule")
    workshop = day.workshop
    phases = tuple(_phase(workshop, slot) for slot in day.slots if not slot.skipped)
    return Conductor(
        heading=Heading(workshop.title, workshop.day, workshop.place),
        begins_at=day.slots[0].starts_at,
        ends_at=day.slots[-1].ends_at,
        must_end_at=None if workshop.end_is_free else day.ends_at,
        phases=phases,
        material=gathered(phases),
    )


def gathered(phases: Iterable[ConductorPhase]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each thing once, however it was typed, in the order of first need, with its phases."""
    found: dict[str, tuple[str, list[str]]] = {}
    for phase in phases:
        for thing in phase.material:
            _first, titles = found.setdefault(thing.casefold(), (thing, []))
            if phase.title not in titles:
                titles.append(phase.title)
    return tuple((thing, tuple(titles)) for thing, titles in found.values())


def phase_told(workshop: Workshop, phase: Phase) -> str:
    """The round it begins and the categories it takes, when its title does not say it; else what
    is done; and how many tables' instructions it has beside its own."""
    turn = _("tour {n}", n=phase.round) if phase.round else ""
    followed = sum(bool(each.tables) for each in phase.tracks)
    apart = n_("{n} autre consigne", "{n} autres consignes", followed) if followed else ""
    told = ", ".join(part for part in (_what(workshop, phase), turn, apart) if part)
    return told[:1].upper() + told[1:]


def _what(workshop: Workshop, phase: Phase) -> str:
    named = method_title(phase.method)
    if named and named not in phase.title:
        return named
    words = [c.label for key in phase.kinds if (c := category_of(workshop, key)) is not None]
    if words and words != [phase.title]:
        return listing(words, language())
    told = activity_label(phase.activity)
    return "" if told == phase.title else told


def _phase(workshop: Workshop, slot: Slot) -> ConductorPhase:
    phase = slot.phase
    return ConductorPhase(
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        length_s=round((slot.ends_at - slot.starts_at).total_seconds()),
        minimum_s=min(phase.minimum_s, length_s(phase)),
        protected=phase.protected,
        title=phase.title,
        told=phase_told(workshop, phase),
        category=category_of(workshop, phase.kinds[0]) if len(phase.kinds) == 1 else None,
        is_break=phase.activity == "break",
        questions=_lines(all_words(phase)),
        steps=tuple(step for step in phase.steps if step.strip()),
        parts=_parts(slot, phase.parts),
        roles=_lines(phase.roles),
        material=_lines(phase.material),
        note=phase.note.strip(),
        tracks=tuple(_track(slot, each) for each in phase.tracks if each.tables),
    )


def _track(slot: Slot, track: TableTrack) -> ConductorTrack:
    return ConductorTrack(
        track.tables,
        track.title.strip(),
        _lines(track.question),
        tuple(step for step in track.steps if step.strip()),
        _parts(slot, track.parts),
        track.note.strip(),
    )


def _parts(slot: Slot, parts: Iterable[Part]) -> tuple[ConductorPart, ...]:
    at, found = slot.starts_at, []
    for part in parts:
        found.append(ConductorPart(at, part.title, part.planned_s))
        at += timedelta(seconds=part.planned_s)
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
