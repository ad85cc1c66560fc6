"""Paints what pages of a list have in common: a sentence with its telling words in bold, and how
far we are at the foot.

Decides how they look; not what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from string import Formatter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.i18n.translate import _

EDGE = 64.0
TOP = 70.0
"""Centre of the first line."""
FOOT = 60.0
"""From the lower edge to the centre of the last line."""
DASH_WIDE, DASH_DOT, DASH_HIGH, DASH_GAP = 42.0, 16.0, 12.0, 10.0
MOST_DASHES = 24
"""More pages than that are told in figures only."""
VCENTRE = Qt.AlignmentFlag.AlignVCenter

Piece = tuple[str, bool]
"""Words, and whether they are the ones that tell."""


def pieces(sentence: str, values: Mapping[str, str], plain: Collection[str] = ()) -> list[Piece]:
    """A sentence cut at its placeholders, in whatever order its language has them. `plain`: those
    that tell no more than the words around."""
    found: list[Piece] = []
    for words, name, _spec, _conversion in Formatter().parse(sentence):
        found += [(words, False), (values.get(name or "", ""), name not in plain)]
    return found


def paint_pieces(
    painter: QPainter,
    row: QRectF,
    said: Sequence[Piece],
    pixels: float,
    *,
    from_right: bool = False,
) -> None:
    """On one line, what tells in white and bold."""
    fonts = {False: sized_font(pixels, 400), True: sized_font(pixels, 700)}
    widths = [QFontMetricsF(fonts[tells]).horizontalAdvance(words) for words, tells in said]
    left = row.right() - sum(widths) if from_right else row.left()
    for (words, tells), wide in zip(said, widths, strict=True):
        painter.setFont(fonts[tells])
        painter.setPen(color("dark.text" if tells else "dark.text_muted"))
        painter.drawText(QRectF(left, row.top(), wide + 2.0, row.height()), VCENTRE, words)
        left += wide


def paint_pages(painter: QPainter, line: QRectF, page: int, pages: int, next_in_s: int) -> float:
    """One mark a page, the one shown longer and amber, then how far we are; nothing for a single
    page. Returns where it ends."""
    if not next_in_s:
        return line.left()
    left = line.left()
    if pages <= MOST_DASHES:
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(pages):
            wide = DASH_WIDE if place == page else DASH_DOT
            painter.setBrush(color("dark.signal" if place == page else "dark.line"))
            mark = QRectF(left, line.center().y() - DASH_HIGH / 2, wide, DASH_HIGH)
            painter.drawRoundedRect(mark, DASH_HIGH / 2, DASH_HIGH / 2)
            left += wide + DASH_GAP
        left += 14.0
    said = _("{n} sur {count}, suite dans {s} s", n=page + 1, count=pages, s=next_in_s)
    rest = QRectF(left, line.top(), 460.0, line.height())
    single_line(painter, rest, said, text_size("caption") - 4, muted=True)
    return rest.right()
