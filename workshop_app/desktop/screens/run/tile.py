"""One table on Conduite: a painted tile with fixed zones, so that figures never move.

Decides how a `TileFace` looks at its size; what it says is given. Press or Enter: type a card here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from workshop_app.desktop.screens.run.faces import CountFace, TileFace
from workshop_app.desktop.theme import color, font, set_look, sized_font
from workshop_app.desktop.tokens import border, radius, size, tokens
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _

LEAST = QSize(164, 116)
ROOMY = 160
"""From this height on, the paddings of the design."""
WIDE = 230
"""From this width on, the small counts stand in one row and the button has its word."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MARK = 20
SMALL_MARK = 13
OTHERS_AFTER_MARK = {14.5: 5, 12.0: 3, 11.0: 2}
"""Size of the small figures, as large as fits -> the gap between a mark and its figure."""
LEAST_ROW = 14
"""Lower than this, two rows of small figures run into each other."""
FIGURES = "00"
LINE, FOOT = 20, 30
CHIP_HIGH, CHIP_EDGE = 20, 6
PHONES = {
    "here": ("smartphone", "state.success.text", "neutral.text_secondary"),
    "none": ("smartphone", "neutral.text_muted", "neutral.text_muted"),
    "lost": ("phone_lost", "state.error.text", "state.error.text"),
    "calls": ("hand", "state.signal.text", "state.signal.text"),
    "done": ("circle-check", "state.success.text", "state.success.text"),
    "silent": ("clock", "state.signal.text", "state.signal.text"),
    "paper": ("pencil", "neutral.text_secondary", "neutral.text_secondary"),
}
"""Phone state -> icon, its colour, the colour of the words."""
SAID = ("lost", "calls", "done", "silent")
"""States in stronger letters: the table, or its silence, asks for a look."""


