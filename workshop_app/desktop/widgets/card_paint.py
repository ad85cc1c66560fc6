"""A card, painted the same everywhere: lists, boards, previews.

    height = card_height(face, width); paint_card(painter, rect, face, selected=True)

Decides how a card looks and how tall it is for a width; not which cards are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.essential_mark import paint_essential
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import NO_LIMIT, paint_elided, paint_lines, wrap
from workshop_app.domain.said_words import WORD
from workshop_app.i18n.translate import _

SIDE = 10
TOP = 8
HEAD = 20
BOTTOM = 9
LINE = 19
SHAPE = 14
RIBBON = 10, 11
"""Wide and high: above the words, it takes no room from them on the narrowest card."""
SHADOW = 5
"""How far the solid copy under a dragged card lies, from the design's `elevation`."""


@dataclass(frozen=True)
class CardFace:
    """What a card shows. `label` is « FO 12 », `place` « Table 8 »; `note` a small last line."""

    label: str
    place: str
    text: str
    tone: str
    shape: str
    note: str = ""
    is_essential: bool = False
    """A ribbon hangs from its top edge."""


def card_height(face: CardFace, width: float, most_lines: int = NO_LIMIT) -> int:
    """Pixels for all its text in that width, or for `most_lines` lines of it."""
    lines = len(_lines(face, width, most_lines))
    return TOP + HEAD + lines * LINE + (LINE if face.note else 0) + BOTTOM


def paint_card(
    painter: QPainter,
    rect: QRectF,
    face: CardFace,
    *,
    selected: bool = False,
    focused: bool = False,
    dragged: bool = False,
    most_lines: int = NO_LIMIT,
    marked: Sequence[str] = (),
) -> None:
    """The whole card inside `rect`. A dragged one has its solid copy below and a focus border.
    `marked`: words of the text to underline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dragged:
        paint_shadow(painter, rect, radius("card"))
    _paint_ground(painter, rect, face, strong=focused or dragged, selected=selected)
    _paint_head(painter, rect, face)
    if face.is_essential:
        wide, high = RIBBON
        paint_essential(painter, QRectF(rect.right() - SIDE - wide, rect.top(), wide, high))
    painter.setPen(color("neutral.text"))
    painter.setFont(_text_font())
    lines = _lines(face, rect.width(), most_lines)
    painter.setClipRect(rect.adjusted(1, 1, -1, -1))
    if marked:
        _underline(painter, lines, rect, marked)
    paint_lines(painter, lines, rect.left() + SIDE, rect.top() + TOP + HEAD, LINE)
    if face.note:
        top = rect.top() + TOP + HEAD + len(lines) * LINE
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_secondary"))
        paint_elided(
            painter, face.note, QRectF(rect.left() + SIDE, top, rect.width() - 2 * SIDE, LINE)
        )
    painter.restore()


def card_name(face: CardFace, kind: str) -> str:
    """What is read aloud: « Forces FO 12, Table 8, Réseau de pistes… »."""
    mark = _("Essentiel") if face.is_essential else ""
    said = (f"{kind} {face.label}", mark, face.place, face.text)
    return ", ".join(part for part in said if part)


def paint_shadow(painter: QPainter, rect: QRectF, round_: float) -> None:
    """The flat copy under something dragged."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("neutral.line_strong"))
    painter.drawRoundedRect(rect.translated(SHADOW, SHADOW), round_, round_)


def _paint_ground(
    painter: QPainter, rect: QRectF, face: CardFace, *, strong: bool, selected: bool
) -> None:
    look = tone(face.tone)
    thick = border("focus") if strong or selected else border("hair")
    edge = color("accent.focus") if strong else look.strong if selected else look.border
    painter.setPen(QPen(edge, thick))
    painter.setBrush(look.tint)
    inset = thick / 2
    painter.drawRoundedRect(
        rect.adjusted(inset, inset, -inset, -inset), radius("card"), radius("card")
    )


def _underline(
    painter: QPainter, lines: Sequence[str], rect: QRectF, marked: Sequence[str]
) -> None:
    """A line under each word of `marked`, whatever its case."""
    metrics = QFontMetricsF(painter.font())
    wanted = {word.casefold() for word in marked}
    for place, line in enumerate(lines):
        bottom = rect.top() + TOP + HEAD + (place + 1) * LINE - 2
        for found in WORD.finditer(line):
            if found.group().casefold() in wanted:
                left = rect.left() + SIDE + metrics.horizontalAdvance(line[: found.start()])
                wide = metrics.horizontalAdvance(found.group())
                painter.fillRect(QRectF(left, bottom, wide, 2), color("neutral.text"))


def _paint_head(painter: QPainter, rect: QRectF, face: CardFace) -> None:
    strong = tone(face.tone).strong
    top = rect.top() + TOP
    square = QRectF(rect.left() + SIDE, top + (HEAD - SHAPE) / 2, SHAPE, SHAPE)
    paint_shape(painter, face.shape, square, strong)
    head = QRectF(square.right() + 5, top, rect.right() - SIDE - square.right() - 5, HEAD)
    painter.setPen(color("neutral.text_secondary"))
    painter.setFont(sized_font(13.5, 400, tabular=True))
    painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, face.place)
    taken = painter.fontMetrics().horizontalAdvance(face.place) + 6 if face.place else 0
    painter.setPen(strong)
    painter.setFont(sized_font(14, 700, tabular=True))
    paint_elided(painter, face.label, head.adjusted(0, 0, -taken, 0))


def _lines(face: CardFace, width: float, most_lines: int) -> tuple[str, ...]:
    return wrap(face.text, _text_font(), width - 2 * SIDE, most_lines)


def _text_font() -> QFont:
    return sized_font(14)
