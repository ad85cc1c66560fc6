"""Small dialogs over the page: a class with its members, values awaited, a condition.

Decides nothing: what was given is emitted; nothing is kept when the dialog is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from workshop_app.desktop.screens.recruitment.faces import Choice
from workshop_app.desktop.screens.recruitment.rule_rows import Chooser, Places
from workshop_app.desktop.screens.recruitment.rules_words import (
    condition_answers,
    condition_kinds,
)
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.criteria import value_key
from workshop_app.domain.departements import NAMES
from workshop_app.domain.recruitment.conditions import read_number
from workshop_app.domain.recruitment.rules import LISTED, NUMBERED, Condition, ValueClass
from workshop_app.i18n.recruitment_rules import attribute_word, condition_words, value_words
from workshop_app.i18n.translate import _

VALUES_HIGH = 220
Value = Qt.ItemDataRole.UserRole


class ValueList(QListWidget):
    """Values with a box each; one more is typed under the list."""

    def __init__(self, attribute: str, known: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self._attribute = attribute
        self.setAccessibleName(_("Valeurs"))
        self.setFixedHeight(VALUES_HIGH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        keys = {value_key(attribute, value) for value in chosen}
        met: set[str] = set()
        for value in (*chosen, *known):
            key = value_key(attribute, value)
            if key and key not in met:
                met.add(key)
                self.add(value, key in keys)
        self.scrollToTop()

    def add(self, value: str, checked: bool = True) -> None:
        """A value at the end, or its box ticked when it is there already."""
        key = value_key(self._attribute, value)
        for row in range(self.count()):
            if value_key(self._attribute, self.item(row).data(Value)) == key:
                self.item(row).setCheckState(_state(checked))
                return
        item = QListWidgetItem(_listed(self._attribute, value))
        item.setData(Value, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_state(checked))
        self.addItem(item)
        self.scrollToItem(item)

    def values(self) -> list[str]:
        """Those ticked, in the order of the list."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(Value) for item in items if item.checkState() == Qt.CheckState.Checked]


