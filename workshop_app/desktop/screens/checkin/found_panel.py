"""The middle of the door: the search, the rows found, what was just done, the line of newcomers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from workshop_app.desktop.screens.checkin.gesture_bar import GestureBar
from workshop_app.desktop.screens.checkin.newcomer_line import NewcomerLine
from workshop_app.desktop.screens.checkin.row_list import RowList
from workshop_app.desktop.screens.checkin.search_box import SearchBox
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.i18n.translate import _
from workshop_app.services.checkin_list import DoorRow


class FoundPanel(Panel):
    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Liste d'émargement"))
        self.search, self.rows = SearchBox(), RowList()
        self.gesture, self.newcomer = GestureBar(), NewcomerLine()
        self._hints = ("", "")
        self._hint = label("", "caption")
        self._hint.setContentsMargins(space(1), 0, 0, 0)
        self._nobody = EmptyState(
            "users",
            "",
            _("Entrée ou F4 : le nom est repris en bas, « Accueillir » lui donne une place."),
        )
        people = Button(_("Participants"), on_click=lambda: self.page_asked.emit("people"))
        self._empty = EmptyState(
            "users",
            _("Personne n'est inscrit."),
            _("Importez la liste, ou accueillez les arrivants un à un ci-dessous."),
            [people],
        )
        self._loading = LoadingRows(4)
        self._stack = QStackedWidget()
        for page in (self.rows, self._nobody, self._empty, self._loading):
            self._stack.addWidget(page)
        body = self.body
        body.addWidget(self.search)
        body.addWidget(self._hint)
        body.addWidget(self._stack, 1)
        body.addWidget(self.gesture)
        body.addWidget(line())
        body.addWidget(self.newcomer)

    def forget(self) -> None:
        """Another workshop."""
        self.search.clear()
        self.gesture.show_gesture(None)
        self.newcomer.clear()

    def show_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def show_rows(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> None:
        self.rows.show_rows(rows, typed, by_post)
        self.newcomer.take_back()
        self._stack.setCurrentWidget(self.rows)

    def show_nobody(self, typed: str) -> None:
        self._nobody.say(
            _("Personne ne s'appelle « {typed} ».", typed=typed),
            _("Entrée ou F4 : le nom est repris en bas, « Accueillir » lui donne une place."),
        )
        self._stack.setCurrentWidget(self._nobody)
        if not self.newcomer.name.hasFocus():
            self.newcomer.fill(typed)

    def show_empty(self) -> None:
        self._stack.setCurrentWidget(self._empty)

    def show_found(self, said: str, hint: str, short: str) -> None:
        """`short` stands where there is no room for the whole hint."""
        self.search.say_found(said)
        self._hints = (hint, short)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        room = self.width() - 2 * space("panel_padding") - space(2)
        fits = self._hint.fontMetrics().horizontalAdvance(self._hints[0]) <= room
        self._hint.setText(self._hints[0 if fits else 1])

    def finds_nobody(self) -> bool:
        return self._stack.currentWidget() is self._nobody

    def begin_newcomer(self) -> None:
        """The line below, with the name that was looked for when nobody has it."""
        self.newcomer.begin(self.search.text().strip() if self.finds_nobody() else "")
