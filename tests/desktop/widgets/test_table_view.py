from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.table_view import MARK, SECOND_LINE, TAG, CellMark, TableView
from workshop_app.desktop.widgets.tag import TagFace

Index = QModelIndex | QPersistentModelIndex
NOBODY = QModelIndex()


class People(QAbstractTableModel):
    """Three people, a box before each name."""

    def __init__(self) -> None:
        super().__init__()
        self.ticked: set[int] = set()

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else 3

    def columnCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Personne {index.row()}"
        answers: dict[tuple[int, int], Any] = {
            (0, SECOND_LINE): "OT Rives de Vézère",
            (1, TAG): TagFace("Retenue", "success", "check"),
            (2, MARK): CellMark("circle-check", "success"),
        }
        if index.column() == 0 and role == Qt.ItemDataRole.CheckStateRole:
            return (Qt.CheckState.Checked if index.row() in self.ticked else NO).value
        return answers.get((index.column(), role))

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        change = self.ticked.discard if Qt.CheckState(value) == NO else self.ticked.add
        change(index.row())
        self.dataChanged.emit(index, index)
        return True


NO = Qt.CheckState.Unchecked


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    made = TableView("Participants")
    qtbot.addWidget(made)
    made.setModel(People())
    made.model().setParent(made)
    made.set_columns({0: 220, 1: 140}, stretch=2)
    made.resize(640, 240)
    with qtbot.waitExposed(made):
        made.show()
    return made


def people(table: TableView) -> People:
    model = table.model()
    assert isinstance(model, People)
    return model


def test_rows_are_as_tall_as_the_design_says(table: TableView) -> None:
    assert table.rowHeight(0) == 46
    assert table.columnWidth(0) == 220
    assert not table.grab().isNull()


def test_space_ticks_the_row_from_any_column(table: TableView, qtbot: QtBot) -> None:
    table.setCurrentIndex(people(table).index(1, 2))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert people(table).ticked == {1}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert people(table).ticked == set()


def test_a_press_on_the_box_ticks_it(table: TableView, qtbot: QtBot) -> None:
    cell = table.visualRect(people(table).index(0, 0))
    spot = cell.topLeft() + type(cell.topLeft())(24, 23)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert people(table).ticked == {0}
    away = cell.topRight() - type(cell.topLeft())(10, -23)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=away)
    assert people(table).ticked == {0}


def test_enter_opens_the_row(table: TableView, qtbot: QtBot) -> None:
    table.setCurrentIndex(people(table).index(2, 0))
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]
