"""On which screen the projector window stands. Pure of widgets: screens come as plain data.

Decides: another screen than the console's, full; with one screen, or one that copies the console's,
an ordinary window. A projector that is unplugged never drops its picture on top of the console.
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


def beside(screens: Sequence[Screen], console: str) -> list[Screen]:
    """Those that extend the desktop: neither the console's nor a copy of it."""
    own = next((screen for screen in screens if screen.name == console), None)
    return [
        screen
        for screen in screens
        if screen.name != console and (own is None or not _overlap(own.box, screen.box))
    ]


def is_copied(screens: Sequence[Screen], console: str) -> bool:
    """Another screen shows what the console shows: the hall would read notes and names."""
    return len(screens) > 1 + len(beside(screens, console))


def choose_screen(screens: Sequence[Screen], console: str, wanted: str = "") -> Placement:
    """The one wanted if it is there, else the first beside the console's.

    `screens` holds one at least; `console` and `wanted` are names.
    """
    others = beside(screens, console)
    chosen = next((screen for screen in others if screen.name == wanted), None)
    chosen = chosen or (others[0] if others else None)
    if chosen is not None:
        number = others.index(chosen) + 2
        return Placement(chosen.name, chosen.box, is_full=True, number=number)
    only = next((screen for screen in screens if screen.name == console), screens[0])
    left, top, wide, high = only.box
    width, height = min(WINDOW[0], wide), min(WINDOW[1], high)
    inside = (left + (wide - width) // 2, top + (high - height) // 2, width, height)
    return Placement(only.name, inside, is_full=False, number=1)


def _overlap(one: Box, other: Box) -> bool:
    """Whether they show a common part of the desktop; edges that touch are not one."""
    left, top, wide, high = one
    x, y, width, height = other
    return left < x + width and x < left + wide and top < y + height and y < top + high
