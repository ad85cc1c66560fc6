"""Pages that the model does not offer, each with the box that puts it in the rail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workshop_app.desktop.screens.presentation.wording import PageLine
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _


class PagesPanel(Panel):
    switched = Signal(str, bool)
    """A page, and whether it is now offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Autres pages"), parent=parent)
        note = _("Ajoutées à gauche quand vous les cochez. Ce qu'elles contiennent est gardé.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.boxes: dict[str, QCheckBox] = {}

    def show_lines(self, lines: Sequence[PageLine]) -> None:
        """Hidden when the workshop already offers everything."""
        for one in lines:
            if one.page not in self.boxes:
                self._add(one)
        shown = {one.page: one for one in lines}
        for page, box in self.boxes.items():
            box.setVisible(page in shown)
            if page in shown:
                box.setChecked(shown[page].on)
        self.setVisible(bool(lines))

    def _add(self, one: PageLine) -> None:
        box = QCheckBox(one.title)
        box.clicked.connect(lambda on: self.switched.emit(one.page, on))
        self.boxes[one.page] = box
        self.body.addWidget(box)
