"""The card that is open: its words, its first words, its category; what can be done with it.

Decides nothing: it says what was asked. The words typed are never lost to a change made elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.desktop.card_entry import CardText, KindChoice
from workshop_app.desktop.screens.cards.faces import CardDetail
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _


class DetailPanel(Panel):
    saved = Signal(object, str, str, int)
    """Card, text, category, the change its writer saw."""
    set_aside_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card: CardDetail | None = None
        self._seen = 0
        self._where = label("", "caption", wrap=True)
        self._text = CardText()
        self._text.sent.connect(self._save)
        self._text.left.connect(self.closed)
        self._text.textChanged.connect(self._show_changed)
        self._kinds = KindChoice(short=False, per_row=2)
        self._kinds.chosen.connect(lambda _key: self._save())
        self._said = label("", "error", wrap=True)
        self._other_label = label("", "label")
        self._other = label("", "body", wrap=True)
        self._save_button = Button(_("Enregistrer"), on_click=self._save)
        self._build()

    def show_categories(self, categories: Sequence[Category]) -> None:
        self._kinds.show_categories(categories)

    def show_detail(self, detail: CardDetail) -> None:
        """Another card, or the same one after a change. Words being typed stay as they are."""
        same = self._card is not None and self._card.id == detail.id
        typing = same and self._is_changed()
        self._card = detail
        self.set_title(detail.label)
        self._where.setText(detail.where)
        if typing and self._text.text() != detail.text:
            self._kinds.choose(detail.kind)
            return
        self._seen = detail.change
        self._text.setText(detail.text)
        self._kinds.choose(detail.kind)
        self._say("")
        self._show_other(_("Texte d'origine"), detail.original)
        self._show_changed()

    def show_conflict(self, said: str, newest: CardDetail) -> None:
        """Someone else was quicker: both versions are shown, the next « Enregistrer » decides."""
        self._card, self._seen = newest, newest.change
        self._say(said)
        self._show_other(_("L'autre version"), newest.text)
        self._kinds.choose(newest.kind)
        self._show_changed()

    def show_refusal(self, said: str) -> None:
        self._say(said)
        if self._card is not None:
            self._kinds.choose(self._card.kind)

    def card(self) -> CardDetail | None:
        return self._card

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.buttons.addWidget(
            icon_button("x", _("Fermer"), "quiet", "small", on_click=self.closed.emit)
        )
        self.body.addWidget(self._where)
        self.body.addWidget(self._text)
        self.body.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._save_button, 1)
        row.addWidget(Button(_("Écarter"), icon_name="set_aside", on_click=self._set_aside))
        self.body.addLayout(row)
        self.body.addSpacing(space(2))
        self.body.addWidget(label(_("Catégorie"), "label"))
        self.body.addWidget(self._kinds)
        self.body.addSpacing(space(2))
        self.body.addWidget(self._other_label)
        self.body.addWidget(self._other)
        self.body.addStretch(1)

    def _is_changed(self) -> bool:
        return self._card is not None and self._text.text() != self._card.text

    def _show_changed(self) -> None:
        """« Enregistrer » only works when there is something to save."""
        if self._is_changed():
            self._save_button.allow()
        else:
            self._save_button.refuse(_("Le texte n'a pas changé."))

    def _save(self) -> None:
        card = self._card
        kind = self._kinds.current()
        if card is not None and (self._is_changed() or kind != card.kind):
            self.saved.emit(card.id, self._text.text(), kind, self._seen)

    def _set_aside(self) -> None:
        if self._card is not None:
            self.set_aside_asked.emit(self._card.id)

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))
        set_look(self._text, state="error" if said else "")
        self._text.setAccessibleDescription(said)

    def _show_other(self, name: str, words: str) -> None:
        self._other_label.setText(name)
        self._other.setText(words)
        for part in (self._other_label, self._other):
            part.setVisible(bool(words))
