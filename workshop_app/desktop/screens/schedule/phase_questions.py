"""The questions of a phase: the same for all its categories, one for each, or several numbered.

A card remembers which one it answers by a key that is made here and never used again. Lays out and
says what was chosen and typed; which question may go is decided below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.schedule.faces import PhaseFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.shapes import shape_icon
from workshop_app.domain.questions import LONGEST_QUESTION, MOST_QUESTIONS, Question, numbered
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import N_, _

Mode = Literal["one", "kinds", "several"]
MODES: dict[Mode, str] = {
    "one": N_("Une pour toutes les cartes"),
    "kinds": N_("Une par catégorie"),
    "several": N_("Plusieurs, numérotées"),
}
MARK = 14
MARK_WIDE = 24


class PhaseQuestions(QWidget):
    changed = Signal(str, object)
    """Field of the phase, value."""

    def __init__(self) -> None:
        super().__init__()
        self.mode = QComboBox()
        for mode, words in MODES.items():
            self.mode.addItem(_(words), mode)
        self.mode.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add = Button(_("Ajouter une question"), "quiet", "plus", "small", self._add)
        self.lines: list[QuestionLine] = []
        self._questions: tuple[Question, ...] = ()
        self._kinds: tuple[Category, ...] = ()
        self._common = ""
        self._lay_out()
        self.mode.activated.connect(self._choose)

    def show_face(self, face: PhaseFace, categories: tuple[Category, ...]) -> None:
        """What the library holds; what is being typed stays."""
        self.setVisible(bool(face.kinds))
        self._questions, self._common = face.questions, face.question
        self._kinds = tuple(each for each in categories if each.key in face.kinds)
        self._show()

    def _show(self) -> None:
        mode = mode_of(self._questions)
        self.mode.setCurrentIndex(self.mode.findData(mode))
        self.add.setVisible(mode == "several")
        self.add.setEnabled(len(self._questions) < MOST_QUESTIONS)
        shown = self._shown(mode)
        self._have(len(shown))
        for place, (line, (question, category)) in enumerate(
            zip(self.lines, shown, strict=True), 1
        ):
            line.show_question(question, category, place, len(shown))

    def flush(self) -> None:
        """Keep now what was typed."""
        for line in self.lines:
            line.text.flush()

    def _shown(self, mode: Mode) -> list[tuple[Question, Category | None]]:
        if mode == "several":
            return [(each, None) for each in numbered(self._questions)]
        if mode == "one":
            return []
        own = {each.kind: each for each in self._questions}
        return [(own.get(c.key, Question("", "", c.key)), c) for c in self._kinds]

    def _choose(self, place: int) -> None:
        mode: Mode = self.mode.itemData(place)
        if mode == mode_of(self._questions):
            return
        if mode == "kinds":
            self._tell([_new(self._common or c.question, c.key) for c in self._kinds])
        elif mode == "several":
            self._tell([_new(self._common), _new("")])
        else:
            self._tell([])

    def _add(self) -> None:
        self._tell([*self._questions, _new("")])
        if self.lines:
            self.lines[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, place: int, text: str) -> None:
        question, _category = self._shown(mode_of(self._questions))[place]
        words = _one_line(text)
        if not question.key:
            self._tell([*self._questions, _new(words, question.kind)])
            return
        self._tell(
            [replace(q, text=words) if q.key == question.key else q for q in self._questions]
        )

    def _remove(self, place: int, _checked: bool = False) -> None:
        gone = numbered(self._questions)[place]
        self._tell([each for each in self._questions if each.key != gone.key])

    def _tell(self, questions: Sequence[Question]) -> None:
        """Shown at once: the next key typed in another line must not take this one back."""
        self._questions = tuple(questions)
        self._show()
        self.changed.emit("questions", self._questions)

    def _have(self, count: int) -> None:
        """As many lines as there are questions."""
        while len(self.lines) < count:
            place = len(self.lines)
            line = QuestionLine()
            line.text.committed.connect(partial(self._typed, place))
            line.remove.clicked.connect(partial(self._remove, place))
            self.lines.append(line)
            self._column.addWidget(line)
        while len(self.lines) > count:
            line = self.lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(Labelled(_("Questions posées aux cartes"), self.mode))
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        whole.addLayout(row)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        whole.addLayout(self._column)


class QuestionLine(QWidget):
    """One of them, behind its number or the shape of its category."""

    def __init__(self) -> None:
        super().__init__()
        self._mark, self._number = QLabel(), label("", "label")
        self._mark.setFixedWidth(MARK_WIDE)
        self._number.setFixedWidth(MARK_WIDE)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_QUESTION)
        self.text = InPlace(self.field)
        self.remove = icon_button("trash-2", "", "quiet", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        for widget in (self._mark, self._number):
            row.addWidget(widget)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove)

    def show_question(
        self, question: Question, category: Category | None, place: int, count: int
    ) -> None:
        self._mark.setVisible(category is not None)
        self._number.setVisible(category is None)
        if category is None:
            self._number.setText(f"{place}.")
            named = _("Question {n}", n=place)
        else:
            self._mark.setPixmap(shape_icon(category.shape, category.tone, MARK).pixmap(MARK, MARK))
            named = _("Question pour {category}", category=category.label)
        self.field.setAccessibleName(named)
        self.field.setPlaceholderText(named)
        self.text.show_value(question.text)
        self.remove.setVisible(category is None and count > 1)
        gone = _("Retirer la question {n}", n=place)
        self.remove.setAccessibleName(gone)
        self.remove.setToolTip(gone)


def mode_of(questions: Sequence[Question]) -> Mode:
    if not questions:
        return "one"
    return "kinds" if any(each.kind for each in questions) else "several"


def _new(text: str, kind: str = "") -> Question:
    return Question(uuid4().hex[:12], _one_line(text), kind)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()
