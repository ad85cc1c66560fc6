"""« Notes pour vous »: what to remember of each phase and of the day, for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.faces import NoteFace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import ENTER, Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.i18n.translate import _

ENTRY_HIGH = 76
Subject = tuple[UUID | None, str]


class NoteEdit(QPlainTextEdit):
    """Ctrl+Entrée keeps the note; Tab goes on."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(ENTRY_HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)


class NotesPanel(Panel):
    written = Signal(object, str)
    """(phase or None, text)."""
    changed = Signal(UUID, str)
    removed = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Notes pour vous"), parent=parent)
        self._edited: UUID | None = None
        self._notes: tuple[NoteFace, ...] = ()
        note = _("Jamais projetées ni dans le compte rendu à partager.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.subject = QComboBox()
        self.subject.setAccessibleName(_("Sur quoi porte la note"))
        self.subject.setMinimumWidth(80)
        self.subject.setMinimumContentsLength(10)
        self.entry = NoteEdit()
        self.entry.setAccessibleName(_("Note"))
        self.entry.setPlaceholderText(_("Ce qui a bien marché, ce qu'il faudra changer…"))
        self.entry.kept.connect(self._keep)
        self.keep = Button(_("Noter"), icon_name="check", scale="small", on_click=self._keep)
        self.keep.setToolTip(_("Noter (Ctrl+Entrée)"))
        self.drop = Button(_("Laisser tel quel"), "quiet", scale="small", on_click=self._leave)
        self.drop.hide()
        self._error = label("", "error", wrap=True)
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.subject, 1)
        row.addWidget(self.drop)
        row.addWidget(self.keep)
        self.body.addWidget(self.entry)
        self.body.addWidget(self._error)
        self.body.addLayout(row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        self.body.addLayout(self._lines)

    def show_notes(self, subjects: Sequence[Subject], notes: Sequence[NoteFace]) -> None:
        """What is being typed stays."""
        self._offer(subjects)
        if tuple(notes) == self._notes:
            return
        self._notes = tuple(notes)
        if self._edited is not None and self._edited not in {note.id for note in notes}:
            self._leave()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._lines.addWidget(line())
            self._lines.addWidget(self._line(note))

    def clear_entry(self) -> None:
        """What was typed is kept."""
        self._leave()

    def forget(self) -> None:
        """Another workshop is open."""
        self._leave()
        self.show_notes((), ())

    def set_error(self, said: str) -> None:
        self._error.setText(said)
        self._error.setVisible(bool(said))
        set_look(self.entry, state="error" if said else "")
        self.entry.setAccessibleDescription(said)

    def _offer(self, subjects: Sequence[Subject]) -> None:
        words = [title for _key, title in subjects]
        if words == [self.subject.itemText(place) for place in range(self.subject.count())]:
            return
        chosen = self.subject.currentData()
        with QSignalBlocker(self.subject):
            self.subject.clear()
            for key, title in subjects:
                self.subject.addItem(title, key)
            place = next((n for n, (key, _t) in enumerate(subjects) if key == chosen), 0)
            self.subject.setCurrentIndex(place)

    def _line(self, note: NoteFace) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(space(1))
        head.addWidget(label(note.heading, "caption"), 1)
        edit, remove = _("Corriger cette note"), _("Retirer cette note")
        head.addWidget(icon_button("square-pen", edit, "quiet", "small", partial(self._open, note)))
        head.addWidget(
            icon_button("trash-2", remove, "quiet", "small", partial(self.removed.emit, note.id))
        )
        column.addLayout(head)
        text = label(note.text, "body", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        return made

    def _open(self, note: NoteFace) -> None:
        self._edited = note.id
        self.entry.setPlainText(note.text)
        self.keep.setText(_("Enregistrer"))
        self.drop.show()
        self.subject.setEnabled(False)
        self.entry.setFocus()

    def _leave(self) -> None:
        self._edited = None
        self.entry.clear()
        self.keep.setText(_("Noter"))
        self.drop.hide()
        self.subject.setEnabled(True)
        self.set_error("")

    def _keep(self) -> None:
        text = self.entry.toPlainText()
        if self._edited is not None:
            self.changed.emit(self._edited, text)
        else:
            self.written.emit(self.subject.currentData(), text)
