"""« À relire »: the cards that nobody has read yet, accepted or rejected one by one or together.

Decides which row is chosen next once some have gone, so that A, A, R goes through the heap without
the mouse; not what becomes of a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from workshop_app.desktop.screens.cards.faces import InboxRow
from workshop_app.desktop.tokens import size
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.rows_table import Cell, Column, MenuLine, RowFace, RowsTable
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.i18n.translate import _, n_

LABEL_WIDE, PLACE_WIDE = 104, 96
MOST_ROWS = 4
"""Rows seen at once: the wall keeps its room below."""


class InboxTable(RowsTable):
    accept_asked = Signal()
    reject_asked = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by keyboard stands on the first card at once."""
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if self.rows.rowCount() and not self.chosen() and not by_mouse:
            key = self.rows.key(0)
            self.choose([key], key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_A:
            self.accept_asked.emit()
        elif plain and event.key() in (Qt.Key.Key_R, Qt.Key.Key_Delete):
            self.reject_asked.emit()
        else:
            super().keyPressEvent(event)


class InboxPanel(Panel):
    accepted = Signal(object)
    """Ids of the cards, a list."""
    rejected = Signal(object)
    opened = Signal(object)
    """The one card chosen."""
    edit_asked = Signal()
    """Entrée on a row: its words want the focus."""

    def __init__(self) -> None:
        super().__init__(look="panel-signal")
        columns = [
            Column("", _("Carte"), LABEL_WIDE),
            Column("", _("Table"), PLACE_WIDE),
            Column("", _("Texte")),
        ]
        self.table = InboxTable(_("À relire"), columns, _face)
        self.table.offer_menu(self._menu)
        self._accept = Button(
            _("Accepter"), icon_name="check", scale="small", on_click=self._accept_chosen
        )
        self._reject = Button(
            _("Refuser"), icon_name="ban", scale="small", on_click=self._reject_chosen
        )
        self._rows: Sequence[InboxRow] = ()
        self._place = 0
        self.buttons.addWidget(self._accept)
        self.buttons.addWidget(self._reject)
        note = _("La salle ne les voit pas. A pour accepter, R pour refuser, Entrée pour corriger.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.body.addWidget(self.table)
        self.table.chosen_changed.connect(self._take_chosen)
        self.table.accept_asked.connect(self._accept_chosen)
        self.table.reject_asked.connect(self._reject_chosen)
        self.table.row_opened.connect(self._open_row)
        self.hide()

    def show_rows(self, rows: Sequence[InboxRow]) -> None:
        """Other rows. When the chosen ones have gone, the next one is chosen in their place."""
        had_focus, had_chosen = self.table.hasFocus(), bool(self.table.chosen())
        self._rows = rows
        self.set_title(n_("{n} carte à relire", "{n} cartes à relire", len(rows)))
        self.table.show_rows(rows)
        high = size("table_header") + size("table_row") * max(1, min(MOST_ROWS, len(rows))) + 2
        self.table.setFixedHeight(high)
        self.setVisible(bool(rows))
        if rows and had_chosen and not self.table.chosen():
            key = rows[min(self._place, len(rows) - 1)].key
            self.table.choose([key], key)
        if had_focus and rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_use()

    def chosen(self) -> list[UUID]:
        return [UUID(hex=key) for key in self.table.chosen()]

    def _take_chosen(self, keys: Sequence[str]) -> None:
        if keys:
            self._place = self.table.rows.place(keys[0]) or 0
        if len(keys) == 1:
            self.opened.emit(UUID(hex=keys[0]))
        self._show_use()

    def _open_row(self, row: int) -> None:
        key = self.table.rows.key(row)
        self.table.choose([key], key)
        self.opened.emit(UUID(hex=key))
        self.edit_asked.emit()

    def _show_use(self) -> None:
        for button in (self._accept, self._reject):
            if self.table.chosen():
                button.allow()
            else:
                button.refuse(_("Choisissez d'abord une carte ; Ctrl + A les prend toutes."))

    def _accept_chosen(self) -> None:
        if chosen := self.chosen():
            self.accepted.emit(chosen)

    def _reject_chosen(self) -> None:
        if chosen := self.chosen():
            self.rejected.emit(chosen)

    def _menu(self) -> Sequence[MenuLine]:
        return (
            ("check", _("Accepter"), self._accept_chosen),
            ("ban", _("Refuser"), self._reject_chosen),
            ("pencil", _("Corriger"), self.edit_asked.emit),
        )


def _face(row: InboxRow) -> RowFace:
    tag = TagFace(row.label, row.tone, shape=row.shape or None)
    read_aloud = f"{row.label}, {row.kind_label}, {row.place}, {row.text}"
    return RowFace((Cell(tag=tag), Cell(row.place), Cell(row.text)), read_aloud)
