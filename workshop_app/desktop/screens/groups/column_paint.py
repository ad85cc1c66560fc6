"""How the ground and the head of a table's column look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workshop_app.desktop.screens.groups.faces import Column
from workshop_app.desktop.screens.groups.places import HEAD
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.text_block import paint_elided

COUNT_WIDE = 22
INSIDE = 10


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """What the hand makes of a column."""

    count: int
    moving: bool
    """Somebody is about to join or leave."""
    target: bool
    """What is held would be dropped here."""


def paint_column(painter: QPainter, rect: QRectF, column: Column, look: ColumnLook) -> None:
    """The ground, the title and the count: ink while it changes, amber when it is off."""
    edge = color("accent.focus") if look.target else Qt.GlobalColor.transparent
    painter.setPen(QPen(edge, 1))
    painter.setBrush(color("accent.tint_soft" if look.target else "neutral.sunken"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius("card"), radius("card"))
    head = QRectF(rect.left() + INSIDE, 0, rect.width() - 2 * INSIDE, HEAD)
    painter.setPen(color("neutral.text"))
    painter.setFont(sized_font(15, 700, tabular=True))
    paint_elided(painter, column.title, head.adjusted(0, 0, -COUNT_WIDE, 0))
    if look.moving or column.off:
        painter.setFont(sized_font(14, 700, tabular=True))
        painter.setPen(color("accent.base" if look.moving else "state.signal.text"))
    else:
        painter.setFont(font("caption", tabular=True))
        painter.setPen(color("neutral.text_muted"))
    paint_elided(painter, str(look.count), head, Qt.AlignmentFlag.AlignRight)
