"""A photo of a flip chart or of paper cards, sent by a table. Decides how many, how large and what
a caption may say; how a picture is read is the importers', where it lies storage's.

The picture itself is no part of the entity: the change log would copy it at every caption.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.cards import CONTROL, Standing
from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

LARGEST_SENT = 8 * 1024 * 1024
"""Bytes of a picture as a phone without script sends it; with script it sends a tenth."""
LONGEST_SIDE = 1_600
"""Pixels kept: handwriting on a flip chart is read at that, and a day of photos fits on a key."""
PREVIEW_SIDE = 320
MOST_AT_A_TABLE = 12
MOST_EVER = 48
"""With those withdrawn: who sends and withdraws for ever does not fill the disk."""
LONGEST_CAPTION = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Entity):
    table: int
    number: int
    """Counts within the workshop."""
    digest: str
    """SHA-256 of the picture kept, under which it is found."""
    preview: str
    """The same of the small one."""
    width: int
    height: int
    """Pixels of the picture kept."""
    size: int
    """Bytes of it."""
    taken_at: datetime
    caption: str = ""
    standing: Standing = "accepted"


def is_shown(photo: Photo) -> bool:
    """May stand in the report."""
    return photo.standing == "accepted" and not photo.withdrawn


def clean_caption(text: str) -> str:
    """One line, as typed; may be empty. Refuses what is too long."""
    kept = " ".join(CONTROL.sub(" ", text).split())
    if len(kept) > LONGEST_CAPTION:
        raise Problem("caption_too_long", length=len(kept), longest=LONGEST_CAPTION)
    return kept


def may_send(present: int, ever: int) -> Problem | None:
    """None, or why a table that has sent so many may send no other."""
    if present >= MOST_AT_A_TABLE:
        return Problem("too_many_photos", most=MOST_AT_A_TABLE)
    return Problem("too_many_photos_ever") if ever >= MOST_EVER else None
