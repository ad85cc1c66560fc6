"""The shapes of the kit: what each document says, and the options of its paper. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from workshop_app.domain.phases import Activity
from workshop_app.domain.workshop import Category, GameRule


@dataclass(frozen=True, slots=True)
class Heading:
    """What a sheet says of the day."""

    title: str
    day: date | None
    place: str


@dataclass(frozen=True, slots=True)
class RulesPoster:
    heading: Heading
    rules: tuple[GameRule, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    first_name: str
    last_name: str
    organisation: str
    table: int | None
    referent: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A phase on the referent's sheet, at its planned time."""

    at: time
    planned_s: int
    title: str
    activity: Activity
    question: str
    category: Category | None


@dataclass(frozen=True, slots=True)
class ReferentSheet:
    heading: Heading
    table: int
    link: str
    """Empty while no address was chosen."""
    address: str
    code: str
    """As printed: two groups of four."""
    seats: tuple[Seat, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class TableSign:
    heading: Heading
    table: int
    link: str
    address: str
    code: str
    wifi_name: str
    wifi_password: str


@dataclass(frozen=True, slots=True)
class BlankCards:
    heading: Heading
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class SeatingLists:
    heading: Heading
    alphabetical: tuple[Seat, ...]
    by_table: tuple[tuple[int, tuple[Seat, ...]], ...]


@dataclass(frozen=True, slots=True)
class KitContent:
    """Everything of one hall on paper."""

    heading: Heading
    made_at: datetime
    people: int
    rules: RulesPoster
    sheets: tuple[ReferentSheet, ...]
    signs: tuple[TableSign, ...]
    cards: BlankCards
    lists: SeatingLists


@dataclass(frozen=True, slots=True)
class KitOptions:
    """How paper looks: the same words on each."""

    poster: Literal["A3", "A4"] = "A3"
    large_print: bool = False
    save_ink: bool = False
    """Tints become outlines; shapes stay."""
    full_bleed: bool = False
    """Ink to the edge of the paper, for printers that can."""
