"""The phase on stage, as the hall sees it: no field could hold a name, a note or a card.

`compose` decides what is projected at an instant, from the workshop and its phases; how large and
where is decided by the faces. Whoever needs the hall to see something more adds a field here, and
the test of this file asks why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import (
    Phase,
    current_phase,
    in_order,
    length_s,
    part_now,
    phase_state,
)
from workshop_app.domain.questions import all_words
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

Mode = Literal["brief", "timer", "black"]
"""The whole phase, its clock alone, nothing."""
Matrix = tuple[tuple[bool, ...], ...]
"""Rows of a QR code; True is dark."""
LAST_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Door:
    """A QR code of the hall with what can be read or typed instead."""

    number: int
    title: str
    main: str
    detail: str
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many cards of one category the hall has written."""

    label: str
    tone: str
    shape: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class RingTime:
    """The ring clock. `fraction` of the time is left."""

    figures: str
    caption: str
    fraction: float
    is_last_minute: bool
    is_paused: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    """The part of the phase that runs, « À deux », and how long it still does."""

    title: str
    figures: str
    index: int
    count: int


@dataclass(frozen=True, slots=True)
class ProjectorContent:
    """One picture of the projector. Without `ring` no phase runs."""

    mode: Mode
    workshop_title: str
    place_in_day: str
    phase_count: int
    """Phases of the day."""
    phase_index: int
    """The one on stage, from 0; -1 before the first."""
    title: str
    shape: str
    tone: str
    question: str
    steps: tuple[str, ...]
    ring: RingTime | None
    doors: tuple[Door, ...]
    counts: tuple[KindCount, ...]
    part: PartLine | None = None
    """None: the phase is of one piece."""


def compose(
    workshop: Workshop,
    phases: Sequence[Phase],
    totals: Mapping[str, int],
    doors: tuple[Door, ...],
    mode: Mode,
    now: datetime,
) -> ProjectorContent:
    """What to project at `now`. `totals` counts cards per category key."""
    schedule = in_order(phases)
    phase = current_phase(schedule)
    index = schedule.index(phase) if phase else -1
    category = _category(workshop, phase)
    return ProjectorContent(
        mode=mode,
        workshop_title=workshop.title,
        place_in_day=_place(index, len(schedule)),
        phase_count=len(schedule),
        phase_index=index,
        title=phase.title if phase else workshop.title,
        shape=category.shape if category else "",
        tone=category.tone if category else "",
        question=all_words(phase) if phase else workshop.question,
        steps=phase.steps if phase else (),
        ring=ring_of(phase, now) if phase else None,
        doors=doors,
        counts=counts_of(workshop, totals, phase),
        part=_part(phase, now) if phase else None,
    )


def compose_table(
    workshop: Workshop, number: int, doors: tuple[Door, ...], phases: Sequence[Phase]
) -> ProjectorContent:
    """The codes of one table in large, for the phone that takes over."""
    schedule = in_order(phases)
    phase = current_phase(schedule)
    index = schedule.index(phase) if phase else -1
    return ProjectorContent(
        mode="brief",
        workshop_title=workshop.title,
        place_in_day=_place(index, len(schedule)),
        phase_count=len(schedule),
        phase_index=index,
        title=_("Table {n}", n=number),
        shape="",
        tone="",
        question=_("Scannez ces codes avec un autre téléphone : le travail de la table continue."),
        steps=(),
        ring=None,
        doors=doors,
        counts=(),
    )


def compose_evaluation(
    workshop: Workshop, doors: tuple[Door, ...], phases: Sequence[Phase]
) -> ProjectorContent:
    """The way to the evaluation in large."""
    return ProjectorContent(
        mode="brief",
        workshop_title=workshop.title,
        place_in_day="",
        phase_count=len(in_order(phases)),
        phase_index=-1,
        title=_("Votre avis sur la journée"),
        shape="",
        tone="",
        question=_("Scannez, répondez en une minute. Rien ne dit qui répond."),
        steps=(),
        ring=None,
        doors=doors,
        counts=(),
    )


def _category(workshop: Workshop, phase: Phase | None) -> Category | None:
    if phase is None or len(phase.kinds) != 1:
        return None
    return category_of(workshop, phase.kinds[0])


def _place(index: int, count: int) -> str:
    return _("Phase {n} sur {count}", n=index + 1, count=count) if index >= 0 else ""


def counts_of(
    workshop: Workshop, totals: Mapping[str, int], phase: Phase | None
) -> tuple[KindCount, ...]:
    current = phase.kinds if phase else ()
    return tuple(
        KindCount(each.label, each.tone, each.shape, totals.get(each.key, 0), each.key in current)
        for each in workshop.categories
    )


def _part(phase: Phase, now: datetime) -> PartLine | None:
    state = part_now(phase, now)
    if state is None:
        return None
    left = typography.countdown(-(-state.remaining_s // 1))
    return PartLine(state.part.title, left, state.index, len(phase.parts))


def ring_of(phase: Phase, now: datetime) -> RingTime:
    """Whole seconds only: the picture changes once a second, and not at all while suspended."""
    state = phase_state(phase, now)
    left_s = -(-state.remaining_s // 1)
    length = max(1, length_s(phase))
    if state.name == "paused":
        caption = _("en pause")
    elif state.name == "over":
        caption = _("temps écoulé")
    elif left_s <= LAST_MINUTE_S:
        caption = _("Dernière minute")
    else:
        assert state.ends_at is not None  # a phase on stage has an end
        caption = _("jusqu'à {time}", time=typography.clock(state.ends_at, language()))
    return RingTime(
        figures=typography.countdown(left_s),
        caption=caption,
        fraction=min(1.0, left_s / length),
        is_last_minute=state.name == "running" and left_s <= LAST_MINUTE_S,
        is_paused=state.name == "paused",
    )
