"""How the marketplace looks on the page: its heads, and a cell with its topic and who proposed it.

Decides nothing of where cells stand.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.screens.forum.presenter import Cell, ForumShown, TopicFace
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.text_block import paint_elided, paint_lines, wrap
from workshop_app.i18n.translate import _

PLACE, HEAD = 104, 50
EDGE = 10
LOW = 92
"""Under this height, who proposes stands beside the topic."""
ASIDE = 0.36
LINE = 20.0
CAPTION = 18


def paint_heads(painter: QPainter, shown: ForumShown, rect_of: Callable[[Cell], QRectF]) -> None:
    for column, (title, hours) in enumerate(shown.sessions):
        box = rect_of((column, 0))
        _line(painter, title, QRectF(box.left() + 2, 0, box.width() - 4, 22))
        painter.setFont(sized_font(13, 400, tabular=True))
        painter.setPen(color("neutral.text_muted"))
        paint_elided(painter, hours, QRectF(box.left() + 2, 22, box.width() - 4, CAPTION))
    for row, place in enumerate(shown.places):
        box = rect_of((0, row))
        _line(painter, place, QRectF(0, box.top(), PLACE - 4, min(box.height(), 42)))


def paint_cell(
    painter: QPainter, box: QRectF, topic: TopicFace | None, *, is_here: bool, is_target: bool
) -> None:
    is_lit = is_here or is_target
    thick = border("focus") if is_lit else border("hair")
    usual = "neutral.line_strong" if topic is None else "accent.tint_line"
    pen = QPen(color("accent.focus" if is_lit else usual), thick)
    if topic is None:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(color("neutral.surface" if topic is not None else "neutral.page"))
    half = thick / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius("card"), radius("card"))
    inner = box.adjusted(EDGE, 8, -EDGE, -8)
    if topic is not None:
        _paint_topic(painter, inner, topic, is_low=box.height() < LOW)
    elif is_here:
        painter.setPen(color("neutral.text_muted"))
        painter.setFont(font("caption"))
        paint_elided(painter, _("Entrée pour écrire"), inner, Qt.AlignmentFlag.AlignHCenter)


def _paint_topic(painter: QPainter, inner: QRectF, topic: TopicFace, *, is_low: bool) -> None:
    words, name = QRectF(inner), QRectF(inner)
    if topic.proposer and is_low:
        painter.setFont(font("caption"))
        asked = QFontMetricsF(painter.font()).horizontalAdvance(topic.proposer) + 2
        name.setLeft(inner.right() - min(asked, inner.width() * ASIDE))
        name.setHeight(LINE)
        words.setRight(name.left() - 8)
    elif topic.proposer:
        name.setTop(inner.bottom() - CAPTION)
        words.setBottom(name.top())
    face = font("body", 600)
    lines = wrap(topic.title, face, words.width(), max(1, int(words.height() // LINE)))
    painter.setFont(face)
    painter.setPen(color("neutral.text"))
    paint_lines(painter, lines, words.left(), words.top(), LINE)
    if topic.proposer:
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_muted"))
        paint_elided(painter, topic.proposer, name)


def _line(painter: QPainter, text: str, room: QRectF) -> None:
    painter.setFont(font("body", 600))
    painter.setPen(color("neutral.text"))
    paint_elided(painter, text, room)
