"""Widgets one after the other, on as many rows as their room needs: buttons and tags in a card.

flow = Flow(); flow.addWidget(button). Decides places only; a hidden widget takes none.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from workshop_app.desktop.tokens import space


class Flow(QLayout):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(space(2))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All on one row: whoever gives less makes more rows."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, place: bool) -> int:
        """The height that `rect.width()` needs."""
        top = rect.top()
        for row in self._rows(rect.width()):
            high = max(item.sizeHint().height() for item in row)
            if place:
                _place(row, rect.left(), top, rect.width(), high, self.spacing())
            top += high + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _rows(self, room: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or used + self.spacing() + wide > room:
                rows.append([])
                used = 0
            used += wide + (self.spacing() if rows[-1] else 0)
            rows[-1].append(item)
        return rows


def _place(row: list[QLayoutItem], left: int, top: int, room: int, high: int, gap: int) -> None:
    """On one line, each in the middle of its height."""
    for item in row:
        size = item.sizeHint()
        corner = QPoint(left, top + (high - size.height()) // 2)
        item.setGeometry(QRect(corner, QSize(min(size.width(), room), size.height())))
        left += size.width() + gap
