"""The year of a group as « Calendrier » shows it: quarters, meetings, who came to what.

The one reading that looks into several workshops: the group, and each meeting opened as a workshop
of its own. What was said by hand in the calendar counts before what a door said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from workshop_app.domain.commitment import CAME, Notes, Track, held_meetings, is_expected, track
from workshop_app.domain.meetings import (
    Meeting,
    MeetingState,
    Quarter,
    next_meeting,
    quarters_shown,
    state_of,
)
from workshop_app.domain.people import Person
from workshop_app.domain.project import Project
from workshop_app.domain.workshop import Workshop
from workshop_app.services.commitment import members, notes_by_hand, waiting_for_a_place
from workshop_app.services.meeting_workshop import (
    OpenedWorkshop,
    notes_from_doors,
    opened_workshop,
)
from workshop_app.services.meetings import meetings_in_time
from workshop_app.services.ports import Library, Snapshot
from workshop_app.services.project import the_project
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class MeetingReading:
    meeting: Meeting
    state: MeetingState
    is_next: bool
    expected: int
    came: int
    """In person or through a substitute."""
    silent: tuple[UUID, ...]
    """Those expected of whom nothing was said."""
    workshop: OpenedWorkshop | None


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """All that « Calendrier » shows."""

    workshop: Workshop
    project: Project
    today: date
    quarters: tuple[Quarter, ...]
    meetings: tuple[MeetingReading, ...]
    """In time."""
    tracks: tuple[Track, ...]
    """Members by name; their cells in the order of the meetings."""
    waiting: tuple[Person, ...] = ()
    """Candidates who wait for a place, the first in line first."""

    def meeting(self, key: UUID | None) -> MeetingReading | None:
        return next((each for each in self.meetings if each.meeting.id == key), None)

    @property
    def next(self) -> MeetingReading | None:
        return next((each for each in self.meetings if each.is_next), None)


def read_programme(library: Library, key: UUID, now: datetime) -> ProgrammeReading:
    """Blocks: never on the GUI thread. `now` is UTC; the day is the laptop's."""
    today = now.astimezone().date()
    meetings = library.read(key, meetings_in_time)
    opened: dict[UUID, OpenedWorkshop] = {}
    for meeting in meetings:
        if meeting.opened is not None:
            found = library.read(meeting.opened, partial(opened_workshop, today=today))
            if found is not None:
                opened[meeting.id] = found
    return library.read(key, partial(programme, today=today, opened=opened))


def programme(
    snapshot: Snapshot, today: date, opened: Mapping[UUID, OpenedWorkshop]
) -> ProgrammeReading:
    """`opened`: meeting -> the workshop it became, as it stands."""
    meetings = meetings_in_time(snapshot)
    notes: Notes = {**notes_from_doors(meetings, opened), **notes_by_hand(snapshot)}
    held = held_meetings(meetings, notes)
    tracks = tuple(track(member, meetings, notes, today, held) for member in members(snapshot))
    coming = next_meeting(meetings, today, held)
    return ProgrammeReading(
        workshop=the_workshop(snapshot),
        project=the_project(snapshot),
        today=today,
        quarters=tuple(quarters_shown(meetings, today)),
        meetings=tuple(
            MeetingReading(
                meeting,
                state_of(meeting, today, meeting.id in held),
                meeting == coming,
                *_counted(meeting, place, tracks),
                opened.get(meeting.id),
            )
            for place, meeting in enumerate(meetings)
        ),
        tracks=tracks,
        waiting=tuple(waiting_for_a_place(snapshot)),
    )


def _counted(
    meeting: Meeting, place: int, tracks: Sequence[Track]
) -> tuple[int, int, tuple[UUID, ...]]:
    """How many were expected, how many came, and of whom nothing was said."""
    kinds = {each.member.person.id: each.cells[place].kind for each in tracks}
    expected = [each.member.person.id for each in tracks if is_expected(each.member, meeting)]
    silent = tuple(person for person in expected if kinds[person] in ("to_come", "unsaid"))
    return len(expected), sum(kind in CAME for kind in kinds.values()), silent
