"""A candidature, what was decided of it and why; and the rules in place in a workshop.

Decides what is kept of a call for candidates; not how it is decided (`decide`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.recruitment.rules import Rules

State = Literal["", "accepted", "waiting", "refused", "to_check", "left"]
STATES: tuple[State, ...] = ("accepted", "waiting", "to_check", "refused", "left")
"""In the order a screen shows them. "" is a candidature nothing was decided of."""
TOLD: tuple[State, ...] = ("accepted", "waiting", "refused")
"""Those that get a letter: what is to be checked is not decided, who left knows it."""
Imposed = Literal["", "accepted", "refused"]
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Place:
    """What a candidature waits for: a value of an attribute; both empty for the group itself."""

    attribute: str = ""
    value: str = ""


GROUP = Place()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: `code` names the sentence, `values` fill it. It never names anybody else."""

    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()

    @property
    def told(self) -> Mapping[str, str | int | float]:
        return dict(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidature(Entity):
    """Its id is the person's. A person without one applied on an unknown day."""

    applied_at: datetime | None = None
    """UTC."""
    state: State = ""
    reason: Reason | None = None
    rank: int | None = None
    """Place in the waiting list for `place`, 1 comes first."""
    place: Place | None = None
    decided_at: datetime | None = None
    imposed: Imposed = ""
    """What somebody decided against the rules, or beside them."""
    imposed_by: str = ""
    imposed_reason: str = ""
    left_at: datetime | None = None
    """When the person said they would not come; the place goes to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recruitment(Entity):
    """The rules in place. Its id is the workshop's; there is none before they are first applied."""

    rules: Rules
    applied_at: datetime
    applied_by: str = ""
    closed_at: datetime | None = None
    """When the group became full: demands that come after it wait."""
