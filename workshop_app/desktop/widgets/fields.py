"""Fields: one with its label above and, when refused, the reason under it; numbers.

title = Labelled(_("Titre"), QLineEdit()); title.set_error(sentence); title.clear_error()
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import label

W = TypeVar("W", bound=QWidget)
MARGIN = 8


class Labelled(QWidget, Generic[W]):
    """`field` is the widget given, with its accessible name and its label's mnemonic set."""

    def __init__(self, name: str, field: W, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = label(name, "label")
        self._label.setBuddy(field)
        field.setAccessibleName(name)
        self._hint, self._below = hint, label(hint, "caption", wrap=True)
        self._below.setVisible(bool(hint))
        column.addWidget(self._label)
        column.addWidget(field, 1)
        column.addWidget(self._below)

    def set_error(self, sentence: str) -> None:
        """Red edge and the sentence, read aloud with the field."""
        set_look(self.field, state="error")
        self._say(sentence, "error")

    def clear_error(self) -> None:
        set_look(self.field, state="")
        self._say(self._hint, "caption")

    def rename(self, name: str) -> None:
        """The same field under other words."""
        self._label.setText(name)
        self.field.setAccessibleName(name)

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._below.text() if self._below.property("role") == "error" else ""

    def _say(self, sentence: str, role: str) -> None:
        self._below.setText(sentence)
        set_look(self._below, role=role)
        self._below.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)


def number_field(least: int, most: int, value: int, name: str, suffix: str = "") -> QSpinBox:
    """A whole number between two bounds; `suffix` is a unit with its space: « min »."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(suffix)
    made.setAccessibleName(name)
    made.setKeyboardTracking(False)
    inside = made.findChild(QLineEdit)
    if inside is not None:
        inside.setTextMargins(MARGIN, 0, 0, 0)  # the style sheet cannot say it
    return made


def with_icon(field: QLineEdit, icon_name: str) -> QLineEdit:
    """The same field with an icon at its left."""
    field.addAction(
        icon(icon_name, "neutral.text_secondary", 16), QLineEdit.ActionPosition.LeadingPosition
    )
    set_look(field, edge="icon")
    field.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return field
