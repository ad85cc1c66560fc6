"""Numbered steps over the page, for each system: what to press, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.i18n.translate import _, number

WIDER = 560


class StepsSheet(Sheet):
    def __init__(
        self, window: QWidget, title: str, choices: Sequence[tuple[str, Sequence[str]]], first: int
    ) -> None:
        """`choices`: name of a system and its steps; `first` is shown first. Opens at once."""
        super().__init__(window, title)
        self.frame.setFixedWidth(WIDER)
        self._steps = [steps for _name, steps in choices]
        if len(choices) > 1:
            named = [(str(place), name) for place, (name, _steps) in enumerate(choices)]
            self.systems = Segment(_("Système"), named)
            self.systems.choose(str(first))
            self.systems.chosen.connect(lambda key: self._show(int(key)))
            self.body.addWidget(self.systems)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        self.body.addLayout(self._lines)
        self.close_it = Button(_("Fermer"), on_click=self.accept)
        self.row.addWidget(self.close_it)
        self._show(first)
        self.show_over()
        self.close_it.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, place: int) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for turn, said in enumerate(self._steps[place], start=1):
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(space(3))
            mark = label(number(turn), "label")
            mark.setFixedWidth(space(3))
            across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = label(said, "body", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            across.addWidget(words, 1)
            self._lines.addWidget(row)
        self.adjustSize()
