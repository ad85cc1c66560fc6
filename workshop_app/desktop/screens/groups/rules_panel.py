"""« Règles » : number of tables and of rounds, what to mix, how and in what order, who stays
together or apart.

What is changed here is kept at once and holds from the next split on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.groups.criteria_list import CriteriaList
from workshop_app.desktop.screens.groups.rounds_section import RoundsSection
from workshop_app.desktop.screens.groups.shown import RuleShown, RulesShown
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.domain.groups.problem import fair_share
from workshop_app.domain.workshop import MOST_TABLES
from workshop_app.i18n.translate import _, n_

WIDE = 288


class RulesPanel(Panel):
    criteria_asked = Signal(list)
    """The keys, in their new order."""
    mode_asked = Signal(str, str)
    rule_removed = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Règles"), parent=parent)
        self.rounds = RoundsSection()
        self.setFixedWidth(WIDE)
        self._shown: RulesShown | None = None
        self._people = 0
        self.tables = number_field(MOST_TABLES)
        self.tables.valueChanged.connect(self._tell_size)
        self._size = label("", "caption", wrap=True)
        self.closing = icon_button("x", _("Fermer les règles"), "quiet", "small")
        self.buttons.addWidget(self.closing)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, space(1), 0)
        self._column.setSpacing(space(2))
        self._column.addWidget(Labelled(_("Nombre de tables"), self.tables))
        self._column.addWidget(self._size)
        self._column.addWidget(self.rounds)
        self._section(_("Critères, le plus important d'abord"))
        self.criteria = CriteriaList()
        self.criteria.order_asked.connect(self.criteria_asked)
        self.criteria.mode_asked.connect(self.mode_asked)
        self._column.addWidget(self.criteria)
        self._add = Button(_("Ajouter un critère"), "quiet", "plus", "small", self._choose)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._together = self._section(_("Garder ensemble"))
        self._apart = self._section(_("Séparer"))
        hint = _("Clic droit sur une personne, ou Entrée, pour en ajouter.")
        self._column.addWidget(label(hint, "caption", wrap=True))
        self._column.addStretch(1)
        told = _("Ces règles comptent à la prochaine répartition.")
        self._column.addWidget(label(told, "caption", wrap=True))
        self.body.addWidget(scrolled(inside), 1)

    def show_rules(self, shown: RulesShown, tables: int, people: int) -> None:
        self._people = people
        if not self.tables.hasFocus():
            self.tables.setValue(tables)
        self._tell_size()
        if shown.rounds is not None:
            self.rounds.show_told(shown.rounds)
        if shown == self._shown:
            return
        self._shown = shown
        self.criteria.show_criteria(shown.criteria)
        self._add.setVisible(bool(shown.unused))
        self._fill(self._together, [r for r in shown.rules if r.kind == "together"])
        self._fill(self._apart, [r for r in shown.rules if r.kind == "apart"])

    def _section(self, title: str) -> QVBoxLayout:
        self._column.addSpacing(space(2))
        self._column.addWidget(label(title, "label", wrap=True))
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self._column.addLayout(rows)
        return rows

    def _fill(self, rows: QVBoxLayout, rules: Sequence[RuleShown]) -> None:
        _empty(rows)
        for rule in rules:
            remove = partial(self.rule_removed.emit, rule.rule)
            rows.addWidget(_rule_row(rule.text, remove))
        if not rules:
            rows.addWidget(label(_("Personne pour l'instant."), "muted"))

    def _tell_size(self) -> None:
        tables = self.tables.value()
        self._size.setText(sizes_told(self._people, tables))

    def _choose(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, word in self._shown.unused if self._shown else ():
            menu.addAction(word, partial(self._append, key))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _append(self, key: str) -> None:
        self.criteria_asked.emit([*self.criteria.keys(), key])


def number_field(most: int) -> QSpinBox:
    """From 1 to `most`, with air before the figure."""
    made = QSpinBox()
    made.setRange(1, most)
    made.lineEdit().setTextMargins(space(2), 0, 0, 0)
    return made


def sizes_told(people: int, tables: int) -> str:
    """« 10 ou 11 personnes par table. »"""
    if not people or not tables:
        return ""
    ((low, high), *_rest) = fair_share(people, [0] * tables)
    if low == high:
        return n_("{n} personne par table.", "{n} personnes par table.", low)
    return _("{low} ou {high} personnes par table.", low=low, high=high)


def _rule_row(text: str, remove: Callable[[], object]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(label(text, wrap=True), 1)
    name = _("Retirer la règle : {rule}", rule=text)
    row.addWidget(icon_button("x", name, "quiet", "small", remove), 0, Qt.AlignmentFlag.AlignTop)
    return made


def _empty(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
