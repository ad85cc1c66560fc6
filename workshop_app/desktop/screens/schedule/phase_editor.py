"""What opens under a phase: its words, for the room and for the facilitator, and its limits.

Everything is kept as it is typed, without a button. Two icons say who sees what.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.schedule.faces import PhaseFace
from workshop_app.desktop.screens.schedule.parts import PartAsked
from workshop_app.desktop.screens.schedule.parts_strip import PartsStrip
from workshop_app.desktop.screens.schedule.phase_questions import PhaseQuestions
from workshop_app.desktop.screens.schedule.phase_words import PhaseWords, field_head
from workshop_app.desktop.screens.schedule.track_list import TrackList
from workshop_app.desktop.screens.schedule.writing_rules import WritingRules
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.shapes import shape_icon
from workshop_app.domain.phases import LONGEST_S
from workshop_app.domain.workshop import Category
from workshop_app.i18n.labels import ACTIVITIES, activity_label
from workshop_app.i18n.translate import _

ACROSS, ACROSS_NARROW = 4, 2
"""Categories on one line."""
ROOMY = 880
"""Pixels of the list from which four stand on a line."""
AT_HAND_HIGH = 2 * 36


class PhaseEditor(QWidget):
    changed = Signal(UUID, str, object)
    """Phase, field, value."""
    track_asked = Signal(UUID, object)
    """Phase, `TrackAsked`."""

    def __init__(self, phase: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = phase
        self.title = QLineEdit()
        self.words = PhaseWords(_("Trois étapes montrées à la salle"))
        self.roles, self.material = QPlainTextEdit(), QPlainTextEdit()
        self._watched: list[InPlace] = []
        self.activity, self.minimum, self.round = QComboBox(), QSpinBox(), QComboBox()
        self._rounds = 0
        self.protected = QCheckBox(_("Protégée"))
        self.protected.setToolTip(_("Aucune proposition ne la raccourcit, ni ici ni en Conduite."))
        self.parts = PartsStrip(phase)
        self.remove = Button(_("Retirer la phase"), "quiet", "trash-2", "small")
        self.questions, self.rules = PhaseQuestions(), WritingRules()
        self.cut = Button(_("Découper en temps"), "quiet", "split_fact", "small", self._cut)
        self.tracks = TrackList(phase, self.cut)
        self._kinds = QGridLayout()
        self._boxes: dict[str, QCheckBox] = {}
        self._categories: tuple[Category, ...] = ()
        self._across = ACROSS
        self._build()
        self._bind()

    def show_face(self, face: PhaseFace, categories: tuple[Category, ...]) -> None:
        """What the library holds; what is being typed stays."""
        self._title.show_value(face.title)
        self.words.show_words(face.question, face.steps, face.note)
        self._roles.show_value(face.roles)
        self._material.show_value(face.material)
        _quietly(self.activity, lambda: self.activity.setCurrentIndex(self._place(face)))
        if not self.minimum.hasFocus():
            _quietly(self.minimum, lambda: self.minimum.setValue(face.minimum_min))
        self._show_round(face)
        _quietly(self.protected, lambda: self.protected.setChecked(face.protected))
        self._show_kinds(face, categories)
        self.questions.show_face(face, categories)
        self.rules.show_face(face)
        self.tracks.show_face(face)
        self.parts.show_parts(
            face.parts, groups=face.in_groups, forum=face.is_forum, begun=face.begun
        )
        self.cut.setVisible(not face.parts and not face.begun)
        if face.begun:
            self.remove.refuse(_("Cette phase a commencé : elle garde sa place."))
        else:
            self.remove.allow()

    def fit(self, width: int) -> None:
        """The list that holds it is so wide."""
        across = ACROSS if width >= ROOMY else ACROSS_NARROW
        if across != self._across:
            self._across = across
            self._lay_kinds()

    def flush(self) -> None:
        """Keep now what was typed."""
        for watched in self._watched:
            watched.flush()
        self.words.flush()
        self.questions.flush()
        self.tracks.flush()
        self.parts.flush()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), 0, space(2), space(4))
        column.setSpacing(space(3))
        self.minimum.setRange(1, LONGEST_S // 60)
        self.minimum.setSuffix(_(" min"))
        edit = self.minimum.lineEdit()
        edit.setTextMargins(space(2), 0, 0, 0)
        for activity in ACTIVITIES:
            self.activity.addItem(activity_label(activity), activity)
        column.addWidget(self.parts)
        first = QHBoxLayout()
        first.setSpacing(space(3))
        first.addWidget(Labelled(_("Titre"), self.title), 3)
        first.addWidget(Labelled(_("Nature"), self.activity), 2)
        first.addWidget(Labelled(_("Durée minimum"), self.minimum), 1)
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.round.setToolTip(_("À quelles tables on s'assoit pendant cette phase."))
        self._round = Labelled(_("Places"), self.round)
        first.addWidget(self._round, 1)
        first.addWidget(self.protected, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        column.addWidget(self.words)
        column.addLayout(self._at_hand())
        column.addWidget(self.tracks)
        column.addWidget(self.questions)
        column.addWidget(self.rules)
        column.addLayout(self._last_line())

    def _at_hand(self) -> QGridLayout:
        """For the « conducteur » alone: a line for each person, a line for each thing."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        heads = (
            (self.roles, _("Qui fait quoi"), _("Claire : accueil, tables 1 à 3")),
            (self.material, _("Matériel"), _("Une chose par ligne")),
        )
        for place, (text, words, example) in enumerate(heads):
            grid.addLayout(field_head("private", words), 0, place)
            text.setAccessibleName(words)
            text.setPlaceholderText(example)
            text.setTabChangesFocus(True)
            text.setFixedHeight(AT_HAND_HIGH)
            grid.addWidget(text, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _last_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(3))
        words = label(_("Catégories ouvertes"), "label")
        words.setFixedHeight(size("button_small"))
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        self._kinds.setHorizontalSpacing(space(2))
        self._kinds.setVerticalSpacing(0)
        row.addLayout(self._kinds)
        row.addStretch(1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _bind(self) -> None:
        self._title = self._watch(self.title, "title")
        self._roles = self._watch(self.roles, "roles")
        self._material = self._watch(self.material, "material")
        self.words.changed.connect(self._tell)
        self.tracks.asked.connect(partial(self.track_asked.emit, self._phase))
        self.activity.activated.connect(
            lambda place: self._tell("activity", self.activity.itemData(place))
        )
        self.round.activated.connect(lambda place: self._tell("round", self.round.itemData(place)))
        self.minimum.editingFinished.connect(self._tell_minimum)
        self.minimum.valueChanged.connect(lambda _value: self._tell_minimum())
        self.questions.changed.connect(self._tell)
        self.rules.changed.connect(self._tell)
        self.protected.toggled.connect(partial(self._tell, "protected"))

    def _watch(self, field: QLineEdit | QPlainTextEdit, name: str) -> InPlace:
        watched = InPlace(field)
        watched.committed.connect(partial(self._tell, name))
        self._watched.append(watched)
        return watched

    def _cut(self) -> None:
        """Two times to begin with, their lines open."""
        self.parts.open()
        self.parts.changed.emit(self._phase, PartAsked("add"))

    def _tell(self, field: str, value: object) -> None:
        self.changed.emit(self._phase, field, value)

    def _tell_minimum(self) -> None:
        self._tell("minimum_s", 60 * self.minimum.value())

    def _show_kinds(self, face: PhaseFace, categories: tuple[Category, ...]) -> None:
        if categories != self._categories:
            self._categories = categories
            for box in self._boxes.values():
                self._kinds.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {each.key: self._box(each) for each in categories}
            self._lay_kinds()
        for key, box in self._boxes.items():
            _quietly(box, partial(box.setChecked, key in face.kinds))

    def _lay_kinds(self) -> None:
        for place, box in enumerate(self._boxes.values()):
            self._kinds.addWidget(box, place // self._across, place % self._across)

    def _box(self, category: Category) -> QCheckBox:
        box = QCheckBox(category.label)
        box.setIcon(shape_icon(category.shape, category.tone, 14))
        box.toggled.connect(lambda _on: self._tell_kinds())
        return box

    def _tell_kinds(self) -> None:
        self._tell("kinds", tuple(key for key, box in self._boxes.items() if box.isChecked()))

    def _show_round(self, face: PhaseFace) -> None:
        self._round.setVisible(face.rounds > 1)
        if face.rounds != self._rounds:
            self._rounds = face.rounds
            self.round.clear()
            self.round.addItem(_("Inchangées"), 0)
            for number in range(1, face.rounds + 1):
                self.round.addItem(_("Tour {n}", n=number), number)
        _quietly(self.round, lambda: self.round.setCurrentIndex(face.round))

    def _place(self, face: PhaseFace) -> int:
        return list(ACTIVITIES).index(face.activity)


def _quietly(watched: QObject, act: Callable[[], object]) -> None:
    """What the program sets is not what the person chose."""
    blocked = watched.blockSignals(True)
    act()
    watched.blockSignals(blocked)
