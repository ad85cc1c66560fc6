"""What Conduite shows, as plain data: one `RunFace` is the whole page at one instant.

Decides the shape of what is shown; `compose` fills it, `view` lays it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.bells import Mark
from workshop_app.domain.workshop import Category
from workshop_app.services.projection.brief import Door

StageState = Literal["empty", "before", "running", "paused", "over", "between", "done"]
"""No schedule; not begun; on stage; suspended; the bell has rung; nothing on stage; all ended."""
PhoneState = Literal["here", "lost", "none", "calls", "done", "paper", "silent"]
"""One at a time, the most urgent first: calls, lost, paper, done, silent, then the rest."""
TileAct = Literal["answer", "rescue", "type", "more"]
"""What the button of a tile does: « J'y vais », « Secourir », « Saisir », or its panel."""


@dataclass(frozen=True, slots=True)
class DayFace:
    """The head of the page. Clock times are words already."""

    now: str
    end_label: str
    end: str
    is_late: bool
    lost_phones: str
    """Empty: none is lost."""
    to_read: str
    """Cards that wait in « À relire »; empty when there is none."""
    calls: str
    """Empty: no table calls."""
    silent: str
    """Tables that have written nothing for longer than the phase allows; empty: none."""
    done: str
    """Tables that have finished the phase; empty: none."""


@dataclass(frozen=True, slots=True)
class CellFace:
    """One phase of the timeline. `done` is the part gone, from 0 to 1."""

    title: str
    detail: str
    minutes: float
    state: Literal["done", "current", "planned"]
    done: float
    shape: str
    tone: str


@dataclass(frozen=True, slots=True)
class StageFace:
    """The phase on stage, but for its clock. Before the first phase: the one that would start."""

    state: StageState
    place: str
    slot: str
    title: str
    shape: str
    tone: str
    question: str
    silence: str
    """What is hidden until it is revealed; empty: nothing is."""
    can_go_back: bool
    muted: bool
    """No gong for it."""
    next_label: str
    """Of the primary button."""
    next_short: str
    """The same where there is little room."""


@dataclass(frozen=True, slots=True)
class ClockFace:
    figures: str
    spoken: str
    fraction: float
    """Of the time gone."""
    detail: str
    """Suspended, or how long the bell has rung. Empty: nothing to say."""
    near_end: Mark | None
    """The last mark that was passed: its colour says it too."""
    part: str = ""
    """Which part of the phase runs, and how long it still does. Empty: it is of one piece."""


@dataclass(frozen=True, slots=True)
class NextFace:
    """What comes after the phase on stage, or a phase one looks at. No title: nothing comes."""

    heading: str
    title: str
    when: str
    shape: str
    tone: str
    is_break: bool
    then_title: str
    """What follows a break."""
    then_shape: str
    then_tone: str
    note: str


@dataclass(frozen=True, slots=True)
class GivingFace:
    """A phase to come that gives minutes, or could."""

    key: UUID
    title: str
    shape: str
    tone: str
    before: str
    after: str
    given: int
    """Minutes."""
    most: int


@dataclass(frozen=True, slots=True)
class CatchUpFace:
    """The whole day against its fixed end."""

    is_late: bool
    title: str
    why: str
    lines: tuple[GivingFace, ...]
    by_hand: bool
    can_apply: bool
    can_adjust: bool
    other: str
    """The other way out: a later end; in hand, minutes for the phase on stage. Empty: none."""


@dataclass(frozen=True, slots=True)
class CountFace:
    """Cards of one category at a table."""

    label: str
    shape: str
    tone: str
    count: int


@dataclass(frozen=True, slots=True)
class TileFace:
    """One table. `main` is None when no single category is being written: `total` stands there."""

    number: int
    title: str
    referent: str
    main: CountFace | None
    total: int
    others: tuple[CountFace, ...]
    last: str
    phone: PhoneState
    activity: str
    brief: str
    """The same where there is little room."""
    act: TileAct
    gap: str
    """Cards the phone holds, or believes to have sent, that are not here; empty: it agrees."""
    brief_gap: str
    spoken: str
    track: str = ""
    """Letter of the instruction this table follows; empty: the room has one."""
    track_title: str = ""


@dataclass(frozen=True, slots=True)
class RescueFace:
    """One table in trouble: what is known of it, and which rungs of the ladder are there."""

    number: int
    title: str
    said: str
    """What happened and what is safe."""
    gap: str
    """What its phones still hold, and what to do. Empty: nothing."""
    on_paper: bool
    has_code: bool
    """Its code can be shown: the form has an address."""


@dataclass(frozen=True, slots=True)
class TableDoorFace:
    """The codes of one table in large."""

    number: int
    title: str
    doors: tuple[Door, ...]
    is_projected: bool
    joined: str
    """A phone has come since it is shown. Empty: not yet."""


@dataclass(frozen=True, slots=True)
class MessageFace:
    """The last message to the tables. No text: none is shown."""

    text: str
    sent: str
    """Clock time, in words."""
    read: str
    """Who has read it, in words."""
    missing: str
    """Who has not; empty: everybody it is for has."""
    by_nobody: bool = False


@dataclass(frozen=True, slots=True)
class RunFace:
    day: DayFace
    cells: tuple[CellFace, ...]
    stage: StageFace
    clock: ClockFace
    catch_up: CatchUpFace | None
    """None: on time."""
    next: NextFace
    tiles: tuple[TileFace, ...]
    doors: tuple[Door, ...] | None
    """Shown instead of the tiles while nobody is there; None once there is a sign of life."""
    message: MessageFace
    rescue: RescueFace | None
    """The table whose panel is open."""
    table_door: TableDoorFace | None
    """Shown instead of the tiles."""
    categories: tuple[Category, ...]
    open_kind: str
    """Category being written now, or empty."""
