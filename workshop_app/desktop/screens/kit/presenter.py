"""What « Kit à imprimer » does: lays documents out aside, tells what is out of date, writes PDFs.

No widget. A miniature that is out of date is cancelled, never waited for; what was written to a
file counts as printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.kit import wording
from workshop_app.desktop.screens.kit.wording import Figure, LackLine, Look, PaperLine, TileFace
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.documents import KIT_KINDS, KitKind, Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import KitContent, KitOptions
from workshop_app.services.kit_desk import KitReading, options_shown, read_kit
from workshop_app.services.kit_parts import mark_printed, marks_of
from workshop_app.services.ports import Clock, Printer, Snapshot, Watch, Written

Which = Literal["ticked", "redo", "chosen"]


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as it will be printed."""

    content: bytes
    pages: int
    missing_signs: str


@dataclass(frozen=True, slots=True)
class ChosenFace:
    """The document seen large."""

    kind: KitKind
    name: str
    length: str
    reason: str
    detail: str
    look: Look
    can_save: bool


@dataclass(frozen=True, slots=True)
class KitShown:
    """All the words of the page."""

    tag: str
    redo_button: str
    save_button: str
    save_refused: str
    """Why nothing can be saved; empty when it can."""
    options: KitOptions
    tiles: tuple[TileFace, ...]
    chosen: ChosenFace
    lacks: tuple[LackLine, ...]
    aside: str
    figures: tuple[Figure, ...]
    papers: tuple[PaperLine, ...]
    no_figures: str
    """Said in their place when there are none."""


class KitScreen(Protocol):
    def show_kit(self, shown: KitShown) -> None: ...

    def show_thumbnail(self, kind: KitKind, content: bytes) -> None: ...

    def dim_thumbnail(self, kind: KitKind) -> None:
        """What it shows is out of date; the new one is being made."""

    def show_pages(self, kind: KitKind, content: bytes) -> None:
        """The chosen document, large."""

    def show_no_pages(self, kind: KitKind, said: str) -> None:
        """The chosen document is not there yet, or cannot be."""

    def show_signs(self, signs: str) -> None: ...

    def ask_where(self, which: Which, name: str) -> None: ...

    def show_writing(self, job: Job, said: str) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int, note: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def show_refused_file(self, said: str, which: Which) -> None: ...


Key = tuple[str, KitOptions]
"""Fingerprint of what a document says, and how it looks: the same key, the same pages."""


class KitPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Workshop, Person, Phase, Table, Printed})

    def __init__(
        self,
        view: KitScreen,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        address: Callable[[Workshop], str],
        aside: Path,
        go: Callable[[str], None],
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer, self._address, self._aside = printer, address, aside
        self._go = go
        self._options = KitOptions()
        self._chosen: KitKind = KIT_KINDS[0]
        self._jobs: dict[KitKind, Job] = {}
        self._forget(None)

    def refresh(self) -> None:
        if self._tasks.workshop != self._workshop:
            self._forget(self._tasks.workshop)
        self._tasks.query("kit", self._query(), self._take, self._refuse)

    def _forget(self, workshop: UUID | None) -> None:
        """Another workshop: nothing of the one before is shown or finished."""
        for job in self._jobs.values():
            job.cancel()
        self._workshop = workshop
        self._ticked = set(KIT_KINDS)
        self._reading: KitReading | None = None
        self._asked: dict[KitKind, Key] = {}
        self._jobs = {}
        self._made: dict[KitKind, Laid] = {}
        self._refused: dict[KitKind, Refusal] = {}

    # what the person chooses

    def choose(self, kind: KitKind) -> None:
        """See it large."""
        if kind != self._chosen:
            self._chosen = kind
            self._show()
            self._show_chosen_pages()

    def set_ticked(self, kind: KitKind, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(kind)
        self._show()

    @property
    def options(self) -> KitOptions:
        return self._options

    def set_options(self, options: KitOptions) -> None:
        self._options = options
        self._show()
        self._lay_out()

    def go(self, page: str) -> None:
        self._go(page)

    # writing

    def ask_where(self, which: Which) -> None:
        if self._reading is not None and (kinds := self._kinds(which, self._reading)):
            self._view.ask_where(which, wording.file_name(kinds, which == "redo"))

    def save(self, which: Which, target: Path) -> None:
        """The documents as they are now, in the file chosen."""

        def found(reading: KitReading) -> None:
            self._take(reading)
            kinds = self._kinds(which, reading)
            if kinds:
                self._write(reading, kinds, target, which)

        self._tasks.query("kit-save", self._query(), found, self._refuse)

    def _write(
        self, reading: KitReading, kinds: Sequence[KitKind], target: Path, which: Which
    ) -> None:
        content, options, workshop = reading.content, self._options, self._tasks.workshop
        broken = [kind for kind in self._wanted(which, reading) if kind not in kinds]
        note = wording.left_out(broken) if broken else ""

        def work(watch: Watch) -> Written:
            return self._printer().kit(content, kinds, options, target, watch)

        def refused(refusal: Refusal) -> None:
            self._view.show_refused_file(sentence(refusal.code, refusal.values), which)

        def written(document: Written) -> None:
            said = n_("{n} document enregistré.", "{n} documents enregistrés.", len(kinds))
            self._view.show_saved(said, document.path, document.pages, note)
            mark = partial(mark_printed, marks=marks_of(content, kinds))
            # The desk may have opened another workshop meanwhile.
            self._tasks.command(mark, lambda _marked: self.refresh(), self._refuse, workshop)

        job = self._tasks.job(work, written, refused)
        name = document_label(kinds[0]) if len(kinds) == 1 else _("Kit à imprimer")
        self._view.show_writing(job, name)

    def _wanted(self, which: Which, reading: KitReading) -> list[KitKind]:
        match which:
            case "ticked":
                return [kind for kind in KIT_KINDS if kind in self._ticked]
            case "redo":
                return [each.kind for each in reading.documents if each.state == "redo"]
            case "chosen":
                return [self._chosen]

    def _kinds(self, which: Which, reading: KitReading) -> list[KitKind]:
        """Those wanted, without those that no file could hold."""
        broken = {kind for kind, why in self._refused.items() if isinstance(why, Problem)}
        return [kind for kind in self._wanted(which, reading) if kind not in broken]

    # laying out

    def _query(self) -> Callable[[Snapshot], KitReading]:
        return partial(read_kit, address=self._address, now=self._clock.now())

    def _take(self, reading: KitReading) -> None:
        self._reading = reading
        self._show()
        self._lay_out()

    def _lay_out(self) -> None:
        """Makes what is out of date anew, the document in front first."""
        if self._reading is None or self._tasks.workshop is None:
            return
        content = self._reading.content
        for document in sorted(self._reading.documents, key=lambda d: d.kind != self._chosen):
            key = (document.fingerprint, options_shown(document.kind, self._options))
            if self._asked.get(document.kind) != key:
                self._make(document.kind, key, content)

    def _make(self, kind: KitKind, key: Key, content: KitContent) -> None:
        if (old := self._jobs.get(kind)) is not None:
            old.cancel()
        self._asked[kind] = key
        self._view.dim_thumbnail(kind)
        if kind == self._chosen:
            self._view.show_no_pages(kind, _("Mise en page…"))
        self._jobs[kind] = self._tasks.job(
            partial(_lay_out, self._printer, content, kind, key[1], self._aside),
            partial(self._laid, kind, key),
            partial(self._not_laid, kind, key),
        )

    def _laid(self, kind: KitKind, key: Key, laid: Laid) -> None:
        if self._asked.get(kind) != key:
            return
        self._made[kind] = laid
        self._refused.pop(kind, None)
        self._view.show_thumbnail(kind, laid.content)
        signs = {sign for made in self._made.values() for sign in made.missing_signs}
        self._view.show_signs("".join(sorted(signs)))
        self._show()
        if kind == self._chosen:
            self._show_chosen_pages()

    def _not_laid(self, kind: KitKind, key: Key, refusal: Refusal) -> None:
        """The others go on; this one says why it is not there."""
        if self._asked.get(kind) == key:
            self._made.pop(kind, None)
            self._refused[kind] = refusal
            # Asked again at the next reading: what refused may be over.
            del self._asked[kind]
            self._show()
            if kind == self._chosen:
                self._show_chosen_pages()

    # showing

    def _show_chosen_pages(self) -> None:
        laid = self._made.get(self._chosen)
        if laid is not None:
            self._view.show_pages(self._chosen, laid.content)
        else:
            waiting = "" if self._chosen in self._refused else _("Mise en page…")
            self._view.show_no_pages(self._chosen, waiting)

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        redo = sum(each.state == "redo" for each in reading.documents)
        pages = {kind: laid.pages for kind, laid in self._made.items()}
        wanted = [kind for kind in self._wanted("ticked", reading) if kind not in self._refused]
        known = {kind: pages[kind] for kind in wanted if kind in pages}
        if len(known) < len(wanted):
            known = {}
        shown = KitShown(
            tag=wording.redo_count(redo),
            redo_button=wording.redo_button(redo),
            save_button=wording.save_button(len(self._ticked), len(KIT_KINDS)),
            save_refused="" if self._ticked else _("Cochez au moins un document."),
            options=self._options,
            tiles=tuple(
                wording.tile_face(
                    each,
                    pages.get(each.kind),
                    self._options,
                    each.kind in self._ticked,
                    self._why_refused(each.kind),
                )
                for each in reading.documents
            ),
            chosen=self._chosen_face(reading),
            lacks=_lacks(reading),
            aside=wording.cards_each(reading.content) if "cartes" in known else "",
            figures=wording.figures(known, reading.content, self._options),
            papers=wording.paper_lines(known, reading.documents, self._options),
            no_figures=_("Mise en page…") if wanted else _("Rien n'est coché."),
        )
        self._view.show_kit(shown)

    def _chosen_face(self, reading: KitReading) -> ChosenFace:
        document = next(each for each in reading.documents if each.kind == self._chosen)
        refused = self._why_refused(self._chosen)
        bold, detail, look = wording.reason(document, refused)
        laid = self._made.get(self._chosen)
        return ChosenFace(
            self._chosen,
            document_label(self._chosen),
            wording.length(document, laid.pages if laid else None),
            bold,
            detail,
            look,
            bool(self._kinds("chosen", reading)),
        )

    def _why_refused(self, kind: KitKind) -> str:
        refusal = self._refused.get(kind)
        return sentence(refusal.code, refusal.values) if refusal else ""

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _lay_out(
    printer: Callable[[], Printer],
    content: KitContent,
    kind: KitKind,
    options: KitOptions,
    aside: Path,
    watch: Watch,
) -> Laid:
    written = printer().kit(content, [kind], options, aside / f"{kind}.pdf", watch)
    return Laid(written.path.read_bytes(), written.section_pages[kind], written.missing_signs)


def _lacks(reading: KitReading) -> tuple[LackLine, ...]:
    """Each thing once, in the order of the documents."""
    wanted = dict.fromkeys(lack for each in reading.documents for lack in each.lacks)
    return tuple(wording.lack_line(lack) for lack in wanted)
