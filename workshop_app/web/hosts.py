"""By which names the form answers: addresses and names of a hall, not those of the internet.

A page of the internet whose name is made to lead to this laptop (DNS rebinding) would read the
form as its own. Decides which `Host` is believed; a network with a real name declares it. One
question under a name of the internet is answered: that of a device which asks whether there is any
(`checks`).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop_app.domain.problems import Problem
from workshop_app.web.answers import refusal_json
from workshop_app.web.checks import answer_of, expected_of

MOST_REMEMBERED = 100


class KnownHosts:
    """ASGI, in front of everything. `declared`: names given in the settings."""

    def __init__(self, behind: ASGIApp, declared: Collection[str] = ()) -> None:
        self._behind = behind
        self._declared = frozenset(name.lower() for name in declared)
        self._believed: dict[bytes, bool] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_believed(_host_of(scope)):
            expected = expected_of(scope)
            answer: Response = (
                answer_of(expected)
                if expected is not None
                else refusal_json(Request(scope), Problem("other_host"))
            )
            await answer(scope, receive, send)
            return
        await self._behind(scope, receive, send)

    def _is_believed(self, host: bytes) -> bool:
        found = self._believed.get(host)
        if found is None:
            found = is_of_a_hall(host.decode("latin-1"), self._declared)
            if len(self._believed) < MOST_REMEMBERED:
                self._believed[host] = found
        return found


def is_of_a_hall(host: str, declared: Collection[str] = ()) -> bool:
    """An address, a name without a dot, one of mDNS (« tablee.local »), or one declared."""
    name = host.lower()
    start, end = ("[", "]") if name.startswith("[") else ("", ":")
    name = name.removeprefix(start).partition(end)[0]
    if name in declared or "." not in name or name.endswith(".local"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _host_of(scope: Scope) -> bytes:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    return next((value for name, value in headers if name == b"host"), b"")
