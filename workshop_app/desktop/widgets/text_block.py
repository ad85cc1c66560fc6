"""Text cut into lines for painting: by words, inside a word only when it is wider than the line.

Decides where lines break and where « … » ends the last one allowed. Pure of widgets, remembered per
text and width, so that a list of hundreds of cards measures each once.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

NO_LIMIT = 0


def wrap(text: str, font: QFont, width: float, most: int = NO_LIMIT) -> tuple[str, ...]:
    """The lines of `text` in `width` pixels, `most` at most (the last one elided)."""
    return _wrap(text, QFont(font), round(width), most)


def paint_lines(
    painter: QPainter, lines: tuple[str, ...], left: float, top: float, step: float
) -> None:
    """Draws the lines with the painter's font and pen, `step` pixels from one to the next."""
    metrics = QFontMetricsF(painter.font())
    drop = (step + metrics.ascent() - metrics.descent()) / 2
    for place, line in enumerate(lines):
        painter.drawText(QPointF(left, top + place * step + drop), line)


def paint_elided(
    painter: QPainter,
    text: str,
    rect: QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line in `rect`, vertically centred, « … » at its end if it is too long."""
    shown = _elided(text, painter.font(), rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)


@lru_cache(maxsize=8_192)
def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=8_192)
def _wrap(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    lines = [line for paragraph in text.split("\n") for line in _broken(paragraph, font, width)]
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], last]
    return tuple(lines)


def _broken(paragraph: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        lines.append(_slice(paragraph, start, line.textLength()).rstrip())
    layout.endLayout()
    return lines or [""]


def _slice(text: str, start: int, length: int) -> str:
    """Qt counts in UTF-16 units: an emoji is two."""
    if text.isascii() or max(map(ord, text)) < 0x10000:
        return text[start : start + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