class TableTile(QWidget):
    entry_asked = Signal(int)
    """Type a card for the table of this number."""
    answered = Signal(int)
    """« J'y vais », to the call of the table of this number."""
    help_asked = Signal(int)
    """« Secourir », or a look at the table of this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: TileFace | None = None
        self._drawn: QPixmap | None = None
        self.setMinimumSize(LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button = Button(_("Saisir"), scale="small", on_click=self._press, parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_face(self, face: TileFace) -> None:
        before, self._face = self._face, face
        if face == before:
            return
        self.setAccessibleName(face.spoken)
        if before is not None and _differ_by_time(before, face):
            self.update(self._said_at().toAlignedRect())
            return
        words = _tip(face)
        self._button.setToolTip(words)
        self._button.setAccessibleName(words)
        self.setToolTip(tip(face.gap))
        self._fit_button()
        self._draw_again()

    def face(self) -> TileFace | None:
        return self._face

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_button()
        self._draw_again()

    def _fit_button(self) -> None:
        """« J'y vais » and « Secourir » have their word at any width: it is what one does now."""
        act = self._face.act if self._face is not None else "more"
        words = {"answer": _("J'y vais"), "rescue": _("Secourir"), "type": _("Saisir")}.get(act, "")
        worded = bool(words) and (act != "type" or self.width() >= WIDE)
        self._button.setText(words if worded else "")
        set_look(self._button, role="quiet" if act == "more" else "secondary")
        self._button.set_icon(None if worded else "more" if act == "more" else "pencil")
        high = size("button_small")
        across = self._button.sizeHint().width() if worded else high + 4
        edge = self._edge()
        self._button.setGeometry(
            round(self.width() - edge - across), round(self.height() - edge - high), across, high
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and not shifted:
            self._ask()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._draw_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draw_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each second only the time of the last sign changes: only its zone is painted again."""
        if self._face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture(self._face))
        _paint_phone(painter, self._said_at(), self._face)

    def _draw_again(self) -> None:
        self._drawn = None
        self.update()

    def _picture(self, face: TileFace) -> QPixmap:
        """All but the phone, drawn once for a face and a size: forty tables are one page."""
        density = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != density:
            self._drawn = QPixmap((QSizeF(self.size()) * density).toSize())
            self._drawn.setDevicePixelRatio(density)
            # An opaque ground: on a transparent one Qt draws the letters less sharp.
            self._drawn.fill(color("neutral.page"))
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, face)
            self._paint_cards(painter, face)
            painter.end()
        return self._drawn

    def _paint_cards(self, painter: QPainter, face: TileFace) -> None:
        inside = self._inside()
        air = 4 if self.height() >= ROOMY else 0
        last = QRectF(inside.left(), inside.bottom() - FOOT - LINE - air, inside.width(), LINE)
        head = QRectF(inside.left(), inside.top(), inside.width(), LINE)
        _paint_head(painter, head, face)
        middle = QRectF(inside.left(), head.bottom() + air, inside.width(), 0)
        middle.setBottom(last.top() - air)
        self._paint_counts(painter, middle, face)
        _paint_words(painter, last, face)

    def _inside(self) -> QRectF:
        edge = self._edge()
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def _said_at(self) -> QRectF:
        """Where the phone's state stands: at the foot, beside the button."""
        inside = self._inside()
        foot = QRectF(inside.left(), inside.bottom() - FOOT, inside.width(), FOOT)
        return foot.adjusted(0, 0, -self._button.width() - 6, 0)

    def _edge(self) -> float:
        return 14.0 if self.height() >= ROOMY else 9.0

    def _ask(self) -> None:
        if self._face is not None:
            self.entry_asked.emit(self._face.number)

    def _press(self) -> None:
        if self._face is None:
            return
        act = self._face.act
        if act == "type":
            self._ask()
        else:
            (self.answered if act == "answer" else self.help_asked).emit(self._face.number)

    def _paint_ground(self, painter: QPainter, face: TileFace) -> None:
        focused = self.hasFocus()
        calls = face.phone == "calls"
        line = {"lost": "state.error.line", "calls": "state.signal.text"}
        edge = color(line.get(face.phone, "neutral.line"))
        thick = border("focus") if focused or calls else border("hair")
        painter.setPen(QPen(color("accent.focus") if focused else edge, thick))
        painter.setBrush(color("state.signal.tint" if calls else "neutral.surface"))
        half = thick / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius("panel"), radius("panel"))

    def _paint_counts(self, painter: QPainter, room: QRectF, face: TileFace) -> None:
        """The category being written in large, the others small: a row, or a column if narrow."""
        pixels = min(float(tokens()["type_px"]["tile_count"]["size"]), room.height() * 1.12)
        large = sized_font(pixels, 700, tabular=True)
        left = room.left()
        mark = QRectF(left, room.center().y() - MARK / 2, MARK, MARK)
        if face.main is not None:
            paint_shape(painter, face.main.shape, mark, tone(face.main.tone).strong)
        else:
            paint_icon(painter, "cards", mark, "neutral.text_muted")
        left += MARK + 8
        painter.setFont(large)
        painter.setPen(color("neutral.text"))
        figure = face.main.count if face.main is not None else face.total
        wide = QFontMetricsF(large).horizontalAdvance(max(str(figure), FIGURES, key=len))
        figures = QRectF(left, room.center().y() - pixels, wide + 2, 2 * pixels)
        painter.drawText(figures, Qt.AlignmentFlag.AlignVCenter, str(figure))
        rest = QRectF(left + wide + 6, room.top(), 0, room.height())
        rest.setRight(room.right())
        _paint_others(painter, rest, face.others)


def _paint_head(painter: QPainter, line: QRectF, face: TileFace) -> None:
    painter.setFont(font("panel_title"))
    painter.setPen(color("neutral.text"))
    wide = painter.fontMetrics().horizontalAdvance(face.title) + 8
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, face.title)
    painter.setFont(font("caption"))
    if face.track:
        wide += _paint_track(painter, line.adjusted(wide, 0, 0, 0), face)
    painter.setPen(color("neutral.text_secondary"))
    who = line.adjusted(wide, 0, 0, 0)
    paint_elided(painter, face.referent, who, Qt.AlignmentFlag.AlignRight)


