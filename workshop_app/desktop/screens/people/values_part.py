"""The values of one column, with what to do about them: shared by the import and by « Colonnes ».

Decides nothing: it says which column is looked at and what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.screens.people.values_table import ValuesTable
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _
from workshop_app.services.values import ValueUsed


class ValuesPart(QWidget):
    column_chosen = Signal(str)

    def __init__(self, with_choice: bool, parent: QWidget | None = None) -> None:
        """`with_choice`: the column is chosen here; otherwise somewhere else on the page."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Colonne dont on voit les valeurs"))
        NoWheel(self.choice)
        self.choice.activated.connect(
            lambda _place: self.column_chosen.emit(self.choice.currentData())
        )
        self._title = label(_("Valeurs de la colonne"), "label")
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self._title)
        head.addWidget(self.choice)
        head.addStretch(1)
        column.addLayout(head)
        self.choice.setVisible(with_choice)
        column.addWidget(label(_explained(), "caption", wrap=True))
        self.table = ValuesTable()
        column.addWidget(self.table, 1)
        column.addLayout(self._build_gestures())
        self.table.selectionModel().currentChanged.connect(lambda *_indexes: self._allow())
        self._allow()

    def show_columns(self, columns: Sequence[str], current: str) -> None:
        """What may be looked at, when it is chosen here."""
        self.choice.clear()
        for name in columns:
            self.choice.addItem(field_label(name), name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(current)))

    def show_values(self, name: str, groups: Sequence[ValueUsed]) -> None:
        if self.choice.isHidden():
            said = _("Valeurs de « {column} »", column=field_label(name)) if name else ""
            self._title.setText(said)
        self.table.show_values(name, groups)
        self._allow()

    def _build_gestures(self) -> Flow:
        flow = Flow()
        self._edit = Button(
            _("Utiliser une autre valeur"),
            icon_name="pencil",
            scale="small",
            on_click=self.table.edit_current,
        )
        self._apart = Button(_("Mettre à part"), "quiet", "split", "small", self.table.keep_apart)
        self._back = Button(
            _("Revenir à la valeur proposée"), "quiet", "undo", "small", self.table.give_back
        )
        for button in (self._edit, self._apart, self._back):
            flow.addWidget(button)
        return flow

    def _allow(self) -> None:
        if self.table.currentIndex().isValid():
            self._edit.allow()
        else:
            self._edit.refuse(_("Choisissez d'abord une valeur."))
        if self.table.can_be_split():
            self._apart.allow()
        else:
            self._apart.refuse(_("Cette valeur est déjà seule."))
        if self.table.is_by_hand():
            self._back.allow()
        else:
            self._back.refuse(_("Cette valeur est déjà celle que Tablée propose."))


def _explained() -> str:
    return _(
        "Taper la valeur d'une autre ligne réunit les deux ; en taper une nouvelle la sépare. "
        "Ce que la liste a écrit reste dans chaque fiche."
    )
