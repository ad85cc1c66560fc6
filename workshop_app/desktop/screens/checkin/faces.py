"""What « Émargement » shows, as plain data. `wording` fills it; the widgets lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.search import Span

StateLook = Literal["plain", "success", "signal"]


@dataclass(frozen=True, slots=True)
class RowFace:
    """One person of the list."""

    name: str
    found: tuple[Span, ...]
    """Letters of the name that the search found."""
    detail: str
    state: str
    """What is known of them already; empty while they are awaited."""
    state_icon: str
    state_look: StateLook
    action: str
    """What Entrée does to them; empty when nothing is left to do."""
    action_icon: str
    table: str
    badge: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CountFace:
    figure: str
    label: str
    icon: str
    look: StateLook = "plain"


@dataclass(frozen=True, slots=True)
class CountsFace:
    present: str
    present_label: str
    share: float
    """Of those awaited, how many are in the room: 0 to 1."""
    others: tuple[CountFace, ...]


@dataclass(frozen=True, slots=True)
class LatestFace:
    """One line of « Dernières arrivées »."""

    key: UUID
    change: int
    time: str
    name: str
    tag: str
    """« imprévue »; empty for those of the list."""
    post: str
    table: str
    undo: str
    """What its button says aloud."""


@dataclass(frozen=True, slots=True)
class PostFace:
    """A second device."""

    key: UUID
    name: str
    detail: str
    linked: bool


@dataclass(frozen=True, slots=True)
class AlertFace:
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class GestureFace:
    """What was just done, above the line for newcomers."""

    result: str
    detail: str
    look: Literal["success", "signal", "error"]
    can_undo: bool


@dataclass(frozen=True, slots=True)
class LinkFace:
    """A post being linked: what its device scans, or types."""

    key: UUID
    name: str
    title: str
    matrix: tuple[tuple[bool, ...], ...]
    """Empty while phones have no address to go to."""
    address: str
    code: str
    state: str
    linked: bool
