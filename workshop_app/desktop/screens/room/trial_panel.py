"""The test phone: the square it scans, and five observations that tick themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.desktop.screens.room.faces import RoomFace, StepFace
from workshop_app.desktop.screens.room.panels import StepMark
from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.domain.room import OBSERVATIONS, Observation
from workshop_app.i18n.translate import _
from workshop_app.services.projection.brief import Door

MARK = 20
SQUARE = 96
ICONS = {
    "made": ("done", "state.success.text"),
    "now": ("step_running", "state.signal.text"),
    "stuck": ("warn", "state.signal.text"),
    "later": ("step_todo", "neutral.text_muted"),
}


class StepRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.face: StepFace | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space(3))
        self._mark = QLabel()
        self._title, self._at = label("", "label", wrap=True), label("", "secondary")
        self._detail = label("", "caption", wrap=True)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        across.addLayout(words, 1)
        across.addWidget(self._at, 0, Qt.AlignmentFlag.AlignTop)

    def show_step(self, face: StepFace) -> None:
        if face == self.face:
            return
        self.face = face
        self._mark.setPixmap(pixmap(*ICONS[face.mark], MARK))
        self._title.setText(face.title)
        self._detail.setText(face.detail)
        self._at.setText(face.at)
        said = {
            "made": _("fait à {at}", at=face.at),
            "now": _("à faire maintenant"),
            "stuck": _("n'arrive pas"),
            "later": _("pas encore"),
        }
        self.setAccessibleName(f"{face.title}, {said[face.mark]}. {face.detail}")


class TrialPanel(Panel):
    restart_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Un téléphone d'essai"), "panel-signal")
        self.mark = StepMark()
        self.title_row.insertWidget(0, self.mark)
        again = _("Recommencer avec un autre téléphone")
        self.restart = icon_button("retry", again, "quiet", "small", self.restart_asked.emit)
        self.buttons.addWidget(self.restart)
        self.rows: dict[Observation, StepRow] = {}
        for name in OBSERVATIONS:
            self.rows[name] = StepRow()
            self.body.addWidget(self.rows[name])
            self.body.addWidget(line())
        self.advice = label("", "signal", wrap=True)
        self.body.addWidget(self.advice)
        self._door: Door | None = None
        self._square = QHBoxLayout()
        self._square.setSpacing(space(3))
        self.body.addLayout(self._square)
        self.body.addStretch(1)

    def show_trial(self, face: RoomFace) -> None:
        done = "trial" in face.done
        self.mark.show_done(done)
        self.set_look("panel" if done else "panel-signal")
        for step in face.steps:
            self.rows[step.observation].show_step(step)
        self.advice.setText(face.advice)
        self.advice.setVisible(bool(face.advice))
        if face.square != self._door:
            self._door = face.square
            self._draw_square(face.square)

    def _draw_square(self, door: Door | None) -> None:
        while (item := self._square.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if door is None:
            said = _("Choisissez d'abord une adresse : le carré à scanner vient avec elle.")
            self._square.addWidget(label(said, "caption", wrap=True), 1)
            return
        square = CodeSquare(door)
        square.setFixedSize(SQUARE, SQUARE)
        self._square.addWidget(square)
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addWidget(label(door.title, "label", wrap=True))
        typed = label(door.main, "secondary", wrap=True)
        typed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(typed)
        words.addWidget(label(_("Rien n'est écrit dans l'atelier."), "caption", wrap=True))
        words.addStretch(1)
        self._square.addWidget(told, 1)
