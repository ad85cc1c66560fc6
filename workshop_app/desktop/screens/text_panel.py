"""Texts of several lines side by side in a panel, each changed in place. Decides nothing: it says
which one was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel

HIGH = 112
NARROWEST = 100


class TextPanel(Panel):
    field_typed = Signal(str, str)

    def __init__(
        self, names: Mapping[str, str], high: int = HIGH, parent: QWidget | None = None
    ) -> None:
        """Field -> the words above it, from left to right."""
        super().__init__(parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        self.fields: dict[str, Labelled[QPlainTextEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        for column, (name, words) in enumerate(names.items()):
            edit = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setMinimumWidth(NARROWEST)
            made = Labelled(words, edit)
            made.field.setFixedHeight(high)
            self.fields[name] = made
            watched = InPlace(edit)
            watched.committed.connect(partial(self.field_typed.emit, name))
            self._in_place[name] = watched
            grid.addWidget(made, 0, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def show_values(self, values: Mapping[str, str]) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])

    def set_untouched(self, names: frozenset[str]) -> None:
        """Texts that still say what the model says are written in grey."""
        for name, made in self.fields.items():
            if not made.error():
                set_look(made.field, state="untouched" if name in names else "")

    def forget(self) -> None:
        """No error, no half-typed text of another workshop."""
        for name, made in self.fields.items():
            made.clear_error()
            self._in_place[name].drop()
