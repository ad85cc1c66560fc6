"""Who may ask, how often, and how much: links of tables, allowances, sizes, headers.

A table's code is its only key. It is never compared in a way whose duration tells how much of it
was right, and whoever tries codes is soon made to wait.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
from dataclasses import dataclass
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table, clean_code
from workshop_app.services.ports import Clock, Library, Presence

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
"""The link is a secret: it leaves in no Referer to another site. Not « no-referrer »: that would
also take the origin from a plain form, which would then pass for another site's. The page may be
kept, so that a phone that drops its tab shows it again without the network, but is asked for anew
whenever there is one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one phone, or one table, may ask. Far above what people do by hand."""

    unknown_codes: int = 20
    """Wrong codes at once from one address."""
    unknown_codes_per_s: float = 0.2
    writes: int = 600
    """Changes at once from one table: a phone that was cut off sends all it has kept."""
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


class TableLinks:
    """Leads from a link to its table. Each code is looked up once, until a table closes."""

    def __init__(self, library: Library, clock: Clock, presence: Presence, limits: Limits) -> None:
        self._library, self._presence = library, presence
        self._known: dict[bytes, Table] = {}
        self._met: set[bytes] = set()
        """Codes that once led to a table: not what somebody tries, even when looked up again."""
        self._salt = secrets.token_bytes(16)
        self._unknown = Allowance(clock, limits.unknown_codes, limits.unknown_codes_per_s)
        self._writes = Allowance(clock, limits.writes, limits.writes_per_s)
        self._looks = Allowance(clock, limits.looks, limits.looks_per_s)

    async def table(self, request: Request) -> Table:
        """Whose link this is; the table has given a sign of life."""
        self._looks.take(address_of(request))
        return await self._found(request)

    async def writing_table(self, request: Request) -> Table:
        """The same, for a request that changes something."""
        check_same_site(request)
        found = await self._found(request)
        self._writes.take(found.id)
        return found

    async def _found(self, request: Request) -> Table:
        found = await self.find(request.path_params["code"], address_of(request))
        self._presence.seen(found.workshop, found.number)
        return found

    async def find(self, typed: str, address: str) -> Table:
        """Raises Problem: unknown_code, or too_often for an address that tries many."""
        code = clean_code(typed)
        key = hashlib.blake2b(code.encode(), key=self._salt, digest_size=16).digest()
        found = self._known.get(key)
        if found is None:
            if key not in self._met:
                self._unknown.check(address)
            found = await run_in_threadpool(self._library.table, code)
            if found is None:
                self._unknown.take(address)
                raise Problem("unknown_code")
            self._known[key] = found
            self._met.add(key)
        if not hmac.compare_digest(found.code.encode(), code.encode()):
            raise Problem("unknown_code")
        return found

    def workshops(self) -> set[UUID]:
        """Those whose codes are remembered."""
        return {table.workshop for table in self._known.values()}

    def forget(self, workshop: UUID) -> None:
        """A table of this workshop opened or closed: its codes are looked up again."""
        self._known = {k: table for k, table in self._known.items() if table.workshop != workshop}


def check_same_site(request: Request) -> None:
    """A page of another site may not write here, even with a code it was told."""
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host", ""):
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
