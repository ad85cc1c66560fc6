"""What « Calendrier » shows, as plain values: no widget, no rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from workshop_app.domain.commitment import CellKind
from workshop_app.domain.meetings import Mode, Quarter

Edge = Literal["plain", "next", "open"]
"""open: nothing is settled yet, the line is dashed."""
Tone = Literal["calm", "amber"]


@dataclass(frozen=True, slots=True)
class MeetingFace:
    """The card of a meeting."""

    key: UUID
    when: str
    tag: str
    tag_look: str
    tag_icon: str
    mode: Mode
    where: str
    subject: str
    method: str
    foot: str
    foot_tone: Tone
    foot_icon: str
    button: str
    """What opens it; "" when nothing does."""
    edge: Edge
    is_chosen: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class QuarterFace:
    when: Quarter
    title: str
    meetings: tuple[MeetingFace, ...]


@dataclass(frozen=True, slots=True)
class CellFace:
    kind: CellKind
    words: str
    icon: str
    look: str
    """A state of the palette, or neutral."""
    spoken: str


@dataclass(frozen=True, slots=True)
class RowFace:
    """One member across the year."""

    person: UUID
    name: str
    structure: str
    cells: tuple[CellFace, ...]
    remark: str
    to_call: bool


@dataclass(frozen=True, slots=True)
class ColumnFace:
    meeting: UUID
    title: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """The chosen meeting, as it is changed in place."""

    key: UUID
    title: str
    day: date | None
    mode: Mode
    values: dict[str, str]
    quarters: tuple[tuple[Quarter, str], ...]
    """Where a meeting without a day can go."""
    when: Quarter
    note_button: str
    """Notes everybody else as present; "" when everything was said."""
    note_refused: str
    """Why it cannot be pressed."""
    cancelled: bool
    certifies: bool
    """Somebody's presence was confirmed at the door of its workshop."""
    note: str
    """What is missing, or what the door of its workshop said."""


@dataclass(frozen=True, slots=True)
class PersonFace:
    """The chosen member, the promise kept so far, and the way out of the group."""

    key: UUID
    name: str
    structure: str
    lines: tuple[str, ...]
    """How the promise stands; then how to reach the person, when there is a reason to call."""
    call: str
    has_left: bool
    today: date
    waiting: tuple[tuple[UUID, str], ...]
    """Who could take the place: candidates of the waiting list, in its order."""


@dataclass(frozen=True, slots=True)
class ProgrammeShown:
    tag: str
    primary: str
    """The one primary button; "" when there is nothing to do."""
    quarters: Sequence[QuarterFace]
    columns: Sequence[ColumnFace]
    rows: Sequence[RowFace]
    everybody: int
    to_call: int
    foot: str
    has_people: bool
    has_meetings: bool
    can_export: str
    """Why no diary file can be written; "" when one can."""
