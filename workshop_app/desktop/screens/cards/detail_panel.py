"""The card that is open: its words, its first words, its category; what can be done with it.

Decides nothing: it says what was asked. The words typed are never lost to a change made elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

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
    rejected = Signal(object)
    """A list of one card that was waiting."""
    accepted_as = Signal(object, str, int)
    """Card, its words as they stand here, the change its writer saw."""
    split_asked = Signal(object, str, str, int)
    """Card, the words before and after the cursor, the change its writer saw."""
    table_chosen = Signal(object, int)
    project_asked = Signal(object)
    """The card alone on the projector."""
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
        self._aside_button = Button(_("Écarter"), icon_name="set_aside", on_click=self._set_aside)
        self._project_button = icon_button(
            "projector", _("Montrer cette carte à la salle"), "quiet", "small", self._project
        )
        self._table_button = Button("", scale="small", on_click=self._open_tables)
        self._tables: tuple[int, ...] = ()
        self._build()

    def show_categories(self, categories: Sequence[Category]) -> None:
        self._kinds.show_categories(categories)

    def show_tables(self, numbers: Sequence[int]) -> None:
        """Those that a card may be given to."""
        self._tables = tuple(numbers)

    def show_detail(self, detail: CardDetail) -> None:
        """Another card, or the same one after a change. Words being typed stay as they are."""
        same = self._card is not None and self._card.id == detail.id
        typing = same and self._is_changed()
        self._card = detail
        self.set_title(detail.label)
        self._where.setText(detail.where)
        if detail.is_waiting:
            self._project_button.refuse(_("Acceptez-la d'abord : la salle ne voit que le relu."))
        else:
            self._project_button.allow()
        self._save_button.setText(_("Accepter") if detail.is_waiting else _("Enregistrer"))
        self._aside_button.setText(_("Refuser") if detail.is_waiting else _("Écarter"))
        self._table_button.setText(_("Table {n}…", n=detail.table))
        self._table_button.setAccessibleName(
            _("Table {n}, donner la carte à une autre table", n=detail.table)
        )
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
        self.buttons.addWidget(self._project_button)
        self.buttons.addWidget(
            icon_button("x", _("Fermer"), "quiet", "small", on_click=self.closed.emit)
        )
        self.body.addWidget(self._where)
        self.body.addWidget(self._text)
        self.body.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._save_button, 1)
        row.addWidget(self._aside_button)
        self.body.addLayout(row)
        more = QHBoxLayout()
        more.setSpacing(space(2))
        cut = Button(_("Couper en deux"), icon_name="split", scale="small", on_click=self._split)
        cut.setToolTip(_("À l'endroit du curseur. Les deux moitiés gardent la table et l'auteur."))
        more.addWidget(cut)
        more.addWidget(self._table_button)
        more.addStretch(1)
        self.body.addLayout(more)
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
        """« Enregistrer » only works when there is something to save; « Accepter » always does."""
        if self._is_changed() or (self._card is not None and self._card.is_waiting):
            self._save_button.allow()
        else:
            self._save_button.refuse(_("Le texte n'a pas changé."))

    def _save(self) -> None:
        card = self._card
        kind = self._kinds.current()
        if card is not None and card.is_waiting and kind == card.kind:
            self.accepted_as.emit(card.id, self._text.text(), self._seen)
        elif card is not None and (self._is_changed() or kind != card.kind):
            self.saved.emit(card.id, self._text.text(), kind, self._seen)

    def _project(self) -> None:
        if self._card is not None:
            self.project_asked.emit(self._card.id)

    def _set_aside(self) -> None:
        if self._card is None:
            return
        if self._card.is_waiting:
            self.rejected.emit([self._card.id])
        else:
            self.set_aside_asked.emit(self._card.id)

    def _split(self) -> None:
        """Where the cursor stands, in the words as they are here."""
        if self._card is not None:
            text, place = self._text.text(), self._text.textCursor().position()
            first, second = cut_at(text, place)
            self.split_asked.emit(self._card.id, first, second, self._seen)

    def table_menu(self) -> QMenu:
        """The other tables; the one it has is ticked."""
        menu = QMenu(self)
        for number in self._tables:
            action = QAction(_("Table {n}", n=number), menu, checkable=True)
            action.setChecked(self._card is not None and number == self._card.table)
            action.triggered.connect(partial(self._choose_table, number))
            menu.addAction(action)
        return menu

    def _open_tables(self) -> None:
        menu = self.table_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table_button.mapToGlobal(QPoint(0, self._table_button.height() + 4)))

    def _choose_table(self, number: int, _checked: bool = True) -> None:
        if self._card is not None and number != self._card.table:
            self.table_chosen.emit(self._card.id, number)

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


def cut_at(text: str, place: int) -> tuple[str, str]:
    """The words before and after; `place` counts UTF-16 units as Qt's cursors do."""
    units = text.encode("utf-16-le", "surrogatepass")
    first, second = units[: 2 * place], units[2 * place :]
    return first.decode("utf-16-le", "replace"), second.decode("utf-16-le", "replace")
