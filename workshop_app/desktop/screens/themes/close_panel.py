"""Cards that say nearly the same, two at a time, with the words they share and the three answers.

Decides how they are shown; an answer is a signal, and nothing moves before one. The last place is
how much is proposed at all: nothing, less, as usual, more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.themes.faces import CloseCard, CloseCards
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.card_paint import CardFace, card_height, card_name, paint_card
from workshop_app.desktop.widgets.elided import ElidedLabel
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _

MOST_LINES = 3
GAP = 12


class ClosePanel(Panel):
    stacked = Signal()
    stacked_in = Signal()
    """Stacked and put in the theme that is proposed; a tension is only put there."""
    chosen_in = Signal()
    """Stacked and put in another theme."""
    parted = Signal()
    """« Pas proches »."""
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__("", "panel-info")
        self.title.setWordWrap(False)
        self._shared = ElidedLabel("", "caption")
        self._place = label("", "caption")
        self.title_row.insertWidget(1, self._shared)
        self.buttons.addWidget(self._place)
        self._before = icon_button(
            "chevron-left", _("Cartes proches précédentes"), "quiet", "small",
            lambda: self.turned.emit(-1),
        )  # fmt: skip
        self._next = icon_button(
            "chevron-right", _("Cartes proches suivantes"), "quiet", "small",
            lambda: self.turned.emit(1),
        )  # fmt: skip
        self.buttons.addWidget(self._before)
        self.buttons.addWidget(self._next)
        self._cards = CloseCardsRow()
        self.body.addWidget(self._cards)
        self._stack = Button(
            _("Empiler"), icon_name="stack", scale="small", on_click=self.stacked.emit
        )
        self._stack_in = Button("", icon_name="check", scale="small", on_click=self.stacked_in.emit)
        self._other = Button(_("Autre thème"), scale="small", on_click=self.chosen_in.emit)
        self._part = Button(_("Pas proches"), "quiet", "x", "small", on_click=self.parted.emit)
        answers = Flow()
        for button in (self._stack_in, self._stack, self._other, self._part):
            answers.addWidget(button)
        self.body.addLayout(answers)
        self.hide()

    def show_close(self, face: CloseCards | None) -> None:
        """None: nothing is close to anything, or all of it was answered."""
        self.setVisible(face is not None)
        if face is None:
            return
        if face.is_tension:
            self.set_title(_("Une tension"))
        else:
            self.set_title(_("{n} cartes proches", n=len(face.faces)))
        words = ", ".join(face.shared)
        self._shared.say(_("mots communs : {words}", words=words) if words else face.strength)
        self._place.setText(face.place)
        self._cards.show_cards(face.faces, face.shared)
        self._stack.setVisible(not face.is_tension)
        self._other.setVisible(not face.is_tension)
        self._stack_in.setVisible(bool(face.theme))
        said = (
            _("Ranger ensemble dans {theme}", theme=face.theme)
            if face.is_tension
            else _("Empiler dans {theme}", theme=face.theme)
        )
        self._stack_in.setText(said.replace("&", "&&"))
        self._stack_in.set_icon("check")
        self._part.setText(_("Vu") if face.is_tension else _("Pas proches"))
        self._part.set_icon("x")
        self.setAccessibleDescription(self._cards.accessibleName())

    def say_yes(self) -> None:
        """The first of the answers shown."""
        if self.isVisible():
            (self._stack_in if self._stack_in.isVisible() else self._stack).click()

    def say_no(self) -> None:
        if self.isVisible():
            self._part.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(cast("Qt.Key", event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)


class CloseCardsRow(QWidget):
    """The cards side by side, as high as the longest needs."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cards: Sequence[CloseCard] = ()
        self._shared: Sequence[str] = ()

    def show_cards(self, cards: Sequence[CloseCard], shared: Sequence[str]) -> None:
        self._cards, self._shared = cards, shared
        said = " ; ".join(card_name(_face(card), card.kind_label) for card in cards)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        wide = self._wide(width)
        heights = [card_height(_face(card), wide, MOST_LINES) for card in self._cards]
        return max(heights, default=0)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self._wide(self.width())
        for place, card in enumerate(self._cards):
            rect = QRectF(place * (wide + GAP), 0, wide, self.height())
            paint_card(painter, rect, _face(card), most_lines=MOST_LINES, marked=self._shared)

    def _wide(self, room: int) -> float:
        count = max(1, len(self._cards))
        return (room - GAP * (count - 1)) / count


def _face(card: CloseCard) -> CardFace:
    return CardFace(card.label, card.place, card.text, card.tone, card.shape, card.note)
