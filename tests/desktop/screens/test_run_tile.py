"""The small counts of a tile: two figures at a narrow table never run into each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from workshop_app.desktop.screens.run.faces import CountFace
from workshop_app.desktop.screens.run.tile import LEAST_ROW, others_grid


def counts(*figures: int) -> tuple[CountFace, ...]:
    return tuple(CountFace("Forces", "triangle-up", "forces", n) for n in figures)


@pytest.mark.parametrize("figures", [(7, 7, 7, 7), (8, 8, 10, 9), (24, 31, 18, 40)])
@pytest.mark.parametrize("room", [QRectF(0, 0, 80, 44), QRectF(0, 0, 64, 28)])
def test_the_rows_of_small_counts_have_their_height(
    room: QRectF, figures: tuple[int, ...], qapp: QApplication
) -> None:
    _pixels, cells = others_grid(room, counts(*figures))
    assert all(cell.height() >= LEAST_ROW for cell in cells)
    assert all(room.contains(cell) for cell in cells)
    assert not any(a.intersects(b) for a in cells for b in cells if a is not b)


def test_with_room_they_keep_their_size(qapp: QApplication) -> None:
    assert others_grid(QRectF(0, 0, 200, 44), counts(8, 8, 10, 9))[0] == 14.5
