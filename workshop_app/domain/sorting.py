"""The link by which a second person sorts the cards from a browser, and what she is called there.

Decides what they are; what may be done behind the link is `services.sorting_gestures`.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingLink(Entity):
    """One of a workshop. Withdrawn: the board is closed."""

    code: str
    """It opens the board alone: neither a table's form nor the door."""


@dataclass(frozen=True, slots=True)
class Sorter:
    """Somebody at a board."""

    device: str
    """A random word; "" at the desk."""
    initials: str
    """What the others read of her; "" at the desk."""


def clean_initials(typed: str) -> str:
    """« nb » → « NB ». Refuses none, and what is no initials."""
    said = "".join(typed.split()).replace(".", "").upper()
    if not said or not all(sign.isalnum() for sign in said):
        raise Problem("initials_missing", longest=LONGEST_INITIALS)
    if len(said) > LONGEST_INITIALS:
        raise Problem("initials_too_long", longest=LONGEST_INITIALS)
    return said
