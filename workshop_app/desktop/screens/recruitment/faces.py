"""What the page of recruitment shows, as plain values. Knows no widget and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.desktop.widgets.place_dots import PlaceLine
from workshop_app.domain.recruitment.candidature import State

Choice = tuple[str, str]
"""Key, words."""


@dataclass(frozen=True, slots=True)
class ClassShown:
    name: str
    most: int
    """0: no maximum."""
    members: str
    """« Littoral : Charente-Maritime, Gironde… »."""


@dataclass(frozen=True, slots=True)
class QuotaShown:
    """One rule of places as a sentence with fields."""

    place: int
    """Among the quotas of the rules."""
    attribute: str
    word: str
    most: int
    """0: no maximum."""
    classes: Sequence[ClassShown]
    awaited: str
    """How many values are waited for; empty when none is named."""


@dataclass(frozen=True, slots=True)
class ConditionShown:
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class RulesShown:
    preset: str
    """"" when the rules are no set of the field any more."""
    least: int
    most: int
    """0: no maximum."""
    quotas: Sequence[QuotaShown]
    attributes: Sequence[Choice]
    """What a quota can be about."""
    representation: str
    representations: Sequence[Choice]
    conditions: Sequence[ConditionShown]
    once: bool
    """« Pas la même structure deux fois »."""
    ready: Sequence[Choice]
    """Conditions of the field that are not there yet."""
    order: str
    tie: str
    draw: int
    closes: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class CountShown:
    state: State
    word: str
    count: int
    delta: str
    """« = 18 », « +1 »; empty before anything was decided."""


@dataclass(frozen=True, slots=True)
class ChangeShown:
    name: str
    about: str
    before: State
    after: State
    before_words: str
    after_words: str
    why: str


@dataclass(frozen=True, slots=True)
class EffectShown:
    """What the rules shown would do."""

    title: str
    mark: str
    """« aperçu, rien n'est décidé »."""
    settled: bool
    counts: Sequence[CountShown]
    places_note: str
    places: Sequence[PlaceLine]
    changes: Sequence[ChangeShown]
    since: str
    changes_note: str
    """What stands there when nothing changes."""
    unchanged: str
    holds: str
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class LetterShown:
    person: UUID
    name: str
    where: str
    """« 2 sur 6 »."""
    salutation: str
    before: str
    reason: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionsShown:
    tag: str
    may_apply: bool
    why_not: str
    may_revert: bool
    may_write: bool
    """Letters may leave: what they tell is decided."""
    letters: int
