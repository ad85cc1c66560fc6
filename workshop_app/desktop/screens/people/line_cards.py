"""Doubtful lines as cards: line, field, value read, why, and a choice; a correction typed in place.

Decides what is shown first when there are hundreds; the words come from `line_words`.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workshop_app.desktop.screens.people.line_words import NOTHING, Alike, LineFace, LinesShown
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.domain.doubts import ASIDE, Choice
from workshop_app.i18n.translate import _, n_

SHOWN = 25
"""Cards at once; « Montrer la suite » adds as many."""
ICON = 18
FIELD_WIDE = 220


class LineCard(Panel):
    answered = Signal(object, object)
    """Key, `Choice`."""
    taken_back = Signal(object)
    see_asked = Signal(object)

    def __init__(self, face: LineFace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.face = face
        self.setAccessibleName(f"{face.where}. {face.who}. {face.reason}")
        self.set_look("sunken" if face.aside or face.settled else "panel-signal")
        self.field: QLineEdit | None = None
        self._error = label("", "error", wrap=True)
        self.body.addLayout(self._build_head())
        if face.settled:
            self.body.addLayout(self._build_settled())
            return
        self.body.addWidget(label(face.reason, "secondary", wrap=True))
        self.body.addLayout(self._build_choices())
        self.body.addWidget(self._error)
        self._error.hide()

    def refuse(self, said: str) -> None:
        """Under the field: why the correction cannot be."""
        self._error.setText(said)
        self._error.show()
        if self.field is not None:
            set_look(self.field, state="error")
            self.field.setAccessibleDescription(said)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        face = self.face
        quiet = face.aside or bool(face.settled)
        picture = QLabel()
        ink = "neutral.text_secondary" if quiet else "state.signal.text"
        name = "check" if face.settled else "archive" if face.aside else "circle-alert"
        picture.setPixmap(pixmap(name, ink, ICON))
        row.addWidget(picture)
        row.addWidget(label(face.where, "label"))
        row.addWidget(label(face.who, "caption", wrap=True), 1)
        if face.known:
            see = Button(_("Voir la fiche"), "quiet", scale="small", on_click=self._see)
            see.setAccessibleName(f"{see.text()}, {face.where}")
            row.addWidget(see)
        return row

    def _build_settled(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.face.settled, "secondary", wrap=True), 1)
        back = Button(_("Revenir"), "quiet", "undo", "small", self._take_back)
        back.setAccessibleName(f"{back.text()}, {self.face.where}")
        row.addWidget(back)
        return row

    def _build_choices(self) -> Flow:
        flow = Flow()
        if self.face.asked:
            self.field = QLineEdit()
            self.field.setFixedWidth(FIELD_WIDE)
            self.field.setText(self.face.value)
            self.field.setCursorPosition(0)
            self.field.setAccessibleName(f"{self.face.asked}, {self.face.where}")
            self.field.setPlaceholderText(self.face.asked)
            self.field.returnPressed.connect(self._correct)
            flow.addWidget(self.field)
            correct = Button(_("Corriger"), scale="small", on_click=self._correct)
            correct.setAccessibleName(f"{correct.text()}, {self.face.where}")
            flow.addWidget(correct)
        for answer in self.face.answers:
            quiet = answer.choice == ASIDE
            button = Button(
                answer.words,
                "quiet" if quiet else "secondary",
                scale="small",
                on_click=partial(self.answered.emit, self.face.key, answer.choice),
            )
            button.setAccessibleName(f"{answer.words}, {self.face.where}")
            flow.addWidget(button)
        return flow

    def _correct(self) -> None:
        if self.field is not None:
            self.answered.emit(self.face.key, Choice("set", self.field.text()))

    def _take_back(self) -> None:
        self.taken_back.emit(self.face.key)

    def _see(self) -> None:
        self.see_asked.emit(self.face.key)


class LineCards(QWidget):
    """The cards of a list. What is being typed in one stays when the others change."""

    answered = Signal(object, object)
    all_answered = Signal(str, object)
    """Code of the doubt, `Choice`."""
    taken_back = Signal(object)
    see_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = NOTHING
        self._together: list[QWidget] = []
        self._cards: dict[Hashable, LineCard] = {}
        self._shown, self._aside_shown = SHOWN, False
        self._inside = QWidget()
        self._alike, self._open, self._left = _stack(), _stack(), _stack()
        self._rest = label("", "caption", wrap=True)
        self._more = Button(" ", scale="small", on_click=self._show_more)
        self._aside = Button(" ", "quiet", "archive", "small", self._toggle_aside)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, space(2), 0)
        inside.setSpacing(space(2))
        inside.addLayout(self._alike)
        inside.addLayout(self._open)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._rest)
        inside.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._left)
        inside.addStretch(1)
        self.area: QScrollArea = scrolled(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_lines(self, lines: LinesShown) -> None:
        if lines.alike != self._lines.alike:
            self._show_alike(lines.alike)
        self._lines = lines
        self._lay_out()

    def forget(self) -> None:
        """Another list, or another workshop."""
        self._shown, self._aside_shown = SHOWN, False
        self.show_lines(NOTHING)

    def refuse(self, key: Hashable, said: str) -> None:
        if key in self._cards:
            self._cards[key].refuse(said)

    def cards(self) -> Sequence[LineCard]:
        """Those one sees, first to last."""
        return [self._cards[face.key] for face in self._wanted()]

    def content_height(self) -> int:
        """Pixels that all the cards need at the present width."""
        wide = self.area.viewport().width()
        if self._inside.hasHeightForWidth():
            return self._inside.heightForWidth(wide)
        return self._inside.sizeHint().height()

    def _wanted(self) -> Sequence[LineFace]:
        faces = self._lines.faces
        now = [face for face in faces if not face.aside][: self._shown]
        aside = [face for face in faces if face.aside] if self._aside_shown else []
        return [*now, *aside[: self._shown]]

    def _lay_out(self) -> None:
        wanted = {face.key: face for face in self._wanted()}
        for key in [key for key, card in self._cards.items() if wanted.get(key) != card.face]:
            card = self._cards.pop(key)
            card.hide()
            card.deleteLater()
        for column, is_aside in ((self._open, False), (self._left, True)):
            faces = [face for face in wanted.values() if face.aside is is_aside]
            for place, face in enumerate(faces):
                card = self._cards.get(face.key) or self._make(face)
                if column.indexOf(card) != place:
                    column.insertWidget(place, card)
        self._say_rest()

    def _make(self, face: LineFace) -> LineCard:
        card = LineCard(face)
        card.answered.connect(self.answered)
        card.taken_back.connect(self.taken_back)
        card.see_asked.connect(self.see_asked)
        self._cards[face.key] = card
        return card

    def _show_alike(self, alike: Sequence[Alike]) -> None:
        for old in self._together:
            self._alike.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._together = [self._all_at_once(each) for each in alike]
        for made in self._together:
            self._alike.addWidget(made)

    def _all_at_once(self, alike: Alike) -> QWidget:
        """One line for many: what they have in common, and the answers that fit them all."""
        made = QWidget()
        flow = Flow(made)
        flow.addWidget(label(alike.words, "label"))
        for answer in alike.answers:
            button = Button(
                answer.words,
                "quiet",
                scale="small",
                on_click=partial(self.all_answered.emit, alike.reason, answer.choice),
            )
            button.setAccessibleName(f"{answer.words}. {alike.words}")
            flow.addWidget(button)
        return made

    def _say_rest(self) -> None:
        rest = sum(not face.aside for face in self._lines.faces) - self._shown
        aside = self._lines.aside
        self._more.setText(n_("Montrer la dernière", "Montrer la suite ({n})", max(rest, 0)))
        self._more.setVisible(rest > 0)
        self._rest.setText(
            n_(
                "Encore {n} ligne, une fois celles-ci décidées.",
                "Encore {n} lignes, une fois celles-ci décidées.",
                self._lines.more,
            )
        )
        self._rest.setVisible(self._lines.more > 0)
        if self._aside_shown:
            self._aside.setText(_("Masquer les lignes laissées de côté"))
        else:
            self._aside.setText(
                n_(
                    "Montrer la ligne laissée de côté",
                    "Montrer les {n} lignes laissées de côté",
                    aside,
                )
            )
        self._aside.setVisible(aside > 0)

    def _show_more(self) -> None:
        self._shown += SHOWN
        self._lay_out()

    def _toggle_aside(self) -> None:
        self._aside_shown = not self._aside_shown
        self._lay_out()


def _stack() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(space(2))
    return column
