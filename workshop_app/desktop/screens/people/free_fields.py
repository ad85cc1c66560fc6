"""The columns of the list that have no field of their own, for one person: each changed in place.

A long answer is shown and not changed here. Decides nothing.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.people import Person
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _

LONGEST = 120
"""Signs of an answer that fits a field."""


class FreeFields(QWidget):
    changed = Signal(str, str)
    """Heading, value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._inside: QWidget | None = None
        self._shape: tuple[UUID | None, tuple[tuple[str, bool], ...]] = (None, ())
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        self._long: dict[str, str] = {}

    def show_person(self, person: Person) -> None:
        """The same fields keep what is being typed in them."""
        headings = tuple((heading, _fits(value)) for heading, value in person.attributes)
        if (person.id, headings) != self._shape:
            self._shape = (person.id, headings)
            self._build(person)
        for heading, value in person.attributes:
            if heading in self._in_place:
                self._in_place[heading].show_value(value)
        self.setVisible(bool(person.attributes))

    def flush(self) -> None:
        """Commit what is half typed."""
        for watched in self._in_place.values():
            watched.flush()

    def _build(self, person: Person) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.fields, self._in_place = {}, {}
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for heading, value in person.attributes:
            if _fits(value):
                column.addWidget(self._field(heading))
            else:
                column.addWidget(label(heading, "label", wrap=True))
                column.addWidget(label(value, "caption", wrap=True))
        self._column.addWidget(self._inside)

    def _field(self, heading: str) -> QWidget:
        made = Labelled(heading, QLineEdit())
        made.field.setMinimumWidth(60)
        watched = InPlace(made.field)
        watched.committed.connect(partial(self.changed.emit, heading))
        self.fields[heading], self._in_place[heading] = made, watched
        return made


def first_words(person: Person) -> str:
    """« Écrit d'abord : Type de structure « O.T. », Département « 34 - Hérault ». »"""
    said = [f"{field_label(name)} « {words} »" for name, words in person.as_written if words]
    return _("Écrit d'abord : {words}.", words=", ".join(said)) if said else ""


def _fits(value: str) -> bool:
    return len(value) <= LONGEST and "\n" not in value
