"""A table of a rehearsal: it arrives, writes, calls, has finished, loses its phone, comes back.

It knows what a phone knows, the answers of the form, and acts as one: whatever it does goes through
the form. Everything is drawn from a seed. Decides what it does and when; not how it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

SHY, TALKATIVE = 3, 7
"""Cards of a table in a phase of `USUAL_S`."""
USUAL_S = 20 * 60
FIRST, LAST = 0.88, 0.08
"""Parts of the phase left when the first card and the last one may come: people talk first."""
FINISHES, CALLS, LOSES, LATE = 0.6, 0.12, 0.08, 0.2
"""How likely it is, in a phase, to say so, to call, to lose the phone, to send a late card."""
AWAY_S = (180, 360)
CALM_S = 240
"""A table that nobody answers takes its call back."""
READS_S = (10, 90)
VOTES_S = (30, 150)
ARRIVES_S = (-480, 240)
"""Around the start of the day."""


@dataclass(frozen=True, slots=True)
class PhaseTold:
    """The phase on stage, as the form tells it."""

    title: str
    kinds: tuple[str, ...]
    state: str
    remaining_s: float


@dataclass(frozen=True, slots=True)
class MessageTold:
    id: UUID
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CategoryTold:
    key: str
    open: bool
    longest: int


@dataclass(frozen=True, slots=True)
class ItemTold:
    id: UUID
    barred: bool = False


@dataclass(frozen=True, slots=True)
class VoteTold:
    """A vote that is open, and whether this table has voted."""

    id: UUID
    method: str
    budget: int
    most: int
    items: tuple[ItemTold, ...]
    sent: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the form answers when a phone asks how things stand."""

    now: datetime
    phase: PhaseTold | None
    categories: tuple[CategoryTold, ...]
    message: MessageTold | None
    calling: bool
    done: bool
    vote: VoteTold | None = None


@dataclass(frozen=True, slots=True)
class Writes:
    id: UUID
    kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Calls:
    calling: bool


@dataclass(frozen=True, slots=True)
class Finishes: ...


@dataclass(frozen=True, slots=True)
class Reads:
    message: UUID


@dataclass(frozen=True, slots=True)
class Votes:
    vote: UUID
    points: Mapping[UUID, int]


Act = Writes | Calls | Finishes | Reads | Votes
Bank = Mapping[str, Sequence[str]]
"""Key of a category -> what may be written in it; "" for any other."""


@dataclass(slots=True)
class _Plan:
    """What the table means to do in the phase on stage, by the seconds left of it."""

    title: str
    kinds: tuple[str, ...]
    cards: list[float] = field(default_factory=list)
    """Seconds left at each card, the next one last."""
    finishes: float | None = None
    calls: float | None = None
    loses: float | None = None
    """Seconds left when it does; None: it does not, or has."""
    late: bool = False


