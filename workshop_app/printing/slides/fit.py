"""How large a text may be on a slide, and where a list goes on to the next one.

Measured with our own font and a margin: the machine that projects may draw with a wider one.
Decides sizes; never shortens what somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workshop_app.printing import fonts
from workshop_app.printing.styles import Style, color
from workshop_app.printing.text import Typesetter

T = TypeVar("T")
WIDER, BOLD_WIDER = 1.18, 1.28
"""How much wider than ours another font may be: DejaVu Sans, the widest usual one, is up to 1.16,
in bold 1.24, and the signs of shapes more."""
SPACES = re.compile("[ \n]+")
"""Where a line may end; a space that does not break is part of its word."""
LONGEST_WHOLE = 30
"""Signs of a word that is never cut."""
LEADING = 1.2
STEP = 0.94
SMALLEST = 14.0
"""Points on a slide 540 points tall: 28 pixels of a 1080-line projector, read at 20 m."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `scale` is of the size that the whole text takes."""

    text: str
    scale: float = 1.0
    bold: bool = False
    after: float = 0.25
    """Air behind it, in sizes."""


class Fitter:
    def __init__(self, setter: Typesetter) -> None:
        self.setter = setter

    def size(
        self,
        lines: Sequence[Line],
        width: float,
        height: float,
        largest: float,
        smallest: float = SMALLEST,
    ) -> float | None:
        """The largest size at which they fit the box, in points; None: not even at `smallest`."""
        size = largest
        while True:
            if self.tall(lines, width, size) <= height and not self._cuts(lines, width, size):
                return size
            if size <= smallest:
                return None
            size = max(smallest, size * STEP)

    def tall(self, lines: Sequence[Line], width: float, size: float) -> float:
        """How tall they are at that size, in points."""
        return sum(self._tall(line, width, size * line.scale) + line.after * size for line in lines)

    def _cuts(self, lines: Sequence[Line], width: float, size: float) -> bool:
        """Whether a word would be cut to stay in the box: an address of forty signs may be."""
        return any(
            self._wide(word, line, size) > _narrowed(width, line)
            for line in lines
            for word in SPACES.split(line.text)
            if len(word) <= LONGEST_WHOLE
        )

    def _wide(self, text: str, line: Line, size: float) -> float:
        return self.setter.width(text, _look(line, size * line.scale))

    def _tall(self, line: Line, width: float, size: float) -> float:
        look = _look(line, size)
        broken = self.setter.lines(line.text, look, max(1.0, _narrowed(width, line)))
        return max(1, len(broken)) * look.leading


def _narrowed(width: float, line: Line) -> float:
    return width / (BOLD_WIDER if line.bold else WIDER)


def _look(line: Line, size: float) -> Style:
    font = fonts.BOLD if line.bold else fonts.REGULAR
    return Style(font, size, size * LEADING, color("neutral.text"))


def pages(
    items: Sequence[T], fits: Callable[[Sequence[T]], bool], most: int = 10_000
) -> list[list[T]]:
    """The items in as few pages as hold them, in order, shared out evenly. One too tall for a page
    has it alone."""
    if not items:
        return []
    count = 1
    while count < len(items):
        each = -(-len(items) // count)
        shared = [list(items[start : start + each]) for start in range(0, len(items), each)]
        if each <= most and all(len(page) == 1 or fits(page) for page in shared):
            return shared
        count += 1
    return [[item] for item in items]
