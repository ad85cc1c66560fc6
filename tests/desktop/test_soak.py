"""PySide keeps its count of None and True: a version that loses them aborts within seconds.

6.12.0 on Python 3.11 dropped one reference at each call into Python that returned them.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 20_000
DRIFT = 200
"""What the interpreter itself gains or loses meanwhile."""
NOWHERE = QModelIndex()


class Speaker(QObject):
    said = Signal(bool)


class Painted(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        return None


class Answering(QAbstractListModel):
    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 1

    def data(self, _index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return True if role else None


def counts() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


def test_twenty_thousand_calls_leave_none_and_true_alone(qtbot: QtBot) -> None:
    speaker, painted, model = Speaker(), Painted(), Answering()
    qtbot.addWidget(painted)
    painted.resize(8, 8)
    canvas = QPixmap(8, 8)
    speaker.said.connect(lambda _told: None)
    index = model.index(0)
    before = counts()
    for call in range(CALLS):
        speaker.said.emit(True)
        model.itemData(index)
        if call % 20 == 0:
            painted.render(canvas)
    none, true = (now - then for now, then in zip(counts(), before, strict=True))
    assert abs(none) < DRIFT
    assert abs(true) < DRIFT
