"""Paints one person of the door: name with the letters found, what is known, table and badge large.

Decides how a row looks and where its button lies; what it says is decided by `wording`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workshop_app.desktop.screens.checkin.faces import RowFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius, size
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.keycap import keycap_width, paint_keycap
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

SIDE = 18
NAME, NAME_CHOSEN = 20, 23
FIGURE_WIDE = 78
ROOMY = 320
TIGHT = 640
"""Pixels: in a narrower row, what is known goes under the name."""
GAP = 14
ICON = 18
MORE = 22
BUTTON_SIDE = 14
INKS = {
    "success": "state.success.text",
    "signal": "state.signal.text",
    "plain": "neutral.text_secondary",
}


@dataclass(frozen=True, slots=True)
class RowParts:
    """Where the parts of a row lie, in the list's pixels."""

    name: QRect
    state: QRect
    """Empty in a narrow row: it is said under the name."""
    button: QRect | None
    key: QRect | None
    """The cap « Entrée », beside the button of the chosen row."""
    table: QRect
    badge: QRect
    more: QRect
    """Opens the menu of the row."""


def parts_of(rect: QRect, face: RowFace, chosen: bool) -> RowParts:
    tight = rect.width() < TIGHT
    wide = FIGURE_WIDE - (14 if tight else 0)
    middle = rect.center().y()
    more = QRect(rect.right() - MORE - 4, middle - MORE // 2, MORE, MORE)
    badge = QRect(more.left() - wide - 4, rect.top(), wide, rect.height())
    table = QRect(badge.left() - wide, rect.top(), wide, rect.height())
    right = table.left() - GAP
    key = None
    if chosen and face.action and not tight:
        capped = keycap_width(_("Entrée"))
        key = QRect(right - capped, middle - 11, capped, 22)
        right = key.left() - 10
    button = None
    if face.action:
        pressed = _button_width(face)
        high = size("button")
        button = QRect(right - pressed, middle - high // 2, pressed, high)
        right = button.left() - GAP
    state = QRect(right, rect.top(), 0, rect.height())
    if face.state and not tight:
        said = _state_width(face)
        state = QRect(right - said, rect.top(), said, rect.height())
        right = state.left() - GAP
    name = QRect(rect.left() + SIDE, rect.top(), right - rect.left() - SIDE, rect.height())
    return RowParts(name, state, button, key, table, badge, more)


def paint_row(painter: QPainter, rect: QRect, face: RowFace, chosen: bool, hot: bool) -> None:
    """`hot`: the pointer is on its button."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, chosen)
    parts = parts_of(rect, face, chosen)
    _paint_words(painter, parts, face, chosen)
    if face.state and parts.state.width():
        _paint_state(painter, QRectF(parts.state), face)
    if parts.button is not None:
        _paint_button(painter, QRectF(parts.button), face, chosen, hot)
    if parts.key is not None:
        paint_keycap(painter, QRectF(parts.key), _("Entrée"))
    ink = "accent.base" if chosen else "neutral.text"
    _paint_figure(painter, parts.table, face.table, _("table"), ink)
    _paint_figure(painter, parts.badge, face.badge, _("badge"), ink)
    paint_icon(painter, "more", QRectF(parts.more).adjusted(2, 2, -2, -2), "neutral.text_muted")


def _paint_ground(painter: QPainter, rect: QRect, chosen: bool) -> None:
    if not chosen:
        line = QRect(rect.left() + SIDE, rect.bottom(), rect.width() - 2 * SIDE, 1)
        painter.fillRect(line, color("neutral.line"))
        return
    painter.setPen(QPen(color("accent.focus"), 2))
    painter.setBrush(color("accent.tint_soft"))
    edge = QRectF(rect).adjusted(1, 1, -1, -2)
    painter.drawRoundedRect(edge, radius("card"), radius("card"))


def _paint_words(painter: QPainter, parts: RowParts, face: RowFace, chosen: bool) -> None:
    room = QRectF(parts.name)
    middle = room.center().y()
    roomy = parts.key is not None or room.width() > ROOMY
    font = sized_font(NAME_CHOSEN if chosen and roomy else NAME, 600)
    metrics = QFontMetricsF(font)
    row = QRectF(room.left(), middle - 30, room.width(), 32)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent.match"))
    for start, end in face.found:
        left = metrics.horizontalAdvance(face.name[:start])
        wide = metrics.horizontalAdvance(face.name[start:end])
        mark = QRectF(row.left() + left - 1, row.top() + 2, wide + 2, row.height() - 4)
        painter.drawRoundedRect(mark.intersected(row), 3, 3)
    painter.setFont(font)
    painter.setPen(color("neutral.text"))
    paint_elided(painter, face.name, row)
    below = QRectF(room.left(), middle + 3, room.width(), 22)
    if face.state and not parts.state.width():
        below = _paint_small_state(painter, below, face)
    painter.setFont(sized_font(15))
    painter.setPen(color("neutral.text_secondary"))
    paint_elided(painter, face.detail, below)


def _paint_small_state(painter: QPainter, row: QRectF, face: RowFace) -> QRectF:
    """Under the name of a narrow row; returns the room that is left."""
    _paint_marked(painter, row, face, 15)
    wide = ICON + 6 + QFontMetricsF(sized_font(15, 600)).horizontalAdvance(face.state) + 12
    return row.adjusted(min(wide, row.width()), 0, 0, 0)


def _paint_state(painter: QPainter, room: QRectF, face: RowFace) -> None:
    _paint_marked(painter, room, face, 16)


def _paint_marked(painter: QPainter, room: QRectF, face: RowFace, pixels: int) -> None:
    ink = INKS[face.state_look]
    square = QRectF(room.left(), room.center().y() - ICON / 2, ICON, ICON)
    paint_icon(painter, face.state_icon, square, ink)
    painter.setFont(sized_font(pixels, 600 if face.state_look == "success" else 400, tabular=True))
    painter.setPen(color(ink))
    paint_elided(painter, face.state, room.adjusted(ICON + 6, 0, 0, 0))


def _paint_button(painter: QPainter, box: QRectF, face: RowFace, chosen: bool, hot: bool) -> None:
    """The one primary button of the page is that of the chosen row."""
    ground = "accent.hover" if hot else "accent.base"
    ink = "neutral.surface"
    edge = ground
    if not chosen:
        ground = "neutral.sunken" if hot else "neutral.surface"
        ink, edge = "neutral.text", "neutral.control"
    painter.setPen(QPen(color(edge), 1))
    painter.setBrush(color(ground))
    painter.drawRoundedRect(
        box.adjusted(0.5, 0.5, -0.5, -0.5), radius("control"), radius("control")
    )
    square = QRectF(box.left() + BUTTON_SIDE, box.center().y() - ICON / 2, ICON, ICON)
    paint_icon(painter, face.action_icon, square, ink)
    painter.setFont(sized_font(15, 600))
    painter.setPen(color(ink))
    words = box.adjusted(BUTTON_SIDE + ICON + 8, 0, -BUTTON_SIDE + 2, 0)
    paint_elided(painter, face.action, words)


def _paint_figure(painter: QPainter, room: QRect, figure: str, caption: str, ink: str) -> None:
    pixels = float(size("checkin_number"))
    wide = QFontMetricsF(sized_font(pixels, 700, True)).horizontalAdvance(figure)
    pixels *= min(1.0, (room.width() - 6) / max(1.0, wide))
    box = QRectF(room)
    painter.setFont(sized_font(pixels, 700, tabular=True))
    painter.setPen(color(ink))
    top = QRectF(box.left(), box.center().y() - 36, box.width(), 48)
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, figure)
    painter.setFont(sized_font(13))
    painter.setPen(color("neutral.text_secondary"))
    below = QRectF(box.left(), box.center().y() + 13, box.width(), 20)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)


def _button_width(face: RowFace) -> int:
    wide = QFontMetricsF(sized_font(15, 600)).horizontalAdvance(face.action)
    return round(wide) + 2 * BUTTON_SIDE + ICON + 8


def _state_width(face: RowFace) -> int:
    weight = 600 if face.state_look == "success" else 400
    wide = QFontMetricsF(sized_font(16, weight, tabular=True)).horizontalAdvance(face.state)
    return round(wide) + ICON + 8
