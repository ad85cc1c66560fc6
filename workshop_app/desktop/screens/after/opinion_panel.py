"""« Évaluation »: opened and closed, its square to scan, and its questions. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.opinion_faces import AskedFace, OpinionFace
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.evaluation import (
    LONGEST_ASKED,
    MOST_QUESTIONS,
    AskedQuestion,
    QuestionKind,
)
from workshop_app.i18n.translate import N_, _

SQUARE, CODE = 116, 20
KINDS: tuple[tuple[QuestionKind, str], ...] = (("scale", N_("1 à 4")), ("text", N_("Texte")))


class OpinionPanel(Panel):
    opened = Signal()
    closed = Signal()
    alone_changed = Signal(bool)
    projected = Signal()
    asked = Signal(object)
    """The questions as they are to be: a tuple of `AskedQuestion`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Évaluation"), parent=parent)
        self.title.setWordWrap(False)
        self._face: OpinionFace | None = None
        self.state = Tag()
        self.buttons.addWidget(self.state)
        note = _("Chacun répond sur son téléphone, sans se nommer ; le papier se saisit plus bas.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self._across = QHBoxLayout()
        self._across.setSpacing(space(3))
        self.body.addLayout(self._across)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.open_it = Button(_("Ouvrir"), icon_name="play", scale="small")
        self.open_it.clicked.connect(self.opened)
        self.close_it = Button(_("Fermer"), icon_name="lock", scale="small")
        self.close_it.clicked.connect(self.closed)
        self.project = Button(_("Projeter"), icon_name="projector", scale="small")
        self.project.setToolTip(_("Le carré et le code à l'écran de la salle"))
        self.project.clicked.connect(self.projected)
        for button in (self.open_it, self.close_it, self.project):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.alone = QCheckBox(_("L'ouvrir seule à la fin de la dernière phase"))
        self.alone.toggled.connect(self.alone_changed)
        self.body.addWidget(self.alone)
        self.body.addWidget(label(_("Questions"), "label"))
        self.questions = QuestionsEditor()
        self.questions.asked.connect(self.asked)
        self.body.addWidget(self.questions)

    def show_face(self, face: OpinionFace) -> None:
        if face == self._face:
            return
        before, self._face = self._face, face
        self.state.say(face.state, "success" if face.is_open else "neutral",
                       "circle-check" if face.is_open else None)  # fmt: skip
        self.open_it.setVisible(not face.is_open)
        self.close_it.setVisible(face.is_open)
        self.project.setVisible(face.is_open)
        with QSignalBlocker(self.alone):
            self.alone.setChecked(face.alone)
        self.alone.setVisible(face.alone_matters)
        if before is None or (before.door, before.code) != (face.door, face.code):
            self._show_way(face)
        self.questions.show_questions(face.questions)

    def forget(self) -> None:
        self._face = None
        self.questions.forget()

    def set_error(self, said: str) -> None:
        self.questions.set_error(said)

    def _show_way(self, face: OpinionFace) -> None:
        while (item := self._across.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not face.code:
            return
        if face.door is not None and face.door.matrix:
            square = CodeSquare(face.door)
            square.setFixedSize(SQUARE, SQUARE)
            self._across.addWidget(square)
        self._across.addWidget(_typed(face), 1)


class QuestionsEditor(QWidget):
    """One line a question: its kind, its words, its place; changed in place."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        column.addLayout(self._lines)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column.addWidget(self._error)
        self.add = Button(_("Ajouter une question"), "quiet", "plus", "small", self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines: list[QuestionLine] = []
        self._shown: tuple[AskedFace, ...] = ()

    def show_questions(self, faces: Sequence[AskedFace]) -> None:
        """Words that are being typed stay; other questions make other lines."""
        self.set_error("")
        shape = [(face.key, face.kind, face.answered) for face in faces]
        before = [(face.key, face.kind, face.answered) for face in self._shown]
        self._shown = tuple(faces)
        if shape != before:
            self._rebuild()
        for line, face in zip(self.lines, faces, strict=True):
            line.show_text(face.text)
        if len(faces) >= MOST_QUESTIONS:
            self.add.refuse(_("{n} questions au plus.", n=MOST_QUESTIONS))
        else:
            self.add.allow()

    def forget(self) -> None:
        self.show_questions(())

    def set_error(self, said: str) -> None:
        self._error.setText(said)
        self._error.setVisible(bool(said))

    def _rebuild(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [
            QuestionLine(face, place, len(self._shown)) for place, face in enumerate(self._shown)
        ]
        for place, line in enumerate(self.lines):
            line.changed.connect(partial(self._tell, place))
            line.moved.connect(partial(self._move, place))
            line.removed.connect(partial(self._remove, place))
            self._lines.addWidget(line)

    def _now(self) -> list[AskedQuestion]:
        return [AskedQuestion(face.key, face.kind, face.text) for face in self._shown]

    def _tell(self, place: int, kind: QuestionKind, text: str) -> None:
        asked = self._now()
        asked[place] = AskedQuestion(asked[place].key, kind, text)
        self.asked.emit(tuple(asked))

    def _move(self, place: int, by: int) -> None:
        asked = self._now()
        if 0 <= place + by < len(asked):
            asked.insert(place + by, asked.pop(place))
            self.asked.emit(tuple(asked))

    def _remove(self, place: int) -> None:
        asked = self._now()
        del asked[place]
        self.asked.emit(tuple(asked))

    def _add(self) -> None:
        new = AskedQuestion("", "text", _("Nouvelle question"))
        self.asked.emit((*self._now(), new))


class QuestionLine(QWidget):
    changed = Signal(str, str)
    """Kind, words."""
    moved = Signal(int)
    removed = Signal()

    def __init__(self, face: AskedFace, place: int, count: int) -> None:
        super().__init__()
        self._kind: QuestionKind = face.kind
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        self.kind = Segment(
            _("Sorte de la question {n}", n=place + 1), [(key, _(words)) for key, words in KINDS]
        )
        self.kind.choose(face.kind)
        self.kind.chosen.connect(self._choose)
        self.kind.setEnabled(not face.answered)
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST_ASKED)
        self.text.setMinimumWidth(80)
        self.text.setAccessibleName(_("Question {n}", n=place + 1))
        self._in_place = InPlace(self.text)
        self._in_place.committed.connect(self._type)
        up = icon_button("arrow-up", _("Monter la question {n}", n=place + 1), "quiet", "small",
                         partial(self.moved.emit, -1))  # fmt: skip
        remove = icon_button("trash-2", _("Retirer la question {n}", n=place + 1), "quiet", "small",
                             self.removed.emit)  # fmt: skip
        if place == 0:
            up.refuse(_("C'est la première."))
        if face.answered:
            remove.refuse(_("Des réponses y sont données : elle reste."))
        elif count == 1:
            remove.refuse(_("Il faut une question au moins."))
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(up)
        row.addWidget(remove)

    def show_text(self, text: str) -> None:
        self._in_place.show_value(text)

    def _choose(self, kind: str) -> None:
        self._kind = "scale" if kind == "scale" else "text"
        self.changed.emit(self._kind, self.text.text())

    def _type(self, text: str) -> None:
        self.changed.emit(self._kind, text)


def _typed(face: OpinionFace) -> QWidget:
    """For a phone that cannot scan."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    code = label(face.code)
    code.setFont(sized_font(CODE, 700, tabular=True))
    said = _("Choisissez d'abord l'adresse des téléphones dans Présentation.")
    if face.address:
        said = _("Adresse : {address}", address=face.address)
    address = label(said, "secondary", wrap=True)
    for text in (code, address):
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addStretch(1)
    column.addWidget(label(_("Code à taper"), "label"))
    column.addWidget(code)
    column.addWidget(address)
    column.addStretch(1)
    return made
