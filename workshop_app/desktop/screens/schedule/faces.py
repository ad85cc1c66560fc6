"""What the page of the schedule shows, in words and figures ready to paint. No widget.

Decides how a phase is named, drawn and told; the clock times come from `services.day_plan`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from workshop_app.domain.forum import sessions_of
from workshop_app.domain.parts import Gathering, Part
from workshop_app.domain.phases import Activity, Phase, Shortening, Signed, Slot
from workshop_app.domain.questions import Question
from workshop_app.domain.search import Searched, searched
from workshop_app.domain.templates import PhaseTemplate
from workshop_app.domain.tracks import TableTrack
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n.labels import model_label, tables_label
from workshop_app.i18n.translate import N_, _, language, n_
from workshop_app.i18n.typography import clock, listing, minutes
from workshop_app.services.conductor import phase_told
from workshop_app.services.day_plan import DayPlan, StartingSchedule
from workshop_app.services.methods import Method, Use, methods
from workshop_app.services.neighbours import has_groups
from workshop_app.services.real_lengths import last_time, otherwise_planned

ICONS: dict[Activity, str] = {
    "welcome": "users",
    "brief": "megaphone",
    "write": "pencil",
    "talk": "mic",
    "choose": "bookmark",
    "break": "break",
    "close": "door-open",
}
DOTS: dict[Gathering, int] = {
    "alone": 1,
    "pairs": 2,
    "fours": 4,
    "table": 10,
    "session": 6,
    "hall": 40,
}
USES: dict[Use, str] = {
    "open": N_("Ouvrir"),
    "produce": N_("Produire"),
    "choose": N_("Choisir"),
}
STEPS = 3
"""Shown to the room: as many as one reads at twenty metres."""
TOLD = 6
"""Phases of a proposal told one by one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a phase's title: a category's shape, else an icon."""

    icon_name: str = ""
    shape: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class PartFace:
    """A timed step inside a phase."""

    title: str
    length: str
    minutes: float
    dots: int
    """How many people work together, as far as they can be drawn."""
    gathering: Gathering = "table"


@dataclass(frozen=True, slots=True)
class TrackFace:
    """What some tables do otherwise; empty words are the phase's."""

    key: str
    tables: tuple[int, ...]
    named: str
    """« Tables 5 à 9 »; empty: nobody follows it yet."""
    title: str
    question: str
    steps: tuple[str, ...]
    note: str
    parts: tuple[PartFace, ...]
    """Its own times."""


@dataclass(frozen=True, slots=True)
class MethodFace:
    key: str
    title: str
    minutes: str
    said: str
    explained: str
    can_be_given: bool
    """To a phase that is there already."""
    words: Searched
    """Name, length, use and explanation."""
    template: UUID | None = None
    """Of « Mes phases »; None: one of Tablée's methods."""


@dataclass(frozen=True, slots=True)
class PhaseFace:
    """One row of the table."""

    id: UUID
    starts: str
    ends: str
    late: bool
    """Ends after the day."""
    mark: Mark
    title: str
    method: str
    minimum: str
    protected: bool
    duration: str
    can_shorten: bool
    begun: bool
    activity: Activity
    kinds: tuple[str, ...]
    question: str
    steps: tuple[str, ...]
    note: str
    material: str
    roles: str
    minimum_min: int
    round: int
    """Round of seats that begins with it; 0: people stay where they are."""
    rounds: int
    """Rounds one may choose from; 1: nobody changes tables."""
    longest: int
    advised: int
    silence_min: int
    """Minutes without a card after which a table is pointed at; 0: never."""
    signed: Signed
    questions: tuple[Question, ...]
    asks_who: bool
    silent: bool
    parts: tuple[PartFace, ...]
    in_groups: bool
    """Some of it is worked in pairs or in fours."""
    is_forum: bool
    tracks: tuple[TrackFace, ...]
    tables: tuple[int, ...]
    """Numbers one may give a track to."""
    spoken: str


@dataclass(frozen=True, slots=True)
class BarPart:
    """A phase on the bar."""

    minutes: float
    tone: str
    """A category's, else `accent` or `break`."""


@dataclass(frozen=True, slots=True)
class PlanFace:
    """The panel above the table."""

    planned: str
    available: str
    verdict: str
    fits: bool
    parts: tuple[BarPart, ...]
    available_min: float
    starts_at: time
    ends_at: time
    start: str
    end: str
    proposal: str
    """Empty: nothing to propose."""
    can_apply: bool
    spread: str
    """The same from every phase that has minutes to give; empty: it is the proposal."""
    end_is_free: bool
    """The end follows the last phase."""


