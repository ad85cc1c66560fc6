"""Places as dots, a line for each value: ● taken, ○ free, dashed and amber waiting.

    places = PlaceLines(); places.show_lines([PlaceLine("33", "Gironde", taken=1, waiting=2)])

Shape and ground differ, so that colour is never alone; each line is read aloud. Decides no count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.tag import TagFace, paint_tag, tag_width
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip

DOT = 12
STEP = 17
HIGH = 25
CODE = 28
MARK = 14
MOST_DOTS = 8
"""More are told in figures: a line stays a line."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """The places of one value."""

    code: str
    """« 33 »; empty where values have no code."""
    name: str
    taken: int
    free: int = 0
    waiting: int = 0
    marked: bool = False
    """Of a class: the waves beside the name."""
    note: str = ""
    """« 1 en attente », « 1 libre », instead of the dots of those who wait."""
    note_waits: bool = False
    said: str = ""
    """Read aloud."""


class PlaceLines(QWidget):
    """All lines, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[PlaceRow] = []

    def show_lines(self, lines: Sequence[PlaceLine]) -> None:
        while len(self._rows) > len(lines):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(lines):
            row = PlaceRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for row, line in zip(self._rows, lines, strict=True):
            row.show_line(line)

    def lines(self) -> list[PlaceLine]:
        return [row.line for row in self._rows]


class PlaceRow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = PlaceLine("", "", 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: PlaceLine) -> None:
        if line != self.line:
            self.line = line
            self.setAccessibleName(line.said)
            self.setToolTip(tip(line.said))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self._paint_dots(painter)
        right = self._paint_note(painter, right)
        self._paint_name(painter, right - space(2))

    def _paint_dots(self, painter: QPainter) -> float:
        """From the right; returns where the first one begins."""
        line = self.line
        waiting = 0 if line.note else line.waiting
        kinds = ["taken"] * line.taken + ["free"] * line.free + ["waiting"] * waiting
        over = len(kinds) - MOST_DOTS
        left = self.width() - STEP * min(len(kinds), MOST_DOTS) + (STEP - DOT) / 2
        if over > 0:
            said = f"+{over}"
            painter.setFont(font("caption"))
            painter.setPen(color("neutral.text_muted"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(said) + 4
            left -= wide
            rect = QRectF(self.width() - wide, 0, wide, HIGH)
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said
            )
        for place, kind in enumerate(kinds[:MOST_DOTS]):
            paint_dot(painter, QPointF(left + place * STEP + DOT / 2, HIGH / 2), kind)
        return left

    def _paint_note(self, painter: QPainter, right: float) -> float:
        line = self.line
        if not line.note:
            return right
        if line.note_waits:
            face = TagFace(line.note, "signal")
            wide = tag_width(face)
            paint_tag(painter, QRectF(right - space(2) - wide, 0, wide, HIGH), face)
            return right - space(2) - wide
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_secondary"))
        wide = int(QFontMetricsF(painter.font()).horizontalAdvance(line.note)) + 1
        rect = QRectF(right - space(2) - wide, 0, wide, HIGH)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line.note)
        return right - space(2) - wide

    def _paint_name(self, painter: QPainter, right: float) -> None:
        line, left = self.line, 0.0
        if line.code:
            painter.setFont(sized_font(14, 400, tabular=True))
            painter.setPen(color("neutral.text_muted"))
            painter.drawText(QRectF(0, 0, CODE, HIGH), Qt.AlignmentFlag.AlignVCenter, line.code)
            left = CODE
        painter.setFont(sized_font(14))
        painter.setPen(color("neutral.text"))
        room = right - left - (MARK + 5 if line.marked else 0)
        wide = min(QFontMetricsF(painter.font()).horizontalAdvance(line.name) + 1, room)
        paint_elided(painter, line.name, QRectF(left, 0, max(wide, 0), HIGH))
        if line.marked:
            square = QRectF(left + wide + 5, (HIGH - MARK) / 2, MARK, MARK)
            paint_icon(painter, "coast", square, "neutral.text_muted")


def paint_dot(painter: QPainter, middle: QPointF, kind: str) -> None:
    """« taken », « free » or « waiting »."""
    painter.save()
    if kind == "taken":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.base"))
        painter.drawEllipse(middle, DOT / 2, DOT / 2)
    else:
        waits = kind == "waiting"
        ink = color("state.signal.text" if waits else "accent.base")
        pen = QPen(ink, 1.4)
        if waits:
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        painter.setBrush(color("state.signal.tint" if waits else "neutral.surface"))
        painter.drawEllipse(middle, DOT / 2 - 0.7, DOT / 2 - 0.7)
    painter.restore()


class Dot(QWidget):
    """One dot, for a legend."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(DOT + 2, DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dot(painter, QRectF(self.rect()).center(), self._kind)
