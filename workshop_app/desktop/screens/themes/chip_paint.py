"""The chips under a card to sort: the nearest theme first, two others below it.

Decides where chips lie inside a card and how they look; a press on one is the wall's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.screens.themes.faces import ChipFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.text_block import paint_elided

HIGH = 23
GAP = 4
NARROW = 210
SIDE = 7
WORD_GAP = 8
EDGE = 8
"""From the edges of the card."""


def chips_height(chips: Sequence[ChipFace], wide: float) -> int:
    """What they add to a card of that width."""
    rows = _rows(len(chips), wide)
    return rows * (HIGH + GAP) + GAP if rows else 0


def _rows(count: int, wide: float) -> int:
    """Two beside each other below the first; in a narrow column names want a line each."""
    return count if wide < NARROW else min(count, 2)


def chip_rects(card: QRectF, chips: Sequence[ChipFace]) -> list[QRectF]:
    """Where each lies, from the bottom of the card up."""
    left, wide = card.left() + EDGE, card.width() - 2 * EDGE
    top = card.bottom() - chips_height(chips, card.width())
    step = HIGH + GAP
    if _rows(len(chips), card.width()) == len(chips):
        return [QRectF(left, top + n * step, wide, HIGH) for n in range(len(chips))]
    half = (wide - GAP) / 2
    return [
        QRectF(left, top, wide, HIGH),
        QRectF(left, top + step, half, HIGH),
        QRectF(left + half + GAP, top + step, half, HIGH),
    ]


def chip_at(card: QRectF, chips: Sequence[ChipFace], at: QPointF) -> ChipFace | None:
    for chip, rect in zip(chips, chip_rects(card, chips), strict=True):
        if rect.contains(at):
            return chip
    return None


def paint_chips(painter: QPainter, card: QRectF, chips: Sequence[ChipFace]) -> None:
    painter.save()
    for place, (chip, rect) in enumerate(zip(chips, chip_rects(card, chips), strict=True)):
        _paint_chip(painter, rect, chip, is_first=place == 0)
    painter.restore()


def _paint_chip(painter: QPainter, rect: QRectF, chip: ChipFace, *, is_first: bool) -> None:
    """The first in the accent, with its word, « forte » or « possible », where both are whole."""
    painter.setPen(QPen(color("accent.base" if is_first else "neutral.control"), border("hair")))
    painter.setBrush(color("accent.tint" if is_first else "neutral.surface"))
    edge = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, radius("control"), radius("control"))
    inside = rect.adjusted(SIDE, 0, -SIDE, 0)
    name_font, word_font = sized_font(13, 600), sized_font(12)
    wide = QFontMetricsF(word_font).horizontalAdvance(chip.strength) + WORD_GAP
    taken = QFontMetricsF(name_font).horizontalAdvance(chip.name)
    if chip.strength and taken + wide <= inside.width():
        painter.setFont(word_font)
        painter.setPen(color("neutral.text_secondary"))
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, chip.strength
        )
    painter.setFont(name_font)
    painter.setPen(color("accent.base" if is_first else "neutral.text"))
    paint_elided(painter, chip.name, inside)
