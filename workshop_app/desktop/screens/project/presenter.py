"""What « Fiche projet » does: each field is one command, and the page is laid out anew behind it.

No widget. A preview that is out of date is cancelled, never waited for. Title, organiser, context,
objectives and results are those of the workshop: one truth, on two pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.project import wording
from workshop_app.desktop.screens.project.wording import Tone
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.problems import Problem
from workshop_app.domain.project import CALENDAR_FORMS, Project
from workshop_app.domain.recruitment.candidature import Recruitment
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.typed import read_day, read_lines
from workshop_app.services.call_for_candidates import call_text
from workshop_app.services.ports import Clock, Printer, Watch, Written
from workshop_app.services.project import (
    SheetReading,
    change_project,
    collect_project,
    read_sheet,
)
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.workshops import change_workshop

OF_THE_WORKSHOP = ("title", "organiser", "context", "objectives", "results")
LISTS = ("objectives", "results")
TEXTS = ("context", "wanted", "conditions", "costs")


@dataclass(frozen=True, slots=True)
class Laid:
    """The page as it will be printed."""

    content: bytes
    shortened: tuple[str, ...]
    missing_signs: str


@dataclass(frozen=True, slots=True)
class SheetShown:
    """All the words of the page."""

    values: Mapping[str, str]
    untouched: frozenset[str]
    on_site: int
    remote: int
    promise_note: str
    promise_tone: Tone
    rules: str
    by_quarter: bool
    calendar: Sequence[str]
    call: str


class ProjectScreen(Protocol):
    def show_sheet(self, shown: SheetShown) -> None: ...

    def forget(self) -> None:
        """Another workshop is open."""

    def show_field_refused(self, field: str, said: str) -> None: ...

    def clear_refusal(self, field: str) -> None: ...

    def show_waiting(self) -> None:
        """The page is being laid out."""

    def show_page(self, laid: Laid) -> None: ...

    def show_no_page(self, said: str) -> None: ...

    def show_saved(self, path: Path, shortened: Sequence[str]) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class ProjectPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Workshop, Project, Meeting, Recruitment})

    def __init__(
        self,
        view: ProjectScreen,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        aside: Path,
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer, self._aside = printer, aside
        self._of: UUID | None = None  # a field left late still writes to its own workshop
        self._asked: ProjectContent | None = None
        self._job: Job | None = None

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of, self._asked = self._tasks.workshop, None
            self._view.forget()
        now = self._clock.now()
        self._tasks.query("project", partial(read_sheet, now=now), self._take, self._refuse)

    def change(self, field: str, typed: str) -> None:
        """One field, as typed."""
        value = self._read(field, typed)
        if isinstance(value, Problem):
            self._view.show_field_refused(field, sentence(value.code, value.values))
        else:
            self._write(field, {field: value})

    def change_promise(self, on_site: int, remote: int) -> None:
        self._write("promise", {"on_site": on_site, "remote": remote})

    def choose_calendar(self, form: str) -> None:
        """The year by meeting or by quarter."""
        if form in CALENDAR_FORMS:
            self._write("calendar", {"calendar": form})

    def save(self, target: Path) -> None:
        """The page as the sheet is now, in the file chosen."""

        def found(content: ProjectContent) -> None:
            def work(watch: Watch) -> Written:
                return self._printer().project_sheet(content, target, watch)

            def saved(written: Written) -> None:
                self._view.show_saved(written.path, written.shortened)

            self._tasks.job(work, saved, self._refuse)

        now = self._clock.now()
        self._tasks.query("project-save", partial(collect_project, now=now), found, self._refuse)

    def _read(self, field: str, typed: str) -> object:
        if field == "apply_until":
            if not typed.strip():
                return None
            today = self._clock.now().astimezone().date()
            return read_day(typed, today) or Problem("day_not_valid", value=typed)
        if field in LISTS:
            return read_lines(typed)
        return typed.strip() if field in TEXTS else " ".join(typed.split())

    def _write(self, field: str, changes: dict[str, Any]) -> None:
        verb: Callable[..., Any] = change_workshop if field in OF_THE_WORKSHOP else change_project

        def done(_changed: object) -> None:
            self._view.clear_refusal(field)
            self.refresh()

        def refused(refusal: Refusal) -> None:
            said = sentence(refusal.code, refusal.values)
            self._view.show_field_refused(field, said)

        self._tasks.command(partial(verb, **changes), done, refused, self._of)

    def _take(self, reading: SheetReading) -> None:
        project, content = reading.project, reading.content
        note, tone = wording.promise_note(project, reading.planned)
        self._view.show_sheet(
            SheetShown(
                values=wording.field_values(reading),
                untouched=reading.untouched,
                on_site=project.on_site,
                remote=project.remote,
                promise_note=note,
                promise_tone=tone,
                rules=wording.rules_words(content),
                by_quarter=project.calendar == "quarter",
                calendar=wording.shown_calendar(content),
                call=call_text(content),
            )
        )
        if self._asked is None or content != replace(self._asked, made_at=content.made_at):
            self._lay_out(content)

    def _lay_out(self, content: ProjectContent) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked = content
        self._view.show_waiting()

        def laid(page: Laid) -> None:
            if self._asked is content:
                self._view.show_page(page)

        def not_laid(refusal: Refusal) -> None:
            if self._asked is content:
                self._asked = None  # asked again at the next reading
                self._view.show_no_page(sentence(refusal.code, refusal.values))

        work = partial(_lay_out, self._printer, content, self._aside / "fiche-projet.pdf")
        self._job = self._tasks.job(work, laid, not_laid)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _lay_out(
    printer: Callable[[], Printer], content: ProjectContent, target: Path, watch: Watch
) -> Laid:
    written = printer().project_sheet(content, target, watch)
    return Laid(written.path.read_bytes(), tuple(written.shortened), written.missing_signs)
