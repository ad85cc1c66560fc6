"""A person at a table, painted the same in columns and while dragged.

    paint_chip(painter, rect, ChipFace("C. Delmas", "OT, 46", "office", is_referent=True))

Decides how a chip, an empty slot and a drop zone look.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workshop_app.desktop.theme import color, font
from workshop_app.desktop.tokens import border, radius, size, tokens
from workshop_app.desktop.widgets.card_paint import paint_shadow
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape
from workshop_app.desktop.widgets.text_block import paint_elided

HEIGHT = size("chip")
SIDE = 8
MARK = 14
PLAIN = "office"


@dataclass(frozen=True)
class ChipFace:
    """`look` is one of `looks()`: office, adt, relais, crt."""

    name: str
    detail: str
    look: str = PLAIN
    is_referent: bool = False
    is_locked: bool = False
    is_host: bool = False


def looks() -> list[str]:
    """The chip colours of the design, in their order."""
    chips = tokens()["color"]["structure_chip"]
    return [name for name, value in chips.items() if isinstance(value, dict)]


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    face: ChipFace,
    *,
    focused: bool = False,
    dragged: bool = False,
    chosen: bool = False,
) -> None:
    """Two lines in `rect`; the star of the referent, the house of the host, the padlock on the
    right; a tick when it is one of several chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ = radius("control")
    if dragged:
        paint_shadow(painter, rect, round_)
    strong = focused or dragged or chosen
    thick = border("focus") if strong else border("hair")
    edge = color("accent.focus" if strong else f"structure_chip.{face.look}.line")
    painter.setPen(QPen(edge, thick))
    painter.setBrush(color(f"structure_chip.{face.look}.bg"))
    inset = thick / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round_, round_)
    right = _paint_marks(painter, rect, face, chosen)
    painter.setPen(color(f"structure_chip.{face.look}.fg"))
    wide = right - rect.left() - SIDE
    painter.setFont(font("chip"))
    paint_elided(painter, face.name, QRectF(rect.left() + SIDE, rect.top() + 2, wide, 18))
    painter.setFont(font("chip_caption"))
    full = rect.width() - 2 * SIDE
    paint_elided(painter, face.detail, QRectF(rect.left() + SIDE, rect.top() + 19, full, 15))
    painter.restore()


def paint_slot(painter: QPainter, rect: QRectF) -> None:
    """The dashed place somebody was lifted from."""
    _paint_dashes(painter, rect, "neutral.line_strong", border("hair"))


def paint_drop(painter: QPainter, rect: QRectF, words: str) -> None:
    """The dashed place where it would land: « Déposer ici »."""
    _paint_dashes(painter, rect, "accent.focus", border("drop"), "neutral.surface")
    painter.save()
    painter.setPen(color("accent.base"))
    painter.setFont(font("chip"))
    paint_elided(painter, words, rect.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def _paint_dashes(
    painter: QPainter, rect: QRectF, edge: str, thick: int, ground: str | None = None
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(edge), thick, Qt.PenStyle.DashLine))
    painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
    inset = thick / 2
    square = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(square, radius("control"), radius("control"))
    painter.restore()


def _paint_marks(painter: QPainter, rect: QRectF, face: ChipFace, chosen: bool) -> float:
    """The star, the house, the padlock and the tick; returns where the name must end."""
    right = rect.right() - SIDE + 2
    if face.is_referent:
        right -= MARK
        _paint_star(painter, QRectF(right, rect.top() + 5, MARK, MARK))
        right -= 4
    marks = ((face.is_host, "home"), (face.is_locked, "lock"), (chosen, "check"))
    for is_marked, name in marks:
        if is_marked:
            right -= MARK
            square = QRectF(right, rect.top() + 5, MARK, MARK)
            paint_icon(painter, name, square, f"structure_chip.{face.look}.fg")
            right -= 4
    return right


def _paint_star(painter: QPainter, square: QRectF) -> None:
    paint_shape(painter, "star5", square, color("state.signal.text"))
    paint_shape(painter, "star5", square.adjusted(2, 2, -2, -2), color("state.signal.fill"))
