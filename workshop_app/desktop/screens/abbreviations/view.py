"""What « Abréviations » looks like: the list, and one line of it beside. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.abbreviations.line_panel import LinePanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.rows_table import Cell, Column, RowFace, RowsTable
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.domain.abbreviations import Line
from workshop_app.i18n.translate import _, n_

SIDE = 312
REFUSED = "abbreviations"
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AbbreviationsView(Page):
    searched = Signal(str)
    sort_asked = Signal(str, bool)
    chosen = Signal(object)
    """Keys of the chosen line, or of none."""
    new_asked = Signal()
    usual_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Abréviations"), parent)
        search = SearchField(_("Chercher un mot"))
        search.searched.connect(self.searched)
        self.add_action(search)
        self._usual = Button(
            _("Revenir à la liste de Tablée"), "quiet", "rotate-ccw", on_click=self.usual_asked.emit
        )
        self.add_action(self._usual)
        self.add_action(
            Button(_("Ajouter une ligne"), "primary", "plus", on_click=self.new_asked.emit)
        )
        columns = [
            Column("short", _("Abréviation ou synonyme"), 190),
            Column("meaning", _("Mots qu'elle remplace")),
            Column("", _("Origine"), 120, 560),
        ]
        self.table = RowsTable(_("Abréviations"), columns, _row, several=False)
        self.table.chosen_changed.connect(self.chosen)
        self.table.sort_asked.connect(self.sort_asked)
        self.table.offer_menu(lambda: [("trash-2", _("Retirer"), self.line.removed.emit)])
        self.line, self._help = LinePanel(), _help()
        self._build()

    def show_rows(self, rows: Sequence[Any], said_if_none: str) -> None:
        self.table.show_rows(rows)
        self._none.setText(said_if_none)
        self._listed.setCurrentWidget(self.table if rows else self._none)

    def show_counts(self, lines: int, changed: int) -> None:
        self.count.say(n_("{n} ligne", "{n} lignes", lines))
        if changed:
            self._usual.allow()
        else:
            self._usual.refuse(_("La liste est déjà celle de Tablée."))

    def show_line(self, line: Line | None) -> None:
        if line is None:
            self.table.clearSelection()
        self._side.setCurrentWidget(self.line)
        self.line.show_line(line)

    def show_nothing(self) -> None:
        self.table.clearSelection()
        self._side.setCurrentWidget(self._help)

    def show_refusal(self, said: str) -> None:
        self.line.show_refusal(said)

    def show_failure(self, said: str) -> None:
        self.banners.show_banner("error", said, key=REFUSED)

    def choose(self, key: str) -> None:
        self.table.choose([key], key)

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None:
        self.banners.withdraw(REFUSED)
        self.undo.offer(said, take_back, "pencil")

    def panels(self) -> Sequence[QWidget]:
        return [self.table, self._side]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETE and self.table.hasFocus() and self.table.chosen():
            self.line.removed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._none = label("", "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._listed = QStackedWidget()
        self._listed.addWidget(self.table)
        self._listed.addWidget(self._none)
        self._side = QStackedWidget()
        self._side.addWidget(self._help)
        self._side.addWidget(self.line)
        self._side.setFixedWidth(SIDE)
        beside = QVBoxLayout()
        beside.addWidget(self._side)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(space("grid_gap"))
        row.addWidget(self._listed, 1)
        row.addLayout(beside)
        self.body.addLayout(row, 1)


def _help() -> Panel:
    panel = Panel(_("À quoi sert cette liste"))
    for said in (
        _(
            "Les rapprochements de cartes et les thèmes proposés lisent « OT » comme « office de "
            "tourisme ». Les cartes restent affichées comme elles ont été écrites."
        ),
        _("La liste vaut pour tous les ateliers de cet ordinateur."),
        _("Choisissez une ligne pour la modifier ou la retirer."),
    ):
        panel.body.addWidget(label(said, "secondary", wrap=True))
    panel.body.addStretch(1)
    return panel


def _row(row: Any) -> RowFace:
    line: Line = row.line
    words = {"usual": "", "changed": _("modifiée"), "own": _("ajoutée")}[line.origin]
    tag = TagFace(words, "accent" if line.origin == "own" else "neutral") if words else None
    aloud = _("{short} : {meaning}", short=line.short, meaning=line.meaning)
    return RowFace(
        (Cell(line.short), Cell(line.meaning), Cell(tag=tag)),
        f"{aloud}, {words}" if words else aloud,
    )
