"""The usual number of the web, 80, beside the form's own: questions of devices arrive there, and
people who type an address without its number.

The form lives at one number only: what a phone holds belongs to the address it came by, so whoever
comes in here is sent on to it. Decides nothing else.
"""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop_app.web.checks import host_name
from workshop_app.web.hosts import is_of_a_hall


class SideDoor:
    """ASGI, in front of the form that answers at `port`, and at `beside` for whoever asks there."""

    def __init__(self, behind: ASGIApp, port: int, beside: int) -> None:
        self._behind, self._port, self._beside = behind, port, beside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._is_beside(scope):
            await self._behind(scope, receive, send)
            return
        name = host_name(scope)
        if not is_of_a_hall(name) or not _is_plain(name):
            # Answered there if a device asks whether there is internet, else refused in words.
            await self._behind(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        path = scope["path"] + (f"?{query}" if query else "")
        answer = RedirectResponse(f"http://{name}:{self._port}{path}", 302)
        await answer(scope, receive, send)

    def _is_beside(self, scope: Scope) -> bool:
        server = scope.get("server")
        return server is not None and server[1] == self._beside


def _is_plain(name: str) -> bool:
    """Letters, numbers, dots and dashes: nothing that would lead elsewhere."""
    return bool(name) and all(sign.isalnum() or sign in ".-" for sign in name)
