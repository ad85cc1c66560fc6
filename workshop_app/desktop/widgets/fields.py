"""Fields: one with its label above and, when refused, the reason under it; numbers, hours, days.

title = Labelled(_("Titre"), QLineEdit()); title.set_error(sentence); title.clear_error()
"""

from __future__ import annotations

from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _, language

W = TypeVar("W", bound=QWidget)
S = TypeVar("S", bound=QAbstractSpinBox)
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
    return _settled(made, name)


def time_field(value: time, name: str) -> QTimeEdit:
    """An hour of the day, written « 10 h 05 »."""
    made = QTimeEdit(QTime(value.hour, value.minute))
    made.setDisplayFormat(_("H 'h' mm"))
    return _settled(made, name)


def date_field(value: date, name: str) -> QDateEdit:
    """A day, written « 13 oct. 2026 », with a calendar to choose from."""
    made = QDateEdit(QDate(value.year, value.month, value.day))
    made.setLocale(QLocale(language()))
    made.setDisplayFormat(_("d MMM yyyy"))
    made.setCalendarPopup(True)
    set_look(made, edge="calendar")
    return _settled(made, name)


def time_of(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def date_of(field: QDateEdit) -> date:
    return date(field.date().year(), field.date().month(), field.date().day())


def with_icon(field: QLineEdit, icon_name: str) -> QLineEdit:
    """The same field with an icon at its left."""
    field.addAction(
        icon(icon_name, "neutral.text_secondary", 16), QLineEdit.ActionPosition.LeadingPosition
    )
    set_look(field, edge="icon")
    field.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return field


def _settled(field: S, name: str) -> S:
    """What the style sheet cannot say of a field with steps."""
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    inside = field.findChild(QLineEdit)
    if inside is not None:
        inside.setTextMargins(MARGIN, 0, 0, 0)
    return field
