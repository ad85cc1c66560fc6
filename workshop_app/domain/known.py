"""What the library keeps beside its workshops about those it knows: what was decided by hand.

The directory itself is not stored: it is what the lists of all workshops say together
(`directory`). Decides nothing of who is alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from workshop_app.domain.entity import Entity

Sort = Literal["person", "structure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryChoice(Entity):
    """Entries that the rule holds for two and that are one, or that look alike and are two."""

    kind: Sort
    same: bool
    members: tuple[str, ...]
    """Ids of people in their workshops, as `UUID.hex` writes them; or structures, as
    `identity.organisation_key` does."""
    chosen: tuple[tuple[str, str], ...] = ()
    """(field, value) where they differed: what the directory shows from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Entity):
    """The trace of an erasing: when, how many, in which workshops. Never who."""

    how: Literal["erase", "anonymise"]
    made_at: datetime
    people: int
    workshops: tuple[UUID, ...] = ()
    images: int = 0
    """Lines of the change logs that were cleaned."""
