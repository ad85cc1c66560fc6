"""The posts at the door as the desk sees them: who is linked, linking one more, taking a link back.

Decides what is told of each post and what its dialog shows; no widget. Whether a device is there is
a hint (`Presence`), never a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.checkin.faces import LinkFace, PostFace
from workshop_app.desktop.screens.checkin.wording import named, post_face
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.tables import shown_code
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services import checkin_words as words
from workshop_app.services.checkin_list import DoorNews, PostLine
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Clock, Presence
from workshop_app.services.posts import link_post, name_post, post_link, revoke_post
from workshop_app.services.projection.brief import Matrix
from workshop_app.services.projection.doors import Qr

LINKED_FOR = timedelta(seconds=60)
"""A device that was not heard of for longer is said to be away; what it holds waits on it."""


class PostsShown(Protocol):
    def show_posts(self, faces: Sequence[PostFace]) -> None: ...

    def show_link(self, face: LinkFace) -> None:
        """The dialog of this post, opened, or brought up to date."""

    def drop_link(self) -> None: ...

    def show_posts_refused(self, said: str) -> None: ...


class PostsPresenter:
    def __init__(
        self, view: PostsShown, tasks: Tasks, clock: Clock, presence: Presence, qr: Qr
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._presence, self._qr = presence, qr
        self._news: DoorNews | None = None
        self._open: UUID | None = None
        self._drawn: dict[str, Matrix] = {}
        self._told: object = None

    def take(self, news: DoorNews) -> None:
        """Another reading of the door."""
        if self._news is not None and self._news.workshop.id != news.workshop.id:
            self._open = None
            self._view.drop_link()
        self._news = news
        self.tick(self._clock.now())

    def tick(self, now: datetime) -> None:
        """Devices come and go without anything being written."""
        news = self._news
        if news is None:
            return
        faces = [post_face(line, self._is_linked(line.post, now)) for line in news.posts]
        told = (faces, self._open, typed_address(news.workshop))
        if told != self._told:
            self._told = told
            self._view.show_posts(faces)
            self._show_open(now)

    def link(self) -> None:
        """One more device; its dialog opens."""
        self._tasks.command(link_post, self._linked, self._refuse)

    def open(self, key: UUID) -> None:
        """The link of a post again: its device lost it, or another one takes its place."""
        self._open = key
        self._show_open(self._clock.now())

    def close(self) -> None:
        self._open = None

    def name(self, key: UUID, name: str) -> None:
        self._tasks.command(partial(name_post, key=key, name=name), _nothing, self._refuse)

    def revoke(self, key: UUID) -> None:
        """Its link leads nowhere any more; what it confirmed stays."""
        self._open = None
        self._view.drop_link()
        self._tasks.command(partial(revoke_post, key=key), _nothing, self._refuse)

    def _linked(self, post: DoorPost) -> None:
        self._open = post.id
        if self._news is not None:
            self._view.show_link(self._face(self._news.workshop, PostLine(post, 0), False))

    def _show_open(self, now: datetime) -> None:
        if self._open is None or self._news is None:
            return
        line = next((line for line in self._news.posts if line.post.id == self._open), None)
        if line is not None:
            linked = self._is_linked(line.post, now)
            self._view.show_link(self._face(self._news.workshop, line, linked))

    def _face(self, workshop: Workshop, line: PostLine, linked: bool) -> LinkFace:
        post, link = line.post, post_link(workshop, line.post)
        return LinkFace(
            key=post.id,
            name=post.name,
            title=words.post_name(post.number),
            matrix=self._matrix(link) if link else (),
            address=typed_address(workshop),
            code=shown_code(post.code),
            state=_("{post} : relié", post=named(post))
            if linked
            else _("{post} : en attente de l'appareil", post=named(post)),
            linked=linked,
        )

    def _is_linked(self, post: DoorPost, now: datetime) -> bool:
        seen = self._presence.posts_last_seen(post.workshop).get(post.number)
        return seen is not None and now - seen <= LINKED_FOR

    def _matrix(self, text: str) -> Matrix:
        if text not in self._drawn:
            self._drawn[text] = tuple(tuple(map(bool, row)) for row in self._qr(text))
        return self._drawn[text]

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_posts_refused(sentence(refusal.code, refusal.values))


def _nothing(_result: object) -> None: ...
