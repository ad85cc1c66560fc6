"""On which screen the projector window stands. Pure of widgets: screens come as plain data.

Decides: another screen than the console's, full; with one screen, an ordinary window. A projector
that is unplugged never drops its picture on top of the console.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[int, int, int, int]
"""Left, top, width, height in the desktop's pixels."""
WINDOW = (960, 540)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of this laptop."""

    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class Placement:
    screen: str
    box: Box
    is_full: bool
    number: int
    """As people count screens: the console's is the first."""


def choose_screen(screens: Sequence[Screen], console: str, wanted: str = "") -> Placement:
    """The one wanted if it is there, else the first that is not the console's.

    `screens` holds one at least; `console` and `wanted` are names.
    """
    others = [screen for screen in screens if screen.name != console]
    chosen = next((screen for screen in others if screen.name == wanted), None)
    chosen = chosen or (others[0] if others else None)
    if chosen is not None:
        number = others.index(chosen) + 2
        return Placement(chosen.name, chosen.box, is_full=True, number=number)
    only = screens[0]
    left, top, wide, high = only.box
    width, height = min(WINDOW[0], wide), min(WINDOW[1], high)
    inside = (left + (wide - width) // 2, top + (high - height) // 2, width, height)
    return Placement(only.name, inside, is_full=False, number=1)
