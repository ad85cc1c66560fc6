"""What a workshop is: its identity, its rules of the game, its categories of cards.

Decides which changes of these are allowed; not who takes part, nor when a phase runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, TypeVar
from uuid import UUID

from workshop_app.domain.cards import CONTROL
from workshop_app.domain.entity import Entity
from workshop_app.domain.groups.rotation import MOST_ROUNDS
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.problems import Problem

Model = Literal["concertation", "groupe-de-travail", "accompagnement", "vierge"]
MODELS: tuple[Model, ...] = ("concertation", "groupe-de-travail", "accompagnement", "vierge")
T = TypeVar("T")
Stage = Literal["prepare", "run", "conclude"]
MOST_TABLES = 100
LONGEST_RETENTION = 120
"""Months."""
LONGEST_TITLE = 300
LONGEST_LABEL = 60
"""The word of a category stands on cards, tiles and legends: a line, not a text."""
TONES = ("forces", "faiblesses", "attentes", "contributions", "opportunites", "menaces")
"""Colours that the design tokens define: a category borrows one by name."""
SHAPES = ("triangle-up", "triangle-down", "diamond", "circle", "star5", "octagon")


@dataclass(frozen=True, slots=True)
class GameRule:
    """One line of the « règles du jeu »."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of card. Colour, shape, word and code together: never colour alone."""

    key: str
    label: str
    code: str
    """Two letters before a card's number: FO 12."""
    question: str
    tone: str
    """One of TONES."""
    shape: str
    """One of SHAPES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Entity):
    """Its `id` is its `workshop`. Clock times are those of the hall's wall clock."""

    model: Model
    title: str
    created_at: datetime
    question: str = ""
    organiser: str = ""
    place: str = ""
    day: date | None = None
    starts_at: time = time(10)
    ends_at: time = time(12)
    end_is_free: bool = False
    """The day ends when its last phase does: nothing is too long, nothing is to be caught up."""
    context: str = ""
    objectives: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    rules: tuple[GameRule, ...] = ()
    categories: tuple[Category, ...] = ()
    table_count: int = 9
    rounds: int = 1
    """How many times people sit anew, the first included."""
    criteria: tuple[str, ...] = ("organisation", "organisation_type", "departement", "function")
    """What the split spreads over the tables, the most important first."""
    criteria_modes: tuple[tuple[str, str], ...] = ()
    """(criterion, mode) of those that are not simply spread; one of `groups.problem.MODES`."""
    host: str = ""
    """Address of this laptop that phones use; empty until chosen."""
    port: int = 0
    """0 until the form was first opened; kept afterwards, for the printed QR codes."""
    wifi_name: str = ""
    wifi_password: str = ""
    report_sections: tuple[str, ...] = ()
    """Ticked sections of the report, in order; empty: all of them."""
    shareable_report: bool = True
    badge_lines: tuple[str, ...] = ("organisation", "function")
    """What a badge says under the name: fields or headings, from top to bottom."""
    paper: KitOptions = KitOptions()  # noqa: RUF009 frozen
    """How its documents are printed."""
    places_initials: bool = False
    """« Où je m'assois » shows a first name and an initial, not the whole name."""
    places_newest: bool = True
    """« Où je m'assois » says who has just arrived."""
    extra_pages: tuple[str, ...] = ()
    """Pages switched on beside those of the model: keys of `pages_offered.OPTIONAL_PAGES`."""
    retention_months: int | None = None
    """How long after the day people keep their names here; 0: for ever; None: not decided."""
    retention_unasked: bool = False
    """True: when that time is over the names go without a question."""
    reads_first: bool = False
    """What phones send waits in « À relire » before anybody else sees it."""
    part_of: UUID | None = None
    """The working group of which this is one meeting."""


def category_of(workshop: Workshop, key: str) -> Category | None:
    return next((category for category in workshop.categories if category.key == key), None)


def clean_title(title: str) -> str:
    """One line, without the signs that would hide or reverse what follows."""
    return " ".join(CONTROL.sub("", " ".join(title.split())).split())


def check_workshop(workshop: Workshop) -> None:
    """Refuse what cannot be run. Raises Problem."""
    if not workshop.title.strip():
        raise Problem("title_empty")
    if len(workshop.title) > LONGEST_TITLE:
        raise Problem("title_too_long", length=len(workshop.title), longest=LONGEST_TITLE)
    if workshop.ends_at <= workshop.starts_at:
        raise Problem("end_before_start", start=workshop.starts_at, end=workshop.ends_at)
    if not 1 <= workshop.table_count <= MOST_TABLES:
        raise Problem("table_count", count=workshop.table_count, most=MOST_TABLES)
    if not 0 <= (workshop.retention_months or 0) <= LONGEST_RETENTION:
        raise Problem("retention_length", longest=LONGEST_RETENTION)
    if not 1 <= workshop.rounds <= MOST_ROUNDS:
        raise Problem("split_rounds_not_valid", rounds=workshop.rounds, most=MOST_ROUNDS)
    check_categories(workshop.categories)


def check_categories(categories: Iterable[Category]) -> None:
    keys: set[str] = set()
    codes: set[str] = set()
    for category in categories:
        if not category.label.strip():
            raise Problem("category_without_word")
        if len(category.label) > LONGEST_LABEL:
            raise Problem("category_too_long", longest=LONGEST_LABEL)
        if category.key in keys or category.code in codes:
            raise Problem("category_twice", label=category.label, code=category.code)
        if category.tone not in TONES or category.shape not in SHAPES:
            raise Problem("category_look", label=category.label)
        keys.add(category.key)
        codes.add(category.code)


def check_categories_kept(
    before: tuple[Category, ...], after: tuple[Category, ...], used: Iterable[str]
) -> None:
    """A category that has cards keeps its place, colour, shape and code: paper says so too."""
    now = {category.key: category for category in after}
    for key in used:
        old = next((c for c in before if c.key == key), None)
        if old is None:
            continue
        new = now.get(key)
        if new is None or (new.tone, new.shape, new.code) != (old.tone, old.shape, old.code):
            raise Problem("category_frozen", label=old.label)


def new_category(
    existing: Iterable[Category], label: str, key: str, tone: str = "", shape: str = ""
) -> Category:
    """A category with a code and a look that no other one has, as long as there are some left."""
    taken = list(existing)
    codes, tones, shapes = ({getattr(c, n) for c in taken} for n in ("code", "tone", "shape"))
    free_tone = next((t for t in TONES if t not in tones), TONES[0])
    free_shape = next((s for s in SHAPES if s not in shapes), SHAPES[0])
    return Category(key, label, free_code(label, codes), "", tone or free_tone, shape or free_shape)


def free_code(label: str, taken: Iterable[str]) -> str:
    """Two capitals from the word: its first two letters, else the next ones, else a number."""
    letters = [sign.upper() for sign in label if sign.isalpha()] or ["C"]
    used = set(taken)
    for second in (*letters[1:], *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"):
        code = f"{letters[0]}{second}"
        if code not in used:
            return code
    raise Problem("category_too_many")


def move(items: tuple[T, ...], position: int, by: int) -> tuple[T, ...]:
    """The same items, one of them `by` places further; unchanged when it would fall out."""
    target = position + by
    if not (0 <= position < len(items) and 0 <= target < len(items)):
        return items
    rest = list(items)
    rest.insert(target, rest.pop(position))
    return tuple(rest)
