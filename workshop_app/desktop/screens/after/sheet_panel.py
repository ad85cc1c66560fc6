"""« Saisir une feuille »: what somebody wrote on paper, typed without leaving the keyboard.

A mark is one key, 1 to 4, and goes on by itself; Entrée goes on, and from the last field keeps the
sheet and begins the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.opinion_faces import AskedFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.evaluation import LONGEST_ANSWER, SCALE
from workshop_app.i18n.translate import _, n_

MARK_WIDE = 72


class SheetPanel(Panel):
    typed = Signal(object, object)
    """Marks and words by question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Saisir une feuille"), parent=parent)
        self.title.setWordWrap(False)
        hint = _("Une touche de 1 à 4 pour une note ; Entrée passe à la suite, puis à la feuille.")
        self.body.addWidget(label(hint, "caption", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        self.body.addLayout(self._lines)
        self.said = label("", "caption", wrap=True)
        self.body.addWidget(self.said)
        self.keep = Button(_("Enregistrer la feuille"), icon_name="check", scale="small")
        self.keep.clicked.connect(self._keep)
        self.body.addWidget(self.keep)
        self.fields: list[QLineEdit] = []
        self._asked: tuple[AskedFace, ...] = ()
        self._count = 0

    def show_questions(self, asked: Sequence[AskedFace]) -> None:
        """What is being typed stays as long as the same questions are asked."""
        if [(a.key, a.kind, a.text) for a in asked] == [
            (a.key, a.kind, a.text) for a in self._asked
        ]:
            self._asked = tuple(asked)
            return
        typed = dict(zip((each.key for each in self._asked), self._texts(), strict=True))
        self._asked = tuple(asked)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = [self._field(place, each) for place, each in enumerate(asked)]
        for field, each in zip(self.fields, asked, strict=True):
            field.setText(typed.get(each.key, ""))
            self._lines.addWidget(Labelled(each.text, field))

    def sheet_kept(self) -> None:
        """Ready for the next one."""
        self._count += 1
        self.said.setText(n_("{n} feuille saisie ici.", "{n} feuilles saisies ici.", self._count))
        for field in self.fields:
            field.clear()
        if self.fields:
            self.fields[0].setFocus()

    def set_error(self, said: str) -> None:
        self.said.setText(said)

    def forget(self) -> None:
        self._count = 0
        self.said.setText("")
        self.show_questions(())

    def _field(self, place: int, asked: AskedFace) -> QLineEdit:
        made = QLineEdit()
        if asked.kind == "scale":
            made.setMaximumWidth(MARK_WIDE)
            made.setMaxLength(1)
            made.setValidator(QIntValidator(SCALE[0], SCALE[-1], made))
            made.textEdited.connect(partial(self._mark, place))
        else:
            made.setMaxLength(LONGEST_ANSWER)
        made.returnPressed.connect(partial(self._go_on, place))
        return made

    def _mark(self, place: int, text: str) -> None:
        if text:
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.fields):
            self.fields[place + 1].setFocus()
        elif self._asked[place].kind == "text":
            self._keep()
        else:
            self.keep.setFocus()

    def _keep(self) -> None:
        said = list(zip(self._asked, self._texts(), strict=True))
        marks = {a.key: int(text) for a, text in said if a.kind == "scale" and text.isdecimal()}
        self.typed.emit(marks, {a.key: text for a, text in said if a.kind == "text"})

    def _texts(self) -> list[str]:
        return [field.text() for field in self.fields]
