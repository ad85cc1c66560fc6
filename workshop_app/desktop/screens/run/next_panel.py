"""What comes next: the phase, when, and the note that only the facilitator reads."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel

from workshop_app.desktop.screens.run.faces import NextFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.shapes import ShapeMark
from workshop_app.i18n.translate import _

MARK = 14
ICON = 18


class NextPanel(Panel):
    def __init__(self) -> None:
        super().__init__(_("Ensuite"))
        self._when = label("", "caption")
        self.buttons.addWidget(self._when)
        self._cup = QLabel()
        self._cup.setPixmap(pixmap("break", "neutral.text_secondary", ICON))
        self._cup.setFixedSize(QSize(ICON, ICON))
        self._shape = ShapeMark("circle", "forces", MARK)
        self._first = label("", "body")
        self._then_shape = ShapeMark("circle", "forces", MARK)
        self._then = label("", "body")
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for part in (self._cup, self._shape, self._first, self._then_shape, self._then):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)
        self._note = label("", "caption", wrap=True)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_next(self, face: NextFace) -> None:
        self.set_title(face.heading)
        self._when.setText(face.when)
        first = _("{phase}, puis", phase=face.title) if face.then_title else face.title
        self._first.setText(first or _("C'est la dernière phase."))
        self._cup.setVisible(face.is_break)
        _show_mark(self._shape, face.shape, face.tone)
        _show_mark(self._then_shape, face.then_shape, face.then_tone)
        self._then.setText(face.then_title)
        self._then.setVisible(bool(face.then_title))
        self._note.setText(_("Note pour vous : {note}", note=face.note) if face.note else "")
        self._note.setVisible(bool(face.note))


def _show_mark(mark: ShapeMark, shape: str, tone: str) -> None:
    mark.setVisible(bool(shape))
    if shape:
        mark.set_shape(shape, tone)
