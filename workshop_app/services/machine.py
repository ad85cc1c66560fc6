"""Ports to the laptop itself: keeping it awake, and where its current comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Awake(Protocol):
    """Keeps the laptop from going to sleep and its screen from going dark. Both block a little.

    Whatever was held falls by itself when the program dies.
    """

    def hold(self) -> bool:
        """False when this system offers no way. A second time changes nothing."""

    def release(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Power:
    """The battery of a laptop."""

    percent: int
    on_mains: bool


class PowerSource(Protocol):
    def __call__(self) -> Power | None:
        """None: there is no battery, or the system says nothing. Blocks."""
