"""The shapes of a report: its sections and what each holds. Structure and figures, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.evaluation import QuestionResult
from workshop_app.domain.people import Split
from workshop_app.domain.phases import Activity
from workshop_app.domain.workshop import Category, GameRule
from workshop_app.i18n.translate import N_, _
from workshop_app.services.matrix_drawing import MatrixDot
from workshop_app.services.photo_content import PhotoLine

SectionKey = Literal[
    "cover",
    "contents",
    "context",
    "method",
    "participants",
    "counts",
    "themes",
    "essential",
    "by_category",
    "by_table",
    "evaluation",
    "annex",
    "photos",
    "times",
    "notes",
]
SECTIONS: dict[SectionKey, str] = {
    "cover": N_("Couverture"),
    "contents": N_("Sommaire"),
    "context": N_("Contexte et objectifs"),
    "method": N_("Méthode et déroulé"),
    "participants": N_("Participants"),
    "counts": N_("Les cartes en chiffres"),
    "themes": N_("Thèmes"),
    "essential": N_("L'essentiel"),
    "by_category": N_("Cartes par catégorie"),
    "by_table": N_("Cartes par table"),
    "evaluation": N_("Évaluation"),
    "annex": N_("Annexe"),
    "photos": N_("Photos des tables"),
    "times": N_("Prévu et réel"),
    "notes": N_("Notes de qui anime"),
}
"""In their usual order."""
FOR_OURSELVES: tuple[SectionKey, ...] = ("times", "notes")
"""Never in the version to share."""
ASKED_FOR: tuple[SectionKey, ...] = ("notes",)
"""Not there unless it was ticked."""


@dataclass(frozen=True, slots=True)
class Cover:
    question: str
    organiser: str
    place: str
    day: date | None
    starts_at: time
    ends_at: time
    people: int
    tables: int
    cards: int
    worked: timedelta
    """Time the phases really ran; zero before the first."""


@dataclass(frozen=True, slots=True)
class Context:
    text: str
    objectives: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """One phase, as planned and as it ran."""

    title: str
    activity: Activity
    categories: tuple[Category, ...]
    question: str
    planned_at: time
    planned: timedelta
    started_at: datetime | None
    ran: timedelta | None
    """None while it has not begun."""


@dataclass(frozen=True, slots=True)
class Method:
    phases: tuple[PhaseLine, ...]
    planned: timedelta
    ran: timedelta
    sources: tuple[tuple[str, int], ...]
    """How cards came in (phone, desk, paper), the most frequent first."""
    unread: int = 0
    """Cards that wait in « À relire »: they stand nowhere in the report."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    first_name: str
    last_name: str
    organisation: str
    function: str
    departement: str
    email: str
    referent: bool


@dataclass(frozen=True, slots=True)
class TablePeople:
    number: int | None
    """None: not seated."""
    count: int
    people: tuple[PersonLine, ...]
    """Empty in the version to share."""


@dataclass(frozen=True, slots=True)
class Participants:
    total: int
    spread: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """(name of a field, its values with their number, the most frequent first)."""
    tables: tuple[TablePeople, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    label: str
    table: int | None
    """None: it was promised that none is shown."""
    category: Category
    text: str
    question: str = ""
    """The one it answers, with its number, where the phase asked several."""
    speaker: str = ""
    """A role; a first name too in the version that keeps names."""


@dataclass(frozen=True, slots=True)
class CategoryCards:
    category: Category
    cards: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class TableCards:
    number: int | None
    """None: those that show no table."""
    cards: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class TableCounts:
    number: int | None
    """None: the cards that show no table."""
    counts: tuple[int, ...]
    """In the order of the categories."""


@dataclass(frozen=True, slots=True)
class PileLine:
    """A card, or a stack told by the one that leads it."""

    card: CardLine
    cards: int
    tables: int


@dataclass(frozen=True, slots=True)
class ThemeCards:
    name: str
    within: str
    """The theme it is a part of."""
    cards: int
    """With those of its parts."""
    tables: int
    piles: tuple[PileLine, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    themes: tuple[ThemeCards, ...]
    unsorted: tuple[PileLine, ...]
    proposed: int
    """Close cards that the program proposed to bring together and that were answered."""
    accepted: int


@dataclass(frozen=True, slots=True)
class Correction:
    label: str
    table: int | None
    original: str
    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    rules: tuple[GameRule, ...]
    split: Split | None
    criteria: tuple[str, ...]
    """Words for what the split spread over the tables and its weight, the heaviest first."""
    corrected: int
    corrections: tuple[Correction, ...]
    """Empty in the version to share."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What people thought of the day, nobody named."""

    answers: int
    on_paper: int
    came: int
    results: tuple[QuestionResult, ...]
    quotes: tuple[tuple[str, tuple[str, ...]], ...]
    """(key of a question, what was chosen of its answers)."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of the facilitator."""

    phase: str
    """Title of what it is about; "" = the whole day."""
    written_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class EssentialLine:
    """One item that the hall has kept, and its thread."""

    text: str
    category: Category | None
    points: str
    """Empty where no vote weighed it."""
    gave: str
    """« 9 tables sur 9 »."""
    mood: str
    """« consensus », « clivant »."""
    said_by: str
    chosen: str
    """« par le vote », « à la main »."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """One vote on importance and feasibility, everything that was rated in it."""

    title: str
    dots: tuple[MatrixDot, ...]


@dataclass(frozen=True, slots=True)
class Essential:
    lines: tuple[EssentialLine, ...] = ()
    votes: tuple[str, ...] = ()
    """How it was voted, a sentence each."""
    matrices: tuple[Matrix, ...] = ()
    """Of the votes on two scales."""


@dataclass(frozen=True, slots=True)
class ReportContent:
    title: str
    made_at: datetime
    shareable: bool
    sections: tuple[SectionKey, ...]
    """Those to print, in order."""
    cover: Cover
    context: Context
    method: Method
    participants: Participants
    categories: tuple[Category, ...]
    counts: tuple[TableCounts, ...]
    by_category: tuple[CategoryCards, ...]
    by_table: tuple[TableCards, ...]
    annex: Annex
    themes: Themes | None = None
    """None where the cards were not sorted."""
    photos: tuple[PhotoLine, ...] = ()
    """By table, in both versions: a section of its own, for whoever shares it to tick or not. A
    photo may show a face or a name that no program sees."""
    opinions: Opinions | None = None
    """None without an answer."""
    times: tuple[PhaseTimes, ...] = ()
    """Empty in the version to share, and before the day."""
    notes: tuple[NoteLine, ...] = ()
    """Empty in the version to share."""
    essential: Essential = Essential()
    """Of tables alone: it names no person in either version."""


def section_label(key: SectionKey) -> str:
    return _(SECTIONS[key])