@dataclass(frozen=True, slots=True)
class StartFace:
    model: str
    title: str
    length: str
    phases: str
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class ScheduleShown:
    """The whole page."""

    count: str
    plan: PlanFace
    phases: tuple[PhaseFace, ...]
    categories: tuple[Category, ...] = ()
    methods: tuple[MethodFace, ...] = ()
    starts: tuple[StartFace, ...] = field(default=())
    """Schedules to start from; only when there is no phase."""
    lengths: str = ""
    """What the day it was taken from has taught; empty when it is followed."""


def shown(day: DayPlan, starts: Sequence[StartingSchedule]) -> ScheduleShown:
    return ScheduleShown(
        count=n_("{n} phase", "{n} phases", len(day.phases)) if day.phases else "",
        plan=plan_face(day),
        phases=tuple(_phase_face(day, slot) for slot in day.slots),
        lengths=_lengths(day),
        categories=day.workshop.categories,
        methods=tuple(_method_face(method) for method in methods()),
        starts=tuple(_start_face(day.workshop, start) for start in starts),
    )


def plan_face(day: DayPlan) -> PlanFace:
    if day.workshop.end_is_free:
        return _free_face(day)
    excess, spare = day.excess_s, -day.excess_s
    if excess > 0:
        verdict = _("{length} de trop", length=_length(_whole(excess)))
    elif spare >= 60:
        verdict = _("{length} de marge", length=_length(spare))
    else:
        verdict = _("Tient dans le temps")
    return PlanFace(
        planned=_("{length} prévues", length=_length(day.planned_s)),
        available=_("pour {length} disponibles, de", length=_length(day.available_s)),
        verdict=verdict,
        fits=excess <= 0,
        parts=tuple(_part(day.workshop, slot.phase, _slot_s(slot)) for slot in day.slots),
        available_min=day.available_s / 60,
        starts_at=day.workshop.starts_at,
        ends_at=day.workshop.ends_at,
        start=_clock(day.begins_at),
        end=_clock(day.ends_at),
        proposal=_proposal(day),
        can_apply=bool(day.proposal),
        spread=_spread(day),
        end_is_free=False,
    )


def _free_face(day: DayPlan) -> PlanFace:
    """Nothing is too long: the day ends when its last phase does."""
    ends_at = day.slots[-1].ends_at if day.slots else day.ends_at
    local = ends_at.astimezone().time().replace(second=0, microsecond=0)
    return PlanFace(
        planned=_("{length} prévues", length=_length(day.planned_s)),
        available=_("de"),
        verdict=_("Fin libre"),
        fits=True,
        parts=tuple(_part(day.workshop, slot.phase, _slot_s(slot)) for slot in day.slots),
        available_min=day.planned_s / 60,
        starts_at=day.workshop.starts_at,
        ends_at=local,
        start=_clock(day.begins_at),
        end=_clock(ends_at),
        proposal="",
        can_apply=False,
        spread="",
        end_is_free=True,
    )


def _proposal(day: DayPlan) -> str:
    """« Accueil 15 → 10 min, son minimum. »; what it cannot bring back is said too."""
    if day.excess_s <= 0:
        return ""
    lines = day.proposal
    if not lines:
        return _(
            "Toutes les phases sont à leur minimum, protégées ou commencées : retirez-en une ou "
            "reculez la fin."
        )
    told = [_shortening(line) for line in lines[:TOLD]]
    more = len(lines) - len(told)
    if more:
        told.append(n_("{n} autre phase", "{n} autres phases", more))
    left = _whole(day.excess_s) - sum(line.from_s - line.to_s for line in lines)
    changes = listing(told, language())
    if left > 0:
        return _("{changes}. Il resterait {left} de trop.", changes=changes, left=_length(left))
    return _("{changes}.", changes=changes)


def _spread(day: DayPlan) -> str:
    if day.spread == day.proposal:
        return ""
    return listing([_shortening(line) for line in day.spread], language())