class SimulatedTable:
    def __init__(self, number: int, seed: int, begins_at: datetime, bank: Bank) -> None:
        """`begins_at`: the planned start of the day."""
        self.number = number
        self._chance = Random(f"{seed} {number}")
        self._bank = bank
        self._said: dict[str, list[str]] = {}
        """Category -> what this table has yet to say."""
        self._arrives_at = begins_at + timedelta(seconds=self._chance.uniform(*ARRIVES_S))
        self._pace = self._chance.uniform(SHY, TALKATIVE)
        self._lost_until: datetime | None = None
        self._told: Told | None = None
        self._plan: _Plan | None = None
        self.has_worked = False
        """It has heard of a phase."""
        self._calm_at: datetime | None = None
        self._reads_at: tuple[UUID, datetime] | None = None
        self._votes_at: tuple[VoteTold, datetime] | None = None

    def is_reached(self, now: datetime) -> bool:
        """Its phone is there and on the network."""
        lost = self._lost_until is not None and now < self._lost_until
        return now >= self._arrives_at and not lost

    def lose(self, now: datetime) -> None:
        """Its phone falls silent for some minutes. What it writes meanwhile comes afterwards."""
        self._lost_until = now + timedelta(seconds=self._chance.uniform(*AWAY_S))

    def hear(self, told: Told) -> None:
        """The form has answered."""
        self._told = told
        self._hear_phase(told.phase)
        self._hear_message(told)
        self._hear_vote(told)

    def acts(self, now: datetime) -> Sequence[Act]:
        """What it does by now. Cards come out while it is lost too: the phone keeps them."""
        if self._told is None or now < self._arrives_at:
            return ()
        return [*self._write(now), *self._signal(now), *self._read(now), *self._vote(now)]

    def hurry(self, now: datetime) -> Sequence[Writes]:
        """Two cards at once, if anything may be written."""
        plan = self._plan
        return [self._card(plan.kinds, now) for _each in range(2)] if plan and plan.kinds else []

    def call(self, now: datetime) -> Sequence[Calls]:
        """Now, unless it calls already."""
        if self._told is not None and self._told.calling:
            return ()
        self._calm_at = now + timedelta(seconds=CALM_S)
        return (Calls(True),)

    # what it hears

    def _hear_phase(self, phase: PhaseTold | None) -> None:
        if phase is None:
            self._plan = None
        elif self._plan is None or self._plan.title != phase.title:
            self._plan = self._intend(phase)
            self.has_worked = True

    def _intend(self, phase: PhaseTold) -> _Plan:
        chance, length = self._chance, phase.remaining_s
        plan = _Plan(phase.title, phase.kinds)
        if phase.kinds:
            count = max(1, round(self._pace * length / USUAL_S + chance.uniform(-1, 1)))
            plan.cards = sorted(length * chance.uniform(LAST, FIRST) for _each in range(count))
            plan.late = chance.random() < LATE
            if chance.random() < FINISHES:
                plan.finishes = plan.cards[0] * chance.uniform(0.4, 0.9)
        if chance.random() < CALLS:
            plan.calls = length * chance.uniform(0.1, 0.8)
        if chance.random() < LOSES:
            plan.loses = length * chance.uniform(0.3, 0.8)
        return plan

    def _hear_message(self, told: Told) -> None:
        message = told.message
        if message is None or message.read_at is not None:
            self._reads_at = None
        elif self._reads_at is None or self._reads_at[0] != message.id:
            wait = timedelta(seconds=self._chance.uniform(*READS_S))
            self._reads_at = (message.id, told.now + wait)

    def _hear_vote(self, told: Told) -> None:
        """It spends points; votes of another kind wait for real tables."""
        vote = told.vote
        if vote is None or vote.sent or vote.method != "dots":
            self._votes_at = None
        elif self._votes_at is None or self._votes_at[0].id != vote.id:
            wait = timedelta(seconds=self._chance.uniform(*VOTES_S))
            self._votes_at = (vote, told.now + wait)

    # what it does

    def _left(self, now: datetime) -> float:
        """Seconds left of the phase, as a phone counts them on between two answers."""
        told = self._told
        if told is None or told.phase is None:
            return 0.0
        if told.phase.state != "running":
            return told.phase.remaining_s
        return told.phase.remaining_s - (now - told.now).total_seconds()

    def _runs(self) -> bool:
        phase = self._told.phase if self._told else None
        return phase is not None and phase.state in ("running", "over")

    def _write(self, now: datetime) -> Sequence[Writes]:
        plan = self._plan
        if plan is None or not self._runs():
            return []
        left, written = self._left(now), []
        while plan.cards and left <= plan.cards[-1]:
            plan.cards.pop()
            written.append(self._card(plan.kinds, now))
        if plan.late and plan.kinds and left <= 0:
            plan.late = False
            written.append(self._card(plan.kinds, now))
        return written

    def _signal(self, now: datetime) -> Sequence[Act]:
        told, plan = self._told, self._plan
        if told is None or not self.is_reached(now):
            return []
        acts: list[Act] = []
        if plan is not None and self._runs():
            left = self._left(now)
            if plan.finishes is not None and left <= plan.finishes:
                plan.finishes = None
                acts.append(Finishes())
            if plan.calls is not None and left <= plan.calls:
                plan.calls = None
                acts += self.call(now)
            if plan.loses is not None and left <= plan.loses:
                plan.loses = None
                self.lose(now)
        if self._calm_at is not None and now >= self._calm_at:
            self._calm_at = None
            if told.calling:
                acts.append(Calls(False))
        return acts

    def _read(self, now: datetime) -> Sequence[Reads]:
        if self._reads_at is None or now < self._reads_at[1] or not self.is_reached(now):
            return []
        message, self._reads_at = self._reads_at[0], None
        return [Reads(message)]

    def _vote(self, now: datetime) -> Sequence[Votes]:
        """All its points, on the few things that the table holds dear."""
        if self._votes_at is None or now < self._votes_at[1] or not self.is_reached(now):
            return []
        vote, self._votes_at = self._votes_at[0], None
        items = [item.id for item in vote.items if not item.barred]
        self._chance.shuffle(items)
        points: dict[UUID, int] = {}
        left = vote.budget
        for item in items:
            given = min(left, self._chance.randint(1, vote.most))
            if given:
                points[item] = given
            left -= given
        return [Votes(vote.id, points)]

    def _card(self, kinds: Sequence[str], now: datetime) -> Writes:
        kind = self._chance.choice(kinds)
        key = UUID(int=self._chance.getrandbits(128), version=4)
        return Writes(key, kind, self._sentence(kind), now)

    def _sentence(self, kind: str) -> str:
        """Each once, as long as there is one left."""
        left = self._said.get(kind)
        if not left:
            left = list(self._bank.get(kind) or self._bank[""])
            self._chance.shuffle(left)
            self._said[kind] = left
        return left.pop()[: self._longest(kind)]

    def _longest(self, kind: str) -> int:
        known = {each.key: each.longest for each in self._told.categories} if self._told else {}
        return known.get(kind, 200)
