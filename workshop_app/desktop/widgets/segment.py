"""The segmented control: one choice among a few, each with a count if it has one.

choice = Segment(_("Ateliers"), [("running", _("En cours")), ("all", _("Tous"))])
choice.set_count("running", 6); choice.chosen.connect(self.filter_asked)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workshop_app.desktop.theme import set_look, sized_font

Choice = tuple[str, str]
"""Key, label."""
ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
SIDE = 14


class Segment(QWidget):
    """Emits `chosen(key)` when the person chooses; `choose()` from the program is silent."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._labels: dict[str, str] = {}
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replaces all the choices; the one in force is kept if it is still there."""
        kept = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons, self._labels = {}, dict(choices)
        for place, (key, label) in enumerate(choices):
            self._add(key, label, _edge(place, len(choices)))
        if self._buttons:
            self.choose(kept if kept in self._buttons else choices[0][0])

    def current(self) -> str:
        """The key in force; empty if there is no choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        for other, button in self._buttons.items():
            is_on = other == key
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
            )

    def set_count(self, key: str, count: int | None) -> None:
        label = self._labels[key]
        self._say(key, label if count is None else f"{label} {count}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        keys = list(self._buttons)
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        place = (keys.index(self.current()) + step) % len(keys)
        self._take(keys[place])
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, key: str, label: str, edge: str) -> None:
        button = _SegmentButton(self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        set_look(button, role="segment", edge=edge)
        button.clicked.connect(lambda: self._take(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        self._buttons[key] = button
        self._say(key, label)

    def _say(self, key: str, text: str) -> None:
        button = self._buttons[key]
        button.setText(text)
        # As wide as its bold text: a choice made must not move its neighbours.
        button.setMinimumWidth(QFontMetrics(_bold()).horizontalAdvance(text) + 2 * SIDE)

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


class _SegmentButton(QPushButton):
    """Leaves the arrows to the control."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _edge(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


def _bold() -> QFont:
    return sized_font(14, 700)
