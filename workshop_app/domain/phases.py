"""The clock of a phase and of a day, computed from what is stored and from now. No tick is counted.

Decides what time is left, whether the bell has rung and when each phase would begin; not when a
phase starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.parts import Part, PartState, check_parts, part_at
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question, check_questions
from workshop_app.domain.tracks import TableTrack, check_tracks

Activity = Literal["welcome", "brief", "write", "break", "choose", "close", "talk"]
LONGEST_S = 12 * 3600
SHORTEST_CARD, LONGEST_CARD = 20, 1_000
"""Signs: a limit under which no idea fits, and the one of every card."""
MOST_ADVISED = 99
Signed = Literal["name", "table", "none"]
"""What is shown with a card of who wrote it: the table and a first name, the table, nothing."""


@dataclass(frozen=True, slots=True)
class Pause:
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Entity):
    position: int
    title: str
    activity: Activity = "write"
    kinds: tuple[str, ...] = ()
    """Keys of the categories that tables may write while it runs."""
    planned_s: int
    minimum_s: int = 60
    """No proposal to catch up goes under it."""
    protected: bool = False
    """No proposal to catch up touches it."""
    question: str = ""
    steps: tuple[str, ...] = ()
    """Shown to the room, in order."""
    note: str = ""
    """For the facilitator alone: never projected, never served."""
    material: str = ""
    """What must be at hand, one thing a line; never projected, never served."""
    roles: str = ""
    """Who does what, one a line; never projected, never served."""
    method: str = ""
    """Key of the method it was made from (`services.methods`); "" = none."""
    parts: tuple[Part, ...] = ()
    """Timed steps inside it; they fill `planned_s`. Empty: the phase is of one piece."""
    round: int = 0
    """Round of seats that begins with it, 1 for the first; 0: people stay where they are."""
    places: tuple[str, ...] = ()
    """Names of the places of an open forum."""
    longest: int = 0
    """Signs of a card written on a phone; 0: as many as any card."""
    advised: int = 0
    """Cards a table is advised to write; 0: no advice. Never a refusal."""
    signed: Signed = "name"
    muted: bool = False
    """No gong while it runs."""
    silence_s: int = 240
    """Seconds without a card after which a table is pointed at; 0: never."""
    asks_who: bool = False
    """Each card may say who speaks: a first name, or only a role where no name is kept."""
    silent: bool = False
    """A phone sees its own cards alone, the hall none, until they are revealed or the bell."""
    revealed_at: datetime | None = None
    questions: tuple[Question, ...] = ()
    """Several, one of which a card answers. Empty: `question`, for all of them."""
    tracks: tuple[TableTrack, ...] = ()
    """Other instructions, for some tables (`domain.sides`)."""
    extended_s: int = 0
    last_planned_s: int = 0
    """How long it was planned the last time, in the day it was taken from; 0: none."""
    last_ran_s: int = 0
    """And how long it really took then."""
    started_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PhaseState:
    name: Literal["planned", "running", "paused", "over", "ended"]
    """`over`: the bell has rung and the next phase has not been started."""
    remaining_s: float
    ends_at: datetime | None
    """When the bell rings if nothing else happens; slides while paused."""


def phase_state(phase: Phase, now: datetime) -> PhaseState:
    """The same answer on the console, the projector and every phone, after any sleep or restart."""
    length = timedelta(seconds=length_s(phase))
    if phase.started_at is None:
        return PhaseState("planned", length.total_seconds(), None)
    until = phase.ended_at or now
    ends_at = phase.started_at + length + time_paused(phase, until)
    remaining_s = max(0.0, (ends_at - until).total_seconds())
    if phase.ended_at is not None:
        return PhaseState("ended", remaining_s, ends_at)
    if is_paused(phase):
        return PhaseState("paused", remaining_s, ends_at)
    return PhaseState("running" if remaining_s else "over", remaining_s, ends_at)


def length_s(phase: Phase) -> int:
    """Seconds it is to last, extensions included; pauses are not part of it."""
    return phase.planned_s + phase.extended_s


def time_paused(phase: Phase, until: datetime) -> timedelta:
    return sum(
        ((pause.ended_at or until) - pause.started_at for pause in phase.pauses), timedelta()
    )


def time_run(phase: Phase, now: datetime) -> timedelta:
    """How long it has really lasted, pauses taken off."""
    if phase.started_at is None:
        return timedelta()
    until = phase.ended_at or now
    return until - phase.started_at - time_paused(phase, until)


def part_now(phase: Phase, now: datetime) -> PartState | None:
    """Where the phase stands among its parts; None for a phase of one piece or not begun."""
    if phase.started_at is None:
        return None
    return part_at(phase.parts, length_s(phase), time_run(phase, now).total_seconds())


def is_paused(phase: Phase) -> bool:
    return bool(phase.pauses) and phase.pauses[-1].ended_at is None


def in_order(phases: Iterable[Phase]) -> list[Phase]:
    """The schedule: those present, first to last."""
    return sorted(
        (p for p in phases if not p.withdrawn), key=lambda phase: (phase.position, phase.id.int)
    )


def current_phase(phases: Iterable[Phase]) -> Phase | None:
    """The phase on stage: started, not ended."""
    return next((p for p in phases if p.started_at and not p.ended_at and not p.withdrawn), None)


def next_phase(phases: Iterable[Phase]) -> Phase | None:
    """What « Phase suivante » would start: the one behind the stage, or the first of the day."""
    schedule = in_order(phases)
    begun = [index for index, phase in enumerate(schedule) if phase.started_at]
    following = max(begun) + 1 if begun else 0
    return schedule[following] if following < len(schedule) else None


def previous_phase(phases: Iterable[Phase]) -> Phase | None:
    """What « Précédente » would bring back: the one that ran before the last that has begun."""
    begun = [phase for phase in in_order(phases) if phase.started_at]
    if not begun:
        return None
    if begun[-1].ended_at:
        return begun[-1]
    return begun[-2] if len(begun) > 1 else None


@dataclass(frozen=True, slots=True)
class Slot:
    """When a phase begins and ends, as it ran, as it runs, or as it will if nothing changes."""

    phase: Phase
    starts_at: datetime
    ends_at: datetime
    skipped: bool = False
    """Passed over: it takes no time, unless somebody starts it after all."""


def timetable(phases: Iterable[Phase], begins_at: datetime, now: datetime) -> list[Slot]:
    """Clock times of the whole day. What has run keeps its real times; the rest follows on.

    `begins_at` is when the day is planned to start. A phase that has overrun pushes what follows.
    """
    slots: list[Slot] = []
    at = begins_at
    started = any(phase.started_at for phase in phases)
    if started:
        at = max(at, min(p.started_at for p in phases if p.started_at))
    schedule = in_order(phases)
    passed = max((place for place, p in enumerate(schedule) if p.started_at), default=0)
    for place, phase in enumerate(schedule):
        if phase.started_at is None and place < passed:
            slots.append(Slot(phase, at, at, skipped=True))
            continue
        starts_at = phase.started_at or at
        state = phase_state(phase, now)
        if phase.ended_at:
            ends_at = phase.ended_at
        elif state.ends_at:
            ends_at = max(state.ends_at, now)
        else:
            if started:
                starts_at = max(starts_at, now)
            ends_at = starts_at + timedelta(seconds=length_s(phase))
        slots.append(Slot(phase, starts_at, ends_at))
        at = ends_at
    return slots


def planned_total_s(phases: Iterable[Phase]) -> int:
    return sum(phase.planned_s for phase in phases if not phase.withdrawn)


def planned_times(phases: Iterable[Phase], starts_at: time) -> list[tuple[Phase, time]]:
    """When each was meant to begin, on the hall's clock, whatever happened since."""
    at = datetime.combine(date.min, starts_at)
    found = []
    for phase in in_order(phases):
        found.append((phase, at.time()))
        at += timedelta(seconds=phase.planned_s)
    return found


