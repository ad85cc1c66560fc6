"""What the hand holds over the columns: one chip, or several at once. No widget.

Decides where it may be dropped and how many people each table would then have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from workshop_app.desktop.screens.groups.faces import WAITING, Chip, Column
from workshop_app.desktop.screens.groups.places import Places
from workshop_app.desktop.widgets.person_chip import HEIGHT, ChipFace
from workshop_app.i18n.translate import n_


@dataclass(frozen=True, slots=True)
class Held:
    """Chips in the hand."""

    people: tuple[UUID, ...]
    face: ChipFace
    grip: QPointF
    """Where in the chip it was taken."""
    at: QPointF
    """The pointer, in the viewport."""
    over: int | None = None
    """Column it would be dropped in; None: where all come from, or nowhere."""

    def carried(self, at: QPointF, over: int | None, columns: Sequence[Column]) -> Held:
        """The same hand elsewhere."""
        if over is not None and not self._may_drop(columns[over]):
            over = None
        return replace(self, at=at, over=over)

    def rect(self, places: Places) -> QRectF:
        """In the viewport."""
        corner = self.at - self.grip
        return QRectF(corner.x(), corner.y(), places.chip_width, HEIGHT)

    def leaving(self, column: Column, index: int) -> int:
        """How many of the held would leave this column."""
        if self.over is None or index == self.over:
            return 0
        return sum(chip.person in self.people for chip in column.chips)

    def joining(self, column: Column, index: int) -> int:
        """How many would join it."""
        if index != self.over:
            return 0
        return len(self.people) - sum(chip.person in self.people for chip in column.chips)

    def _may_drop(self, column: Column) -> bool:
        here = {chip.person for chip in column.chips}
        return column.number != WAITING and not here.issuperset(self.people)


def taken(people: Sequence[UUID], chip: Chip, names: Sequence[str]) -> ChipFace:
    """How the hand looks: the chip itself, or how many and who."""
    if len(people) < 2:
        return chip.face
    count = n_("{n} personne", "{n} personnes", len(people))
    return ChipFace(count, ", ".join(names))
