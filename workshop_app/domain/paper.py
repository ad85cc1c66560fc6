"""How the paper of a workshop looks: chosen once, kept with it, the same for every print.

Decides which papers and holders there are; not what a document says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PosterSize = Literal["A3", "A4"]
POSTER_SIZES: tuple[PosterSize, ...] = ("A3", "A4")
BadgeFormat = Literal["60x90", "54x90", "54x86", "40x75", "A6"]
BADGE_FORMATS: tuple[BadgeFormat, ...] = ("60x90", "54x90", "54x86", "40x75", "A6")
"""The holders one buys, millimetres high and wide."""
BADGES_A_SHEET: dict[BadgeFormat, int] = {
    "60x90": 8,
    "54x90": 10,
    "54x86": 10,
    "40x75": 12,
    "A6": 4,
}
BadgeBack = Literal["none", "name", "route"]
BADGE_BACKS: tuple[BadgeBack, ...] = ("none", "name", "route")


@dataclass(frozen=True, slots=True)
class KitOptions:
    """How paper looks: the same words on each."""

    poster: PosterSize = "A3"
    large_print: bool = False
    save_ink: bool = False
    """Tints become outlines; shapes stay."""
    full_bleed: bool = False
    """Ink to the edge of the paper, for printers that can."""
    badge: BadgeFormat = "60x90"
    badge_back: BadgeBack = "none"
    """What the page printed behind the badges shows, if there is one."""
