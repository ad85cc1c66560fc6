"""What « Kit à imprimer » looks like: miniatures, options, sums, one document in large.

Decides nothing of what is printed; lays out, and emits what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.kit.chosen_panel import ChosenPanel
from workshop_app.desktop.screens.kit.panels import (
    LackLines,
    OptionsRow,
    PaperPanel,
    note,
)
from workshop_app.desktop.screens.kit.presenter import KitShown, Which
from workshop_app.desktop.screens.kit.tile import TileGrid
from workshop_app.desktop.screens.kit.wording import waiting_face
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.i18n.translate import _

SIDE, SIDE_NARROW = 392, 300
NARROW, TALL = 1080, 1180
"""Under these there is little room: ten miniatures come before a table of figures."""
RESULT, REFUSED, SIGNS = "kit-result", "kit-refused", "kit-signs"


class KitView(Page):
    chosen = Signal(object)
    """A kind of document."""
    ticked = Signal(object, bool)
    options_changed = Signal(object)
    where_asked = Signal(str)
    """Which documents the person wants in a file."""
    save_asked = Signal(str, object)
    """Which documents, in which `Path`."""
    page_asked = Signal(str)
    scope_chosen = Signal(str)
    parts_picked = Signal(object)
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Kit à imprimer"), parent)
        self._dialog: QFileDialog | None = None
        self._job: Job | None = None
        self._large: KitKind | None = None
        self._build_header()
        self._build_writing()
        row = QHBoxLayout()
        row.setSpacing(space(4))
        left = QVBoxLayout()
        left.setSpacing(space("grid_gap"))
        left.addWidget(self._build_documents(), 1)
        self.papers = PaperPanel()
        left.addWidget(self.papers)
        row.addLayout(left, 1)
        self.large = ChosenPanel()
        self.large.save_asked.connect(lambda: self.where_asked.emit("chosen"))
        self.large.edit_asked.connect(self.edit_asked)
        self.large.scope_chosen.connect(self.scope_chosen)
        self.large.picked.connect(self.parts_picked)
        self.large.options_changed.connect(self.options_changed)
        row.addWidget(self.large)
        self.body.addLayout(row, 1)

    def print_button(self) -> Button:
        return self.save

    def panels(self) -> Sequence[QWidget]:
        return [self._documents, self.papers, self.large]

    # the documents

    def show_kit(self, shown: KitShown) -> None:
        self.count.say(shown.tag, "signal", "warn")
        self.redo.setText(shown.redo_button)
        self.redo.set_icon("refresh")
        self.redo.setVisible(bool(shown.redo_button))
        self.save.setText(shown.save_button)
        if shown.save_refused:
            self.save.refuse(shown.save_refused)
        else:
            self.save.allow()
        self.options.show_options(shown.options)
        self.grid.show_faces(shown.tiles, shown.chosen.kind)
        self.lacks.show_lines(shown.lacks)
        self.papers.show_papers(shown.aside, shown.figures, shown.papers, shown.no_figures)
        self.large.show_chosen(shown.chosen)

    def show_thumbnail(self, kind: KitKind, content: bytes) -> None:
        self.grid.tiles[kind].show_page(content)

    def dim_thumbnail(self, kind: KitKind) -> None:
        self.grid.tiles[kind].dim()

    def show_pages(self, kind: KitKind, content: bytes) -> None:
        self.large.preview.show_document(content, None if kind == self._large else 0)
        self._large = kind

    def show_no_pages(self, kind: KitKind, said: str) -> None:
        if kind == self._large:
            self.large.preview.show_waiting(said)
        else:
            self._large = None
            self.large.preview.clear(said)

    def show_signs(self, signs: str) -> None:
        self.banners.withdraw(SIGNS)
        if signs:
            self.banners.show_banner(
                "signal",
                _("Des signes n'existent dans aucune police : {signs}", signs=signs),
                _("Ils sont imprimés par leur numéro."),
                key=SIGNS,
            )

    # files

    def ask_where(self, which: Which, name: str) -> None:
        """Opens the file dialog and returns at once."""
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le PDF"),
            name,
            [_("Document PDF (*.pdf)")],
            lambda path: self.save_asked.emit(which, path),
        )

    def show_writing(self, job: Job, said: str) -> None:
        self.writing.say(_("{name} : mise en page…", name=said))
        self.writing.set_progress(0.0)
        self.writing.show()
        job.progress.connect(self._show_progress)
        job.ended.connect(self.writing.hide)
        self._job = job

    def show_saved(self, said: str, path: Path, pages: int, note_: str) -> None:
        self.banners.withdraw(REFUSED)
        self.banners.show_document(said, path, pages, RESULT, note_)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key=REFUSED)

    def show_refused_file(self, said: str, which: Which) -> None:
        other = (_("Autre dossier"), lambda: self.where_asked.emit(which))
        self.banners.show_banner("error", said, action=other, key=REFUSED)

    # making it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.large.setFixedWidth(SIDE_NARROW if narrow else SIDE)
        self.large.set_narrow(narrow)
        self.papers.show_table(event.size().height() >= TALL)

    def _build_header(self) -> None:
        self.redo = Button("", on_click=lambda: self.where_asked.emit("redo"))
        self.redo.hide()
        self.save = Button(
            _("Tout le kit en un PDF"),
            "primary",
            "download",
            on_click=lambda: self.where_asked.emit("ticked"),
        )
        self.add_action(self.redo)
        self.add_action(self.save)

    def _build_writing(self) -> None:
        self.writing = LoadingBanner("", "print")
        self.writing.stop_asked.connect(self._stop)
        self.writing.hide()
        self.body.addWidget(self.writing)

    def _build_documents(self) -> Panel:
        self._documents = Panel()
        self._documents.setAccessibleName(_("Documents du kit"))
        body = self._documents.body
        body.setSpacing(space(3))
        self.options = OptionsRow()
        self.options.changed.connect(self.options_changed)
        self.grid = TileGrid([waiting_face(kind) for kind in KIT_KINDS])
        self.grid.chosen.connect(self.chosen)
        self.grid.ticked.connect(self.ticked)
        self.lacks = LackLines()
        self.lacks.page_asked.connect(self.page_asked)
        body.addWidget(self.options)
        body.addWidget(self.grid, 100)
        body.addWidget(self.lacks)
        body.addWidget(
            note(
                "info",
                _(
                    "Le PDF suit l'ordre d'accrochage, sa première page dit combien de chaque. Une "
                    "clé USB suffit : aucune imprimante n'est nécessaire sur place."
                ),
            )
        )
        body.addStretch(1)
        return self._documents

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_progress(self, share: float) -> None:
        self.writing.set_progress(share, _("{n} %", n=round(100 * share)))
