"""What « Après la séance » looks like: what the day took, what to remember. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.faces import AfterFace
from workshop_app.desktop.screens.after.notes_panel import NotesPanel
from workshop_app.desktop.screens.after.times_panel import TimesPanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import scrolled
from workshop_app.i18n.translate import _

ONE_COLUMN = 860
"""Pixels of the page under which the panels stand below each other."""


class AfterView(Page):
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
        self.times, self.notes = TimesPanel(), NotesPanel()
        self.notes.written.connect(self.note_written)
        self.notes.changed.connect(self.note_changed)
        self.notes.removed.connect(self.note_removed)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(space("grid_gap"))
        for panels in ((self.times,), (self.notes,)):
            self._columns.addWidget(_column(panels), 1)
        self._scrolled = scrolled(inside)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scrolled, 1)

    def panels(self) -> Sequence[QWidget]:
        return [self.times, self.notes.entry]

    def show_face(self, face: AfterFace) -> None:
        self.times.show_times(face.times, face.total)
        self.notes.show_notes(face.subjects, face.notes)

    def forget(self) -> None:
        self.banners.clear()
        self.times.show_times((), "")
        self.notes.forget()

    def note_kept(self) -> None:
        self.notes.clear_entry()

    def show_note_refused(self, said: str) -> None:
        self.notes.set_error(said)

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        self.undo.offer(said, undo)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

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
