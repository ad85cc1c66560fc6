"""Who may ask, how often, and how much: secret links, allowances, sizes, headers.

A code is the only key of a table, or of a post at the door. It is never compared in a way whose
duration tells how much of it was right, and whoever tries codes is soon made to wait.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.problems import Problem
from workshop_app.domain.projection import MirrorLink
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table, clean_code
from workshop_app.domain.votes import VotingCode
from workshop_app.services.ports import Clock, Library, Presence
from workshop_app.web.answers import header

LONGEST_BODY = 16_384
"""Bytes: a card of 1,000 signs, each an emoji escaped in JSON, fits."""
MOST_KEYS = 10_000
PAGE_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Vary": "Accept-Language",
}
"""The link is a secret: it leaves in no Referer to another site ("no-referrer" would hide from us
also which site a form without script comes from). The page may be kept, so that a phone that drops
its tab shows it again without the network, but is asked for anew whenever there is one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one phone, one table, or one post may ask. Far above what people do by hand."""

    unknown_codes: int = 20
    """Wrong codes at once from one address."""
    unknown_codes_per_s: float = 0.2
    writes: int = 600
    """Changes at once from one of them: a device that was cut off sends all it has kept."""
    writes_per_s: float = 20.0
    looks: int = 6_000
    """Pages, states and streams asked for at once from one address: a whole hall may be behind it,
    and all its phones wake up together."""
    looks_per_s: float = 200.0


class Allowance:
    """So many at once and so many a second after that, for each key."""

    def __init__(self, clock: Clock, at_once: int, per_s: float) -> None:
        self._clock, self._at_once, self._per_s = clock, at_once, per_s
        self._left: dict[object, tuple[float, float]] = {}
        """Key -> how many are left, and when that was."""

    def check(self, key: object) -> None:
        """Raises Problem("too_often") when nothing is left; takes nothing."""
        left = self._now_left(key, self._clock.now().timestamp())
        if left < 1:
            raise Problem("too_often", wait=math.ceil((1 - left) / self._per_s))

    def take(self, key: object) -> None:
        """One less; raises Problem("too_often") when there was none."""
        now = self._clock.now().timestamp()
        left = self._now_left(key, now)
        if left < 1:
            raise Problem("too_often", wait=math.ceil((1 - left) / self._per_s))
        if len(self._left) >= MOST_KEYS:
            self._forget_full(now)
        self._left[key] = (left - 1, now)

    def _now_left(self, key: object, now: float) -> float:
        left, at = self._left.get(key, (float(self._at_once), now))
        return min(self._at_once, left + (now - at) * self._per_s)

    def _forget_full(self, now: float) -> None:
        self._left = {
            key: kept
            for key, kept in self._left.items()
            if self._now_left(key, now) < self._at_once
        }


class Opened(Protocol):
    """What a code leads to."""

    @property
    def workshop(self) -> UUID: ...
    @property
    def code(self) -> str: ...


K = TypeVar("K", bound=Opened)


class Codes(Generic[K]):
    """Leads from a code to what it opens. Each is looked up once, until it is forgotten."""

    def __init__(self, look_up: Callable[[str], K | None], unknown: Allowance) -> None:
        """`unknown`: how many wrong codes an address may try, whatever they were to open."""
        self._look_up, self._unknown = look_up, unknown
        self._known: dict[bytes, K] = {}
        self._met: set[bytes] = set()
        """Codes that once led somewhere: not what somebody tries, even when looked up again."""
        self._salt = secrets.token_bytes(16)

    async def find(self, typed: str, address: str) -> K | None:
        """None when it leads nowhere: whoever asked counts that. Raises Problem("too_often") for an
        address that tries many."""
        code = clean_code(typed)
        key = hashlib.blake2b(code.encode(), key=self._salt, digest_size=16).digest()
        found = self._known.get(key)
        if found is None:
            if key not in self._met:
                self._unknown.check(address)
            found = await run_in_threadpool(self._look_up, code)
            if found is None:
                return None
            self._known[key] = found
            self._met.add(key)
        return found if hmac.compare_digest(found.code.encode(), code.encode()) else None

    def workshops(self) -> set[UUID]:
        """Those whose codes are remembered."""
        return {found.workshop for found in self._known.values()}

    def forget(self, workshop: UUID) -> None:
        """Something of this workshop opened or closed: its codes are looked up again."""
        self._known = {k: found for k, found in self._known.items() if found.workshop != workshop}


class Links:
    """The secret links: of tables, of posts at the door, of the participants' page, of the
    projector and of the board in a browser, of the evaluation, of who votes. One never opens
    another."""

    def __init__(self, library: Library, clock: Clock, presence: Presence, limits: Limits) -> None:
        self._presence = presence
        self._unknown = Allowance(clock, limits.unknown_codes, limits.unknown_codes_per_s)
        self._writes = Allowance(clock, limits.writes, limits.writes_per_s)
        self._looks = Allowance(clock, limits.looks, limits.looks_per_s)
        self._tables = Codes(library.table, self._unknown)
        self._posts = Codes(library.door_post, self._unknown)
        self._mirrors = Codes(library.mirror, self._unknown)
        self._follows = Codes(library.follow_link, self._unknown)
        self._boards = Codes(library.sorting_link, self._unknown)
        self._evaluations = Codes(library.evaluation, self._unknown)
        self._voters = Codes(library.voting_code, self._unknown)

    def visit(self, request: Request) -> None:
        """For a page that no code opens: only how often it is asked is watched."""
        self._looks.take(address_of(request))

    async def table(self, request: Request) -> Table:
        """Whose link this is; the table has given a sign of life."""
        self._looks.take(address_of(request))
        return await self._table(request)

    async def writing_table(self, request: Request) -> Table:
        """The same, for a request that changes something."""
        check_same_site(request)
        found = await self._table(request)
        self._writes.take(found.id)
        return found

    async def post(self, request: Request) -> DoorPost:
        """Which post at the door asks; it has given a sign of life."""
        self._looks.take(address_of(request))
        return await self._post(request)

    async def writing_post(self, request: Request) -> DoorPost:
        """The same, for a request that changes something."""
        check_same_site(request)
        found = await self._post(request)
        self._writes.take(found.id)
        return found

    async def mirror(self, request: Request) -> MirrorLink:
        """Which projector is looked at; its browser has given a sign of life. It writes nothing."""
        address = address_of(request)
        self._looks.take(address)
        found = await self._mirrors.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_mirror")
        self._presence.mirror_seen(found.workshop)
        return found

    async def follow(self, request: Request) -> FollowLink:
        """The participants' page that is asked for. It gives no sign of life: ninety phones read
        it, and no table waits for one of them."""
        address = address_of(request)
        self._looks.take(address)
        found = await self._follows.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_follow")
        return found

    async def board(self, request: Request) -> SortingLink:
        """The board in a browser that is asked for."""
        self._looks.take(address_of(request))
        return await self._board(request)

    async def writing_board(self, request: Request) -> SortingLink:
        """The same, for a request that changes something."""
        check_same_site(request)
        found = await self._board(request)
        self._writes.take(found.id)
        return found

    async def _board(self, request: Request) -> SortingLink:
        address = address_of(request)
        found = await self._boards.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_sorting")
        return found

    async def evaluation(self, request: Request) -> Evaluation:
        """The evaluation that is asked for. It gives no sign of life either."""
        address = address_of(request)
        self._looks.take(address)
        found = await self._evaluations.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_evaluation")
        return found

    async def writing_evaluation(self, request: Request) -> Evaluation:
        """The same, for an answer."""
        check_same_site(request)
        found = await self.evaluation(request)
        self._writes.take(found.id)
        return found

    async def voter(self, request: Request) -> VotingCode:
        """Whose slip it is: nobody's that is known. It gives no sign of life."""
        address = address_of(request)
        self._looks.take(address)
        return await self._voter(request, address)

    async def writing_voter(self, request: Request) -> VotingCode:
        """The same, for a ballot."""
        check_same_site(request)
        found = await self._voter(request, address_of(request))
        self._writes.take(found.id)
        return found

    async def _voter(self, request: Request, address: str) -> VotingCode:
        found = await self._voters.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_voting_code")
        return found

    async def _table(self, request: Request) -> Table:
        address = address_of(request)
        found = await self._tables.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_code")
        self._presence.seen(found.workshop, found.number)
        return found

    async def _post(self, request: Request) -> DoorPost:
        address = address_of(request)
        found = await self._posts.find(request.path_params["code"], address)
        if found is None:
            self._unknown.take(address)
            raise Problem("unknown_post")
        self._presence.post_seen(found.workshop, found.number)
        return found

    async def way_in(self, typed: str, address: str) -> str:
        """The path that a typed code leads to. Raises Problem: unknown_code, too_often."""
        if (table := await self._tables.find(typed, address)) is not None:
            return f"/t/{table.code}"
        if (post := await self._posts.find(typed, address)) is not None:
            return f"/d/{post.code}"
        if (mirror := await self._mirrors.find(typed, address)) is not None:
            return f"/p/{mirror.code}"
        if (follow := await self._follows.find(typed, address)) is not None:
            return f"/s/{follow.code}"
        if (board := await self._boards.find(typed, address)) is not None:
            return f"/b/{board.code}"
        if (evaluation := await self._evaluations.find(typed, address)) is not None:
            return f"/e/{evaluation.code}"
        if (voter := await self._voters.find(typed, address)) is not None:
            return f"/v/{voter.code}"
        self._unknown.take(address)
        raise Problem("unknown_code")

    def workshops(self) -> set[UUID]:
        """Those whose codes are remembered."""
        return set().union(*(codes.workshops() for codes in self._codes()))

    def forget(self, workshop: UUID) -> None:
        for codes in self._codes():
            codes.forget(workshop)

    def _codes(self) -> tuple[Codes[Any], ...]:
        beside = self._mirrors, self._boards, self._evaluations, self._voters
        return self._tables, self._posts, self._follows, *beside


def check_same_site(request: Request) -> None:
    """A page of another site may not write here, even with a code it was told."""
    origin = header(request, b"origin")
    if origin is not None and origin.partition("://")[2] != (header(request, b"host") or ""):
        raise Problem("other_site")


async def body_of(request: Request) -> bytes:
    """What was sent. Raises Problem("too_large") without reading the rest."""
    received, more = b"", True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":  # hung up midway: nobody hears the answer
            raise Problem("not_valid")
        received += message.get("body", b"")
        more = message.get("more_body", False)
        if len(received) > LONGEST_BODY:
            raise Problem("too_large", longest=LONGEST_BODY)
    return received


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""
