"""The head of Conduite: what time it is, and when the day will end."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.desktop.screens.run.faces import DayFace
from workshop_app.desktop.theme import set_look, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _

FIGURES = 21


class DayClock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._now, self._end = label("", "body"), label("", "body")
        self._end_label = label("", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(label(_("Il est"), "secondary"))
        row.addWidget(self._now)
        row.addSpacing(space(3))
        row.addWidget(self._end_label)
        row.addWidget(self._end)
        for figures in (self._now, self._end):
            figures.setFont(sized_font(FIGURES, 700, tabular=True))

    def show_day(self, face: DayFace) -> None:
        self._now.setText(face.now)
        self._end_label.setText(face.end_label)
        self._end.setText(face.end)
        set_look(self._end, role="signal" if face.is_late else "body")
        self.setAccessibleName(f"{_('Il est')} {face.now}, {face.end_label} {face.end}")
