"""The shapes of the slides: what each one says. Structure and figures, no layout.

A deck is projected before everybody: it holds no private note, no unread card, and nobody's name
but those of the referents who may be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from workshop_app.domain.phases import Activity
from workshop_app.domain.said_words import SaidWord
from workshop_app.domain.slides import DeckKind
from workshop_app.domain.workshop import Category, GameRule
from workshop_app.services.report_content import EssentialLine, TableCounts


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the first slide says of the day."""

    title: str
    question: str
    organiser: str
    place: str
    day: date | None
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class ContextSlide:
    text: str


@dataclass(frozen=True, slots=True)
class AimsSlide:
    objectives: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulesSlide:
    rules: tuple[GameRule, ...]


@dataclass(frozen=True, slots=True)
class CardsSlide:
    """The kinds of cards, each with its question."""

    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class TableHosts:
    number: int
    people: int
    referents: tuple[str, ...]
    """Those who may be shown."""


@dataclass(frozen=True, slots=True)
class TablesSlide:
    tables: tuple[TableHosts, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    at: time
    title: str
    activity: Activity
    planned_s: int
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class ScheduleSlide:
    moments: tuple[Moment, ...]
    ends_at: time


@dataclass(frozen=True, slots=True)
class DoorsSlide:
    """How a phone comes in: the Wi-Fi, then the form, which asks for the table's code."""

    wifi_name: str
    wifi_password: str
    wifi_square: str
    """What the square to scan holds; "" without a Wi-Fi of the hall."""
    address: str
    """As it is typed."""
    link: str


@dataclass(frozen=True, slots=True)
class FiguresSlide:
    people: int
    tables: int
    cards: int
    counts: tuple[tuple[Category, int], ...]


@dataclass(frozen=True, slots=True)
class ByTableSlide:
    categories: tuple[Category, ...]
    counts: tuple[TableCounts, ...]


@dataclass(frozen=True, slots=True)
class CategoryWords:
    category: Category
    cards: int
    words: tuple[SaidWord, ...]
    """With no figure (0) when the facilitator chose them and no card says them so."""


@dataclass(frozen=True, slots=True)
class WordsSlide:
    categories: tuple[CategoryWords, ...]


@dataclass(frozen=True, slots=True)
class ThemeSize:
    name: str
    cards: int
    """With those of its parts."""
    tables: int


@dataclass(frozen=True, slots=True)
class ThemesSlide:
    """Those of the first level that have cards, in the facilitator's order."""

    themes: tuple[ThemeSize, ...]


@dataclass(frozen=True, slots=True)
class EssentialSlide:
    """What the hall has kept, and how it was voted."""

    lines: tuple[EssentialLine, ...]


@dataclass(frozen=True, slots=True)
class NextStepsSlide:
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThanksSlide:
    words: str
    organiser: str


Slide = (
    ContextSlide
    | AimsSlide
    | RulesSlide
    | CardsSlide
    | TablesSlide
    | ScheduleSlide
    | DoorsSlide
    | FiguresSlide
    | ByTableSlide
    | ThemesSlide
    | WordsSlide
    | EssentialSlide
    | NextStepsSlide
    | ThanksSlide
)


@dataclass(frozen=True, slots=True)
class Deck:
    kind: DeckKind
    occasion: Occasion
    made_at: datetime
    slides: tuple[Slide, ...]
    """Those that have something to say, after the first one."""
