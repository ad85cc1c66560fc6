"""Taking a schedule from another workshop or a file, and keeping this one. No widget.

Decides the words around it; what travels and when it is refused is `services.schedule_taken`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.schedule.source_menu import SourceFace
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import language, n_
from workshop_app.services.files import write_aside
from workshop_app.services.ports import Clock, Library, ScheduleReader, Surroundings, Watch
from workshop_app.services.schedule_taken import (
    LARGEST_FILE,
    PastSchedule,
    past_schedule,
    past_schedules,
    schedule_file,
    take_phases,
)


class TakingViewProtocol(Protocol):
    def show_sources(self, sources: Sequence[SourceFace]) -> None: ...

    def show_taken(self, said: str) -> None: ...

    def show_kept(self, path: Path) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class ScheduleTaking:
    def __init__(
        self, view: TakingViewProtocol, tasks: Tasks, clock: Clock, read: ScheduleReader
    ) -> None:
        self._view, self._tasks, self._clock, self._read = view, tasks, clock, read

    def list_sources(self) -> None:
        """Read when asked: other workshops change while this page is open."""
        here = self._tasks.workshop
        if here is None:
            return

        def found(past: Sequence[PastSchedule]) -> None:
            self._view.show_sources([_source(each) for each in past])

        ask = partial(past_schedules, here=here)
        self._tasks.look("past schedules", ask, found, self._refuse)

    def take_past(self, workshop: UUID) -> None:
        def read(library: Library) -> Sequence[Phase]:
            return library.read(workshop, partial(past_schedule, now=self._clock.now()))

        self._tasks.look("past schedule", read, self._take, self._refuse)

    def take_file(self, path: Path) -> None:
        def work(_watch: Watch) -> Sequence[Phase]:
            return self._read(content_of(path), path.name)

        self._tasks.job(work, self._take, self._refuse)

    def save(self, target: Path) -> None:
        """JSON or CSV, by the ending; another one is JSON."""

        def write(content: bytes) -> None:
            def work(_watch: Watch) -> None:
                write_aside(target, content)

            def kept(_done: None) -> None:
                self._view.show_kept(target)

            self._tasks.job(work, kept, self._refuse)

        ask = partial(schedule_file, ending=target.suffix.lower())
        self._tasks.query("schedule file", ask, write, self._refuse)

    def _take(self, phases: Sequence[Phase]) -> None:
        def taken(count: int) -> None:
            self._view.show_taken(
                n_("{n} phase remplace le déroulé.", "{n} phases remplacent le déroulé.", count)
            )

        self._tasks.command(partial(take_phases, phases=phases), taken, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def content_of(path: Path) -> bytes:
    """A schedule file, as it lies. Raises Problem, Surroundings."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem("schedule_file_unreadable", name=path.name, why=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise Surroundings("file_not_found", path=path.name) from None
    except OSError:
        raise Surroundings("file_unreadable", path=path.name) from None


def _source(past: PastSchedule) -> SourceFace:
    workshop = past.workshop
    parts = [workshop.title]
    if workshop.day is not None:
        parts.append(typography.day(workshop.day, language()))
    parts.append(typography.minutes(past.planned_s, language()))
    return SourceFace(workshop.id, ", ".join(parts))
