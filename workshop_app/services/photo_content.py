"""What paper tells of photos: the picture, its table, its caption. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.photos import Photo
from workshop_app.i18n.translate import _


@dataclass(frozen=True, slots=True)
class PhotoLine:
    number: int
    table: int
    caption: str
    taken_at: datetime
    width: int
    height: int
    """Pixels of the whole picture: its shape, whichever of the two sizes is here."""
    picture: bytes
    """JPEG."""


@dataclass(frozen=True, slots=True)
class PhotoSheets:
    """To be printed, one a page."""

    title: str
    """Of the workshop."""
    photos: tuple[PhotoLine, ...]


def photo_title(photo: PhotoLine | Photo, *, caption: bool = False) -> str:
    """« Photo 3, table 4 », and its caption when asked."""
    name = _("Photo {n}, table {table}", n=photo.number, table=photo.table)
    if not caption or not photo.caption:
        return name
    return _("{photo} : {caption}", photo=name, caption=photo.caption)
