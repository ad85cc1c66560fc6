"""No phase yet: three schedules to start from, drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import StartFace
from workshop_app.desktop.screens.schedule.plan_bar import PlanBar
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _

WIDE = 640


class StartPage(QWidget):
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._faces: tuple[StartFace, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        words = label(_("Trois déroulés pour commencer"), "strong-title")
        outer.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(space(2))
        self._column = QVBoxLayout()
        self._column.setSpacing(space(3))
        outer.addLayout(self._column)
        outer.addStretch(2)

    def show_starts(self, faces: Sequence[StartFace]) -> None:
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for face in faces:
            self._column.addWidget(self._card(face), 0, Qt.AlignmentFlag.AlignHCenter)

    def _card(self, face: StartFace) -> Panel:
        panel = Panel(face.title)
        panel.setFixedWidth(WIDE)
        panel.title.setWordWrap(False)
        panel.title_row.insertWidget(1, label(face.length, "muted"))
        bar = PlanBar()
        bar.show_parts(face.parts)
        panel.body.addWidget(bar)
        panel.body.addWidget(label(face.phases, "caption", wrap=True))
        take = partial(self.taken.emit, face.model)
        button = Button(_("Prendre ce déroulé"), scale="small", on_click=take)
        button.setAccessibleDescription(face.title)
        self.buttons.append(button)
        panel.buttons.addWidget(button)
        return panel