def _shortening(line: Shortening) -> str:
    values = {"phase": line.phase.title, "old": line.from_s // 60, "new": line.to_s // 60}
    if line.to_s <= line.phase.minimum_s:
        return _("{phase} {old} → {new} min, son minimum", **values)
    return _("{phase} {old} → {new} min", **values)


def _lengths(day: DayPlan) -> str:
    others = len(otherwise_planned(day.phases))
    if not others:
        return ""
    return n_(
        "{n} phase a duré autrement la dernière fois.",
        "{n} phases ont duré autrement la dernière fois.",
        others,
    )


def _phase_face(day: DayPlan, slot: Slot) -> PhaseFace:
    phase = slot.phase
    starts, ends = _clock(slot.starts_at), _clock(slot.ends_at)
    duration = minutes(phase.planned_s, language())
    minimum = _minimum(phase)
    parts = tuple(_part_face(part) for part in phase.parts)
    spoken = [phase.title, duration, _("de {start} à {end}", start=starts, end=ends), minimum]
    return PhaseFace(
        id=phase.id,
        starts=starts,
        ends=ends,
        late=slot.ends_at > day.ends_at and not day.workshop.end_is_free,
        mark=_mark(day.workshop, phase),
        title=phase.title,
        method=", ".join(
            part for part in (last_time(phase), phase_told(day.workshop, phase)) if part
        ),
        minimum=minimum,
        protected=phase.protected,
        duration=duration,
        can_shorten=phase.planned_s - 60 >= max(60, phase.minimum_s),
        begun=phase.started_at is not None,
        activity=phase.activity,
        kinds=phase.kinds,
        question=phase.question,
        steps=_lines(phase.steps),
        note=phase.note,
        material=phase.material,
        roles=phase.roles,
        minimum_min=phase.minimum_s // 60,
        round=phase.round,
        rounds=max(day.workshop.rounds, *(each.round for each in day.phases)),
        longest=phase.longest,
        advised=phase.advised,
        silence_min=phase.silence_s // 60,
        signed=phase.signed,
        questions=phase.questions,
        asks_who=phase.asks_who,
        silent=phase.silent,
        parts=parts,
        in_groups=has_groups(phase),
        is_forum=bool(sessions_of(phase.parts)),
        tracks=tuple(map(_track_face, phase.tracks)),
        tables=tuple(range(1, max(day.workshop.table_count, *_named(phase)) + 1)),
        spoken=", ".join(part for part in spoken if part),
    )


def _named(phase: Phase) -> list[int]:
    """Tables that a track names, there or not."""
    return [0, *(number for each in phase.tracks for number in each.tables)]


def _track_face(track: TableTrack) -> TrackFace:
    return TrackFace(
        track.key,
        track.tables,
        tables_label(track.tables),
        track.title,
        track.question,
        _lines(track.steps),
        track.note,
        tuple(_part_face(part) for part in track.parts),
    )


def _lines(steps: tuple[str, ...]) -> tuple[str, ...]:
    """With lines to type in."""
    return (*steps, *[""] * STEPS)[: max(STEPS, len(steps))]


def _part_face(part: Part) -> PartFace:
    length = minutes(part.planned_s, language()) if part.planned_s >= 60 else _("< 1 min")
    return PartFace(part.title, length, part.planned_s / 60, DOTS[part.gathering], part.gathering)


def _method_face(method: Method) -> MethodFace:
    low, high = method.least_min, method.most_min
    told = _("{low} à {high} min", low=low, high=high) if low != high else _("{n} min", n=low)
    return MethodFace(
        method.key,
        method.title,
        told,
        method.said,
        method.explained,
        method.is_one_phase,
        searched(method.title, told, _(USES[method.use]), method.said, method.explained),
    )


def template_face(template: PhaseTemplate) -> MethodFace:
    told = n_("{n} phase", "{n} phases", template.phases)
    length = minutes(template.planned_s, language())
    return MethodFace(
        str(template.id),
        template.name,
        length,
        told if template.phases > 1 else template.told or told,
        template.told,
        template.phases == 1,
        searched(template.name, length, told, template.told),
        template.id,
    )


def _minimum(phase: Phase) -> str:
    if phase.protected:
        return _("Protégée")
    return _("au moins {length}", length=minutes(phase.minimum_s, language()))


def _mark(workshop: Workshop, phase: Phase) -> Mark:
    category = category_of(workshop, phase.kinds[0]) if phase.kinds else None
    if category is not None:
        return Mark(shape=category.shape, tone=category.tone)
    return Mark(icon_name=ICONS[phase.activity])


def _part(workshop: Workshop, phase: Phase, seconds: float) -> BarPart:
    mark = _mark(workshop, phase)
    look = mark.tone or ("break" if phase.activity == "break" else "accent")
    return BarPart(seconds / 60, look)


def _start_face(workshop: Workshop, start: StartingSchedule) -> StartFace:
    return StartFace(
        model=start.model,
        title=model_label(start.model),
        length=_length(start.length_s),
        phases=listing([phase.title for phase in start.phases], language()),
        parts=tuple(_part(workshop, phase, phase.planned_s) for phase in start.phases),
    )


def _slot_s(slot: Slot) -> float:
    return (slot.ends_at - slot.starts_at).total_seconds()


def _clock(at: datetime) -> str:
    return clock(at, language())


def _length(seconds: float) -> str:
    return minutes(seconds, language())


def _whole(seconds: int) -> int:
    """Up to the next whole minute: 10 s too many are one minute too many."""
    return -(-seconds // 60) * 60
