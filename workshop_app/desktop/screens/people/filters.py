"""Filters on the columns of the list: a menu to choose a value, a tag to take the filter off.

Decides nothing: the values and their counts come from `services.list_columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.departements import NAMES
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, number
from workshop_app.services.list_columns import FilterChoice, Filters

LONGEST = 50


def filter_menu(
    parent: QWidget, choices: Sequence[FilterChoice], chosen: Callable[[str, str], object]
) -> QMenu:
    """One submenu a column, one line a value with how many people have it."""
    menu = QMenu(parent)
    for choice in choices:
        under = menu.addMenu(_plain(field_label(choice.column)))
        for value, count in choice.values:
            words = f"{_plain(value_words(choice.column, value))}\t{number(count)}"
            action = QAction(words, under)
            action.triggered.connect(
                lambda _on=False, value=value, column=choice.column: chosen(column, value)
            )
            under.addAction(action)
    return menu


def value_words(column: str, value: str) -> str:
    """« 34 Hérault »; « Non indiqué » for none."""
    if not value:
        return _("Non indiqué")
    if column == "departement" and value in NAMES:
        return f"{value} {NAMES[value]}"
    return value


class FilterTags(QWidget):
    """The filters in force; each is a button that takes it off."""

    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow(self)
        self._filters: dict[str, str] = {}
        self.hide()

    def show_filters(self, filters: Filters) -> None:
        if dict(filters) == self._filters:
            return
        self._filters = dict(filters)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for column, value in filters.items():
            words = f"{field_label(column)} : {value_words(column, value)}"
            button = Button(
                _short(words),
                icon_name="x",
                scale="small",
                icon_after=True,
                on_click=partial(self.taken_off.emit, column),
            )
            said = _("Ne plus filtrer par {column}", column=field_label(column))
            button.setToolTip(tip(said))
            button.setAccessibleName(f"{words}. {said}")
            self._flow.addWidget(button)
        self.setVisible(bool(filters))
        self.updateGeometry()


def _plain(words: str) -> str:
    """A « & » of a participant underlines nothing; a tab of theirs is no shortcut."""
    return _short(words.replace("&", "&&").replace("\t", " "))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
