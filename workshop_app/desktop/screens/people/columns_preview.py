"""The columns of a list, what each becomes, its first lines; below, the first people as they will
be. Decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.screens.people.import_words import Column, PreviewShown, choices
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _

COLUMN_WIDE = 200
SHOWN_HIGH = 30
LEAST_LINES = 2


class ColumnsPreview(QWidget):
    field_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(label(_("Colonnes, et ce qu'elles deviennent"), "label"))
        self.columns = _table(_("Colonnes de la liste"))
        column.addWidget(self.columns, 3)
        column.addWidget(label(_("Les premières personnes, telles qu'elles seront"), "label"))
        self.people = _table(_("Les premières personnes"))
        column.addWidget(self.people, 2)
        column.addStretch(0)

    def show_list(self, shown: PreviewShown) -> None:
        self._show_columns(shown)
        self._show_people(shown)

    def combo(self, place: int) -> QComboBox:
        """What says the meaning of a column."""
        found = self.columns.cellWidget(0, place).findChild(QComboBox)
        assert isinstance(found, QComboBox)
        return found

    def _show_columns(self, shown: PreviewShown) -> None:
        """One combo box over the first lines of each column."""
        table = self.columns
        kept, focused = table.horizontalScrollBar().value(), self._focused()
        table.clear()
        table.setColumnCount(len(shown.columns))
        table.setRowCount(len(shown.rows) + 1)
        table.setHorizontalHeaderLabels([column.heading for column in shown.columns])
        table.setRowHeight(0, size("field") + 8)
        for place, column in enumerate(shown.columns):
            table.setColumnWidth(place, COLUMN_WIDE)
            table.setCellWidget(0, place, self._meaning(column))
            for row, cells in enumerate(shown.rows, start=1):
                table.setItem(row, place, _item(cells[place]))
        head = table.horizontalHeader().height() + size("field") + 8
        table.setMinimumHeight(head + SHOWN_HIGH * LEAST_LINES)
        table.setMaximumHeight(head + SHOWN_HIGH * len(shown.rows) + 2 + space(3))
        table.horizontalScrollBar().setValue(kept)
        if 0 <= focused < len(shown.columns):
            self.combo(focused).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> int:
        """Place of the column whose combo box has the focus, -1 when none has."""
        for place in range(self.columns.columnCount()):
            inside = self.columns.cellWidget(0, place)
            if inside is not None and inside.isAncestorOf(inside.focusWidget() or self):
                combo = inside.findChild(QComboBox)
                if isinstance(combo, QComboBox) and combo.hasFocus():
                    return place
        return -1

    def _meaning(self, column: Column) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 4, 4, 4)
        combo = QComboBox()
        NoWheel(combo)
        combo.setAccessibleName(_("Ce qu'est la colonne {heading}", heading=column.heading))
        if column.remembered:
            combo.setToolTip(_("Choisie la dernière fois"))
        for key, words in choices():
            combo.addItem(words, key)
        combo.setCurrentIndex(max(0, combo.findData(column.field)))
        combo.activated.connect(
            lambda _place: self.field_chosen.emit(column.heading, combo.currentData())
        )
        row.addWidget(combo)
        return box

    def _show_people(self, shown: PreviewShown) -> None:
        table = self.people
        table.clear()
        table.setColumnCount(len(shown.heads))
        table.setRowCount(len(shown.people))
        table.setHorizontalHeaderLabels(list(shown.heads))
        for row, cells in enumerate(shown.people):
            for place, words in enumerate(cells):
                table.setItem(row, place, _item(words))
        for place in range(len(shown.heads)):
            table.setColumnWidth(place, COLUMN_WIDE if place < 2 else COLUMN_WIDE * 3 // 4)
        head = table.horizontalHeader().height()
        table.setMinimumHeight(head + SHOWN_HIGH * min(LEAST_LINES, len(shown.people)))
        table.setMaximumHeight(head + SHOWN_HIGH * len(shown.people) + 2 + space(3))


def _item(words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setToolTip(tip(words))
    return item


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setDefaultSectionSize(SHOWN_HIGH)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setFixedHeight(size("table_header"))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    return table
