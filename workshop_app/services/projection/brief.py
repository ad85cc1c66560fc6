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
from workshop_app.domain.projection import PAGE_S
from workshop_app.domain.questions import all_words
from workshop_app.domain.sides import sides
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.labels import tables_label
from workshop_app.i18n.translate import _, language

Mode = Literal["brief", "timer", "black"]
"""The whole phase, its clock alone, nothing."""
Matrix = tuple[tuple[bool, ...], ...]
"""Rows of a QR code; True is dark."""
LAST_MINUTE_S = 60
BESIDE = 2
"""Tracks that stand side by side; more come in turn."""


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
    before_end_s: int = 0
    """How long before the end of the phase it ends."""


@dataclass(frozen=True, slots=True)
class TrackSheet:
    """What some tables do, where the tables differ."""

    letter: str
    tables: str
    """« Tables 6 à 9 »."""
    title: str
    question: str
    steps: tuple[str, ...]
    part: PartLine | None


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
    tracks: tuple[TrackSheet, ...] = ()
    """Side by side, in place of the title, the question and the steps. Empty: all tables alike."""
    page: int = 0
    pages: int = 1
    """Of the tracks, when they are too many to stand side by side."""
    next_in_s: int = 0
    """0: there is one page only."""
    aside: RingTime | None = None
    """The time left, above the large codes of a table while a phase runs."""


def compose(
    workshop: Workshop,
    phases: Sequence[Phase],
    totals: Mapping[str, int],
    doors: tuple[Door, ...],
    mode: Mode,
    now: datetime,
    tables: Sequence[int] = (),
    tall: bool = False,
) -> ProjectorContent:
    """What to project at `now`. `totals` counts cards per category key, `tables` are the numbers
    in the room; on a `tall` picture tracks come one after the other."""
    schedule = in_order(phases)
    phase = current_phase(schedule)
    index = schedule.index(phase) if phase else -1
    category = _category(workshop, phase)
    sheets = _tracks(phase, tables, now) if phase else ()
    page, pages, next_in_s = _turn(phase, len(sheets), tall, now)
    beside = 1 if tall else BESIDE
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
        tracks=sheets[page * beside : (page + 1) * beside],
        page=page,
        pages=pages,
        next_in_s=next_in_s,
    )


def _tracks(phase: Phase, tables: Sequence[int], now: datetime) -> tuple[TrackSheet, ...]:
    """One for each instruction; none where the whole room has the same."""
    return tuple(
        TrackSheet(
            side.letter,
            tables_label(side.tables),
            side.phase.title,
            all_words(side.phase),
            tuple(step for step in side.phase.steps if step.strip()),
            _part(side.phase, now),
        )
        for side in sides(phase, tables)
        if side.letter
    )


def _turn(phase: Phase | None, count: int, tall: bool, now: datetime) -> tuple[int, int, int]:
    """Which page of the tracks it is, of how many, and in how many seconds the next one comes."""
    pages = max(1, -(-count // (1 if tall else BESIDE)))
    if pages == 1 or phase is None or phase.started_at is None:
        return 0, 1, 0
    gone = max(0.0, (now - phase.started_at).total_seconds())
    return int(gone // PAGE_S) % pages, pages, int(PAGE_S - gone % PAGE_S) or 1


def compose_table(
    workshop: Workshop,
    number: int,
    doors: tuple[Door, ...],
    phases: Sequence[Phase],
    now: datetime,
) -> ProjectorContent:
    """The codes of one table in large, for the phone that takes over; the others see the time."""
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
        aside=ring_of(phase, now) if phase else None,
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
    later = round(phase_state(phase, now).remaining_s - state.remaining_s)
    return PartLine(state.part.title, left, state.index, len(phase.parts), max(0, later))


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
