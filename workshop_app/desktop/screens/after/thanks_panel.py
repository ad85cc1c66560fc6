"""« Merci »: the sentence that closes the day, the letter for the organiser. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from workshop_app.desktop.screens.after.opinion_faces import ThanksFace
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.hall_signals import LONGEST_MESSAGE
from workshop_app.i18n.translate import _

LETTER_HIGH = 132


class ThanksPanel(Panel):
    typed = Signal(str)
    said = Signal()
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Merci"), parent=parent)
        self.title.setWordWrap(False)
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST_MESSAGE)
        self.words.setMinimumWidth(80)
        self.field = Labelled(_("Ce que la salle lira"), self.words)
        self._in_place = InPlace(self.words)
        self._in_place.committed.connect(self.typed)
        self.body.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.say = Button(_("Dire merci"), icon_name="send", scale="small", on_click=self._say)
        self.say.setToolTip(_("Aux téléphones, au projecteur et sur la page des participants"))
        self.when = label("", "caption", wrap=True)
        row.addWidget(self.say)
        row.addWidget(self.when, 1)
        self.body.addLayout(row)
        head = QHBoxLayout()
        head.addWidget(label(_("Courriel à l'organisateur"), "label"), 1)
        self.copy = Button(_("Copier"), "quiet", "copy", "small", self._copy)
        self.copy.setAccessibleName(_("Copier le courriel à l'organisateur"))
        head.addWidget(self.copy)
        self.body.addLayout(head)
        self.letter = QPlainTextEdit()
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        self.letter.setFixedHeight(LETTER_HIGH)
        self.letter.setAccessibleName(_("Courriel à l'organisateur"))
        self.body.addWidget(self.letter)
        self._letter = ""

    def show_face(self, face: ThanksFace) -> None:
        self.field.clear_error()
        self._in_place.show_value(face.text)
        self.when.setText(face.said)
        if face.letter != self._letter:
            self._letter = face.letter
            self.letter.setPlainText(face.letter)

    def forget(self) -> None:
        self._in_place.drop()
        self.show_face(ThanksFace("", "", ""))

    def set_error(self, said: str) -> None:
        self.field.set_error(said)

    def _say(self) -> None:
        self._in_place.flush()
        self.said.emit()

    def _copy(self) -> None:
        # Not the widget's own text: Qt turns its no-break spaces into plain ones.
        self.copied.emit(self._letter)
