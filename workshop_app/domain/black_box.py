"""The black box of a day: a copy of the workshop elsewhere, every minute. Decides when one is due
and how worrying its absence is; not where it goes nor how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

EVERY = timedelta(minutes=1)
AGAIN = timedelta(seconds=10)
"""A copy that is asked for at once (a phase has ended) waits that long after the one before."""
WORRYING = timedelta(minutes=3)
"""A key that has been out so long is said in amber: until then it may just be changing hands."""
Mood = Literal["normal", "away", "worrying"]
Refused = Literal["", "full", "refuses", "laptop"]
"""Why the last copy is not on the key: there is none, it is full, it refuses; or the laptop itself
has no room."""


@dataclass(frozen=True, slots=True)
class BlackBox:
    """What is known of the copies of one workshop."""

    reached: int = -1
    """Number of the last change that a copy holds."""
    tried_at: datetime | None = None
    copied_at: datetime | None = None
    """Of the last copy on the key; None: none was made since the desk opened."""
    away_since: datetime | None = None
    """The key was there and is no longer, or cannot be written."""
    refused: Refused = ""
    asked: bool = False
    """Something ended: do not wait for the minute."""

    def is_due(self, now: datetime) -> bool:
        if self.tried_at is None:
            return True
        return now - self.tried_at >= (AGAIN if self.asked else EVERY)

    def mood(self, now: datetime) -> Mood:
        if self.away_since is None:
            return "normal"
        return "worrying" if now - self.away_since >= WORRYING else "away"


def tried(box: BlackBox, now: datetime) -> BlackBox:
    return replace(box, tried_at=now, asked=False)


def copied(
    box: BlackBox, reached: int, on_key: bool, now: datetime, refused: Refused = ""
) -> BlackBox:
    """A copy was made; without the key it is in the laptop only. A key that is there and takes
    nothing is told from the first time; one that never was is not missed."""
    if on_key:
        return replace(box, reached=reached, copied_at=now, away_since=None, refused="")
    had_key = bool(refused) or box.copied_at is not None or box.away_since is not None
    away_since = box.away_since or (now if had_key else None)
    return replace(box, reached=reached, away_since=away_since, refused=refused)


def not_copied(box: BlackBox, now: datetime) -> BlackBox:
    """Not even the laptop's own folder took it."""
    return replace(box, away_since=box.away_since or now, refused="laptop")


def unchanged(box: BlackBox, on_key: bool, now: datetime) -> BlackBox:
    """Nothing new since the last copy; a key that has just come holds less, and is due at once."""
    if on_key:
        if box.away_since is not None or box.copied_at is None:
            return replace(box, reached=-1, asked=True)
        return replace(box, copied_at=now)
    had_key = box.copied_at is not None or box.away_since is not None
    return replace(box, away_since=box.away_since or (now if had_key else None), refused="")
