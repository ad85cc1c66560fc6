"""Paints the QR codes of the hall with their number, their words and a white square around.

Decides their size and place; the modules are given. Drawn without smoothing: a blurred code is not
read from the last row.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import MARGIN, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.services.projection.brief import Door, Matrix

QUIET = 4
"""Light modules around a code, as its standard wants."""
GAP = 26.0
LARGE = 330.0


def paint_doors(painter: QPainter, sheet: Canvas, doors: tuple[Door, ...], bottom: float) -> None:
    """Side by side from the left margin, standing on `bottom`."""
    side, left = sheet.door, MARGIN
    right = sheet.width - MARGIN if sheet.is_tall else sheet.text_right + 60.0
    room = (right - MARGIN) / max(1, len(doors))
    for door in doors:
        square = QRectF(left, bottom - side, side, side)
        words = _words_width(door, room - side - GAP - 30.0)
        paint_door(painter, square, door, words)
        left = square.right() + GAP + words + 46.0


def paint_large_doors(painter: QPainter, sheet: Canvas, doors: tuple[Door, ...]) -> None:
    """While nothing runs: as large as the lower half allows, one column each."""
    room = (sheet.width - 2 * MARGIN) / 2
    side = min(LARGE * max(1.0, sheet.height / 1080.0), room * 0.5)
    for place, door in enumerate(doors):
        square = QRectF(MARGIN + place * room, sheet.height - 90.0 - side, side, side)
        paint_door(painter, square, door, room - side - GAP - 40.0, larger=1.4)


def paint_door(
    painter: QPainter, square: QRectF, door: Door, words_wide: float, larger: float = 1.0
) -> None:
    """The white square with its code, then number and title, main line, detail."""
    paint_code(painter, square, door.matrix)
    caption = text_size("caption") * larger
    high = caption * 1.28
    left, top = square.right() + GAP, square.center().y() - 1.5 * high
    number = sized_font(caption, 700, tabular=True)
    painter.setFont(number)
    painter.setPen(color("dark.signal"))
    head = QRectF(left, top, words_wide, high)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, str(door.number))
    indent = QFontMetricsF(number).horizontalAdvance("0") + 0.6 * caption
    title = head.adjusted(indent, 0.0, 0.0, 0.0)
    single_line(painter, title, door.title, caption, 700)
    single_line(painter, head.translated(0.0, high), door.main, caption)
    detail = head.translated(0.0, 2 * high)
    single_line(painter, detail, door.detail, caption - 2.0 * larger, muted=True)


def paint_code(painter: QPainter, square: QRectF, matrix: Matrix) -> None:
    """A QR code with its quiet zone on a white rounded square."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    round_ = square.width() * 0.045
    painter.drawRoundedRect(square, round_, round_)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawImage(square, _image(matrix))
    painter.restore()


def _words_width(door: Door, most: float) -> float:
    metrics = QFontMetricsF(sized_font(text_size("caption"), 700))
    longest = max(
        metrics.horizontalAdvance(f"{door.number} {door.title}") + 20.0,
        metrics.horizontalAdvance(door.main),
        metrics.horizontalAdvance(door.detail),
    )
    return min(most, longest + 4.0)


@lru_cache(maxsize=16)
def _image(matrix: Matrix) -> QImage:
    """One pixel a module, its quiet zone transparent."""
    side = len(matrix) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    for down, row in enumerate(matrix, start=QUIET):
        for across, dark in enumerate(row, start=QUIET):
            if dark:
                image.setPixelColor(across, down, Qt.GlobalColor.black)
    return image
