"""Paints the wall of cards, and one card alone.

Decides how they look at any size; which cards stand on which page is decided by
`services.projection.wall`, whose lengths are followed here.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.projector.paint_pieces import (
    EDGE,
    FOOT,
    TOP,
    paint_pages,
    paint_pieces,
    pieces,
)
from workshop_app.desktop.projector.paint_words import single_line
from workshop_app.desktop.projector.sizes import SMALLEST, Canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided, paint_lines, wrap
from workshop_app.services.projection.wall import (
    CardContent,
    WallBlock,
    WallCard,
    WallContent,
    WallShape,
    shape_of,
)

HEAD = 137.0
"""Centre of the words of the categories."""
CARDS_TOP = 181.0
GAP = 24.0
VCENTRE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight
ALONE = (88.0, 76.0, 66.0, 58.0, 50.0, 44.0, 38.0, 32.0, SMALLEST)
"""Sizes of a card alone, the largest that fits."""


def paint_wall(painter: QPainter, sheet: Canvas, content: WallContent) -> None:
    caption = text_size("caption")
    line = QRectF(EDGE, TOP - 30.0, sheet.width - 2 * EDGE, 60.0)
    title = QRectF(line.left(), line.top(), line.width() * 0.6, line.height())
    single_line(painter, title, content.workshop_title, caption, muted=True)
    single_line(painter, line, content.said, caption, align=RIGHT, muted=True)
    if content.blocks:
        _paint_blocks(painter, sheet, content)
    else:
        _paint_empty(painter, sheet, content)
    _paint_foot(painter, sheet, content)


def paint_card_alone(painter: QPainter, sheet: Canvas, content: CardContent) -> None:
    """All of a card, as large as it may be."""
    bright = tone(content.tone).on_dark if content.tone else color("dark.text")
    line = QRectF(EDGE, TOP - 30.0, sheet.width - 2 * EDGE, 60.0)
    single_line(painter, line, content.workshop_title, text_size("caption"), muted=True)
    box = QRectF(EDGE, 150.0, sheet.width - 2 * EDGE, sheet.height - 150.0 - EDGE)
    painter.setPen(QPen(bright, 3.0))
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(box, 20.0, 20.0)
    inner = box.adjusted(60.0, 44.0, -60.0, -44.0)
    size = text_size("step")
    head = QRectF(inner.left(), inner.top(), inner.width(), size * 1.5)
    left = head.left()
    if content.shape:
        mark = QRectF(left, head.center().y() - size / 2, size, size)
        paint_shape(painter, content.shape, mark, bright)
        left += size * 1.5
    named = f"{content.label}  {content.category}".rstrip()
    words = QRectF(left, head.top(), head.width() * 0.7 - (left - head.left()), head.height())
    single_line(painter, words, named, size, 700, ink=bright)
    single_line(painter, head, content.where, size, align=RIGHT, muted=True)
    _paint_fitting(painter, inner.adjusted(0.0, head.height() + 24.0, 0.0, 0.0), content.text)


def _paint_fitting(painter: QPainter, room: QRectF, text: str) -> None:
    """The largest letters with which all of it is there; a very long one ends in « … »."""
    for size in ALONE:
        font = sized_font(size, 600)
        rows = int(room.height() // (size * 1.25))
        shown = wrap(text, font, room.width(), 0 if size != ALONE[-1] else rows)
        if len(shown) <= rows:
            break
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    above = (room.height() - len(shown) * size * 1.25) / 2
    paint_lines(painter, shown, room.left(), room.top() + above * 0.8, size * 1.25)


def _paint_blocks(painter: QPainter, sheet: Canvas, content: WallContent) -> None:
    shape = shape_of(content.tall)
    wide = sheet.width - 2 * EDGE
    column = (wide - GAP * (shape.columns - 1)) / shape.columns
    left = EDGE
    for block in content.blocks:
        across = len(block.columns)
        whole = across * column + (across - 1) * GAP
        _paint_block_head(painter, QRectF(left, HEAD - 32.0, whole, 64.0), block)
        for cards in block.columns:
            _paint_column(painter, left, column, cards, block, shape)
            left += column + GAP


def _paint_block_head(painter: QPainter, room: QRectF, block: WallBlock) -> None:
    bright = tone(block.tone).on_dark
    size = 44.0
    mark = QRectF(room.left(), room.center().y() - 20.0, 40.0, 40.0)
    paint_shape(painter, block.shape, mark, bright)
    count = sized_font(size, 700, tabular=True)
    figure = str(block.count)
    taken = QFontMetricsF(count).horizontalAdvance(figure)
    words = room.adjusted(56.0, 0.0, -taken - 24.0, 0.0)
    single_line(painter, words, block.label, size, 600, ink=bright)
    painter.setFont(count)
    painter.setPen(color("dark.text"))
    painter.drawText(room, RIGHT | VCENTRE, figure)


def _paint_column(
    painter: QPainter,
    left: float,
    wide: float,
    cards: tuple[WallCard, ...],
    block: WallBlock,
    shape: WallShape,
) -> None:
    top = CARDS_TOP
    for card in cards:
        box = QRectF(left, top, wide, shape.high(card.lines))
        _paint_card(painter, box, card, block, shape)
        top = box.bottom() + shape.gap


def _paint_card(
    painter: QPainter, box: QRectF, card: WallCard, block: WallBlock, shape: WallShape
) -> None:
    bright = tone(block.tone).on_dark
    painter.setPen(QPen(color("dark.line"), 2.0))
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(box, 12.0, 12.0)
    small = max(SMALLEST, shape.text * 0.85)
    inner = box.adjusted(shape.inside, shape.text * 0.4, -shape.inside, 0.0)
    head = QRectF(inner.left(), inner.top(), inner.width(), small * 1.4)
    side = small * 0.75
    mark = QRectF(head.left(), head.center().y() - side / 2, side, side)
    paint_shape(painter, block.shape, mark, bright)
    painter.setFont(sized_font(small, 600, tabular=True))
    painter.setPen(bright)
    paint_elided(painter, card.label, head.adjusted(side * 1.5, 0.0, -head.width() * 0.4, 0.0))
    painter.setFont(sized_font(small, 400))
    painter.setPen(color("dark.text_muted"))
    paint_elided(painter, card.where, head.adjusted(head.width() * 0.5, 0.0, 0.0, 0.0), RIGHT)
    font = sized_font(shape.text, 600)
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    words = wrap(card.text, font, inner.width(), card.lines)
    paint_lines(painter, words, inner.left(), head.bottom() + shape.text * 0.1, shape.step)


def _paint_empty(painter: QPainter, sheet: Canvas, content: WallContent) -> None:
    """The question and the shapes: what is awaited."""
    room = QRectF(EDGE, 180.0, sheet.width - 2 * EDGE, sheet.height - 180.0 - 330.0)
    size = 88.0
    words = wrap(content.question, sized_font(size, 600), room.width(), 3)
    painter.setFont(sized_font(size, 600))
    painter.setPen(color("dark.text"))
    above = max(0.0, (room.height() - len(words) * size * 1.2) / 2)
    paint_lines(painter, words, room.left(), room.top() + above, size * 1.2)
    step = room.width() / max(1, len(content.shapes))
    for place, (shape, name, word) in enumerate(content.shapes):
        bright = tone(name).on_dark
        left = room.left() + place * step
        mark = QRectF(left, room.bottom() + 40.0, 72.0, 72.0)
        paint_shape(painter, shape, mark, bright)
        label = QRectF(left, mark.bottom() + 16.0, step - 20.0, 56.0)
        single_line(painter, label, word, text_size("step"), 600, ink=bright)


def _paint_foot(painter: QPainter, sheet: Canvas, content: WallContent) -> None:
    middle = sheet.height - FOOT
    line = QRectF(EDGE, middle - 30.0, sheet.width - 2 * EDGE, 60.0)
    paint_pages(painter, line, content.page, content.pages, content.next_in_s)
    if content.follows:
        values = {"phase": content.follows_title, "time": content.follows_at}
        said = pieces(content.follows, values, plain=("phase",))
        paint_pieces(painter, line, said, text_size("caption") - 2, from_right=True)
