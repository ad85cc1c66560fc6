"""Themes, where each card stands among them, and what a person said no to.

Decides what a name may be, how deep themes go and which cards may be stacked. A card's place is an
entity of its own: sorting never touches the card, whose change number the phones compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from workshop_app.domain.cards import Card, clean_text
from workshop_app.domain.entity import Entity
from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem

LONGEST_NAME = 80
LONGEST_KEYWORDS = 400
MOST_THEMES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Entity):
    """It has no colour: what is coloured on a board is a category."""

    name: str
    position: int
    """Among those of the same parent; numbers may leave gaps."""
    keywords: str = ""
    """Words the facilitator added, which count as examples of what it is about."""
    parent: UUID | None = None
    """The theme it is a part of; one level only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot(Entity):
    """Where one card stands. None of its own yet: not sorted, alone."""

    card: UUID
    theme: UUID | None = None
    """None: « non classée », which is a normal end."""
    stack: UUID | None = None
    """The card that leads its stack, whose wording shows; its own id on that card. None: alone."""
    offered: bool = False
    """It was stacked because the program proposed it."""
    by: str = ""
    """Initials of who put it there from a browser; "" = at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Entity):
    """Never proposed again: these two cards as close, or this card for this theme."""

    card: UUID
    other: UUID | None = None
    """The other card of a pair: the one whose id comes second."""
    theme: UUID | None = None
    by: str = ""
    """As for a spot."""


def spot_id(card: UUID) -> UUID:
    """One spot a card, whoever writes it first."""
    return uuid5(card, "spot")


def refusal_of(workshop: UUID, card: UUID, *, other: UUID | None, theme: UUID | None) -> Refusal:
    """The same entity whoever refuses, and in whichever order the two cards are named."""
    if other is not None:
        card, other = sorted((card, other))
    about = f"not close to {other}" if other is not None else f"not about {theme}"
    return Refusal(id=uuid5(card, about), workshop=workshop, card=card, other=other, theme=theme)


def clean_name(name: str) -> str:
    """On one line, without blank ends. Refuses none and too long."""
    if not name.strip():
        raise Problem("theme_without_name")
    said = clean_text(" ".join(name.split()))
    if len(said) > LONGEST_NAME:
        raise Problem("theme_name_too_long", longest=LONGEST_NAME)
    return said


def clean_keywords(keywords: str) -> str:
    said = " ".join(keywords.split())
    if said:
        said = clean_text(said)
    if len(said) > LONGEST_KEYWORDS:
        raise Problem("theme_keywords_too_long", longest=LONGEST_KEYWORDS)
    return said


def same_name(name: str, themes: Iterable[Theme], but: UUID | None = None) -> Theme | None:
    """The theme that has this name already, whatever its case and accents."""
    key = fold(name)
    return next((t for t in themes if fold(t.name) == key and t.id != but), None)


def check_theme(theme: Theme, others: Sequence[Theme]) -> None:
    """`others`: those present, itself among them or not. Refuses a name twice and a third level."""
    if twin := same_name(theme.name, others, theme.id):
        raise Problem("theme_named_already", name=twin.name)
    if theme.parent is None:
        return
    parent = next((each for each in others if each.id == theme.parent), None)
    if parent is None or parent.id == theme.id:
        raise Problem("unknown_theme")
    if parent.parent is not None or any(each.parent == theme.id for each in others):
        raise Problem("theme_too_deep")


def in_order(themes: Iterable[Theme]) -> list[Theme]:
    """Each theme followed by its parts. One whose parent is gone stands among the first level."""
    known = {theme.id: theme for theme in themes}
    ranked = sorted(known.values(), key=lambda theme: (theme.position, fold(theme.name), theme.id))
    tops = [theme for theme in ranked if theme.parent not in known]
    parts = {top.id: [theme for theme in ranked if theme.parent == top.id] for top in tops}
    return [each for top in tops for each in (top, *parts[top.id])]


def check_stack(cards: Sequence[Card]) -> None:
    """Two at least, of one category: a strength never hides a weakness that resembles it."""
    if len(cards) < 2:
        raise Problem("stack_of_one")
    if len({card.kind for card in cards}) > 1:
        raise Problem("stack_of_two_kinds")
