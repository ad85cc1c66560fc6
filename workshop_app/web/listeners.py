"""Whose stream it is, and what of the room each may hear.

Decides nothing of what happened; `live` turns the change log into these events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from workshop_app.domain.follow import FollowLink
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.projection import MirrorLink
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import VotingCode
from workshop_app.services.ports import Presence
from workshop_app.web.answers import encode


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    table: int | None
    """Only this table's phones may see it; None: all of them."""
    frame: bytes
    """For the phones of the tables."""
    last: bool = False
    """Nothing follows: the table has closed."""
    door: bytes = b""
    """For the posts at the door; no phone of a table is ever sent it."""
    revoked: int = 0
    """Number of a post whose link was taken back: nothing follows for it."""
    mirror: bytes = b""
    """For the projector in a browser: that its picture may have changed, never what."""
    unlinked: bool = False
    """The link of the projector was taken back: nothing follows for it."""
    seen_by: tuple[int, ...] | None = ()
    """Tables whose participants should look again; None: those of every table."""
    page_closed: bool = False
    """The participants' page was closed, or has another code: nothing follows for them."""
    by_table: Mapping[int, bytes] = field(default_factory=dict)
    """The frame of a table that is told otherwise than the others."""
    board: bytes = b""
    """For the boards in a browser: that cards moved, never which."""
    board_closed: bool = False
    """Their link was closed, or has another code: nothing follows for them."""
    voter: bytes = b""
    """For people who vote with a code of their own: that a vote opened or closed, or the phase."""
    phone: str | None = None
    """Written in silence: only this phone is told what; the others that their state changed."""


class Listener(Protocol):
    """Whose stream it is: what of the room it may hear."""

    @property
    def workshop(self) -> UUID: ...

    def hears(self, event: Event) -> bytes: ...

    def ends_with(self, event: Event) -> bool: ...

    def alive(self) -> None:
        """A sign of life was sent and taken."""

    def also(self) -> bytes:
        """What there is to tell beside the log, whenever the stream wakes."""
        return b""


@dataclass(frozen=True, slots=True)
class TablePhone(Listener):
    table: Table
    presence: Presence
    phone: str = ""

    @property
    def workshop(self) -> UUID:
        return self.table.workshop

    def hears(self, event: Event) -> bytes:
        if event.table not in (None, self.table.number):
            return b""
        told = event.phone is None or (self.phone and event.phone == self.phone)
        frame = event.by_table.get(self.table.number, event.frame)
        return frame if told else frame_of(event.number, "state", {})

    def ends_with(self, event: Event) -> bool:
        return event.last and event.table == self.table.number

    def alive(self) -> None:
        self.presence.seen(self.table.workshop, self.table.number)


@dataclass(frozen=True, slots=True)
class PostDevice(Listener):
    post: DoorPost
    presence: Presence

    @property
    def workshop(self) -> UUID:
        return self.post.workshop

    def hears(self, event: Event) -> bytes:
        return event.door

    def ends_with(self, event: Event) -> bool:
        return event.revoked == self.post.number

    def alive(self) -> None:
        self.presence.post_seen(self.post.workshop, self.post.number)


@dataclass(frozen=True, slots=True)
class MirrorScreen(Listener):
    link: MirrorLink
    presence: Presence

    @property
    def workshop(self) -> UUID:
        return self.link.workshop

    def hears(self, event: Event) -> bytes:
        return event.mirror

    def ends_with(self, event: Event) -> bool:
        return event.unlinked

    def alive(self) -> None:
        self.presence.mirror_seen(self.link.workshop)


@dataclass(frozen=True, slots=True)
class Follower(Listener):
    """A participant's own phone. It hears that something changed, never what: its state knows what
    it may see."""

    link: FollowLink
    table: int

    @property
    def workshop(self) -> UUID:
        return self.link.workshop

    def hears(self, event: Event) -> bytes:
        if event.seen_by is None or self.table in event.seen_by:
            return frame_of(event.number, "state", {})
        return b""

    def ends_with(self, event: Event) -> bool:
        return event.page_closed

    def alive(self) -> None: ...


@dataclass(frozen=True, slots=True)
class VoterPhone(Listener):
    """The phone of one person who votes. It hears of no ballot, its own neither."""

    code: VotingCode

    @property
    def workshop(self) -> UUID:
        return self.code.workshop

    def hears(self, event: Event) -> bytes:
        return event.voter

    def ends_with(self, _event: Event) -> bool:
        return False

    def alive(self) -> None: ...


def frame_of(number: int, name: str, content: object) -> bytes:
    """One server-sent event."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), encode(content))
