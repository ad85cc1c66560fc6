"""One small square a table: its number, tinted and ticked once its phone is connected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.screens.room.faces import TableFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.i18n.translate import _, number

SIDE, TALL, TICK = 29, 40, 12


class TableTiles(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[TableFace, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tables(self, tables: Sequence[TableFace]) -> None:
        if tuple(tables) == self._tables:
            return
        self._tables = tuple(tables)
        linked = [number(table.number) for table in tables if table.linked]
        said = _("Tables reliées : {tables}", tables=", ".join(linked) or _("aucune"))
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._tables) // self._across(width))
        return max(1, rows) * (TALL + space(2)) - space(2)

    def sizeHint(self) -> QSize:
        return QSize(9 * (SIDE + space(2)), self.heightForWidth(9 * (SIDE + space(2))))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, TALL)

    def _across(self, width: int) -> int:
        return max(1, (width + space(2)) // (SIDE + space(2)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(15, 700, tabular=True))
        across = self._across(self.width())
        for place, table in enumerate(self._tables):
            x = (place % across) * (SIDE + space(2))
            y = (place // across) * (TALL + space(2))
            self._paint(painter, QRectF(x, y, SIDE, TALL), table)

    def _paint(self, painter: QPainter, box: QRectF, table: TableFace) -> None:
        ground = "state.success.tint" if table.linked else "neutral.sunken"
        ink = "state.success.text" if table.linked else "neutral.text_secondary"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(box, radius("control"), radius("control"))
        painter.setPen(color(ink))
        words = box.adjusted(0, 0, 0, -TICK + 2) if table.linked else box
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, number(table.number))
        if table.linked:
            square = QRectF(box.center().x() - TICK / 2, box.bottom() - TICK - 3, TICK, TICK)
            paint_icon(painter, "check", square, ink)
