"""The phases of the day on one line, each as wide as it is long, 70 pixels at least.

    timeline.show_phases([PhaseCell("Forces", "20 min", 20, "done"), ...])
    timeline.chosen.connect(...)     index of the cell pressed

Decides widths and looks; which phase runs and how far is told by who computes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided

NARROWEST = 70
GAP = 4
HIGH = 48
SIDE = 10
TIGHT = 6
BAR = 4
MARK = 14


@dataclass(frozen=True)
class PhaseCell:
    """One phase. `done` is the part of the current one that is over, from 0 to 1."""

    title: str
    detail: str
    minutes: float
    state: Literal["done", "current", "planned"] = "planned"
    done: float = 0.0
    shape: str = ""
    tone: str = ""


class Timeline(QWidget):
    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[PhaseCell] = []
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phases(self, cells: Sequence[PhaseCell]) -> None:
        if list(cells) != self._cells:
            self._cells = list(cells)
            self._at = min(self._at, max(0, len(cells) - 1))
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._cells) * (NARROWEST + GAP), HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def cell_rects(self) -> list[QRectF]:
        """Where each phase lies."""
        left, rects = 0.0, []
        titles = QFontMetricsF(sized_font(14, 700))
        needs = [titles.horizontalAdvance(cell.title) + 2 * TIGHT + 1 for cell in self._cells]
        for wide in widths([cell.minutes for cell in self._cells], self.width(), needs):
            rects.append(QRectF(left, 0, wide, HIGH))
            left += wide + GAP
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (cell, rect) in enumerate(zip(self._cells, self.cell_rects(), strict=True)):
            _paint_cell(painter, rect, cell, focused=self.hasFocus() and place == self._at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self.cell_rects()):
            if rect.contains(event.position()):
                self._at = place
                self._say()
                self.update()
                self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._cells:
            self._at = max(0, min(len(self._cells) - 1, self._at + step))
            self._say()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cells:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        if self._cells:
            cell = self._cells[self._at]
            self.setAccessibleDescription(f"{cell.title}, {cell.detail}")


def widths(
    minutes: Sequence[float], total: float, needs: Sequence[float] | None = None
) -> list[float]:
    """Pixels of each phase: in proportion, none under 70 nor under what its title needs, unless
    all together cannot have that."""
    if not minutes:
        return []
    room = total - GAP * (len(minutes) - 1)
    least = [max(NARROWEST, need) for need in needs or [0.0] * len(minutes)]
    if sum(least) > room:
        least = [min(NARROWEST, room / len(minutes))] * len(minutes)
    narrow: set[int] = set()
    while True:
        wide_minutes = sum(m for n, m in enumerate(minutes) if n not in narrow)
        spread = room - sum(least[n] for n in narrow)
        scale = spread / wide_minutes if wide_minutes else 0.0
        found = {n for n, m in enumerate(minutes) if n not in narrow and m * scale < least[n]}
        if not found or len(narrow) == len(minutes):
            break
        narrow |= found
    return [least[n] if n in narrow else m * scale for n, m in enumerate(minutes)]


def _paint_cell(painter: QPainter, rect: QRectF, cell: PhaseCell, *, focused: bool) -> None:
    ground, edge, ink, soft = _colours(cell)
    thick = 2 if focused else 1
    inset = thick / 2
    round_ = radius("control")
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(color("accent.focus") if focused else edge, thick))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, round_, round_)
    if cell.state == "current":
        _paint_progress(painter, box, cell.done, round_)
    painter.setPen(ink)
    painter.setFont(sized_font(14, 700))
    marked = MARK + 5 if cell.state == "done" or cell.shape else 0
    room = rect.width() - 2 * SIDE
    if painter.fontMetrics().horizontalAdvance(cell.title) + marked <= room:
        _paint_wide(painter, rect, cell, ink, soft, marked)
    else:
        _paint_narrow(painter, rect, cell, ink, soft)


def _paint_wide(
    painter: QPainter, rect: QRectF, cell: PhaseCell, ink: QColor, soft: QColor, marked: int
) -> None:
    left, room = rect.left() + SIDE, rect.width() - 2 * SIDE
    _paint_mark(painter, QRectF(left, rect.top() + 8, MARK, MARK), cell, ink)
    title = QRectF(left + marked, rect.top() + 5, room - marked + 4, 20)
    paint_elided(painter, cell.title, title)
    painter.setPen(soft)
    painter.setFont(font("caption", tabular=True))
    paint_elided(painter, cell.detail, QRectF(left, rect.top() + 23, room + 4, 18))


def _paint_narrow(
    painter: QPainter, rect: QRectF, cell: PhaseCell, ink: QColor, soft: QColor
) -> None:
    """The mark goes beside the minutes: the title needs its line."""
    left, room = rect.left() + TIGHT, rect.width() - 2 * TIGHT
    paint_elided(painter, cell.title, QRectF(left, rect.top() + 5, room, 20))
    small = MARK - 2
    _paint_mark(painter, QRectF(left + room - small, rect.top() + 26, small, small), cell, ink)
    painter.setPen(soft)
    painter.setFont(font("caption", tabular=True))
    paint_elided(painter, cell.detail, QRectF(left, rect.top() + 23, room - small - 1, 18))


def _paint_mark(painter: QPainter, square: QRectF, cell: PhaseCell, ink: QColor) -> None:
    """The tick of a phase that is over, or the shape of its cards."""
    if cell.state == "done":
        paint_icon(painter, "check", square, "state.success.text")
    elif cell.shape:
        strong = ink if cell.state == "current" else tone(cell.tone).strong
        paint_shape(painter, cell.shape, square.adjusted(1, 1, -1, -1), strong)


def _paint_progress(painter: QPainter, box: QRectF, done: float, round_: float) -> None:
    """The amber bar inside the rounded bottom of the current phase."""
    clip = QPainterPath()
    clip.addRoundedRect(box, round_, round_)
    painter.save()
    painter.setClipPath(clip)
    wide = box.width() * max(0.0, min(1.0, done))
    bar = QRectF(box.left(), box.bottom() - BAR, wide, BAR)
    painter.fillRect(bar, color("state.signal.fill"))
    painter.restore()


def _colours(cell: PhaseCell) -> tuple[QColor, QColor, QColor, QColor]:
    if cell.state == "current":
        accent, white = color("accent.base"), color("neutral.surface")
        return accent, accent, white, color("accent.on_accent_muted")
    ground = "neutral.sunken" if cell.state == "done" else "neutral.surface"
    ink = "neutral.text_secondary" if cell.state == "done" else "neutral.text"
    return color(ground), color("neutral.line_strong"), color(ink), color("neutral.text_secondary")
