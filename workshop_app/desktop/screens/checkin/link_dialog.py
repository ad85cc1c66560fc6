"""« Relier un autre poste »: the square to scan, what can be typed instead, its name, its end.

Decides nothing. Without an address there is nothing to scan: it says where to choose one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.checkin.faces import LinkFace
from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Sheet, ask
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _
from workshop_app.services.projection.brief import Door

SQUARE = 200
CODE = 30


class LinkDialog(Sheet):
    named = Signal(object, str)
    revoke_asked = Signal(object)
    address_asked = Signal()

    def __init__(self, window: QWidget, face: LinkFace) -> None:
        super().__init__(window, face.title)
        self._face = face
        self.state = Tag("")
        self.body.addWidget(self.state)
        across = QHBoxLayout()
        across.setSpacing(space(4))
        if face.matrix:
            square = CodeSquare(Door(0, face.title, face.address, face.code, face.matrix))
            square.setFixedSize(SQUARE, SQUARE)
            across.addWidget(square)
            across.addLayout(_typed(face), 1)
        else:
            across.addLayout(self._no_address(), 1)
        self.body.addLayout(across)
        example = _("Par exemple « Tablette de Fanny »")
        self.name = Labelled(_("Nom de ce poste (facultatif)"), QLineEdit(face.name), example)
        self.name.field.setMaxLength(60)
        self.name.field.editingFinished.connect(self._rename)
        self.body.addWidget(self.name)
        note = _(
            "Ce lien montre les noms et les structures de la liste, et rien d'autre. Déliez le "
            "poste quand il a fini."
        )
        self.body.addWidget(label(note, "caption", wrap=True))
        self.revoke = Button(_("Délier"), icon_name="unplug", on_click=self._ask_to_revoke)
        self.close_it = Button(_("Fermer"), on_click=self.accept)
        self.row.addWidget(self.revoke)
        self.row.addWidget(self.close_it)
        self.show_link(face)

    def show_link(self, face: LinkFace) -> None:
        """The same post, as it is now."""
        self._face = face
        if face.linked:
            self.state.say(face.state, "success", "check")
        else:
            self.state.say(face.state, "neutral", "waiting")

    def shows(self, face: LinkFace) -> bool:
        """Whether it is this post's dialog, with the same link."""
        mine = self._face
        return (mine.key, mine.matrix) == (face.key, face.matrix)

    def _rename(self) -> None:
        if self.name.field.text().strip() != self._face.name:
            self.named.emit(self._face.key, self.name.field.text())

    def _ask_to_revoke(self) -> None:
        ask(
            self,
            _("Délier {post} ?", post=self._face.title),
            _(
                "Son appareil n'ouvrira plus la liste. Ce qu'il a confirmé reste ; ce qui attend "
                "encore sur lui ne pourra plus partir."
            ),
            safe=_("Le garder relié"),
            act=_("Délier"),
            on_act=lambda: self.revoke_asked.emit(self._face.key),
        )

    def _no_address(self) -> QVBoxLayout:
        column = QVBoxLayout()
        sentence = _(
            "Les téléphones n'ont pas encore d'adresse : choisissez-la, le code viendra ici."
        )
        column.addWidget(label(sentence, "body", wrap=True))
        open_it = Button(_("Ouvrir la présentation"), on_click=self.address_asked.emit)
        column.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        return column


def _typed(face: LinkFace) -> QVBoxLayout:
    """For a device that cannot scan."""
    column = QVBoxLayout()
    column.setSpacing(space(1))
    column.addStretch(1)
    column.addWidget(label(_("Sur le Wi-Fi de la salle, visez ce code."), "body", wrap=True))
    column.addSpacing(space(2))
    column.addWidget(label(_("Ou tapez l'adresse"), "label"))
    column.addWidget(_selectable(face.address, 20))
    column.addWidget(label(_("puis le code"), "label"))
    column.addWidget(_selectable(face.code, CODE))
    column.addStretch(1)
    return column


def _selectable(text: str, pixels: int) -> QWidget:
    made = label(text)
    made.setFont(sized_font(pixels, 700, tabular=True))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
