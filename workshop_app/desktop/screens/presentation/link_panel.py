"""A page that is opened to others, in « Présentation »: opened, closed, its code and its square to
show. That of the participants, and the board in a browser.

Decides nothing. Without an address there is nothing to scan: it says where to choose one.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.projection.brief import Door, Matrix

SQUARE = 116
CODE = 20


@dataclass(frozen=True, slots=True)
class LinkFace:
    """The page as it is now; `code` empty while it is closed."""

    code: str = ""
    """As typed: two groups of four."""
    address: str = ""
    """HOST:PORT; empty until one was chosen."""
    matrix: Matrix = ()


@dataclass(frozen=True, slots=True)
class LinkWords:
    title: str
    note: str
    """What it is for, and what to mind."""
    opening: str
    closing: str
    icon: str
    opened: str
    """Said under its address, while it is open."""


def follow_words() -> LinkWords:
    return LinkWords(
        _("Page des participants"),
        _(
            "Chacun suit les cartes de sa table et le temps sur son téléphone, sans pouvoir écrire "
            "ni voir un nom. Le Wi-Fi doit porter autant de téléphones."
        ),
        _("Ouvrir la page"),
        _("Fermer la page"),
        "smartphone",
        _("Imprimé aussi sur les panneaux de table."),
    )


def sorting_words() -> LinkWords:
    return LinkWords(
        _("Tableau dans un navigateur"),
        _(
            "Une deuxième personne range les cartes depuis une tablette ou un ordinateur de la "
            "salle, en même temps que vous. Elle ne voit aucun nom."
        ),
        _("Ouvrir le tableau"),
        _("Fermer le tableau"),
        "tablet",
        _("Rouvert, il a un autre code. Qui l'a peut ranger et écarter des cartes."),
    )


class LinkPanel(Panel):
    opened = Signal()
    closed = Signal()
    code_asked = Signal()

    def __init__(self, words: LinkWords, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent=parent)
        self._title = words.title
        self._face: LinkFace | None = None
        self.body.addWidget(label(words.note, "caption", wrap=True))
        self.open_it = Button(words.opening, icon_name=words.icon, scale="small")
        self.open_it.clicked.connect(self.opened)
        self.body.addWidget(self.open_it, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._across = QHBoxLayout()
        self._across.setSpacing(space(3))
        column.addLayout(self._across)
        self._address = label("", wrap=True)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._address)
        column.addWidget(label(words.opened, "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.change = Button(_("Changer le code"), scale="small")
        self.change.clicked.connect(self.code_asked)
        self.close_it = Button(words.closing, scale="small")
        self.close_it.clicked.connect(self.closed)
        row.addWidget(self.change)
        row.addWidget(self.close_it)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addWidget(self._shown)
        self.show_face(LinkFace())

    def show_face(self, face: LinkFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.open_it.setVisible(not face.code)
        self._shown.setVisible(bool(face.code))
        while (item := self._across.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not face.code:
            return
        if face.matrix:
            door = Door(0, self._title, face.address, face.code, face.matrix)
            square = CodeSquare(door)
            square.setFixedSize(SQUARE, SQUARE)
            self._across.addWidget(square)
        self._across.addWidget(_typed(face), 1)
        said = _("Choisissez d'abord l'adresse des téléphones, dans Présentation.")
        if face.address:
            said = _("Adresse : {address}", address=face.address)
        self._address.setText(said)


def _typed(face: LinkFace) -> QWidget:
    """For a phone that cannot scan."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    column.addStretch(1)
    column.addWidget(label(_("Code à taper"), "label"))
    column.addWidget(_selectable(face.code))
    column.addStretch(1)
    return made


def _selectable(text: str) -> QWidget:
    made = label(text)
    made.setFont(sized_font(CODE, 700, tabular=True))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
