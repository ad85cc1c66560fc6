"""The chosen member: how the promise stands, and who takes the place from a day on.

Decides nothing: it says what was asked, and for whom.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.calendar.faces import PersonFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.day_field import DayField, shown_day
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.commitment import Newcomer


class PersonPanel(Panel):
    replace_asked = Signal(object, str, object)
    """Who leaves, from which day as typed, who comes: a `Newcomer`, or None."""
    back_asked = Signal(object)
    substitute_given = Signal(object, object, str)
    """Meeting, person, who came instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._face: PersonFace | None = None
        self._meeting: UUID | None = None
        self._structure, self._call = (
            label("", "caption", wrap=True),
            label("", "signal", wrap=True),
        )
        self.body.addWidget(self._structure)
        self._lines = label("", "secondary", wrap=True)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._call)
        self._build_substitute()
        self._build_replacement()
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.replace = Button(
            _("Remplacer à partir d'une date"), icon_name="repeat", scale="small",
            on_click=self._begin,
        )  # fmt: skip
        self.back = Button(
            _("Reprendre dans le groupe"), icon_name="undo", scale="small", on_click=self._back
        )
        row.addWidget(self.replace)
        row.addWidget(self.back)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_face(self, face: PersonFace) -> None:
        other = self._face is None or face.key != self._face.key
        self._face = face
        self.set_title(face.name)
        self._structure.setText(face.structure)
        self._structure.setVisible(bool(face.structure))
        self._lines.setText("\n".join(face.lines))
        self._call.setText(face.call)
        self._call.setVisible(bool(face.call))
        self.back.setVisible(face.has_left)
        if other:
            self._close()

    def ask_substitute(self, meeting: UUID, day: str) -> None:
        """Who came instead, at that meeting only."""
        self._close()
        self._meeting = meeting
        self._substitute.rename(_("Qui est venu le {day}", day=day) if day else _("Qui est venu"))
        self._instead.show()
        self._substitute.field.clear()
        self._substitute.field.setFocus()

    def set_error(self, said: str) -> None:
        self.day.set_error(said)

    def clear_error(self) -> None:
        self.day.clear_error()
        self._close()

    def _build_substitute(self) -> None:
        self._instead = QWidget()
        row = QHBoxLayout(self._instead)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._substitute = Labelled(_("Qui est venu"), QLineEdit())
        self._substitute.field.setPlaceholderText(_("Prénom et nom"))
        self._substitute.field.returnPressed.connect(self._give_substitute)
        row.addWidget(self._substitute, 1)
        keep = Button(_("Noter"), scale="small", on_click=self._give_substitute)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(keep)
        row.addLayout(column)
        self.body.addWidget(self._instead)
        self._instead.hide()

    def _build_replacement(self) -> None:
        self._leaving = QWidget()
        grid = QGridLayout(self._leaving)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(2))
        day = DayField()
        day.picked.connect(day.setText)
        self.day = Labelled(_("À partir du"), day)
        self.first = Labelled(_("Prénom"), QLineEdit())
        self.last = Labelled(_("Nom de qui arrive"), QLineEdit())
        self.email = Labelled(_("Courriel"), QLineEdit())
        hint = _("Sans nom, la place reste libre. La structure est reprise.")
        self.hint = label(hint, "caption", wrap=True)
        grid.addWidget(self.day, 0, 0)
        self.who = QComboBox()
        self.who.activated.connect(self._choose_who)
        self._who = Labelled(_("Qui arrive"), self.who)
        grid.addWidget(self._who, 0, 1)
        grid.addWidget(self.first, 1, 0)
        grid.addWidget(self.last, 1, 1)
        grid.addWidget(self.email, 2, 0, 1, 2)
        for made in (self.first, self.last, self.email):
            made.field.setMinimumWidth(60)
        grid.addWidget(self.hint, 3, 0, 1, 2)
        self.apply = Button(_("Remplacer"), scale="small", on_click=self._apply)
        leave = Button(_("Laisser"), "quiet", scale="small", on_click=self._close)
        row = QHBoxLayout()
        row.addWidget(self.apply)
        row.addWidget(leave)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 2)
        self.body.addWidget(self._leaving)
        self._leaving.hide()

    def _begin(self) -> None:
        if self._face is None:
            return
        self._close()
        self.day.field.setText(shown_day(self._face.today))
        self.day.field.begin_at(self._face.today)
        self._show_waiting(self._face)
        self._leaving.show()
        self.replace.hide()
        first = self.first.field if self.first.isVisible() else self.who
        first.setFocus()

    def _show_waiting(self, face: PersonFace) -> None:
        """The first in line is proposed; anybody else can be named."""
        self.who.clear()
        for person, words in face.waiting:
            self.who.addItem(words, person)
        self.who.addItem(_("Une autre personne"), None)
        self._who.setVisible(bool(face.waiting))
        self._choose_who(0)

    def _choose_who(self, _place: int) -> None:
        named = self.who.currentData() is None
        for widget in (self.first, self.last, self.email, self.hint):
            widget.setVisible(named)

    def _close(self) -> None:
        self._leaving.hide()
        self._instead.hide()
        self.day.clear_error()
        for made in (self.first, self.last, self.email):
            made.field.clear()
        self.replace.setVisible(self._face is not None and not self._face.has_left)

    def _apply(self) -> None:
        if self._face is not None:
            self.replace_asked.emit(self._face.key, self.day.field.text(), self._newcomer())

    def _newcomer(self) -> Newcomer | None:
        if self.who.currentData() is not None:
            return Newcomer(person=self.who.currentData())
        first, last, email = (m.field.text().strip() for m in (self.first, self.last, self.email))
        return Newcomer(first, last, email) if first or last else None

    def _back(self) -> None:
        if self._face is not None:
            self.back_asked.emit(self._face.key)

    def _give_substitute(self) -> None:
        if self._face is not None and self._meeting is not None:
            self._instead.hide()
            given = self._substitute.field.text()
            self.substitute_given.emit(self._meeting, self._face.key, given)
