"""The projector's sizes: a canvas 1920 wide or 1080 high at least, scaled to the real picture.

Decides where things stand on that canvas, never what they say. All lengths are pixels at 1080p.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from workshop_app.desktop.tokens import tokens

WIDE, HIGH = 1920.0, 1080.0
MARGIN = 80.0
SMALLEST = 26.0
"""No text under it."""
RING = 530.0
RING_TOP = 166.0
TALL = 1.5
"""Under this ratio of width to height (4:3) the counts stand under the ring."""
DOOR = 240.0
REAL_DOOR = 200.0
"""Pixels of a QR code on a small 4:3 picture: less is not read from the back of the hall."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The canvas of one picture: `scale` turns its lengths into real pixels."""

    width: float
    height: float
    scale: float

    @property
    def is_tall(self) -> bool:
        return self.width / self.height < TALL

    @property
    def door(self) -> float:
        """Side of a QR code's white square."""
        return max(DOOR, REAL_DOOR / self.scale) if self.is_tall and self.scale > 0.4 else DOOR

    @property
    def ring(self) -> QRectF:
        return QRectF(self.width - MARGIN - RING - 35, RING_TOP, RING, RING)

    @property
    def text_right(self) -> float:
        """Where the words on the left must end."""
        return self.ring.left() - 60


def canvas(width: float, height: float) -> Canvas:
    scale = min(height / HIGH, width / WIDE)
    return Canvas(width / scale, height / scale, scale)


def text_size(role: str) -> float:
    """Pixels at 1080p of a projector role: caption, step, instruction, title, clock, count."""
    return float(tokens()["type_px"]["projector_1080"][role])
