"""What « Compte rendu » does: lays the report out as it is, ticks sections, saves the PDF.

No widget. A preview that is out of date is cancelled, never waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.cards import Card
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import EvaluationAnswer
from workshop_app.domain.people import Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.ports import Clock, OfficeWriter, Printer, Watch, Written
from workshop_app.services.report import collect
from workshop_app.services.report_content import (
    FOR_OURSELVES,
    SECTIONS,
    ReportContent,
    SectionKey,
    section_label,
)
from workshop_app.services.report_given import report_given
from workshop_app.services.workshops import change_workshop


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the tick list."""

    key: SectionKey
    label: str
    ticked: bool
    pages: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A report laid out: its bytes and how long it is."""

    content: bytes
    written: Written


class ReportScreen(Protocol):
    def show_choice(self, shareable: bool, lines: Sequence[SectionLine]) -> None: ...

    def show_waiting(self) -> None: ...

    def show_pages(self, laid: Laid) -> None: ...

    def settle(self) -> None:
        """Call `lay_out` once nothing has changed for a moment."""

    def show_saved(self, path: Path, pages: int) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class ReportPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Person, Phase, Card, Photo, Table, Split, DebriefNote, EvaluationAnswer}
    )

    def __init__(
        self,
        view: ReportScreen,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        office: Callable[[], OfficeWriter],
        aside: Path,
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer, self._office, self._aside = printer, office, aside
        self._content: ReportContent | None = None
        self._order: list[SectionKey] = list(SECTIONS)
        self._pages: dict[str, int] = {}
        self._job: Job | None = None
        self._shown: ReportContent | None = None

    def refresh(self) -> None:
        now = self._clock.now()
        read = partial(collect, now=now, whole_pictures=False)
        self._tasks.query("report", read, self._take, self._refuse)

    def lay_out(self) -> None:
        """Make the preview; the one under way is given up."""
        content, workshop = self._content, self._tasks.workshop
        if content is None or workshop is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._view.show_waiting()
        self._job = self._tasks.job(
            partial(_lay_out, self._printer, content, self._aside / "apercu.pdf"),
            partial(self._show, workshop, content),
            self._refuse,
        )

    def choose_audience(self, shareable: bool) -> None:
        self._change(shareable_report=shareable)

    def choose_sections(self, ticked: Sequence[SectionKey], order: Sequence[SectionKey]) -> None:
        """`order` holds every section; none ticked is refused: the cover stays."""
        self._order = list(order)
        kept = tuple(key for key in order if key in ticked)
        self._change(report_sections=kept or ("cover",))

    def save(self, target: Path) -> None:
        """The report as it is now, in the file chosen."""
        self._write(target, lambda: self._printer())

    def save_word(self, target: Path) -> None:
        """The same as a Word document."""
        self._write(target, lambda: self._office())

    def _write(self, target: Path, writer: Callable[[], Printer | OfficeWriter]) -> None:
        now, workshop = self._clock.now(), self._tasks.workshop

        def found(content: ReportContent) -> None:
            def work(watch: Watch) -> Written:
                return writer().report(content, target, watch)

            def saved(written: Written) -> None:
                self._view.show_saved(written.path, written.pages)
                # The desk may have opened another workshop meanwhile.
                self._tasks.command(report_given, lambda _given: None, self._refuse, workshop)

            self._tasks.job(work, saved, self._refuse)

        self._tasks.query("report-save", partial(collect, now=now), found, self._refuse)

    def _change(self, **fields: Any) -> None:
        self._tasks.command(
            partial(change_workshop, **fields), lambda _changed: self.refresh(), self._refuse
        )

    def _take(self, content: ReportContent) -> None:
        self._content = content
        ticked = content.sections
        if [key for key in self._order if key in ticked] != list(ticked):
            self._order = [*ticked, *(key for key in SECTIONS if key not in ticked)]
        self._view.show_choice(content.shareable, self._lines())
        if self._shown is None or content != replace(self._shown, made_at=content.made_at):
            self._view.settle()

    def _lines(self) -> list[SectionLine]:
        assert self._content is not None
        content = self._content
        return [
            SectionLine(
                key,
                section_label(key),
                key in content.sections,
                self._pages.get(key, 0),
                _note(key, content),
            )
            for key in self._order
        ]

    def _show(self, workshop: UUID, content: ReportContent, laid: Laid) -> None:
        if workshop != self._tasks.workshop:
            return  # the desk opened another one meanwhile
        self._job = None
        self._shown = content
        self._pages = dict(laid.written.section_pages)
        self._view.show_choice(content.shareable, self._lines())
        self._view.show_pages(laid)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _lay_out(
    printer: Callable[[], Printer], content: ReportContent, target: Path, watch: Watch
) -> Laid:
    written = printer().report(content, target, watch)
    return Laid(written.path.read_bytes(), written)


def _note(key: SectionKey, content: ReportContent) -> str:
    """What a reader of the tick list should know of a section."""
    if key == "participants" and content.shareable:
        return n_("{n} personne, sans nom", "{n} personnes, sans les noms", content.cover.people)
    if key in ("by_category", "by_table"):
        return n_("{n} carte", "{n} cartes", content.cover.cards)
    if key in FOR_OURSELVES and content.shareable:
        return _("jamais dans la version à partager")
    if key == "evaluation" and content.opinions is not None:
        return n_("{n} réponse", "{n} réponses", content.opinions.answers)
    if key == "notes":
        return n_("{n} note", "{n} notes", len(content.notes))
    if key == "photos":
        return _photos_note(len(content.photos), content.shareable)
    return ""


def _photos_note(count: int, shareable: bool) -> str:
    if not count:
        return _("aucune photo")
    if shareable:
        return n_("{n} photo, à regarder avant", "{n} photos, à regarder avant", count)
    return n_("{n} photo", "{n} photos", count)
