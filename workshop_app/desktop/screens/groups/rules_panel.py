"""« Règles » : number of tables, what to mix and in what order, who stays together or apart.

What is changed here is kept at once and holds from the next split on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.groups.presenter import RuleShown, RulesShown
from workshop_app.desktop.screens.groups.rounds_section import RoundsSection
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
    rule_removed = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Règles"), parent=parent)
        self.rounds = RoundsSection()
        self.setFixedWidth(WIDE)
        self._shown = RulesShown()
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
        self._criteria = self._section(_("Mêler, le plus important d'abord"))
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
        if shown == self._shown and self._criteria.count():
            return
        focused = self._focused_criterion()
        self._shown = shown
        _empty(self._criteria)
        for place, (key, word) in enumerate(shown.criteria):
            row = CriterionRow(word, place, len(shown.criteria))
            row.moved.connect(partial(self._move, key))
            row.removed.connect(partial(self._remove, key))
            self._criteria.addWidget(row)
            if key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._add.setVisible(bool(shown.unused))
        self._fill(self._together, [r for r in shown.rules if r.kind == "together"])
        self._fill(self._apart, [r for r in shown.rules if r.kind == "apart"])

    def criterion_rows(self) -> list[CriterionRow]:
        found = (self._criteria.itemAt(place) for place in range(self._criteria.count()))
        rows = (item.widget() for item in found if item is not None)
        return [row for row in rows if isinstance(row, CriterionRow)]

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
        for key, word in self._shown.unused:
            menu.addAction(word, partial(self._append, key))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _keys(self) -> list[str]:
        return [key for key, _word in self._shown.criteria]

    def _append(self, key: str) -> None:
        self.criteria_asked.emit([*self._keys(), key])

    def _remove(self, key: str) -> None:
        self.criteria_asked.emit([each for each in self._keys() if each != key])

    def _move(self, key: str, by: int) -> None:
        keys = self._keys()
        place = keys.index(key)
        if 0 <= place + by < len(keys):
            keys.insert(place + by, keys.pop(place))
            self.criteria_asked.emit(keys)

    def _focused_criterion(self) -> str:
        for key, row in zip(self._keys(), self.criterion_rows(), strict=False):
            if row.has_the_focus():
                return key
        return ""


class CriterionRow(QWidget):
    """A criterion, moved by its arrows or Alt+arrows."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, word: str, place: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(label(_("{n}. {word}", n=place + 1, word=word), wrap=True), 1)
        names = (_("Monter {word}", word=word), _("Descendre {word}", word=word))
        self.up = icon_button("arrow-up", names[0], "quiet", "small", partial(self.moved.emit, -1))
        self.down = icon_button(
            "arrow-down", names[1], "quiet", "small", partial(self.moved.emit, 1)
        )
        away = icon_button(
            "x", _("Ne plus mêler par {word}", word=word), "quiet", "small", self.removed.emit
        )
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.setFocusProxy(self.down if place < count - 1 else self.up)
        for button in (self.up, self.down, away):
            row.addWidget(button)
            button.installEventFilter(self)

    def has_the_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+arrows, which a button would take for a walk to its neighbour."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)


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
