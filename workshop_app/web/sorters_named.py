"""Who sits at a board: her initials, asked once at its door and kept in a cookie for boards alone.

The cookie holds a random word too: two boards never take each other's cards for their own.
"""

from __future__ import annotations

import re
from secrets import token_hex
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from workshop_app.domain.problems import Problem
from workshop_app.domain.sorting import Sorter, clean_initials

NAME = "tableau"
WORD = re.compile(r"[0-9a-f]{32}")
KEPT_S = 2 * 24 * 3600
"""A workshop and its eve."""


def sorter_of(request: Request) -> Sorter | None:
    """None: nobody has said who she is."""
    device, _dot, initials = request.cookies.get(NAME, "").partition(".")
    if not WORD.fullmatch(device):
        return None
    try:
        return Sorter(device, clean_initials(unquote(initials)))
    except Problem:  # a cookie somebody wrote herself
        return None


def new_sorter(initials: str) -> Sorter:
    return Sorter(token_hex(16), initials)


def name_sorter(answer: Response, who: Sorter) -> None:
    kept = f"{who.device}.{quote(who.initials)}"
    answer.set_cookie(NAME, kept, max_age=KEPT_S, path="/b/", httponly=True, samesite="lax")
