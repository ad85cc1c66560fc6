"""The link by which participants follow their table on their own phone. Decides what it is; what is
shown behind it is `services.follow`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLink(Entity):
    """One of a workshop. Withdrawn: the page is closed."""

    code: str
    """Read only: it opens neither a table's form nor the door."""
