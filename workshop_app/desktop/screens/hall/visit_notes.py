"""The notes of the visit of the hall: a day, and one line for each thing seen, changed in place.

The picture of a line says what it is about and opens the choice. Used by « Plan de la salle » and
by « Présentation ». Emits what was typed; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.hall import VISIT_TOPICS, VisitNote, VisitTopic
from workshop_app.i18n.labels import topic_label
from workshop_app.i18n.translate import _

ICONS: dict[VisitTopic, str] = {
    "seats": "users",
    "sockets": "plug",
    "projector": "projector",
    "wifi": "wifi",
    "access": "door-open",
    "contact": "phone",
    "other": "info",
}


class VisitNotes(QWidget):
    added = Signal(str, str)
    """Topic, words."""
    changed = Signal(int, str, str)
    """Place in the list, topic, words."""
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_NoteRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self._none = label(_("Rien n'est encore noté de la visite."), "muted", wrap=True)
        self._column.addWidget(self._none)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self._column.addWidget(self._error)
        self.fresh: _NoteRow | None = None
        """The line being written for the first time."""

    def show_notes(self, notes: Sequence[VisitNote]) -> None:
        self._error.hide()
        while len(self._rows) > len(notes):
            self._drop(self._rows.pop())
        while len(self._rows) < len(notes):
            self._add_row()
        for row, note in zip(self._rows, notes, strict=True):
            row.show_note(note)
        self._none.setVisible(not notes and self.fresh is None)

    def say_refused(self, said: str) -> None:
        self._error.setText(said)
        self._error.setVisible(bool(said))

    def write_new(self, topic: VisitTopic = "other") -> None:
        """An empty line to write in; left empty, it goes away."""
        if self.fresh is None:
            self.fresh = _NoteRow()
            self.fresh.show_note(VisitNote(topic, ""))
            self.fresh.committed.connect(self._add)
            self.fresh.removed.connect(self._forget)
            self.fresh.left.connect(self._forget)
            self._column.insertWidget(self._column.count() - 1, self.fresh)
        self._none.hide()
        self.fresh.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> Sequence[_NoteRow]:
        return self._rows

    def _add_row(self) -> None:
        row, place = _NoteRow(), len(self._rows)
        row.committed.connect(partial(self.changed.emit, place))
        row.removed.connect(partial(self.removed.emit, place))
        self._rows.append(row)
        self._column.insertWidget(place, row)

    def _add(self, topic: str, text: str) -> None:
        self._forget()
        if text.strip():
            self.added.emit(topic, text)

    def _forget(self) -> None:
        if self.fresh is not None:
            self._drop(self.fresh)
            self.fresh = None
        self._none.setVisible(not self._rows)

    def _drop(self, row: _NoteRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class NoteField(QPlainTextEdit):
    """A note on as many lines as it takes. Entrée keeps it, Tab goes on."""

    kept = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its words."""
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        line = self.fontMetrics().lineSpacing()
        edges = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(lines * line + edges))


class _NoteRow(QWidget):
    committed = Signal(str, str)
    removed = Signal()
    left = Signal()
    """The person went elsewhere without a word."""

    def __init__(self) -> None:
        super().__init__()
        self._topic: VisitTopic = "other"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        self.topic = icon_button("info", "", "quiet", "small", self._open_menu)
        self.text = NoteField()
        self.text.setMinimumWidth(60)
        self.text.left.connect(self._leave)
        self._in_place = InPlace(self.text, while_typing=False)
        self._in_place.committed.connect(self._commit)
        self.text.kept.connect(self._keep)
        remove = icon_button("x", _("Retirer cette note"), "quiet", "small", self.removed.emit)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.topic, 0, top)
        row.addWidget(self.text, 1)
        row.addWidget(remove, 0, top)

    def show_note(self, note: VisitNote) -> None:
        self._topic = note.topic
        self.topic.set_icon(ICONS[note.topic])
        said = topic_label(note.topic)
        self.topic.setAccessibleName(_("Sujet : {topic}", topic=said))
        self.topic.setToolTip(tip(said))
        self.text.setPlaceholderText(said)
        self.text.setAccessibleName(_("Note, {topic}", topic=said))
        self._in_place.show_value(note.text)

    def menu(self) -> QMenu:
        """What the note may be about."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for topic in VISIT_TOPICS:
            action = QAction(icon(ICONS[topic]), topic_label(topic), made)
            action.triggered.connect(partial(self._set_topic, topic))
            made.addAction(action)
        return made

    def _open_menu(self) -> None:
        self.menu().popup(self.topic.mapToGlobal(self.topic.rect().bottomLeft()))

    def _set_topic(self, topic: VisitTopic, _on: bool = False) -> None:
        text = self.text.toPlainText()
        self.show_note(VisitNote(topic, text))
        if text.strip():
            self.committed.emit(topic, text)

    def _commit(self, text: str) -> None:
        if text.strip():
            self.committed.emit(self._topic, text)
        else:
            self.removed.emit()

    def _keep(self) -> None:
        self._in_place.flush()
        self._leave()

    def _leave(self) -> None:
        if not self.text.toPlainText().strip():
            self.left.emit()


def add_button(notes: VisitNotes) -> Button:
    """« Note »: a new line in these."""
    made = Button(_("Note"), icon_name="plus", scale="small", on_click=notes.write_new)
    made.setAccessibleName(_("Ajouter une note"))
    set_look(made, role="secondary", scale="small")
    return made
