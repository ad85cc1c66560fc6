"""What « Préparer la salle » shows, as words and looks already chosen. No widget, no decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.room import Observation, Step, Topic, WifiSource
from workshop_app.services.projection.brief import Door

Mark = Literal["made", "now", "stuck", "later"]
CardLook = Literal["success", "signal", "error", "plain"]


@dataclass(frozen=True, slots=True)
class AddressFace:
    host: str
    where: str
    aside: str
    """Why it was set aside; "" when phones may use it."""
    recommended: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class StepFace:
    observation: Observation
    mark: Mark
    title: str
    detail: str
    at: str


@dataclass(frozen=True, slots=True)
class CardFace:
    """One diagnosis: a fact, what it means, one button."""

    topic: Topic
    look: CardLook
    icon: str
    title: str
    detail: str
    button: str = ""
    """What its button says; "" = none."""
    act: str = ""
    """What it does: a word that the presenter knows."""


@dataclass(frozen=True, slots=True)
class TableFace:
    number: int
    linked: bool


@dataclass(frozen=True, slots=True)
class RoomFace:
    count: str
    complete: bool
    clock: str
    done: frozenset[Step]
    addresses: tuple[AddressFace, ...]
    lost: str
    """The address phones were told is not there any more: the sentence; "" otherwise."""
    source: WifiSource
    wifi_tag: str
    wifi_open: bool
    wifi_name: str
    wifi_password: str
    crowd: str
    print_words: str
    typed_too: str
    local_name: bool
    linked: str
    tables: tuple[TableFace, ...]
    steps: tuple[StepFace, ...]
    square: Door | None
    """What the test phone scans; None while there is no address."""
    advice: str
    """What to do about the step that does not come."""
    leaving: str
    """Whether phones that ask for internet are answered."""
    cards: tuple[CardFace, ...]
    ready: str
    """When somebody said that the hall is ready, and what was missing; "" before."""
