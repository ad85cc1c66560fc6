"""The tables of the hall side by side: nine without scrolling, forty with.

Decides how many columns and how high the tiles are; the order is that of the table numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workshop_app.desktop.screens.run.faces import TileFace
from workshop_app.desktop.screens.run.tile import LEAST, TableTile
from workshop_app.desktop.tokens import space
from workshop_app.i18n.translate import _

TALLEST = 220
FEW, SOME = 4, 9
"""Up to 4 tables: two columns; up to 9: three; more: as many as fit."""


class TileGrid(QScrollArea):
    entry_asked = Signal(int)
    answered = Signal(int)
    help_asked = Signal(int)
    tiles_changed = Signal()
    """More tables, or fewer."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Tables"))
        self.setWidgetResizable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self.setWidget(self._inside)
        self._tiles: list[TableTile] = []

    def show_tiles(self, faces: Sequence[TileFace]) -> None:
        """One tile a table; only those that changed repaint."""
        before = len(self._tiles)
        while len(self._tiles) < len(faces):
            tile = TableTile(self._inside)
            tile.entry_asked.connect(self.entry_asked)
            tile.answered.connect(self.answered)
            tile.help_asked.connect(self.help_asked)
            tile.show()
            self._tiles.append(tile)
        while len(self._tiles) > len(faces):
            self._tiles.pop().deleteLater()
        for tile, face in zip(self._tiles, faces, strict=True):
            tile.show_face(face)
        self._arrange()
        if len(self._tiles) != before:
            self.tiles_changed.emit()

    def tiles(self) -> Sequence[TableTile]:
        return self._tiles

    def focused(self) -> int:
        """Number of the table whose tile has the focus; 0: none."""
        faces = (tile.face() for tile in self._tiles if tile.hasFocus())
        return next((face.number for face in faces if face is not None), 0)

    def focus_table(self, number: int) -> None:
        """Key 1 to 9."""
        for tile in self._tiles:
            face = tile.face()
            if face is not None and face.number == number:
                tile.setFocus()
                self.ensureWidgetVisible(tile)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._tiles)
        if not count:
            return
        gap = space("grid_gap")
        room = self.viewport().size()
        across = columns(count, room.width(), gap)
        rows = -(-count // across)
        high = (room.height() - gap * (rows - 1)) // rows
        high = max(LEAST.height(), min(TALLEST, high))
        wide = (room.width() - gap * (across - 1)) // across
        whole = rows * high + gap * (rows - 1)
        self._inside.resize(room.width(), max(whole, 1))
        for place, tile in enumerate(self._tiles):
            left, top = (place % across) * (wide + gap), (place // across) * (high + gap)
            tile.setGeometry(QRect(left, top, wide, high))


def columns(count: int, width: int, gap: int) -> int:
    """Columns of tiles that a width allows, the tables spread evenly."""
    most = max(1, (width + gap) // (LEAST.width() + gap))
    wanted = 2 if count <= FEW else 3 if count <= SOME else most
    return max(1, min(most, wanted, count))