@dataclass(frozen=True, slots=True)
class Shortening:
    """One phase of a proposal: from how long to how long, in seconds."""

    phase: Phase
    from_s: int
    to_s: int


def propose_shortenings(phases: Sequence[Phase], excess_s: int) -> list[Shortening]:
    """Take `excess_s` back from phases not begun, by whole minutes, last ones never first.

    Each gives in proportion to what it has above its minimum; a protected one gives nothing. The
    proposal may fall short when all stand at their minimum: its sum tells.
    """
    spare = _spare_minutes(phases)
    wanted = -(-excess_s // 60)
    given = dict.fromkeys(spare, 0)
    for _ in range(min(wanted, sum(spare.values()))):
        # The one that would keep the largest share of its spare minutes gives the next minute.
        giver = max(spare, key=lambda key: (spare[key] - given[key]) / spare[key])
        given[giver] += 1
    return _shortened(phases, given)


def propose_fewest(phases: Sequence[Phase], excess_s: int) -> list[Shortening]:
    """The same from as few phases as can be: the first one that has enough to give, else those that
    have most."""
    spare = _spare_minutes(phases)
    wanted = -(-excess_s // 60)
    enough = next((key for key, minutes in spare.items() if minutes >= wanted), None)
    if enough is not None:
        return _shortened(phases, {enough: wanted})
    given: dict[UUID, int] = {}
    for key in sorted(spare, key=lambda key: -spare[key]):
        given[key] = min(wanted, spare[key])
        wanted -= given[key]
    return _shortened(phases, given)


def _spare_minutes(phases: Sequence[Phase]) -> dict[UUID, int]:
    """What each has above its minimum, first to last; nothing of one begun or protected."""
    return {
        p.id: (length_s(p) - max(p.minimum_s, 60)) // 60
        for p in in_order(phases)
        if p.started_at is None and not p.protected and length_s(p) - p.minimum_s >= 60
    }


def _shortened(phases: Sequence[Phase], given: Mapping[UUID, int]) -> list[Shortening]:
    return [
        Shortening(p, length_s(p), length_s(p) - 60 * given[p.id])
        for p in in_order(phases)
        if given.get(p.id)
    ]


def check_extension(phase: Phase, seconds: int) -> None:
    """A slip of the keys must not push the bell past the end of the calendar."""
    if abs(seconds) > LONGEST_S:
        raise Problem("extension_too_long", phase=phase.title, longest=LONGEST_S // 60)


def check_phase(phase: Phase) -> None:
    if not phase.title.strip():
        raise Problem("phase_without_title")
    if not 60 <= phase.planned_s <= LONGEST_S:
        raise Problem("phase_length", phase=phase.title, longest=LONGEST_S // 60)
    if phase.minimum_s > phase.planned_s:
        raise Problem("phase_minimum", phase=phase.title, minimum=phase.minimum_s // 60)
    check_parts(phase.parts, phase.title, phase.planned_s)
    if phase.longest and not SHORTEST_CARD <= phase.longest <= LONGEST_CARD:
        raise Problem(
            "phase_longest", phase=phase.title, shortest=SHORTEST_CARD, longest=LONGEST_CARD
        )
    if not 0 <= phase.advised <= MOST_ADVISED or phase.signed not in get_args(Signed):
        raise Problem("phase_advice", phase=phase.title, most=MOST_ADVISED)
    check_questions(phase.questions, phase.title)
    check_tracks(phase.tracks, phase.title, phase.planned_s)
    if not 0 <= phase.silence_s <= LONGEST_S:
        raise Problem("phase_length", phase=phase.title, longest=LONGEST_S // 60)
    if phase.round < 0:
        raise Problem("round_not_valid", phase=phase.title)
