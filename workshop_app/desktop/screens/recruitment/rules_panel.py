"""« Règles »: a set to start from, then each rule as a sentence with fields. Decides nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QMenu, QRadioButton, QVBoxLayout, QWidget

from workshop_app.desktop.screens.recruitment.faces import RulesShown
from workshop_app.desktop.screens.recruitment.rule_rows import (
    Chooser,
    ConditionsRow,
    Places,
    QuotaRow,
    RuleRow,
)
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.i18n.translate import _
from workshop_app.services.recruitment_presets import PRESETS

HIGHEST_DRAW = 999_999


class RulesPanel(Panel):
    preset_chosen = Signal(str)
    size_set = Signal(int, int)
    attribute_chosen = Signal(int, str)
    most_set = Signal(int, int)
    class_most_set = Signal(int, int, int)
    class_asked = Signal(int, int)
    awaited_asked = Signal(int)
    quota_removed = Signal(int)
    quota_added = Signal()
    representation_chosen = Signal(str)
    condition_asked = Signal(int)
    condition_removed = Signal(int)
    ready_chosen = Signal(str)
    once_set = Signal(bool)
    order_set = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Règles"), parent=parent)
        self.buttons.addWidget(label(_("partir de"), "caption"))
        self._shown: RulesShown | None = None
        self._build_presets()
        self._build_size()
        self._middle = QVBoxLayout()
        self._middle.setSpacing(space(2))
        self.body.addWidget(line())
        self.body.addLayout(self._middle)
        self._inside: QWidget | None = None
        self._build_order()
        self.quotas: list[QuotaRow] = []

    def show_rules(self, shown: RulesShown) -> None:
        """Rows are made again only when what they say has changed: the focus stays in its field."""
        self._show_preset(shown.preset)
        self.least.show_value(shown.least)
        self.most.show_value(shown.most)
        self.order.show_choices(_orders(), shown.order)
        self.tie.show_choices(_ties(), shown.tie)
        self.draw.show_value(shown.draw)
        drawn = shown.tie == "draw"
        self._drawing.setVisible(drawn)
        self._listed_note.setVisible(not drawn)
        self.closes.setChecked(shown.closes)
        if self._shown is None or _middle(shown) != _middle(self._shown):
            self._fill(shown)
        self._shown = shown

    def _build_presets(self) -> None:
        self.presets: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for key, words in PRESETS.items():
            button = QRadioButton(_(words))
            button.clicked.connect(partial(self._choose_preset, key))
            self._group.addButton(button)
            self.presets[key] = button
            self.body.addWidget(button)

    def _choose_preset(self, key: str) -> None:
        self.preset_chosen.emit(key)

    def _show_preset(self, preset: str) -> None:
        """None of them is checked once a figure differs."""
        self._group.setExclusive(False)
        for key, button in self.presets.items():
            button.setChecked(key == preset)
        self._group.setExclusive(True)

    def _build_size(self) -> None:
        self.body.addWidget(line())
        row = RuleRow("participants")
        row.say(_("Taille"), bold=True)
        row.say(_("de"))
        self.least = Places(_("Au moins"), free=False)
        row.flow.addWidget(self.least)
        row.say(_("à"))
        self.most = Places(_("Au plus"), free=True)
        row.flow.addWidget(self.most)
        row.say(_("personnes"))
        for field in (self.least, self.most):
            field.valueChanged.connect(lambda _value: self._size())
        self.body.addWidget(row)

    def _size(self) -> None:
        self.size_set.emit(self.least.value(), self.most.value())

    def _build_order(self) -> None:
        self.body.addWidget(line())
        row = RuleRow("order")
        row.say(_("Ordre"), bold=True)
        self.order = Chooser(_("Ordre"))
        self.order.picked.connect(partial(self.order_set.emit, "order"))
        row.flow.addWidget(self.order)
        row.say(_("puis"))
        self.tie = Chooser(_("Entre deux demandes du même moment"))
        self.tie.picked.connect(partial(self.order_set.emit, "tie"))
        row.flow.addWidget(self.tie)
        self.draw = Places(_("Numéro du tirage"), free=False)
        self.draw.setRange(1, HIGHEST_DRAW)
        self.draw.setFixedWidth(84)
        self.draw.valueChanged.connect(partial(self.order_set.emit, "draw"))
        self._listed_note = row.note(
            _("Entre deux demandes du même moment, la première de la liste passe d'abord.")
        )
        row.below.addWidget(self._drawn())
        self.closes = QCheckBox(_("Une fois complet, les suivants attendent"))
        self.closes.clicked.connect(lambda on: self.order_set.emit("closes", on))
        row.below.addSpacing(4)
        row.below.addWidget(self.closes)
        self.body.addWidget(row)

    def _drawn(self) -> QWidget:
        """« Le tirage porte le numéro [7301] : il se refait à l'identique »."""
        self._drawing = QWidget()
        flow = Flow(self._drawing)
        flow.addWidget(label(_("Le tirage porte le numéro"), "caption"))
        flow.addWidget(self.draw)
        flow.addWidget(label(_("et se refait à l'identique."), "caption"))
        return self._drawing

    def _fill(self, shown: RulesShown) -> None:
        """Quotas, representation, conditions."""
        kept = self._focused()
        if self._inside is not None:
            self._middle.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.quotas = []
        for quota in shown.quotas:
            row = QuotaRow(quota, shown.attributes)
            row.attribute_chosen.connect(self.attribute_chosen)
            row.most_set.connect(self.most_set)
            row.class_most_set.connect(self.class_most_set)
            row.class_asked.connect(self.class_asked)
            row.awaited_asked.connect(self.awaited_asked)
            row.removed.connect(self.quota_removed)
            row.another_asked.connect(self.quota_added)
            self.quotas.append(row)
            column.addWidget(row)
        if not shown.quotas:
            words = _("Places par valeur d'une colonne")
            self.add_quota = Button(words, "quiet", "plus", "small", self.quota_added.emit)
            column.addWidget(self.add_quota, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line())
        column.addWidget(self._representation(shown))
        column.addWidget(line())
        column.addWidget(self._conditions(shown))
        self._middle.addWidget(self._inside)
        self._focus_again(kept)

    def _representation(self, shown: RulesShown) -> RuleRow:
        row = RuleRow("representation")
        row.say(_("Représentation"), bold=True)
        self.representation = Chooser(_("Représentation"))
        self.representation.show_choices(shown.representations, shown.representation)
        self.representation.picked.connect(self.representation_chosen)
        row.flow.addWidget(self.representation)
        if shown.representation != "none":
            row.note(
                _("Les premières places vont à qui n'a encore personne, puis l'ordre reprend.")
            )
        return row

    def _conditions(self, shown: RulesShown) -> ConditionsRow:
        row = self.conditions = ConditionsRow(shown.conditions, shown.once)
        row.edit_asked.connect(self.condition_asked)
        row.removed.connect(self.condition_removed)
        row.once_set.connect(self.once_set)
        row.menu_asked.connect(self.open_menu)
        return row

    def open_menu(self) -> None:
        """Conditions of the field, « once each », or one's own."""
        shown = self._shown
        if shown is None:
            return
        menu = QMenu(self)
        for key, words in shown.ready:
            menu.addAction(words, partial(self.ready_chosen.emit, key))
        if not shown.once:
            once = _("Pas la même structure deux fois")
            menu.addAction(once, partial(self.once_set.emit, True))
        menu.addSeparator()
        new = partial(self.condition_asked.emit, len(shown.conditions))
        menu.addAction(_("Autre condition…"), new)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.conditions.add
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _focused(self) -> tuple[int, str]:
        """Which field of which quota has the focus."""
        for place, row in enumerate(self.quotas):
            for name, field in _fields(row).items():
                if field.hasFocus():
                    return place, name
        return -1, ""

    def _focus_again(self, kept: tuple[int, str]) -> None:
        place, name = kept
        if 0 <= place < len(self.quotas):
            field = _fields(self.quotas[place]).get(name)
            if field is not None:
                field.setFocus()


def _fields(row: QuotaRow) -> dict[str, QWidget]:
    classes = {f"class {number}": field for number, field in enumerate(row.class_most)}
    return {"attribute": row.attribute, "most": row.most, **classes}


def _middle(shown: RulesShown) -> tuple[object, ...]:
    """What the rows made again depend on."""
    return (
        shown.quotas,
        shown.attributes,
        shown.representation,
        shown.representations,
        shown.conditions,
        shown.once,
    )


def _orders() -> list[tuple[str, str]]:
    return [("instant", _("date et heure")), ("day", _("jour de candidature"))]


def _ties() -> list[tuple[str, str]]:
    return [("draw", _("tirage au sort")), ("list", _("ordre de la liste"))]
