"""What « Photos » does: shows them as they come, one large, captions, sets aside, prints.

No widget. Previews are read once each; a whole picture only when it is looked at, and decoded where
it is read, never on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtGui import QImage

from workshop_app.desktop.screens.cards.photo_faces import PhotoFace, aside_lines, compose_photos
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.photos import Photo
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.photo_content import PhotoSheets, photo_title
from workshop_app.services.photos import (
    accept_photo,
    bring_photo_back,
    caption_photo,
    photo_sheets,
    photos_in_order,
    photos_set_aside,
    picture_of,
    withdraw_photo,
)
from workshop_app.services.ports import PhotoPrinter, Snapshot, Watch, Written


class PhotosShown(Protocol):
    def show_photos(
        self, faces: Sequence[PhotoFace], aside: Sequence[tuple[UUID, str]]
    ) -> None: ...

    def show_large(self, face: PhotoFace) -> None: ...

    def show_picture(self, key: UUID, image: QImage) -> None: ...

    def close_large(self) -> None: ...

    def show_caption_refused(self, said: str) -> None: ...

    def show_printing(self) -> None: ...

    def show_printed(self, written: Written) -> None: ...


class PhotosPage(Protocol):
    """What it needs of the page it belongs to."""

    def do(
        self,
        command: Callable[..., object],
        then: Callable[..., None],
        refused: Callable[[Refusal], None],
    ) -> None: ...

    def refuse(self, refusal: Refusal) -> None: ...

    def told(self, said: str, icon_name: str) -> None:
        """Something was done that can be taken back."""


@dataclass(frozen=True, slots=True)
class PhotoNews:
    photos: Sequence[Photo]
    aside: Sequence[Photo]
    previews: dict[str, bytes]
    """Those that were not known yet."""
    reached: int


class Photos:
    def __init__(
        self,
        view: PhotosShown,
        page: PhotosPage,
        tasks: Tasks,
        printer: Callable[[], PhotoPrinter],
    ) -> None:
        """`printer` is called in the jobs thread."""
        self._view, self._page, self._tasks, self._printer = view, page, tasks, printer
        self._workshop: UUID | None = None
        self._previews: dict[str, bytes] = {}
        self._faces: tuple[PhotoFace, ...] = ()
        self._open: UUID | None = None
        self._reached = -1

    def refresh(self) -> None:
        """Read again when a photo has changed; a card costs it one question."""
        if self._tasks.workshop != self._workshop:
            self._workshop, self._reached, self._previews = self._tasks.workshop, -1, {}
            self.close()
        read = partial(_read, number=self._reached, known=frozenset(self._previews))
        self._tasks.query("photos", read, self._take, self._page.refuse)

    def open(self, key: UUID) -> None:
        """One of them, large."""
        face = next((face for face in self._faces if face.id == key), None)
        if face is None:
            return
        self._open = key
        self._view.show_large(face)
        look = partial(_picture, key=key)
        self._tasks.query("photo", look, partial(self._view.show_picture, key), self._page.refuse)

    def step(self, by: int) -> None:
        """The one before or after the one that is large; round at the ends."""
        keys = [face.id for face in self._faces]
        if self._open in keys:
            self.open(keys[(keys.index(self._open) + by) % len(keys)])

    def close(self) -> None:
        self._open = None
        self._view.close_large()

    def caption(self, key: UUID, text: str) -> None:
        command = partial(caption_photo, key=key, table=None, caption=text)
        self._page.do(command, self._captioned, self._refuse_caption)

    def accept(self, key: UUID) -> None:
        self._page.do(partial(accept_photo, key=key), self._accepted, self._page.refuse)

    def set_aside(self, key: UUID) -> None:
        """« Écarter »: out of the report and off the table's phones; it can be brought back."""
        command = partial(withdraw_photo, key=key, table=None)
        self._page.do(command, self._set_aside, self._page.refuse)

    def bring_back(self, key: UUID) -> None:
        self._page.do(partial(bring_photo_back, key=key), self._brought_back, self._page.refuse)

    def write(self, keys: Sequence[UUID], target: Path) -> None:
        """One photo a page, in a PDF."""

        def found(sheets: PhotoSheets) -> None:
            def work(watch: Watch) -> Written:
                return self._printer().photos(sheets, target, watch)

            self._view.show_printing()
            self._tasks.job(work, self._view.show_printed, self._page.refuse)

        query = partial(photo_sheets, keys=keys)
        self._tasks.query("photo-print", query, found, self._page.refuse)

    def _take(self, news: PhotoNews | None) -> None:
        if news is None:
            return
        self._reached = news.reached
        kept = {photo.preview for photo in news.photos}
        known = self._previews | news.previews
        self._previews = {name: content for name, content in known.items() if name in kept}
        self._faces = compose_photos(news.photos, self._previews)
        self._view.show_photos(self._faces, aside_lines(news.aside))
        if self._open is None:
            return
        face = next((face for face in self._faces if face.id == self._open), None)
        if face is None:
            self.close()
        else:
            self._view.show_large(face)

    def _captioned(self, _photo: Photo) -> None:
        self._view.show_caption_refused("")

    def _accepted(self, photo: Photo) -> None:
        said = _("{photo} est acceptée : elle sera dans le compte rendu.", photo=photo_title(photo))
        self._page.told(said, "check")

    def _set_aside(self, photo: Photo) -> None:
        self._page.told(_("{photo} est écartée.", photo=photo_title(photo)), "set_aside")

    def _brought_back(self, photo: Photo) -> None:
        self._page.told(_("{photo} est de retour.", photo=photo_title(photo)), "check")

    def _refuse_caption(self, refusal: Refusal) -> None:
        self._view.show_caption_refused(sentence(refusal.code, refusal.values))


def _read(snapshot: Snapshot, number: int, known: frozenset[str]) -> PhotoNews | None:
    """None when no photo has changed since `number`."""
    if number >= 0 and Photo not in snapshot.nouns_since(number):
        return None
    photos = photos_in_order(snapshot)
    wanted = {photo.preview for photo in photos} - known
    found = ((name, snapshot.file(name)) for name in wanted)
    previews = {name: content for name, content in found if content is not None}
    return PhotoNews(photos, photos_set_aside(snapshot), previews, snapshot.last_change())


def _picture(snapshot: Snapshot, key: UUID) -> QImage:
    return QImage.fromData(picture_of(snapshot, key))
