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

from workshop_app.desktop.kit_writer import KitWriter, PaperOrder, Told
from workshop_app.desktop.screens.kit import wording
from workshop_app.desktop.screens.kit.miniatures import Laid, Miniatures
from workshop_app.desktop.screens.kit.parts_wording import (
    PartsFace,
    edit_page,
    how_many,
    nothing_picked,
    parts_face,
)
from workshop_app.desktop.screens.kit.picking import Picking, Scope, shown_content
from workshop_app.desktop.screens.kit.wording import Figure, LackLine, Look, PaperLine, TileFace
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.documents import KIT_KINDS, KitKind, Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.kit import document_label
from workshop_app.services.kit_desk import KitDocument, KitReading, options_shown, read_kit
from workshop_app.services.kit_parts import fingerprint, out_of_date
from workshop_app.services.ports import Clock, Printer, Snapshot, Written
from workshop_app.services.workshops import change_workshop

Which = Literal["ticked", "redo", "chosen"]


@dataclass(frozen=True, slots=True)
class ChosenFace:
    """The document seen large."""

    kind: KitKind
    name: str
    length: str
    reason: str
    detail: str
    look: Look
    refused: str
    """Why it cannot be saved; empty when it can."""
    parts: PartsFace
    edit: str
    """Title of the page where what it says is changed."""
    options: KitOptions


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


class KitPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Person, Phase, Table, Printed, HallPlan, Attendance, FollowLink, Evaluation}
    )

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
        self._address, self._go = address, go
        self._writer = KitWriter(tasks, clock, printer, address)
        self._miniatures = Miniatures(tasks, printer, aside, self)
        self._options = KitOptions()
        self._chosen: KitKind = KIT_KINDS[0]
        self._forget(None)

    def refresh(self) -> None:
        if self._tasks.workshop != self._workshop:
            self._forget(self._tasks.workshop)
        self._tasks.query("kit", self._query(), self._take, self._refuse)

    def _forget(self, workshop: UUID | None) -> None:
        """Another workshop: nothing of the one before is shown or finished."""
        self._miniatures.forget()
        self._workshop = workshop
        self._picking = Picking()
        self._reading: KitReading | None = None

    # what the person chooses

    def choose(self, kind: KitKind) -> None:
        """See it large."""
        if kind != self._chosen:
            self._chosen = kind
            self._show()
            self._show_chosen_pages()

    def set_ticked(self, kind: KitKind, ticked: bool) -> None:
        self._picking.set_ticked(kind, ticked)
        self._show()

    def set_scope(self, scope: Scope) -> None:
        """The chosen document whole, only what is to be done again, or what will be picked."""
        if self._reading is not None:
            self._picking.set_scope(self._document(self._reading, self._chosen), scope)
            self._show()
            self._lay_out()

    def pick(self, parts: Sequence[str]) -> None:
        """Only these parts of the chosen document."""
        if self._reading is not None:
            self._picking.pick(self._document(self._reading, self._chosen), parts)
            self._show()
            self._lay_out()

    def edit(self) -> None:
        """Go where what the chosen document says is changed."""
        self._go(edit_page(self._chosen)[0])

    def set_options(self, options: KitOptions) -> None:
        """Kept with the workshop: badges of the day go into the holders of the day before."""
        self._options = options
        self._show()
        self._lay_out()
        keep = partial(change_workshop, paper=options)
        self._tasks.command(keep, lambda _workshop: None, self._refuse)

    def go(self, page: str) -> None:
        self._go(page)

    # writing

    def ask_where(self, which: Which) -> None:
        if self._reading is not None and (kinds := self._kinds(which, self._reading)):
            self._view.ask_where(which, wording.file_name(kinds, which == "redo"))

    def save(self, which: Which, target: Path) -> None:
        """The documents as they are when it is written, in the file chosen."""
        told = Told(
            begun=self._begun,
            written=partial(self._written, which),
            marked=self.refresh,
            refused=lambda refusal: self._view.show_refused_file(
                sentence(refusal.code, refusal.values), which
            ),
        )
        self._writer.write(partial(self._order, which), target, told)

    def _order(self, which: Which, reading: KitReading) -> PaperOrder | None:
        self._take(reading)
        kinds = self._kinds(which, reading)
        if not kinds:
            return None
        if which == "redo":
            stale = out_of_date({each.kind: each.parts for each in reading.documents})
            return PaperOrder(tuple(kinds), stale)
        parts = self._picking.parts_of(reading.documents)
        return PaperOrder(tuple(kinds), parts)

    def _begun(self, job: Job, order: PaperOrder) -> None:
        kinds = order.kinds
        self._view.show_writing(
            job, document_label(kinds[0]) if len(kinds) == 1 else _("Kit à imprimer")
        )

    def _written(self, which: Which, document: Written, order: PaperOrder) -> None:
        broken = [kind for kind in self._miniatures.refused if kind in self._last_wanted(which)]
        note = wording.left_out(broken) if broken else ""
        said = n_("{n} document enregistré.", "{n} documents enregistrés.", len(order.kinds))
        self._view.show_saved(said, document.path, document.pages, note)
        for kind in order.kinds:
            self._picking.forget_scope(kind)

    def _last_wanted(self, which: Which) -> Sequence[KitKind]:
        return self._wanted(which, self._reading) if self._reading is not None else ()

    def _wanted(self, which: Which, reading: KitReading) -> list[KitKind]:
        match which:
            case "ticked":
                return [kind for kind in KIT_KINDS if kind in self._picking.ticked]
            case "redo":
                return [each.kind for each in reading.documents if each.state == "redo"]
            case "chosen":
                return [self._chosen]

    def _kinds(self, which: Which, reading: KitReading) -> list[KitKind]:
        """Those wanted, without those that no file could hold nor those of which nothing is."""
        refused = self._miniatures.refused
        broken = {kind for kind, why in refused.items() if isinstance(why, Problem)}
        if which != "redo":
            broken |= {each.kind for each in reading.documents if self._picking.is_empty(each)}
        return [kind for kind in self._wanted(which, reading) if kind not in broken]

    # laying out

    def _query(self) -> Callable[[Snapshot], KitReading]:
        return partial(read_kit, address=self._address, now=self._clock.now())

    def _take(self, reading: KitReading) -> None:
        self._reading, self._options = reading, reading.options
        self._show()
        self._lay_out()

    def _lay_out(self) -> None:
        """Makes what is out of date anew, the document in front first."""
        if self._reading is None or self._tasks.workshop is None:
            return
        wanted = self._picking.parts_of(self._reading.documents)
        for document in sorted(self._reading.documents, key=lambda d: d.kind != self._chosen):
            kind = document.kind
            content = shown_content(self._reading.content, kind, wanted)
            mark = fingerprint(kind, content) if kind in wanted else document.fingerprint
            key = (mark, options_shown(kind, self._options))
            self._miniatures.ask(kind, key, content)

    def begun(self, kind: KitKind) -> None:
        self._view.dim_thumbnail(kind)
        if kind == self._chosen:
            self._view.show_no_pages(kind, _("Mise en page…"))

    def laid_out(self, kind: KitKind, laid: Laid) -> None:
        self._view.show_thumbnail(kind, laid.content)
        signs = {sign for made in self._miniatures.made.values() for sign in made.missing_signs}
        self._view.show_signs("".join(sorted(signs)))
        self._show()
        if kind == self._chosen:
            self._show_chosen_pages()

    def not_laid_out(self, kind: KitKind) -> None:
        self._show()
        if kind == self._chosen:
            self._show_chosen_pages()

    # showing

    def _show_chosen_pages(self) -> None:
        laid = self._miniatures.made.get(self._chosen)
        if laid is not None:
            self._view.show_pages(self._chosen, laid.content)
        else:
            waiting = "" if self._chosen in self._miniatures.refused else _("Mise en page…")
            self._view.show_no_pages(self._chosen, waiting)

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        redo = sum(each.state == "redo" for each in reading.documents)
        pages = {kind: laid.pages for kind, laid in self._miniatures.made.items()}
        broken = self._miniatures.refused
        wanted = [kind for kind in self._wanted("ticked", reading) if kind not in broken]
        known = {kind: pages[kind] for kind in wanted if kind in pages}
        if len(known) < len(wanted):
            known = {}
        shown = KitShown(
            tag=wording.redo_count(redo),
            redo_button=wording.redo_button(redo),
            save_button=wording.save_button(len(self._picking.ticked), len(KIT_KINDS)),
            save_refused="" if self._picking.ticked else _("Cochez au moins un document."),
            options=self._options,
            tiles=tuple(
                wording.tile_face(
                    each,
                    pages.get(each.kind),
                    self._options,
                    each.kind in self._picking.ticked,
                    self._why_refused(each.kind),
                    how_many(each, self._picking.wanted(each)),
                )
                for each in reading.documents
            ),
            chosen=self._chosen_face(reading),
            lacks=_lacks(reading),
            aside=wording.per_sheet(known, reading.content, self._options),
            figures=wording.figures(known, reading.content, self._options),
            papers=wording.paper_lines(known, reading.documents, self._options),
            no_figures=_("Mise en page…") if wanted else _("Rien n'est coché."),
        )
        self._view.show_kit(shown)

    def _chosen_face(self, reading: KitReading) -> ChosenFace:
        kind = self._chosen
        document = self._document(reading, kind)
        refused = self._why_refused(kind)
        bold, detail, look = wording.reason(document, refused)
        laid = self._miniatures.made.get(kind)
        why_not = nothing_picked(kind) if self._picking.is_empty(document) else detail
        return ChosenFace(
            kind,
            document_label(kind),
            wording.length(document, laid.pages if laid else None),
            bold,
            detail,
            look,
            "" if self._kinds("chosen", reading) else why_not,
            parts_face(document, self._picking, reading.content),
            edit_page(kind)[1],
            self._options,
        )

    @staticmethod
    def _document(reading: KitReading, kind: KitKind) -> KitDocument:
        return next(each for each in reading.documents if each.kind == kind)

    def _why_refused(self, kind: KitKind) -> str:
        refusal = self._miniatures.refused.get(kind)
        return sentence(refusal.code, refusal.values) if refusal else ""

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _lacks(reading: KitReading) -> tuple[LackLine, ...]:
    """Each thing once, in the order of the documents."""
    wanted = dict.fromkeys(lack for each in reading.documents for lack in each.lacks)
    return tuple(wording.lack_line(lack) for lack in wanted)
