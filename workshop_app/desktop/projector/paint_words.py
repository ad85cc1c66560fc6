"""The projected words of a phase: its title, its question, its steps.

Decides how they flow and how much smaller they become when the facilitator wrote a lot: the
title alone may shrink to half, the rest never goes under 26 pixels at 1080p, and what is still too
long ends in « … ».
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from workshop_app.desktop.projector.sizes import SMALLEST, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided, paint_lines, wrap
from workshop_app.services.projection.brief import ProjectorContent

SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
STEP_INDENT = 48.0
QUESTION_WIDE = 1000.0
"""Longer lines are tiring to read from the last row."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one text at one size."""

    lines: tuple[str, ...]
    font: QFont
    step: float
    space_after: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.step + self.space_after


@dataclass(frozen=True, slots=True)
class _Flow:
    title: _Block
    mark: float
    """Side of the category's shape, 0 without one."""
    question: _Block
    steps: tuple[_Block, ...]

    @property
    def height(self) -> float:
        return self.title.height + self.question.height + sum(each.height for each in self.steps)


def paint_words(painter: QPainter, room: QRectF, content: ProjectorContent) -> None:
    """Title, question and steps from the top of `room`, as large as fits."""
    flow = _fitting(room, content)
    painter.save()
    painter.setClipRect(room)
    top = _paint_title(painter, room, flow, content)
    painter.setPen(color("dark.text"))
    top = _paint_block(painter, flow.question, room.left(), top)
    for number, step in enumerate(flow.steps, start=1):
        painter.setFont(sized_font(step.font.pixelSize(), 700, tabular=True))
        painter.setPen(color("dark.signal"))
        paint_lines(painter, (str(number),), room.left(), top, step.step)
        painter.setPen(color("dark.text_muted"))
        top = _paint_block(painter, step, room.left() + STEP_INDENT, top)
    painter.restore()


def single_line(
    painter: QPainter,
    room: QRectF,
    text: str,
    pixels: float,
    weight: int = 400,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    muted: bool = False,
    ink: QColor | None = None,
) -> None:
    """One line in `room`: smaller, down to 26 pixels, before it is cut."""
    wide = QFontMetricsF(sized_font(pixels, weight)).horizontalAdvance(text)
    fitting = pixels * min(1.0, room.width() / max(1.0, wide))
    painter.setFont(sized_font(max(SMALLEST, fitting), weight))
    painter.setPen(ink or color("dark.text_muted" if muted else "dark.text"))
    paint_elided(painter, text, room, align)


def _paint_title(painter: QPainter, room: QRectF, flow: _Flow, content: ProjectorContent) -> float:
    left = room.left()
    if flow.mark:
        square = QRectF(left, room.top(), flow.mark, flow.title.step)
        paint_shape(painter, content.shape, square, tone(content.tone).on_dark)
        left += flow.mark * 1.5
    painter.setPen(color("dark.text"))
    return _paint_block(painter, flow.title, left, room.top())


def _paint_block(painter: QPainter, block: _Block, left: float, top: float) -> float:
    painter.setFont(block.font)
    paint_lines(painter, block.lines, left, top, block.step)
    return top + block.height


def _fitting(room: QRectF, content: ProjectorContent) -> _Flow:
    """The largest flow that fits; the smallest one has its lines cut."""
    for shrink in SHRINK:
        flow = _flow(room.width(), content, shrink, most=0)
        if flow.height <= room.height():
            return flow
    return _flow(room.width(), content, SHRINK[-1], most=2)


def _flow(width: float, content: ProjectorContent, shrink: float, most: int) -> _Flow:
    title_px = text_size("title") * shrink
    mark = title_px * 0.66 if content.shape else 0.0
    title_width = width - mark * 1.5
    # One long word shrinks the title rather than break.
    longest = max(content.title.split() or [""], key=len)
    wide = QFontMetricsF(sized_font(title_px, 700)).horizontalAdvance(longest)
    title_px = max(SMALLEST, title_px * min(1.0, title_width / max(1.0, wide + 2.0)))
    title = _block(content.title, title_px, 700, title_width, 1.1, 18.0 * shrink, most)
    question_px = max(SMALLEST, text_size("instruction") * max(shrink, 0.6))
    line = min(width, QUESTION_WIDE)
    question = _block(content.question, question_px, 600, line, 1.25, 26.0 * shrink, most)
    step_px = max(SMALLEST, text_size("step") * max(shrink, 0.65))
    steps = tuple(
        _block(step, step_px, 400, width - STEP_INDENT, 1.32, 2.0, most) for step in content.steps
    )
    return _Flow(title, title_px * 0.62 if content.shape else 0.0, question, steps)


def _block(
    text: str, pixels: float, weight: int, width: float, leading: float, after: float, most: int
) -> _Block:
    font = sized_font(pixels, weight)
    lines = wrap(text, font, width, most) if text else ()
    return _Block(lines, font, pixels * leading, after if text else 0.0)
