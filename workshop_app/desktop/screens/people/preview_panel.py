"""The list before it is written: what was recognised, what would change, what to check.

Each column may be given another meaning; the list is then read again. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.screens.people.importing import CheckRow, PreviewShown, choices
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_, number

COLUMN_WIDE = 200
SHOWN_HIGH = 30
MOST_CHECKS = 200


class PreviewPanel(Panel):
    """In the place of the list until the person decides."""

    field_chosen = Signal(str, str)
    """Heading, field."""
    sheet_chosen = Signal(str)
    apply_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self._leave = Button(_("Abandonner"), on_click=self.left.emit)
        self.apply_button = Button(" ", "primary", "import", on_click=self.apply_asked.emit)
        self.buttons.addWidget(self._leave)
        self.buttons.addWidget(self.apply_button)
        self._recognised = label("", "secondary", wrap=True)
        self.body.addWidget(self._recognised)
        self.body.addLayout(self._build_figures())
        self.body.addWidget(label(_("Colonnes, et ce qu'elles deviennent"), "label"))
        self.columns = _table(_("Colonnes de la liste"))
        self.columns.verticalHeader().setDefaultSectionSize(SHOWN_HIGH)
        self.columns.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.columns.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.body.addWidget(self.columns)
        self._checks_title = label("", "label")
        self.body.addWidget(self._checks_title)
        self.checks = _table(_("Lignes à vérifier"))
        self.checks.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.checks.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.checks.setWordWrap(True)
        heights = self.checks.verticalHeader()
        heights.setMinimumSectionSize(SHOWN_HIGH)
        heights.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.checks, 1)
        self._rest = QWidget()
        self.body.addWidget(self._rest, 1)

    def show_list(self, shown: PreviewShown) -> None:
        self.set_title(_("Aperçu : {name}", name=shown.name))
        self._recognised.setText(shown.recognised)
        self._show_sheets(shown)
        self._show_figures(shown)
        if shown.button:
            self.apply_button.allow()
            self.apply_button.setText(shown.button)
        else:
            self.apply_button.setText(_("Rien à importer"))
            self.apply_button.refuse(_("Toutes ces personnes sont déjà dans la liste."))
        self._show_columns(shown)
        self._show_checks(shown.checks)

    def _build_figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._added, self._updated, self._doubles, self._to_check = Tag(), Tag(), Tag(), Tag()
        for tag in (self._added, self._updated, self._doubles, self._to_check):
            row.addWidget(tag)
        row.addStretch(1)
        self._sheet_label = label(_("Feuille"), "label")
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Feuille"))
        self.sheet.textActivated.connect(self.sheet_chosen)
        row.addWidget(self._sheet_label)
        row.addWidget(self.sheet)
        return row

    def _show_figures(self, shown: PreviewShown) -> None:
        added, updated, doubles = (
            number(count) for count in (shown.added, shown.updated, shown.doubles)
        )
        checks = number(len(shown.checks))
        self._added.say(_("{n} à ajouter", n=added), "accent")
        self._updated.say(_("{n} à mettre à jour", n=updated) if shown.updated else "")
        self._doubles.say(_("{n} en double", n=doubles) if shown.doubles else "")
        said = _("{n} à vérifier", n=checks) if shown.checks else ""
        self._to_check.say(said, "signal", "circle-alert")
        for tag in (self._updated, self._doubles, self._to_check):
            tag.setVisible(bool(tag.accessibleName()))

    def _show_sheets(self, shown: PreviewShown) -> None:
        several = len(shown.sheets) > 1
        self._sheet_label.setVisible(several)
        self.sheet.setVisible(several)
        self.sheet.clear()
        self.sheet.addItems(list(shown.sheets))
        self.sheet.setCurrentText(shown.sheet)

    def _show_columns(self, shown: PreviewShown) -> None:
        """One combo box over the first lines of each column."""
        table = self.columns
        kept = table.horizontalScrollBar().value()
        table.clear()
        table.setColumnCount(len(shown.columns))
        table.setRowCount(len(shown.rows) + 1)
        table.setHorizontalHeaderLabels([column.heading for column in shown.columns])
        table.setRowHeight(0, size("field") + 8)
        for place, column in enumerate(shown.columns):
            table.setColumnWidth(place, COLUMN_WIDE)
            table.setCellWidget(0, place, self._combo(column.heading, column.field))
            for row, cells in enumerate(shown.rows, start=1):
                table.setItem(row, place, QTableWidgetItem(cells[place]))
        high = table.horizontalHeader().height() + size("field") + 8 + SHOWN_HIGH * len(shown.rows)
        table.setFixedHeight(high + 2 + space(3))
        table.horizontalScrollBar().setValue(kept)

    def _combo(self, heading: str, field: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 4, 4, 4)
        combo = QComboBox()
        NoWheel(combo)
        combo.setAccessibleName(_("Ce qu'est la colonne {heading}", heading=heading))
        for key, words in choices():
            combo.addItem(words, key)
        combo.setCurrentIndex(max(0, combo.findData(field)))
        combo.activated.connect(lambda _place: self.field_chosen.emit(heading, combo.currentData()))
        row.addWidget(combo)
        return box

    def _show_checks(self, checks: Sequence[CheckRow]) -> None:
        table = self.checks
        self._checks_title.setText(n_("Ligne à vérifier", "{n} lignes à vérifier", len(checks)))
        self._checks_title.setVisible(bool(checks))
        table.setVisible(bool(checks))
        self._rest.setVisible(not checks)
        table.clear()
        table.setColumnCount(4)
        table.setHorizontalHeaderLabels([_("Ligne"), _("Champ"), _("Valeur lue"), _("Raison")])
        table.setRowCount(min(len(checks), MOST_CHECKS))
        for row, check in enumerate(checks[:MOST_CHECKS]):
            cells = (number(check.line), check.field, check.value, check.reason)
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
        for column, wide in enumerate((60, 120, 190)):
            table.setColumnWidth(column, wide)
        table.horizontalHeader().setStretchLastSection(True)


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setFixedHeight(size("table_header"))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    return table
