"""The posts at the door: linking a second device, naming it, taking its link back.

Decides what each is called and where its link leads; not what it may say (`checkin`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from workshop_app.domain.facts import DoorPostLinked, DoorPostNamed, DoorPostRevoked
from workshop_app.domain.posts import DESK, DoorPost
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop, clean_title
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import new_code

MOST_POSTS = 20
LONGEST_NAME = 60


def posts_in_order(snapshot: Snapshot) -> Sequence[DoorPost]:
    return sorted(snapshot.of(DoorPost).where(), key=lambda post: post.number)


def link_post(uow: UnitOfWork, name: str = "") -> DoorPost:
    """One more device at the door, with a link of its own. A number is never given twice."""
    known = uow.of(DoorPost).since(0)
    if sum(not post.withdrawn for post in known) >= MOST_POSTS:
        raise Problem("too_many_posts", most=MOST_POSTS)
    number = max((post.number for post in known), default=DESK) + 1
    post = DoorPost(
        id=uuid4(), workshop=uow.workshop, number=number, code=new_code(), name=_clean(name)
    )
    return uow.record(DoorPostLinked(None, post))


def name_post(uow: UnitOfWork, key: UUID, name: str) -> DoorPost:
    before = _known(uow, key)
    after = replace(before, name=_clean(name))
    return before if after == before else uow.record(DoorPostNamed(before, after))


def revoke_post(uow: UnitOfWork, key: UUID) -> DoorPost:
    """Its link leads nowhere any more. What it said stays."""
    before = _known(uow, key)
    return uow.record(DoorPostRevoked(before, replace(before, withdrawn=True)))


def post_link(workshop: Workshop, post: DoorPost) -> str:
    """What its QR code holds; empty while no address was chosen."""
    typed = typed_address(workshop)
    return f"http://{typed}/d/{post.code}" if typed else ""


def _known(snapshot: Snapshot, key: UUID) -> DoorPost:
    post = snapshot.of(DoorPost).get(key)
    if post is None or post.withdrawn:
        raise Problem("unknown_post")
    return post


def _clean(name: str) -> str:
    return clean_title(name)[:LONGEST_NAME]
