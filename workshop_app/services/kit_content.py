"""The shapes of the kit: what each document says, and the options of its paper. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from workshop_app.domain.agreement import Gender
from workshop_app.domain.attendance import PresenceState
from workshop_app.domain.evaluation import AskedQuestion
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.phases import Activity
from workshop_app.domain.rounds import Stop
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
    tables: tuple[int, ...]
    """One for each round; empty for somebody without a seat."""
    referent: bool

    @property
    def table(self) -> int | None:
        """In the first round."""
        return self.tables[0] if self.tables else None


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
class FollowedSign(TableSign):
    """The same while the participants' page is open. A shape of its own: signs printed before there
    was such a page still say what they said."""

    follow_link: str
    """Empty while no address was chosen."""
    follow_code: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class WifiSheet:
    """The two squares of one table on half a page: joining the Wi-Fi, opening the form."""

    sign: TableSign
    local_name: str
    """What may be typed instead of numbers: « tablee.local:8000 »; "" = nothing."""


@dataclass(frozen=True, slots=True)
class BlankCards:
    heading: Heading
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class WallHeaders:
    """What stands over each column of a wall of cards."""

    heading: Heading
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    heading: Heading
    person: UUID
    first_name: str
    last_name: str
    lines: tuple[str, ...]
    """What else was asked to be on it, in order: the structure, the function."""
    number: int | None
    tables: tuple[int, ...]
    """Where to sit, one after another: the way of this person through the day."""
    stops: tuple[Stop, ...]
    """The same with clock times; empty when everybody stays at one table."""
    referent: bool
    host: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and the tables one goes to, in the order of the day; nothing else."""

    first_name: str
    last_name: str
    tables: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """Everybody by name, for the door."""

    heading: Heading
    seats: tuple[Placed, ...]
    rounds: int


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    last_name: str
    first_name: str
    organisation: str
    gender: Gender
    table: int | None
    """In the first round."""
    state: PresenceState
    arrived_at: datetime | None
    left_at: datetime | None
    """Only of who left before the end."""
    walk_in: bool


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """By last name: where people sign and, once somebody was confirmed at the door, who came."""

    heading: Heading
    lines: tuple[AttendanceLine, ...]
    opened: bool
    """Somebody was confirmed."""


@dataclass(frozen=True, slots=True)
class TableList:
    """Who sits at one table, in each round; whoever types comes first."""

    heading: Heading
    table: int
    rounds: tuple[tuple[Seat, ...], ...]


@dataclass(frozen=True, slots=True)
class HallSheet:
    heading: Heading
    plan: HallPlan


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people of each value of one field."""

    field: str
    rows: tuple[tuple[str, int], ...]
    """Value and count, "" for those without one, which come last."""


@dataclass(frozen=True, slots=True)
class Tallies:
    heading: Heading
    people: int
    fields: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """What people are asked of the day, on paper."""

    heading: Heading
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class KitContent:
    """Everything of one hall on paper."""

    heading: Heading
    made_at: datetime
    people: int
    rules: RulesPoster
    wall: WallHeaders
    sheets: tuple[ReferentSheet, ...]
    signs: tuple[TableSign, ...]
    wifi_sheets: tuple[WifiSheet, ...]
    cards: BlankCards
    badges: tuple[Badge, ...]
    names: NameList
    attendance: AttendanceSheet
    table_lists: tuple[TableList, ...]
    plan: HallSheet
    tallies: Tallies
    opinion: OpinionSheet
