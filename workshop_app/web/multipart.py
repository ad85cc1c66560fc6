"""The fields and the file of a plain form (multipart/form-data, RFC 7578), from a body read whole.

The body is bounded before it comes here and lies in memory, so there is no streaming to do: parts
are cut where their boundary stands. Decides nothing about what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workshop_app.domain.problems import Problem

BOUNDARY = re.compile(r'boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))', re.IGNORECASE)
NAME = re.compile(rb'[;\s]name="([^"\r\n]*)"', re.IGNORECASE)
MOST_PARTS = 20


def read_parts(content_type: str, body: bytes) -> Mapping[str, bytes]:
    """Name of each field -> what it holds. Raises Problem("not_valid")."""
    found = BOUNDARY.search(content_type)
    if found is None:
        raise Problem("not_valid")
    mark = b"--" + (found[1] or found[2]).encode("latin-1")
    # Each mark but the first stands at the beginning of a line of its own.
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 3 or len(pieces) > MOST_PARTS or not pieces[-1].startswith(b"--"):
        raise Problem("not_valid")
    return dict(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> tuple[str, bytes]:
    head, blank, content = piece.partition(b"\r\n\r\n")
    named = NAME.search(head)
    if not blank or named is None:
        raise Problem("not_valid")
    return named[1].decode("utf-8", "replace"), content
