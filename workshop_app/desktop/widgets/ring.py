"""The ring clock: what remains of a phase, as part of a circle, with its figures inside.

`paint_ring` serves the projector (any size, dark colours) and miniatures; `Ring` is the widget.
The fraction comes from stored instants: nothing is counted here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workshop_app.desktop.theme import color, sized_font

FULL = 16 * 360
TOP = 16 * 90
THICK = 0.075
"""Of the ring, as part of its diameter."""


@dataclass(frozen=True)
class RingColours:
    track: QColor
    left: QColor
    text: QColor
    caption: QColor


def dark_colours(last_minute: bool = False) -> RingColours:
    """For the projector. In the last minute the remaining part takes the colour of the text."""
    left = color("dark.text") if last_minute else color("dark.signal")
    return RingColours(color("dark.line"), left, color("dark.text"), color("dark.text_muted"))


def paper_colours() -> RingColours:
    return RingColours(
        color("neutral.sunken"),
        color("state.signal.fill"),
        color("neutral.text"),
        color("neutral.text_muted"),
    )


def paint_ring(
    painter: QPainter,
    rect: QRectF,
    fraction: float,
    figures: str,
    colours: RingColours,
    caption: str = "",
) -> None:
    """`fraction` of the time is left, from 0 to 1, drawn clockwise from what is gone."""
    side = min(rect.width(), rect.height())
    thick = side * THICK
    square = QRectF(0, 0, side - thick, side - thick)
    square.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colours.track, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(square)
    pen.setColor(colours.left)
    painter.setPen(pen)
    left = max(0.0, min(1.0, fraction))
    # The gap opens at noon and grows clockwise, like the hand of a kitchen timer.
    painter.drawArc(square, TOP, round(FULL * left))
    _paint_figures(painter, rect, side, figures, caption, colours)
    painter.restore()


def _paint_figures(
    painter: QPainter,
    rect: QRectF,
    side: float,
    figures: str,
    caption: str,
    colours: RingColours,
) -> None:
    pixels = side * 0.30
    wide = QFontMetricsF(sized_font(pixels, 700, True)).horizontalAdvance(figures)
    pixels *= min(1.0, side * 0.72 / max(1.0, wide))
    painter.setFont(sized_font(pixels, 700, True))
    painter.setPen(colours.text)
    lift = side * 0.05 if caption else 0.0
    painter.drawText(rect.translated(0, -lift), Qt.AlignmentFlag.AlignCenter, figures)
    if caption:
        painter.setFont(sized_font(side * 0.06))
        painter.setPen(colours.caption)
        below = QRectF(rect.left(), rect.center().y() + pixels * 0.42, rect.width(), side * 0.12)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)


class Ring(QWidget):
    """The ring as a widget; it keeps its square inside any rectangle."""

    def __init__(self, colours: RingColours | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours or paper_colours()
        self._shown: tuple[float, str, str] = (1.0, "", "")

    def show_time(
        self,
        fraction: float,
        figures: str,
        caption: str = "",
        colours: RingColours | None = None,
    ) -> None:
        wanted = (round(fraction, 4), figures, caption)
        changed = wanted != self._shown or (colours is not None and colours != self._colours)
        if changed:
            self._shown = wanted
            self._colours = colours or self._colours
            self.setAccessibleName(" ".join(part for part in (figures, caption) if part))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 64)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fraction, figures, caption = self._shown
        paint_ring(QPainter(self), QRectF(self.rect()), fraction, figures, self._colours, caption)
