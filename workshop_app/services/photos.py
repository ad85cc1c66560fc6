"""What people do with photos. Each verb is a command: it runs inside one unit of work.

A photo may be sent at any moment: a flip chart is taken when the table has done, after the bell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.facts import (
    Forgotten,
    PhotoAccepted,
    PhotoBroughtBack,
    PhotoCaptioned,
    PhotoReceived,
    PhotoWithdrawn,
)
from workshop_app.domain.photos import Photo, clean_caption, is_shown, may_send
from workshop_app.domain.problems import Problem
from workshop_app.services.photo_content import PhotoLine, PhotoSheets
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class ReadyPhoto:
    """A picture made safe and small, and its preview: two JPEGs and their SHA-256."""

    picture: bytes
    preview: bytes
    digest: str
    preview_digest: str
    width: int
    height: int
    """Pixels."""


PhotoReader = Callable[[bytes], ReadyPhoto]
"""Any file -> a picture. Raises Problem when it is none. Long: in a thread of its own."""


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """As it leaves a table."""

    id: UUID
    table: int
    caption: str
    picture: ReadyPhoto
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PhotoReceipt:
    photo: Photo
    first: bool
    """False when the same one had already been received."""


def receive_photo(uow: UnitOfWork, sent: SentPhoto) -> PhotoReceipt:
    """Receive a photo once, however often it is sent. Raises Problem: too_many_photos…"""
    if (known := received(uow, sent.id, sent.table)) is not None:
        return PhotoReceipt(known, first=False)
    ever = [photo for photo in uow.of(Photo).since(0) if photo.table == sent.table]
    refusal = may_send(sum(not photo.withdrawn for photo in ever), len(ever))
    if refusal:
        raise refusal
    made = sent.picture
    photo = Photo(
        id=sent.id,
        workshop=uow.workshop,
        table=sent.table,
        number=uow.next_number("photo"),
        digest=made.digest,
        preview=made.preview_digest,
        width=made.width,
        height=made.height,
        size=len(made.picture),
        taken_at=sent.taken_at or uow.now,
        caption=clean_caption(sent.caption),
        standing="waiting" if the_workshop(uow).reads_first else "accepted",
    )
    uow.keep_file(made.digest, made.picture)
    uow.keep_file(made.preview_digest, made.preview)
    return PhotoReceipt(uow.record(PhotoReceived(None, photo)), first=True)


def received(snapshot: Snapshot, key: UUID, table: int) -> Photo | None:
    """The photo of this id, withdrawn too. Raises Problem when it is another table's."""
    known = snapshot.of(Photo).get(key)
    if known is not None and known.table != table:
        raise Problem("unknown_photo")
    return known


def caption_photo(uow: UnitOfWork, key: UUID, table: int | None, caption: str) -> Photo:
    """`table`: the one that asks, None for the desk. In a workshop that reads first, what a table
    changes is read again."""
    photo = _present(uow, key, table)
    edited = replace(photo, caption=clean_caption(caption))
    if edited == photo:
        return photo
    if table is not None and the_workshop(uow).reads_first:
        edited = replace(edited, standing="waiting")
    return uow.record(PhotoCaptioned(photo, edited))


def accept_photo(uow: UnitOfWork, key: UUID) -> Photo:
    """Read: it may stand in the report."""
    photo = _present(uow, key, None)
    if photo.standing == "accepted":
        return photo
    return uow.record(PhotoAccepted(photo, replace(photo, standing="accepted")))


def withdraw_photo(uow: UnitOfWork, key: UUID, table: int | None) -> Photo:
    """Set aside; the desk can take it back. A second time changes nothing."""
    photo = uow.of(Photo).get(key)
    if photo is None or (table is not None and photo.table != table):
        raise Problem("unknown_photo")
    if photo.withdrawn:
        return photo
    return uow.record(PhotoWithdrawn(photo, replace(photo, withdrawn=True)))


def bring_photo_back(uow: UnitOfWork, key: UUID) -> Photo:
    """Raises Problem: unknown_photo, or photo_erased when its picture is no longer kept."""
    photo = uow.of(Photo).get(key)
    if photo is None:
        raise Problem("unknown_photo")
    if not photo.withdrawn:
        return photo
    if uow.file(photo.digest) is None:
        raise Problem("photo_erased")
    return uow.record(PhotoBroughtBack(photo, replace(photo, withdrawn=False)))


def photos_in_order(snapshot: Snapshot, table: int | None = None) -> Sequence[Photo]:
    """Those present, of one table or of all, as they were numbered."""
    of = {} if table is None else {"table": table}
    return sorted(snapshot.of(Photo).where(**of), key=lambda p: (p.table, p.number))


def photos_set_aside(snapshot: Snapshot) -> Sequence[Photo]:
    """Those that can be brought back."""
    return [photo for photo in snapshot.of(Photo).since(0) if photo.withdrawn and photo.digest]


def shown_photos(snapshot: Snapshot) -> Sequence[Photo]:
    """Those that may stand in the report."""
    return [photo for photo in photos_in_order(snapshot) if is_shown(photo)]


def picture_of(
    snapshot: Snapshot, key: UUID, *, table: int | None = None, small: bool = False
) -> bytes:
    """The JPEG of a photo present. Raises Problem: unknown_photo, photo_erased."""
    photo = _present(snapshot, key, table)
    content = snapshot.file(photo.preview if small else photo.digest)
    if content is None:
        raise Problem("photo_erased")
    return content


def drop_pictures_set_aside(uow: UnitOfWork) -> int:
    """The pictures of withdrawn photos go for good: nothing brings them back. Returns how many."""
    kept = {name for photo in uow.of(Photo).where() for name in (photo.digest, photo.preview)}
    gone = [photo for photo in photos_set_aside(uow) if photo.digest]
    for photo in gone:
        for name in {photo.digest, photo.preview} - kept:
            uow.drop_file(name)
        emptied = replace(photo, digest="", preview="", caption="", size=0)
        uow.record(Forgotten(emptied, emptied))
    return len(gone)


def _present(snapshot: Snapshot, key: UUID, table: int | None) -> Photo:
    photo = snapshot.of(Photo).get(key)
    if photo is None or photo.withdrawn or (table is not None and photo.table != table):
        raise Problem("unknown_photo")
    return photo


def report_photos(snapshot: Snapshot, *, small: bool) -> tuple[PhotoLine, ...]:
    """Those that may stand in the report. `small`: their previews, for a report that is only looked
    at: a day's photos whole weigh thirty megabytes."""
    return _lines(snapshot, shown_photos(snapshot), small=small)


def photo_sheets(snapshot: Snapshot, keys: Sequence[UUID]) -> PhotoSheets:
    """These photos, those of them that are present, in their order. A query."""
    chosen = [photo for photo in photos_in_order(snapshot) if photo.id in keys]
    return PhotoSheets(the_workshop(snapshot).title, _lines(snapshot, chosen, small=False))


def _lines(snapshot: Snapshot, photos: Sequence[Photo], *, small: bool) -> tuple[PhotoLine, ...]:
    """Without those whose picture was erased."""
    found = ((p, snapshot.file(p.preview if small else p.digest)) for p in photos)
    return tuple(
        PhotoLine(
            photo.number,
            photo.table,
            photo.caption,
            photo.taken_at,
            photo.width,
            photo.height,
            picture,
        )
        for photo, picture in found
        if picture is not None
    )
