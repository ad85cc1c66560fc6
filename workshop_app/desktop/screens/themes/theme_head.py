"""The theme whose cards are shown: its name and its keywords, changed in place; its menu.

Decides nothing: what is typed is given when the field is left or Entrée is pressed.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from workshop_app.desktop.screens.themes.faces import OpenTheme
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.essential_mark import paint_essential
from workshop_app.i18n.translate import _


class EssentialMark(QLabel):
    """The bookmark of an essential theme, with its word for who hears or hovers."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Essentiel"))
        self.setToolTip(_("Essentiel"))
        self.setFixedSize(QSize(14, 18))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_essential(painter, QRectF(1, 1, 12, 16))


class ThemeHead(QWidget):
    left = Signal()
    named = Signal(object, str)
    described = Signal(object, str)
    menu_asked = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._theme: UUID | None = None
        self._shown: OpenTheme | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(Button(_("À ranger"), "quiet", "arrow-left", "small", self.left.emit))
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Nom du thème"))
        self._name.editingFinished.connect(self._give_name)
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Mots-clés : ils aident à proposer"))
        self._words.setAccessibleName(_("Mots-clés du thème"))
        self._words.editingFinished.connect(self._give_words)
        self.mark = EssentialMark()
        row.addWidget(self.mark)
        row.addWidget(self._name, 2)
        row.addWidget(self._words, 3)
        self._menu = icon_button(
            "more", _("Fusionner, déplacer, supprimer ce thème"), "quiet", "small", self._ask
        )
        row.addWidget(self._menu)
        self.hide()

    def show_open(self, face: OpenTheme | None) -> None:
        """What is being typed is never overwritten."""
        self.setVisible(face is not None)
        before, self._shown = self._shown, face
        if face is None:
            self._theme = None
            return
        self.mark.setVisible(face.is_essential)
        is_other = before is None or before.id != face.id
        self._theme = face.id
        for field, words in ((self._name, face.name), (self._words, face.keywords)):
            if is_other or not field.hasFocus():
                field.setText(words)
                field.setCursorPosition(0)

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def restore(self) -> None:
        """What was typed was refused."""
        if self._shown is not None:
            self._name.setText(self._shown.name)
            self._words.setText(self._shown.keywords)

    def _give_name(self) -> None:
        if self._shown is not None and self._name.text() != self._shown.name:
            self.named.emit(self._theme, self._name.text())

    def _give_words(self) -> None:
        if self._shown is not None and self._words.text() != self._shown.keywords:
            self.described.emit(self._theme, self._words.text())

    def _ask(self) -> None:
        under = self._menu.rect().bottomLeft()
        self.menu_asked.emit(self._theme, self._menu.mapToGlobal(under))
