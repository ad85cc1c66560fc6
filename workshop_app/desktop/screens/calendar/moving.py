"""Moving a meeting: the workshop it was opened as goes with it, those after it are only proposed.

No widget. Decides what a new date brings about; which meetings follow is `domain.meetings`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.calendar import wording
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.meetings import Meeting, Move, following
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.typed import read_day
from workshop_app.services.meeting_workshop import follow_calendar
from workshop_app.services.meetings import move_meeting, move_meetings
from workshop_app.services.programme import ProgrammeReading


class MovingScreen(Protocol):
    def show_field_refused(self, field: str, said: str) -> None: ...

    def clear_refusal(self, field: str) -> None: ...

    def propose(self, happened: str, proposed: str, accept: Callable[[], object]) -> None: ...

    def withdraw_proposal(self) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class Moving:
    def __init__(
        self,
        view: MovingScreen,
        tasks: Tasks,
        reading: Callable[[], ProgrammeReading | None],
        again: Callable[[], None],
    ) -> None:
        """`reading` is the year as it was last read; `again` reads it anew."""
        self._view, self._tasks, self._reading, self._again = view, tasks, reading, again

    def move(self, key: UUID, typed: str, today: date, group: UUID | None) -> None:
        """To the day typed; without any, the meeting waits in its quarter."""
        day = read_day(typed, today) if typed.strip() else None
        if typed.strip() and day is None:
            self._view.show_field_refused("day", sentence("day_not_valid", {"value": typed}))
            return
        reading = self._reading()
        before = reading.meeting(key) if reading else None

        def moved(after: Meeting) -> None:
            self._view.clear_refusal("day")
            self.follow(after)
            if reading is not None and before is not None:
                self._propose(reading, before.meeting, after)
            self._again()

        def refused(refusal: Refusal) -> None:
            self._view.show_field_refused("day", sentence(refusal.code, refusal.values))

        self._tasks.command(partial(move_meeting, key=key, day=day), moved, refused, group)

    def follow(self, meeting: Meeting) -> None:
        """The workshop it was opened as goes with it, unless it has begun."""
        reading = self._reading()
        found = reading.meeting(meeting.id) if reading else None
        if found is not None and found.workshop is not None:
            self._tasks.command(
                partial(follow_calendar, meeting=meeting),
                lambda _workshop: None,
                self._refuse,
                found.workshop.id,
            )

    def _propose(self, reading: ProgrammeReading, before: Meeting, after: Meeting) -> None:
        meetings = [each.meeting for each in reading.meetings]
        held = [each.meeting.id for each in reading.meetings if each.state == "held"]
        moves = following(meetings, before, after, held)
        if not moves:
            self._view.withdraw_proposal()
            return
        happened, proposed = wording.proposal(after, moves)
        group = reading.workshop.id
        self._view.propose(happened, proposed, partial(self._accept, moves, group))

    def _accept(self, moves: tuple[Move, ...], group: UUID) -> None:
        days = [(move.meeting.id, move.to) for move in moves]

        def moved(meetings: Sequence[Meeting]) -> None:
            for each in meetings:
                self.follow(each)
            self._again()

        self._tasks.command(partial(move_meetings, moves=days), moved, self._refuse, group)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
