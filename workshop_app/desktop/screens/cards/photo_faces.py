"""What « Photos » shows, as plain data, and how it is made of photos. No widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.photos import Photo
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.photo_content import photo_title


@dataclass(frozen=True, slots=True)
class PhotoFace:
    id: UUID
    title: str
    """« Photo 3, table 4 »"""
    caption: str
    taken: str
    """« 10 h 47 »"""
    preview: bytes
    """JPEG; empty when it was erased."""
    digest: str
    is_waiting: bool

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        waiting = _("à relire") if self.is_waiting else ""
        return ", ".join(part for part in (self.title, self.caption, self.taken, waiting) if part)


def compose_photos(photos: Sequence[Photo], previews: Mapping[str, bytes]) -> tuple[PhotoFace, ...]:
    """By table, then as they were numbered."""
    return tuple(
        PhotoFace(
            id=photo.id,
            title=photo_title(photo),
            caption=photo.caption,
            taken=typography.clock(photo.taken_at, language()),
            preview=previews.get(photo.preview, b""),
            digest=photo.preview,
            is_waiting=photo.standing == "waiting",
        )
        for photo in photos
    )


def aside_lines(photos: Sequence[Photo]) -> tuple[tuple[UUID, str], ...]:
    """Those that can be brought back, a line each."""
    return tuple((photo.id, photo_title(photo, caption=True)) for photo in photos)
