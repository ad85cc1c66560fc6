"""What « Après la séance » looks like: what people thought of it, what it took, what to remember of
it. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.faces import AfterFace
from workshop_app.desktop.screens.after.notes_panel import NotesPanel
from workshop_app.desktop.screens.after.opinion_panel import OpinionPanel
from workshop_app.desktop.screens.after.results_panel import ResultsPanel
from workshop_app.desktop.screens.after.sheet_panel import SheetPanel
from workshop_app.desktop.screens.after.thanks_panel import ThanksPanel
from workshop_app.desktop.screens.after.times_panel import TimesPanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import scrolled
from workshop_app.i18n.translate import _

ONE_COLUMN = 860
"""Pixels of the page under which the panels stand below each other."""


class AfterView(Page):
    opened = Signal()
    closed = Signal()
    alone_changed = Signal(bool)
    projected = Signal()
    asked = Signal(object)
    sheet_typed = Signal(object, object)
    quoted = Signal(UUID, str, bool)
    export_asked = Signal(object)
    """A `Path`."""
    thanks_typed = Signal(str)
    thanks_said = Signal()
    note_written = Signal(object, str)
    note_changed = Signal(UUID, str)
    note_removed = Signal(UUID)
    report_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Après la séance"), parent)
        self.report = Button(
            _("Compte rendu"), "primary", "report", on_click=self.report_asked.emit
        )
        self.add_action(self.report)
        self._dialog: QFileDialog | None = None
        self.opinion, self.results, self.sheet = OpinionPanel(), ResultsPanel(), SheetPanel()
        self.times, self.notes, self.thanks = TimesPanel(), NotesPanel(), ThanksPanel()
        self.thanks.typed.connect(self.thanks_typed)
        self.thanks.said.connect(self.thanks_said)
        self.thanks.copied.connect(self._copy)
        self.opinion.opened.connect(self.opened)
        self.opinion.closed.connect(self.closed)
        self.opinion.alone_changed.connect(self.alone_changed)
        self.opinion.projected.connect(self.projected)
        self.opinion.asked.connect(self.asked)
        self.results.quoted.connect(self.quoted)
        self.results.exported.connect(self._ask_where)
        self.sheet.typed.connect(self.sheet_typed)
        self.notes.written.connect(self.note_written)
        self.notes.changed.connect(self.note_changed)
        self.notes.removed.connect(self.note_removed)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(space("grid_gap"))
        left = (self.opinion, self.results, self.sheet)
        for panels in (left, (self.thanks, self.notes, self.times)):
            self._columns.addWidget(_column(panels), 1)
        self._scrolled = scrolled(inside)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scrolled, 1)

    def panels(self) -> Sequence[QWidget]:
        first = self.sheet.fields[:1]
        return [self.opinion, self.results, *first, self.thanks, self.notes.entry, self.times]

    def show_face(self, face: AfterFace) -> None:
        self.opinion.show_face(face.opinion)
        self.sheet.show_questions(face.opinion.questions)
        self.results.show_face(face.results)
        self.thanks.show_face(face.thanks)
        self.times.show_times(face.times, face.total)
        self.notes.show_notes(face.subjects, face.notes)

    def forget(self) -> None:
        self.banners.clear()
        self.opinion.forget()
        self.sheet.forget()
        self.results.forget()
        self.thanks.forget()
        self.times.show_times((), "")
        self.notes.forget()

    def note_kept(self) -> None:
        self.notes.clear_entry()

    def show_note_refused(self, said: str) -> None:
        self.notes.set_error(said)

    def show_question_refused(self, said: str) -> None:
        self.opinion.set_error(said)

    def sheet_kept(self) -> None:
        self.sheet.sheet_kept()

    def show_sheet_refused(self, said: str) -> None:
        self.sheet.set_error(said)

    def show_thanks_refused(self, said: str) -> None:
        self.thanks.set_error(said)

    def show_exported(self, path: Path) -> None:
        self.banners.show_banner("success", _("Réponses exportées."), str(path), key="exported")

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        self.undo.offer(said, undo, "check")

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        said = _("Courriel copié.")
        self.banners.show_banner("success", said, _("Collez-le dans votre messagerie."), key="copy")

    def _ask_where(self) -> None:
        kinds = [_("Texte séparé par des points-virgules (*.csv)")]
        self._dialog = ask_to_save(
            self, _("Exporter les réponses"), _("evaluation.csv"), kinds, self.export_asked.emit
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ONE_COLUMN
        towards = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if towards != self._columns.direction():
            self._columns.setDirection(towards)


def _column(panels: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("grid_gap"))
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return made
