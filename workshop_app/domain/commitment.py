"""What each member of a group keeps of the promise made: meetings attended, absences, replacements.

Decides what an absence means and when somebody is to be called; not what was promised (`project`)
nor how a presence is noted (`services.commitment`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid5

from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Meeting, first_day
from workshop_app.domain.people import Person

Said = Literal["present", "excused", "absent", "replaced"]
"""excused: the absence was announced; absent: nothing was said before."""
SAID: tuple[Said, ...] = ("present", "excused", "absent", "replaced")
CAME: tuple[Said, ...] = ("present", "replaced")
AWAY: tuple[Said, ...] = ("excused", "absent")
CellKind = Literal[
    "present", "excused", "absent", "replaced", "to_come", "unsaid", "not_yet", "gone", "cancelled"
]
"""unsaid: its day is over, nothing was noted. not_yet, gone: no member then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPresence(Entity):
    """What was said of one person at one meeting; its id is made of the two."""

    meeting: UUID
    person: UUID
    said: Said = "present"
    substitute: str = ""
    """Who came instead, when `said` is replaced."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Entity):
    """Since when and until when somebody is of the group; its id is the person's own.

    Whoever has none is a member from the beginning to the end.
    """

    since: date | None = None
    until: date | None = None
    """The first day on which the person is a member no more."""
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    since: date | None = None
    until: date | None = None
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A presence, wherever it was said: in the calendar, or at the door of the day's workshop."""

    said: Said
    substitute: str = ""
    at_the_door: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    kind: CellKind
    substitute: str = ""
    alarming: bool = False
    """Nothing had been said before, or it is not the first time."""
    at_the_door: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """One member across the meetings given, in their order."""

    member: Member
    cells: tuple[Cell, ...]
    came: int
    """Meetings attended in person."""
    held: int
    """Meetings held while a member."""
    on_site: int
    remote: int
    """Of those attended."""
    to_call: bool
    """The last meeting held was missed, and that deserves a call."""


Notes = Mapping[tuple[UUID, UUID], Noted]
"""(meeting, person) -> what was said."""


def presence_key(meeting: UUID, person: UUID) -> UUID:
    return uuid5(meeting, str(person))


def is_expected(member: Member, meeting: Meeting) -> bool:
    """A meeting without a day is taken as on the first of its quarter."""
    return _belongs(member, meeting) == "yes"


def held_meetings(meetings: Sequence[Meeting], notes: Notes) -> frozenset[UUID]:
    """Those to which somebody came."""
    came = {meeting for (meeting, _person), noted in notes.items() if noted.said in CAME}
    return frozenset(each.id for each in meetings if each.id in came and not each.cancelled)


def track(
    member: Member, meetings: Sequence[Meeting], notes: Notes, today: date, held: frozenset[UUID]
) -> Track:
    """One member across the meetings, in the order given: that of time."""
    cells: list[Cell] = []
    away = 0
    for meeting in meetings:
        cell = _cell(member, meeting, notes, today, meeting.id in held, away)
        away += cell.kind in AWAY
        cells.append(cell)
    counted = [
        (meeting, cell)
        for meeting, cell in zip(meetings, cells, strict=True)
        if meeting.id in held and cell.kind not in ("not_yet", "gone")
    ]
    came = [meeting for meeting, cell in counted if cell.kind == "present"]
    said = [cell for cell in cells if cell.kind in SAID]
    return Track(
        member,
        tuple(cells),
        came=len(came),
        held=len(counted),
        on_site=sum(meeting.mode == "on_site" for meeting in came),
        remote=sum(meeting.mode == "remote" for meeting in came),
        to_call=bool(said) and said[-1].alarming and not _has_left(member, today),
    )


def _cell(
    member: Member, meeting: Meeting, notes: Notes, today: date, held: bool, away: int
) -> Cell:
    if meeting.cancelled:
        return Cell("cancelled")
    noted = notes.get((meeting.id, member.person.id))
    if noted is not None:
        alarming = noted.said == "absent" or (noted.said == "excused" and away > 0)
        return Cell(noted.said, noted.substitute, alarming, noted.at_the_door)
    belongs = _belongs(member, meeting)
    if belongs != "yes":
        return Cell(belongs)
    over = held if meeting.day is None else meeting.day < today
    return Cell("unsaid" if over else "to_come")


def _belongs(member: Member, meeting: Meeting) -> Literal["yes", "not_yet", "gone"]:
    day = meeting.day or first_day(meeting.when)
    if member.since is not None and day < member.since:
        return "not_yet"
    if member.until is not None and day >= member.until:
        return "gone"
    return "yes"


def _has_left(member: Member, today: date) -> bool:
    return member.until is not None and member.until <= today
