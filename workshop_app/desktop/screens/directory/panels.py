"""The right column of « Répertoire »: one person, several, one structure, or the whole. Decides
nothing: it says what was pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.directory.wording import (
    PartFace,
    PersonFace,
    StructureFace,
    SummaryFace,
)
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.elided import ElidedLabel
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_

LEFT = Qt.AlignmentFlag.AlignLeft


class Filled(QWidget):
    """A column that is filled anew each time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))

    def fill(self, widgets: Sequence[QWidget]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for widget in widgets:
            if isinstance(widget, Button):
                self._column.addWidget(widget, 0, LEFT)
            else:
                self._column.addWidget(widget)
        self.setVisible(bool(widgets))


class ForGood(QWidget):
    """The two verbs without a way back, below everything else."""

    asked = Signal(str)
    """anonymise or erase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(line())
        self.anonymise = Button(
            _("Rendre anonyme partout"),
            "quiet",
            "eye-off",
            "small",
            lambda: self.asked.emit("anonymise"),
        )
        self.erase = Button(
            _("Effacer partout"), "quiet", "erase", "small", lambda: self.asked.emit("erase")
        )
        for button in (self.anonymise, self.erase):
            column.addWidget(button, 0, LEFT)


class PersonPanel(Panel):
    left = Signal()
    part_asked = Signal()
    for_good_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.buttons.addWidget(
            icon_button("x", _("Fermer la fiche"), "quiet", "small", self.left.emit)
        )
        self._about, self._contact = label("", "secondary", wrap=True), Filled()
        self._attendance = label("", "label", wrap=True)
        self._history = Filled()
        self._more = label("", "caption", wrap=True)
        self._merged = QWidget()
        merged = QHBoxLayout(self._merged)
        merged.setContentsMargins(0, 0, 0, 0)
        merged.addWidget(label(_("Fiches fusionnées à la main."), "caption", wrap=True), 1)
        self.part = Button(_("Défaire la fusion"), "quiet", "split", "small", self.part_asked.emit)
        merged.addWidget(self.part)
        self.for_good = ForGood()
        self.for_good.asked.connect(self.for_good_asked)
        for widget in (self._about, self._contact, self._merged, line(), self._attendance):
            self.body.addWidget(widget)
        for widget in (self._history, self._more, self.for_good):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_face(self, face: PersonFace) -> None:
        self.set_title(face.name)
        for words, told in (
            (self._about, face.about),
            (self._attendance, face.attendance),
            (self._more, face.more),
        ):
            words.setText(told)
            words.setVisible(bool(told))
        self._contact.fill([ElidedLabel(told) for told in face.contact])
        self._merged.setVisible(face.merged)
        self._history.fill([_part(part) for part in face.parts])


def _part(face: PartFace) -> QWidget:
    """A workshop, its day, what the door said."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(space(2))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(face.title, wrap=True))
    words.addWidget(label(face.when, "caption"))
    across.addLayout(words, 1)
    tag = Tag(face.tag.text, face.tag.look, face.tag.icon_name)
    across.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
    row.setAccessibleName(f"{face.title}, {face.when}, {face.tag.text}")
    return row


class SeveralPanel(Panel):
    """What can be done to all of the chosen people."""

    merge_asked = Signal()
    for_good_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._names = label("", "secondary", wrap=True)
        self.merge = Button(
            _("Fusionner"), icon_name="layers", scale="small", on_click=self.merge_asked.emit
        )
        self.for_good = ForGood()
        self.for_good.asked.connect(self.for_good_asked)
        self.body.addWidget(self._names)
        self.body.addWidget(self.merge, 0, LEFT)
        self.body.addWidget(self.for_good)
        self.body.addStretch(1)

    def show_people(self, count: int, names: str, may_merge: bool) -> None:
        self.set_title(n_("{n} personne choisie", "{n} personnes choisies", count))
        self._names.setText(names)
        if may_merge:
            self.merge.allow()
        else:
            self.merge.refuse(_("Choisissez moins de fiches : deux ou trois à la fois."))


class StructurePanel(Panel):
    left = Signal()
    part_asked = Signal()
    person_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.buttons.addWidget(
            icon_button("x", _("Fermer la fiche"), "quiet", "small", self.left.emit)
        )
        self._about = label("", "secondary", wrap=True)
        self._people = Filled()
        self._more = label("", "caption")
        self.part = Button(_("Défaire la fusion"), "quiet", "split", "small", self.part_asked.emit)
        for widget in (self._about, line(), self._people, self._more):
            self.body.addWidget(widget)
        self.body.addWidget(self.part, 0, LEFT)
        self.body.addStretch(1)

    def show_face(self, face: StructureFace) -> None:
        self.set_title(face.name)
        self._about.setText(face.about)
        self._about.setVisible(bool(face.about))
        self._more.setText(face.more)
        self._more.setVisible(bool(face.more))
        self.part.setVisible(face.merged)
        self._people.fill(
            [
                Button(name, "quiet", "user", "small", partial(self.person_asked.emit, key))
                for key, name in face.people
            ]
        )


class SummaryPanel(QWidget):
    """Nobody is chosen: what the directory is made of, what is overdue, what was erased."""

    retention_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self._whence = label("", "secondary", wrap=True)
        self._late = label("", wrap=True)
        self.apply = Button(_("Rendre anonymes"), scale="small", on_click=self.retention_asked.emit)
        self._traces = Filled()
        rule = _("La durée se choisit pour chaque atelier, dans Présentation.")
        known = _panel(_("Qui est connu"), [self._whence])
        note = _("Cochez une personne pour son historique, deux pour les fusionner.")
        known.body.addWidget(label(note, "caption", wrap=True))
        kept = _panel(_("Conservation des noms"), [self._late])
        kept.body.addWidget(self.apply, 0, LEFT)
        kept.body.addWidget(label(rule, "caption", wrap=True))
        self._erased = _panel(_("Derniers effacements"), [self._traces])
        for panel in (known, kept, self._erased):
            column.addWidget(panel)
        column.addStretch(1)

    def show_face(self, face: SummaryFace) -> None:
        self._whence.setText(face.whence)
        self._late.setText(face.retention)
        self.apply.setVisible(face.due)
        self._traces.fill([label(told, wrap=True) for told in face.traces])
        self._erased.setVisible(bool(face.traces))


def _panel(title: str, widgets: Sequence[QWidget]) -> Panel:
    made = Panel(title)
    for widget in widgets:
        made.body.addWidget(widget)
    return made
