"""What a phase says in words: its question, the steps shown to the room, the private note.

The same three fields for the phase and for each instruction of some tables. Kept as they are
typed; two icons say who sees what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _

TEXT_HIGH = 3 * 36 + 2 * 6


class PhaseWords(QWidget):
    changed = Signal(str, object)
    """`question` or `note`, and its text; `steps`, and all of them as they stand."""

    def __init__(self, steps_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.note = QPlainTextEdit(), QPlainTextEdit()
        self.steps: list[QLineEdit] = []
        self._step_values: list[InPlace] = []
        self._watched = {
            name: InPlace(field)
            for name, field in (("question", self.question), ("note", self.note))
        }
        for name, watched in self._watched.items():
            watched.committed.connect(partial(self.changed.emit, name))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        self._lay_out(steps_title)

    def show_words(self, question: str, steps: Sequence[str], note: str) -> None:
        """What the library holds; what is being typed stays."""
        self._watched["question"].show_value(question)
        self._watched["note"].show_value(note)
        self._have_steps(len(steps))
        for watched, step in zip(self._step_values, steps, strict=True):
            watched.show_value(step)

    def show_examples(self, question: str, steps: Sequence[str], note: str) -> None:
        """What holds where nothing is typed."""
        self.question.setPlaceholderText(question)
        self.note.setPlaceholderText(note)
        for place, field in enumerate(self.steps):
            said = steps[place] if place < len(steps) else ""
            field.setPlaceholderText(said or _("Étape {n}", n=place + 1))

    def flush(self) -> None:
        """Keep now what was typed."""
        for watched in (*self._watched.values(), *self._step_values):
            watched.flush()

    def _lay_out(self, steps_title: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        heads = (
            ("", _("Question")),
            ("projector", steps_title),
            ("private", _("Note pour vous, jamais projetée")),
        )
        for place, (icon_name, words) in enumerate(heads):
            grid.addLayout(field_head(icon_name, words), 0, place)
        for text, words in ((self.question, heads[0][1]), (self.note, heads[2][1])):
            text.setAccessibleName(words)
            text.setTabChangesFocus(True)
            text.setFixedHeight(TEXT_HIGH)
        grid.addWidget(self.question, 1, 0)
        grid.addLayout(self._steps, 1, 1)
        grid.addWidget(self.note, 1, 2)
        for place, stretch in enumerate((4, 6, 5)):
            grid.setColumnStretch(place, stretch)

    def _have_steps(self, count: int) -> None:
        """As many lines as there are steps; never fewer than before while one types."""
        while len(self.steps) < count:
            number = len(self.steps) + 1
            field = QLineEdit()
            field.setAccessibleName(_("Étape {n}", n=number))
            field.setPlaceholderText(_("Étape {n}", n=number))
            watched = InPlace(field)
            watched.committed.connect(lambda _text: self._tell_steps())
            self.steps.append(field)
            self._step_values.append(watched)
            self._steps.addWidget(field)
        while len(self.steps) > count:
            field = self.steps.pop()
            self._step_values.pop()
            self._steps.removeWidget(field)
            field.hide()
            field.deleteLater()

    def _tell_steps(self) -> None:
        self.changed.emit("steps", [field.text() for field in self.steps])


def field_head(icon_name: str, words: str) -> QHBoxLayout:
    """The name of a field, and who sees it."""
    row = QHBoxLayout()
    row.setSpacing(6)
    if icon_name:
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, "neutral.text_secondary", 15))
        row.addWidget(picture)
    row.addWidget(label(words, "label"))
    row.addStretch(1)
    return row