def _paint_track(painter: QPainter, room: QRectF, face: TileFace) -> int:
    """What this table works on, where the tables differ: its letter, its title if it has room
    beside the referent. Returns the width it took."""
    metrics = QFontMetricsF(painter.font())
    said = _("{letter}, {title}", letter=face.track, title=face.track_title)
    left = room.width() - metrics.horizontalAdvance(face.referent) - 2 * 8 - 2 * CHIP_EDGE
    words = said if metrics.horizontalAdvance(said) <= left else face.track
    chip = QRectF(room.left(), room.center().y() - CHIP_HIGH / 2, 0, CHIP_HIGH)
    chip.setWidth(metrics.horizontalAdvance(words) + 2 * CHIP_EDGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent.tint"))
    painter.drawRoundedRect(chip, radius("control"), radius("control"))
    painter.setPen(color("accent.base"))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    return round(chip.width()) + 8


def _paint_others(painter: QPainter, room: QRectF, others: tuple[CountFace, ...]) -> None:
    """In one row if they fit, else in as many short rows as there is height for."""
    if not others:
        return
    pixels, cells = others_grid(room, others)
    painter.setFont(sized_font(pixels, 600, tabular=True))
    for cell, other in zip(cells, others, strict=True):
        mark = QRectF(cell.left(), cell.center().y() - SMALL_MARK / 2, SMALL_MARK, SMALL_MARK)
        paint_shape(painter, other.shape, mark, tone(other.tone).strong)
        painter.setPen(color("neutral.text" if other.count else "neutral.text_muted"))
        words = cell.adjusted(SMALL_MARK + OTHERS_AFTER_MARK[pixels], 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(other.count))


def others_grid(room: QRectF, others: Sequence[CountFace]) -> tuple[float, list[QRectF]]:
    """The size of the small figures and the cell of each: smaller figures rather than rows that
    run into each other, since a narrow tile meets two figures late in the day."""
    longest = max((str(other.count) for other in others), key=len)
    for pixels, after_mark in OTHERS_AFTER_MARK.items():
        between = after_mark + 2
        figures = QFontMetricsF(sized_font(pixels, 600, tabular=True)).horizontalAdvance(longest)
        wide = SMALL_MARK + after_mark + figures
        most = int((room.width() + between) // (wide + between))
        rows = -(-len(others) // max(1, min(len(others), most)))
        if rows * LEAST_ROW <= room.height():
            break
    per_row = -(-len(others) // rows)
    step = min(22.0, room.height() / rows)
    top = room.center().y() - rows * step / 2
    corners = (
        (room.left() + (place % per_row) * (wide + between), top + (place // per_row) * step)
        for place in range(len(others))
    )
    return pixels, [QRectF(x, y, wide, step) for x, y in corners]


def _paint_words(painter: QPainter, line: QRectF, face: TileFace) -> None:
    """The last card; or what the phone still holds, in its place: it is more urgent."""
    if face.gap:
        mark = QRectF(line.left(), line.center().y() - 8, 16, 16)
        paint_icon(painter, "circle-alert", mark, "state.signal.text")
        painter.setPen(color("state.signal.text"))
        painter.setFont(sized_font(13.5, 600, tabular=True))
        room = line.adjusted(22, 0, 0, 0)
        fits = QFontMetricsF(painter.font()).horizontalAdvance(face.gap) <= room.width()
        paint_elided(painter, face.gap if fits else face.brief_gap, room)
    elif face.last:
        painter.setPen(color("neutral.text_secondary"))
        painter.setFont(sized_font(14))
        paint_elided(painter, _("« {words} »", words=face.last), line)


def _differ_by_time(before: TileFace, after: TileFace) -> bool:
    """Nothing but how long ago the phone was heard."""
    same = replace(before, activity=after.activity, brief=after.brief, spoken=after.spoken)
    return same == after


def _tip(face: TileFace) -> str:
    """What the button does, in words."""
    if face.act == "answer":
        return _("Répondre à l'appel de la table {n}", n=face.number)
    if face.act == "rescue":
        return _("Secourir la table {n}", n=face.number)
    if face.act == "type":
        return _("Saisir une carte pour la table {n}", n=face.number)
    return _("Table {n} : téléphone, saisie, papier, message", n=face.number)


def _paint_phone(painter: QPainter, line: QRectF, face: TileFace) -> None:
    icon_name, icon_colour, ink = PHONES[face.phone]
    mark = QRectF(line.left(), line.center().y() - 8, 16, 16)
    paint_icon(painter, icon_name, mark, icon_colour)
    painter.setFont(sized_font(13.5, 600 if face.phone in SAID else 400, tabular=True))
    painter.setPen(color(ink))
    words = line.adjusted(16 + 6, 0, 0, 0)
    wide = QFontMetricsF(painter.font()).horizontalAdvance(face.activity)
    paint_elided(painter, face.activity if wide <= words.width() else face.brief, words)
