"""What is drawn is the square, module for module."""

from __future__ import annotations

import pytest

from workshop_app.printing.qr import dark_runs, matrix


@pytest.mark.parametrize("text", ["http://10.42.0.1:8000/t/K7MX4T2P", "WIFI:T:WPA;S:Été;P:a\\;b;;"])
def test_the_runs_drawn_are_the_dark_modules(text: str) -> None:
    modules = matrix(text)
    drawn = [[False] * len(modules) for _ in modules]
    for row, start, count in dark_runs(modules):
        for column in range(start, start + count):
            assert not drawn[row][column]
            drawn[row][column] = True
    assert drawn == [list(line) for line in modules]


def test_runs_are_as_long_as_they_can_be() -> None:
    assert list(dark_runs([[True, True, False, True], [False] * 4])) == [(0, 0, 2), (0, 3, 1)]
