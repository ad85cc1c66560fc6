"""Where columns and chips lie, in pixels. Pure: no widget.

Decides widths (they share the room, down to a least width, then scroll) and what is under a point.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from workshop_app.desktop.widgets.person_chip import HEIGHT

NARROWEST = 104
WIDEST = 200
GAP, TIGHT_GAP = 6, 4
"""Between columns, and inside them left and right; less where names lack room."""
TIGHT = 118
HEAD = 33
STEP = HEIGHT + 3
FOOT = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Of columns with so many chips each, in a window of `width` × `height`."""

    lengths: tuple[int, ...]
    width: int
    height: int

    @property
    def gap(self) -> int:
        """Between columns, and from their edges to the chips."""
        return TIGHT_GAP if self._shared(GAP) < TIGHT else GAP

    @property
    def column_width(self) -> float:
        return min(WIDEST, max(NARROWEST, self._shared(self.gap)))

    @property
    def total_width(self) -> int:
        count = len(self.lengths)
        return round(count * self.column_width + self.gap * max(0, count - 1))

    @property
    def chip_width(self) -> float:
        return self.column_width - 2 * self.gap

    def _shared(self, gap: int) -> float:
        count = max(1, len(self.lengths))
        return (self.width - gap * (count - 1)) / count

    @property
    def total_height(self) -> int:
        """With room for one chip more than the longest column: the one that is dropped."""
        return HEAD + STEP * (max(self.lengths, default=0) + 1) + FOOT

    def column(self, index: int) -> QRectF:
        left = index * (self.column_width + self.gap)
        return QRectF(left, 0, self.column_width, max(self.height, self.total_height))

    def chip(self, index: int, row: int) -> QRectF:
        """Before any scrolling."""
        inside = self.column(index)
        return QRectF(inside.left() + self.gap, HEAD + row * STEP, self.chip_width, HEIGHT)

    def column_at(self, x: float) -> int | None:
        """The column under or right after a point; None beside all of them."""
        index = int(x // (self.column_width + self.gap))
        return index if 0 <= index < len(self.lengths) else None

    def chip_at(self, point: QPointF) -> tuple[int, int] | None:
        """Column and row of the chip under a point."""
        index = self.column_at(point.x())
        if index is None or point.y() < HEAD:
            return None
        row = int((point.y() - HEAD) // STEP)
        if row >= self.lengths[index] or not self.chip(index, row).contains(point):
            return None
        return index, row

    def row_at(self, index: int, y: float) -> int:
        """Where in the column a chip held at this height would go."""
        return max(0, min(self.lengths[index], round((y - HEAD) / STEP)))
