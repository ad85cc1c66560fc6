"""Squares that phones read, drawn as one path: sharp at any size, two kilobytes a square.

Decides how a square is drawn; what it holds (a link, the Wi-Fi) is decided by `services.kit`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from workshop_app.printing.styles import color

QUIET = 4
"""Empty modules around the square: readers need them."""
OVERLAP = 0.02
"""Rows of modules share a hair, else some viewers show white lines between them."""

Matrix = Sequence[Sequence[bool]]


@lru_cache(maxsize=256)
def matrix(text: str) -> Matrix:
    """Dark modules by row from the top, without the quiet zone. Level M: 15 % may be lost."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    found: Matrix = code.get_matrix()
    return found


def dark_runs(modules: Matrix) -> Iterator[tuple[int, int, int]]:
    """(row, first column, number of modules) of each run of dark modules."""
    for row, line in enumerate(modules):
        start = None
        for column, dark in enumerate([*line, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield row, start, column - start
                start = None


def draw_qr(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    """A square of `size` points, quiet zone included, whose lower left corner is (x, y)."""
    modules = matrix(text)
    unit = size / (len(modules) + 2 * QUIET)
    canvas.setFillColor(color("neutral.surface"))
    canvas.rect(x, y, size, size, stroke=0, fill=1)
    path = canvas.beginPath()
    for row, start, count in dark_runs(modules):
        left = x + (QUIET + start) * unit
        below = y + size - (QUIET + row + 1) * unit
        path.rect(left, below, count * unit, unit * (1 + OVERLAP))
    canvas.setFillColor(color("neutral.text"))
    canvas.drawPath(path, stroke=0, fill=1)
