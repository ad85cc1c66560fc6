"""The projector in the browser of another computer: what to open there, and whether it is open.

Lays out; decides nothing. It shares its place with the message to the tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel

from workshop_app.desktop.screens.run.side_panel import SidePanel
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _

TYPED = 16


@dataclass(frozen=True, slots=True)
class MirrorFace:
    """`address` and `code` are typed on the other computer; `link` opens it at once. Without an
    address the laptop is reached by nobody yet."""

    address: str
    code: str
    link: str
    is_seen: bool
    """A browser shows the projector now."""


class MirrorPanel(SidePanel):
    revoke_asked = Signal()
    address_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Navigateur"))
        self.setAccessibleName(_("Le projecteur dans un navigateur"))
        self._face: MirrorFace | None = None
        self._state = Tag("")
        self._close = icon_button("x", _("Fermer"), "quiet", "small", self.closed.emit)
        self.buttons.addWidget(self._state)
        self.buttons.addWidget(self._close)
        self._how = label("", "secondary", wrap=True)
        self._address, self._code = _typed(), _typed()
        self._copy = icon_button("copy", _("Copier le lien"), "secondary", "small", self._copy_link)
        self._revoke = Button(_("Retirer le lien"), "quiet", None, "small", self.revoke_asked.emit)
        self._choose = Button(
            _("Choisir l'adresse"), "secondary", None, "small", self.address_asked.emit
        )
        self._lay_out()

    def aim(self) -> None:
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_mirror(self, face: MirrorFace) -> None:
        if face == self._face:
            return
        self._face = face
        known = bool(face.address)
        if known:
            how = _("Sur l'autre ordinateur, ouvrez l'adresse et tapez le code.")
        else:
            how = _("Cet ordinateur n'a pas encore d'adresse : choisissez-la, le lien viendra ici.")
        self._how.setText(how)
        self._address.setText(face.address)
        self._code.setText(face.code)
        for widget in (self._address, self._code, self._copy, self._revoke):
            widget.setVisible(known)
        self._choose.setVisible(not known)
        if face.is_seen:
            self._state.say(_("Relié"), "success", "check")
        else:
            self._state.say(_("Pas relié"), "neutral", "waiting")

    def _copy_link(self) -> None:
        if self._face is not None:
            QGuiApplication.clipboard().setText(self._face.link)

    def _lay_out(self) -> None:
        self.body.addWidget(self._how)
        for typed, button in ((self._address, self._copy), (self._code, self._revoke)):
            row = QHBoxLayout()
            row.setSpacing(space(3))
            row.addWidget(typed)
            row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)


def _typed() -> QLabel:
    made = label()
    made.setFont(sized_font(TYPED, 700, tabular=True))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
