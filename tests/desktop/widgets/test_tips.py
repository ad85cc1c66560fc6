"""A tooltip says what somebody wrote; nothing in it is drawn, fetched or bold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QStandardItem, QStandardItemModel, QTextDocument
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.table_view import CellDelegate, TableView
from workshop_app.desktop.widgets.tips import plain_tip

WRITTEN = ["<b>OT</b> & Cie", "<img src='file:///etc/hostname'>", "3 < 4 & 5", "OT Sète"]


@pytest.mark.parametrize("words", WRITTEN)
def test_what_is_shown_is_what_was_written(words: str) -> None:
    document = QTextDocument()
    tip = plain_tip(words)
    if tip == words:
        document.setPlainText(tip)
    else:
        document.setHtml(tip)
    assert document.toPlainText() == words


def test_a_cell_shows_its_tip_as_text(qtbot: QtBot) -> None:
    table = TableView("Liste")
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 1)
    item = QStandardItem("x")
    item.setToolTip(WRITTEN[1])
    model.setItem(0, 0, item)
    table.setModel(model)
    table.show()
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    assert delegate.helpEvent(event, table, QStyleOptionViewItem(), model.index(0, 0))
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()
