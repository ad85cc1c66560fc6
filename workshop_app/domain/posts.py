"""A post at the door: a second device that confirms arrivals, by a secret link of its own.

Decides how posts are numbered; its code looks like a table's (`tables`) and opens another page.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.entity import Entity

DESK = 1
"""The facilitator's laptop is the first post; the others are numbered from 2 and never again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorPost(Entity):
    """Withdrawn: its link leads nowhere any more."""

    number: int
    code: str
    name: str = ""
    """« Tablette de Fanny »; empty: its number says enough."""
