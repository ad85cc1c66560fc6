"""Beside the plan: what is chosen, the measures of the hall, the notes of the visit.

Each shows what it is given and emits what was asked; decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLineEdit, QWidget

from workshop_app.desktop.screens.hall.things import Thing, marker, name_of, place_of
from workshop_app.desktop.screens.hall.visit_notes import VisitNotes, add_button
from workshop_app.desktop.screens.in_place import InPlace, NoWheel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import MARGIN, Labelled, with_icon
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.domain.hall import LARGEST_HALL, LONGEST_NOTE, METRE, SMALLEST_HALL, HallPlan
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_

STEP = 1 / METRE
NUMBER = re.compile(r"\d{1,3}(?:[.,]\d)?")
TYPED = re.compile(r"(?:\d{1,3}[.,]?)?")


class MetresField(QDoubleSpinBox):
    """A length by half metres, written as one writes it: « 7,5 m », « 14 m »."""

    def __init__(self, least: int, most: int) -> None:
        """Bounds in half metres."""
        super().__init__()
        self.setRange(least / METRE, most / METRE)
        self.setSingleStep(STEP)
        self.setDecimals(1)
        self.setSuffix(_(" m"))
        self.setKeyboardTracking(False)
        self.setMinimumWidth(60)
        inside = self.findChild(QLineEdit)
        if inside is not None:
            inside.setTextMargins(MARGIN, 0, 0, 0)  # the style sheet cannot say it
        NoWheel(self)

    def show_half_metres(self, length: int) -> None:
        """Says nothing to who listens."""
        blocked = self.blockSignals(True)
        self.setValue(length / METRE)
        self.blockSignals(blocked)

    def half_metres(self) -> int:
        return round(self.value() * METRE)

    def textFromValue(self, value: float) -> str:
        return typography.decimal(value, language())

    def valueFromText(self, text: str) -> float:
        found = NUMBER.search(text)
        return float(found.group().replace(",", ".")) if found else self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Digits with a comma or a point, whatever the system's habit is."""
        typed = text.removesuffix(self.suffix()).strip()
        state = QValidator.State.Invalid
        if NUMBER.fullmatch(typed):
            state = QValidator.State.Acceptable
        elif TYPED.fullmatch(typed):
            state = QValidator.State.Intermediate
        return state, text, place


class ThingPanel(Panel):
    """What is chosen on the plan: where it is, what is written beside it."""

    moved = Signal(int, int)
    """To these half metres from the left and from the top."""
    named = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Rien n'est choisi"), parent=parent)
        self._hint = label(
            _(
                "Glissez une table ou un repère. Au clavier : Page suivante choisit, les flèches "
                "déplacent."
            ),
            "secondary",
            wrap=True,
        )
        self.body.addWidget(self._hint)
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(2))
        self.left = Labelled(_("Depuis la gauche"), MetresField(0, LARGEST_HALL))
        self.top = Labelled(_("Depuis le haut"), MetresField(0, LARGEST_HALL))
        for column, field in enumerate((self.left, self.top)):
            field.field.valueChanged.connect(self._tell_move)
            grid.addWidget(field, 0, column)
        self.body.addWidget(self._grid)
        edit = QLineEdit()
        edit.setMaxLength(LONGEST_NOTE)
        self.note = Labelled(_("Note"), edit, _("Écrite à côté, sur le plan."))
        self._note = InPlace(edit)
        self._note.committed.connect(self.named)
        self.body.addWidget(self.note)
        self.remove = Button(
            _("Retirer du plan"), icon_name="erase", scale="small", on_click=self.removed.emit
        )
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def show_things(self, plan: HallPlan, things: frozenset[Thing]) -> None:
        only = next(iter(things)) if len(things) == 1 else None
        known = marker(plan, only) if only is not None else None
        self.set_title(_title(plan, things))
        self._hint.setVisible(not things)
        self._grid.setVisible(only is not None)
        self.note.setVisible(known is not None)
        removable = [thing for thing in things if thing.kind == "marker"]
        self.remove.setVisible(bool(removable))
        if only is not None and (there := place_of(plan, only)) is not None:
            self.left.field.show_half_metres(there[0])
            self.top.field.show_half_metres(there[1])
        if known is not None:
            self._note.show_value(known.note)

    def write_note(self) -> None:
        self.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.field.selectAll()

    def leave_note(self) -> None:
        """What was typed belongs to what was chosen until now."""
        self._note.flush()

    def _tell_move(self, _value: float) -> None:
        self.moved.emit(self.left.field.half_metres(), self.top.field.half_metres())


class RoomPanel(Panel):
    """The walls, and the shape of tables."""

    resized = Signal(int, int)
    """Width and depth, in half metres."""
    shaped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("La salle"), parent=parent)
        measures = QWidget()
        grid = QGridLayout(measures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(2))
        bounds = (SMALLEST_HALL, LARGEST_HALL)
        self.wide = Labelled(_("Largeur"), MetresField(*bounds))
        self.deep = Labelled(_("Profondeur"), MetresField(*bounds))
        for column, field in enumerate((self.wide, self.deep)):
            field.field.valueChanged.connect(self._tell)
            grid.addWidget(field, 0, column)
        self.body.addWidget(measures)
        self.body.addWidget(label(_("Tables"), "label"))
        self.shape = Segment(
            _("Forme des tables"),
            [("round", _("Rondes")), ("square", _("Carrées")), ("long", _("Longues"))],
        )
        self.shape.chosen.connect(self.shaped)
        self.body.addWidget(self.shape)

    def show_plan(self, plan: HallPlan) -> None:
        self.wide.field.show_half_metres(plan.width)
        self.deep.field.show_half_metres(plan.depth)
        self.shape.choose(plan.shape)

    def _tell(self, _value: float) -> None:
        self.resized.emit(self.wide.field.half_metres(), self.deep.field.half_metres())


class VisitPanel(Panel):
    """« Visite de la salle »: the day, and what was seen."""

    day_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Visite de la salle"), parent=parent)
        self.title.setWordWrap(False)
        self.day = with_icon(QLineEdit(), "calendar")
        self.day.setPlaceholderText(_("Date de la visite"))
        self.day.setAccessibleName(_("Date de la visite"))
        self._day = InPlace(self.day, while_typing=False)
        self._day.committed.connect(self.day_typed)
        self.notes = VisitNotes()
        self.buttons.addWidget(add_button(self.notes))
        self.body.addWidget(self.day)
        self.body.addWidget(self.notes)

    def show_plan(self, plan: HallPlan) -> None:
        day = plan.visited_on
        self._day.show_value("" if day is None else typography.day(day, language(), "d MMM y"))
        self.notes.show_notes(plan.notes)

    def say_visit_refused(self, said: str) -> None:
        self.notes.say_refused(said)


def _title(plan: HallPlan, things: Sequence[Thing] | frozenset[Thing]) -> str:
    if not things:
        return _("Rien n'est choisi")
    if len(things) == 1:
        return name_of(plan, next(iter(things)))
    return n_("{n} chose choisie", "{n} choses choisies", len(things))
