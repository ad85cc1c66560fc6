"""Beside the list once a vote is closed: the line, the ties, the thread of the item looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.desktop.screens.essential.faces import EssentialShown, ThreadFace
from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import number_field
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.votes import MOST_ITEMS
from workshop_app.i18n.translate import _


class LinePanel(Panel):
    line_set = Signal(int)
    reopen_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("La ligne"), parent=parent)
        self._note = label(_("Ce qui est au-dessus va au compte rendu."), "secondary", wrap=True)
        self.body.addWidget(self._note)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self.line = number_field(0, MOST_ITEMS, 0, _("Retenir les premières"))
        self.line.setFixedWidth(84)
        self.line.valueChanged.connect(self.line_set)
        NoWheel(self.line)
        row.addWidget(label(_("Retenir les")))
        row.addWidget(self.line)
        row.addWidget(label(_("premières")), 1)
        self.body.addWidget(self._row)
        self.ties = label("", "signal", wrap=True)
        self.body.addWidget(self.ties)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        self.reopen = Button(_("Rouvrir le vote"), scale="small", on_click=self.reopen_asked.emit)
        self.again = Button("", scale="small", on_click=self.again_asked.emit)
        buttons.addWidget(self.reopen)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_line(self, shown: EssentialShown) -> None:
        keeps = shown.method == "keep"
        self.set_title(_("Ce que les tables gardent") if keeps else _("La ligne"))
        self._note.setVisible(not keeps)
        self._row.setVisible(not keeps)
        if not self.line.hasFocus():
            blocked = self.line.blockSignals(True)
            self.line.setMaximum(max(1, len(shown.rows)))
            self.line.setValue(shown.line)
            self.line.blockSignals(blocked)
        self.ties.setText(shown.ties)
        self.ties.setVisible(bool(shown.ties))
        self.reopen.setVisible(shown.may_reopen)
        self.again.setText(
            _("Peser ce qui est gardé") if shown.may_weigh else _("Préparer un autre vote")
        )


class ThreadPanel(Panel):
    """Who said it, how it was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Le fil"), parent=parent)
        self._text = label("", "panel-title", wrap=True)
        self._lines = [label("", role, wrap=True) for role in ("body", "body", "secondary", "body")]
        self.body.addWidget(self._text)
        for made in self._lines:
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(made)
        self.body.addStretch(1)

    def show_thread(self, face: ThreadFace | None) -> None:
        self._text.setText(face.text if face else "")
        said = (face.said_by, face.given, face.agreement, face.marked) if face else ("",) * 4
        for made, words in zip(self._lines, said, strict=True):
            made.setText(words)
            made.setVisible(bool(words))