class ValuesDialog(Sheet):
    """Values of one attribute to tick; « Ajouter » takes one that nobody has yet."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        attribute: str,
        known: Sequence[str],
        chosen: Sequence[str],
    ) -> None:
        super().__init__(window, title)
        self._attribute = attribute
        everywhere = list(NAMES) if attribute == "departement" else []
        self.values = ValueList(attribute, [*known, *everywhere], chosen)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(_("Autre valeur"))
        self.typed.setAccessibleName(_("Autre valeur"))
        self.typed.returnPressed.connect(self._add)

    def lay_values(self) -> None:
        """The list and the field under it, in the body."""
        self.body.addWidget(label(_("Valeurs concernées"), "label"))
        self.body.addWidget(self.values)
        self.body.addWidget(self.typed)

    def _add(self) -> None:
        """Also before closing: typed and not added yet, it was meant."""
        value = " ".join(self.typed.text().split())
        if value_key(self._attribute, value):
            self.values.add(value)
            self.typed.clear()


class ClassDialog(ValuesDialog):
    given = Signal(object)
    """A `ValueClass`, or None: it is removed."""

    def __init__(
        self, window: QWidget, made: ValueClass, attribute: str, known: Sequence[str]
    ) -> None:
        title = _("Modifier la classe") if made.name else _("Une classe a d'autres places")
        super().__init__(window, title, attribute, known, made.values)
        self._made = made
        self.name = Labelled(_("Nom de la classe"), QLineEdit(made.name))
        self.body.addWidget(self.name)
        each = _("Au plus, pour chaque {word}", word=attribute_word(attribute))
        self.most = Labelled(each, Places(each, free=True))
        self.most.field.setValue(made.most or 0)
        self.body.addWidget(self.most)
        self.lay_values()
        if made.name:
            self.remove = Button(_("Retirer la classe"), "quiet", on_click=self._remove)
            self.row.insertWidget(0, self.remove)
        self.row.addWidget(Button(_("Laisser"), on_click=self.reject))
        self.keep = Button(_("Garder la classe"), "primary", on_click=self._keep)
        self.row.addWidget(self.keep)
        self.name.field.setFocus()

    def _keep(self) -> None:
        self._add()
        name, values = " ".join(self.name.field.text().split()), self.values.values()
        if not name:
            self.name.set_error(_("Donnez un nom : il se lit dans la phrase."))
            return
        if not values:
            self.name.set_error(_("Cochez au moins une valeur."))
            return
        most = self.most.field.value() or None
        self.given.emit(replace(self._made, name=name, values=tuple(values), most=most))
        self.accept()

    def _remove(self) -> None:
        self.given.emit(None)
        self.accept()


class AwaitedDialog(ValuesDialog):
    """Values whose places are shown, and whose minimum counts, even before anybody applies."""

    given = Signal(object)

    def __init__(
        self, window: QWidget, attribute: str, chosen: Sequence[str], known: Sequence[str]
    ) -> None:
        super().__init__(window, _("Valeurs attendues"), attribute, known, chosen)
        note = _("Leurs places sont comptées même si personne n'a encore candidaté.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.lay_values()
        self.row.addWidget(Button(_("Laisser"), on_click=self.reject))
        self.keep = Button(_("Garder"), "primary", on_click=self._keep)
        self.row.addWidget(self.keep)
        self.values.setFocus()

    def _keep(self) -> None:
        self._add()
        self.given.emit(self.values.values())
        self.accept()


class ConditionDialog(Sheet):
    given = Signal(object)
    """A `Condition`."""

    def __init__(self, window: QWidget, condition: Condition, attributes: Sequence[Choice]) -> None:
        new = not condition.attribute
        super().__init__(window, _("Nouvelle condition") if new else _("Modifier la condition"))
        self.attribute = Labelled(_("Colonne"), Chooser(_("Colonne")))
        first = condition.attribute or next((key for key, _words in attributes), "")
        self.attribute.field.show_choices(attributes, first)
        self.kind = Labelled(_("Il faut que la réponse soit"), Chooser(_("Condition")))
        self.kind.field.show_choices(condition_kinds(), condition.kind)
        self.answer = Labelled(_("Nombre"), QLineEdit(condition_answers(condition)))
        self.wording = Labelled(
            _("Écrite ainsi dans l'appel"),
            QLineEdit(condition.wording),
            _("Vide : la phrase se fait toute seule."),
        )
        for part in (self.attribute, self.kind, self.answer, self.wording):
            self.body.addWidget(part)
        self.kind.field.picked.connect(lambda _key: self._adapt())
        self.attribute.field.picked.connect(lambda _key: self._adapt())
        self.answer.field.textEdited.connect(lambda _text: self._adapt())
        self.row.addWidget(Button(_("Laisser"), on_click=self.reject))
        self.keep = Button(_("Garder la condition"), "primary", on_click=self._keep)
        self.row.addWidget(self.keep)
        self._adapt()

    def _adapt(self) -> None:
        """The field for what the condition asks; the wording it would have by itself."""
        kind = self.kind.field.current()
        numbered, listed = kind in NUMBERED, kind in LISTED
        self.answer.setVisible(numbered or listed)
        self.answer.rename(_("Nombre") if numbered else _("Valeurs, séparées par des virgules"))
        made = self._read()
        self.wording.field.setPlaceholderText(condition_words(made) if made else "")

    def _read(self) -> Condition | None:
        """What the fields say; None while it is not whole."""
        kind = self.kind.field.current()
        attribute = self.attribute.field.current()
        told = self.answer.field.text().strip()
        number = read_number(told) if kind in NUMBERED else None
        values = tuple(part.strip() for part in told.split(",") if part.strip())
        if not attribute or (kind in NUMBERED and number is None):
            return None
        if kind in LISTED and not values:
            return None
        known = next((key for key, _words in condition_kinds() if key == kind), "yes")
        return Condition(
            attribute,
            known,  # type: ignore[arg-type]  # the list holds nothing else
            number,
            values if kind in LISTED else (),
            " ".join(self.wording.field.text().split()),
        )

    def _keep(self) -> None:
        made = self._read()
        if made is None:
            numbered = self.kind.field.current() in NUMBERED
            self.answer.set_error(
                _("Écrivez un nombre.") if numbered else _("Écrivez au moins une valeur.")
            )
            return
        self.given.emit(made)
        self.accept()


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


def _listed(attribute: str, value: str) -> str:
    """« 33 Gironde »; any other value as it is."""
    name = value_words(attribute, value)
    code = value_key(attribute, value) if attribute == "departement" else ""
    return f"{code} {name}" if code in NAMES else name
