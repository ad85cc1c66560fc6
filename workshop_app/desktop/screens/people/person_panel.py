"""The right column of one person: every field changed in place; or an empty form to add one.

Decides nothing: it says which field was changed, or what the form holds.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.people.free_fields import FreeFields, first_words
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.people_list import PersonRow

PLACES = {
    "first_name": (0, 0, 1),
    "last_name": (0, 1, 1),
    "organisation": (1, 0, 2),
    "organisation_type": (2, 0, 1),
    "departement": (2, 1, 1),
    "function": (3, 0, 2),
    "email": (4, 0, 2),
    "phone": (5, 0, 2),
}
"""Row, column and columns taken of each field."""


class PersonFields(QWidget):
    """The fields of a person, laid out in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        for name, (row, column, wide) in PLACES.items():
            field = Labelled(field_label(name), QLineEdit())
            field.field.setMinimumWidth(60)
            self.fields[name] = field
            grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        self.referent = QCheckBox(_("Référent de table"))
        grid.addWidget(self.referent, 6, 0, 1, 2)

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()


class PersonPanel(Panel):
    field_changed = Signal(object, str, object)
    """Key, field, value."""
    attribute_changed = Signal(object, str, str)
    """Key, heading, value."""
    certificate_asked = Signal(object)
    """Key."""
    remove_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._key: UUID | None = None
        close = icon_button("x", _("Fermer la fiche"), "quiet", "small", self.left.emit)
        self.buttons.addWidget(close)
        self._doubts = label("", "signal", wrap=True)
        self.body.addWidget(self._doubts)
        self.inside = PersonFields()
        self.body.addWidget(self.inside)
        self._in_place: dict[str, InPlace] = {}
        for name, field in self.inside.fields.items():
            watched = InPlace(field.field)
            watched.committed.connect(partial(self._change, name))
            self._in_place[name] = watched
        self.inside.referent.clicked.connect(lambda on: self._change("referent", on))
        self.free = FreeFields()
        self.free.changed.connect(self._change_attribute)
        self.body.addWidget(self.free)
        self._first = label("", "caption", wrap=True)
        self.body.addWidget(self._first)
        self.certificate = Button(
            _("Attestation de présence…"), "quiet", "mandate", "small", self._ask_certificate
        )
        self.certificate.hide()
        self.body.addWidget(self.certificate, 0, Qt.AlignmentFlag.AlignLeft)
        self._remove = Button(
            _("Retirer de la liste"), "quiet", "erase", "small", self.remove_asked.emit
        )
        self.body.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_row(self, row: PersonRow) -> None:
        """This person; what is being typed in a field of the same one is left alone."""
        person = row.person
        if person.id != self._key:
            self._leave_fields()
            self._key = person.id
            self.inside.clear_errors()
        self.set_title(person.name)
        for name, watched in self._in_place.items():
            watched.show_value(str(getattr(person, name)))
        self.inside.referent.setChecked(person.referent)
        said = " ".join(sentence(code, {}) for code in row.doubts)
        self._doubts.setText(said)
        self._doubts.setVisible(bool(said))
        self.free.show_person(person)
        first = first_words(person)
        self._first.setText(first)
        self._first.setVisible(bool(first))
        self.certificate.setVisible(row.came)

    def set_error(self, field: str, said: str) -> None:
        if field in self.inside.fields:
            self.inside.fields[field].set_error(said)

    def focus_first(self) -> None:
        field = self.inside.fields["first_name"].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _leave_fields(self) -> None:
        """What is half typed belongs to the person shown until now."""
        for watched in self._in_place.values():
            watched.flush()
        self.free.flush()

    def _ask_certificate(self) -> None:
        self.certificate_asked.emit(self._key)

    def _change_attribute(self, heading: str, value: str) -> None:
        if self._key is not None:
            self.attribute_changed.emit(self._key, heading, value)

    def _change(self, name: str, value: object) -> None:
        if name in self.inside.fields:
            self.inside.fields[name].clear_error()
        if self._key is not None:
            self.field_changed.emit(self._key, name, value)


class AddPanel(Panel):
    """Adds one person after another: the form empties, the focus goes back to its first field."""

    given = Signal(object)
    """The fields, by name."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ajouter une personne"), parent=parent)
        self.buttons.addWidget(icon_button("x", _("Fermer"), "quiet", "small", self.left.emit))
        self._said = label("", "success", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self.inside = PersonFields()
        self.body.addWidget(self.inside)
        self.body.addWidget(line())
        self.add_button = Button(_("Ajouter à la liste"), icon_name="walk_in", on_click=self._give)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        for field in self.inside.fields.values():
            field.field.returnPressed.connect(self._give)

    def begin(self) -> None:
        self._said.hide()
        self._empty()

    def show_added(self, said: str) -> None:
        self._said.setText(said)
        self._said.show()
        self._empty()

    def set_error(self, field: str, said: str) -> None:
        self._said.hide()
        if field in self.inside.fields:
            self.inside.fields[field].set_error(said)
            self.inside.fields[field].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        for field in self.inside.fields.values():
            field.field.clear()
        self.inside.clear_errors()
        self.inside.referent.setChecked(False)
        self.inside.fields["first_name"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.inside.clear_errors()
        fields: dict[str, object] = {
            name: field.field.text() for name, field in self.inside.fields.items()
        }
        self.given.emit(fields | {"referent": self.inside.referent.isChecked()})
