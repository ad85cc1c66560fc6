"""The rounds over the columns: which one is looked at, what they bring together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.i18n.translate import _
from workshop_app.services.rounds import RoundsTold

MOST_SEGMENTS = 6
"""More rounds are chosen from a list."""


class RoundsBar(QWidget):
    """Hidden while people sit once only."""

    round_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        self.segment = Segment(_("Tour"), [])
        self.segment.chosen.connect(lambda key: self.round_asked.emit(int(key)))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Tour"))
        self.choice.activated.connect(lambda place: self.round_asked.emit(place + 1))
        self._told = label("", "caption", wrap=True)
        row.addWidget(self.segment)
        row.addWidget(self.choice)
        row.addWidget(self._told, 1)
        self._rounds = 0
        self.hide()

    def show_rounds(self, rounds: int, chosen: int, told: RoundsTold | None) -> None:
        self.setVisible(rounds > 1)
        if rounds < 2:
            return
        if rounds != self._rounds:
            self._rounds = rounds
            names = [(str(n), _("Tour {n}", n=n)) for n in range(1, rounds + 1)]
            self.segment.set_choices(names)
            self.choice.clear()
            self.choice.addItems([name for _key, name in names])
        many = rounds > MOST_SEGMENTS
        self.segment.setVisible(not many)
        self.choice.setVisible(many)
        self.segment.choose(str(chosen))
        self.choice.setCurrentIndex(chosen - 1)
        parts = (told.met, told.again) if told is not None else ()
        self._told.setText(" ".join(part for part in parts if part))

    def told(self) -> str:
        return self._told.text()
