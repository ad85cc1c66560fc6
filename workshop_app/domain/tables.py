"""A table of the hall and the secret link of its referent.

Decides what a code looks like; not how the link travels nor who is seated.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.entity import Entity

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
CODE_LENGTH = 8
"""40 bits, typed as two groups of four."""
LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\u00a0": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Entity):
    number: int
    code: str
    """Kept with the workshop: a printed QR code survives a restart."""


def clean_code(typed: str) -> str:
    """What a person typed, as a code: capitals, look-alikes read as the sign they resemble."""
    return typed.strip().upper().translate(LOOK_ALIKES)


def shown_code(code: str) -> str:
    """Two groups of four, as printed and typed."""
    return f"{code[:4]} {code[4:]}"
