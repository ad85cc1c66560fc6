"""Which phone asks: a random word in a cookie, so that each is shown what it wrote in silence.

It names nobody and leads nowhere: without it a phone merely does not know its own cards again.
"""

from __future__ import annotations

import re
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import Response

NAME = "telephone"
KNOWN = re.compile(rb"(?:^|;\s*)telephone=([0-9a-f]{32})(?:;|$)")
KEPT_S = 2 * 24 * 3600
"""A workshop and its eve."""


def phone_of(request: Request) -> str:
    """Its word; "" when it has none. Read from the headers as they came: each card asks."""
    for name, value in request.scope["headers"]:
        if name == b"cookie" and (found := KNOWN.search(value)):
            return found[1].decode()
    return ""


def name_phone(request: Request, answer: Response) -> None:
    """A phone without a word is given one with the page."""
    if not phone_of(request):
        answer.set_cookie(
            NAME, token_hex(16), max_age=KEPT_S, path="/t/", httponly=True, samesite="lax"
        )
