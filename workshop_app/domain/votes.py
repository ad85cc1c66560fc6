"""A vote of the hall, its ballots, the codes people vote with, and what was marked essential.

Decides what a ballot may hold and when one is taken; not how ballots are counted (`vote_count`) nor
how they travel. While a vote of people is open a ballot knows the code it came with, so that it can
be changed; once it is closed nothing does (`sealed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

Method = Literal["dots", "criteria", "ranking", "keep"]
"""Points from a budget; two scales, importance and feasibility; an order; some of each category."""
Voter = Literal["table", "person", "room"]
"""One ballot a table; one a code, each handed to one person; hands or stickers counted at once."""
VoteState = Literal["draft", "open", "closed"]
BallotSource = Literal["phone", "desk"]
SCALE = 5
"""Steps of importance and of feasibility, 1 for the lowest."""
MOST_BUDGET, MOST_POINTS, MOST_ITEMS, MOST_RANKED = 100, 20, 60, 12
LONGEST_VOTE_TITLE = 120
FEWEST_ITEMS = 2
OF_A_TABLE = {
    "ballot_over_budget": "ballot_over_budget_table",
    "ballot_over_most": "ballot_over_most_table",
    "ballot_too_many_kept": "ballot_too_many_kept_table",
}
OF_THE_ROOM = {
    "ballot_over_budget": "ballot_over_budget_room",
    "ballot_over_most": "ballot_over_most_room",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What is voted on. Of a stack of cards, the one that leads it."""

    kind: Literal["card", "theme"]
    id: UUID


@dataclass(frozen=True, slots=True)
class Mark:
    """What a ballot says of one item; an item it says nothing of has none."""

    item: UUID
    value: int
    """Points; importance; the place it is given (1 for the first); 1 when it is kept."""
    feasible: int = 0
    """Of a ballot with two scales alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Entity):
    title: str
    """What is asked of the hall."""
    method: Method = "dots"
    voter: Voter = "table"
    items: tuple[Item, ...] = ()
    """In the order they are shown. Empty where each table keeps some of its own cards."""
    budget: int = 15
    """Points of one voter; how many of each category a table keeps."""
    most: int = 5
    """Points on one item."""
    own_cards: bool = True
    """False: a table gives nothing to what it alone has written."""
    line: int = 6
    """How many of the first become the essential when it closes."""
    state: VoteState = "draft"
    expected: int = 0
    """Tables, or people present, when it opened and then when it closed."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """Replaced as often as its voter wants until the vote is closed."""

    vote: UUID
    voter: str
    """Number of the table; `room`; a word made from the code, and one from nothing once closed."""
    marks: tuple[Mark, ...]
    source: BallotSource = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingCode(Entity):
    """A slip of paper that lets one person vote. Nothing says who was handed it."""

    number: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Essential(Entity):
    """One item that counts. Its id is the item's; withdrawn, it was taken off."""

    kind: Literal["card", "theme"]
    vote: UUID | None = None
    """The vote whose line it stood above; None: marked by hand."""
    marked_at: datetime


ROOM = "room"


def table_voter(number: int) -> str:
    return str(number)


def code_voter(code: UUID, vote: UUID) -> str:
    """Another word in each vote: two ballots of one slip are not seen to be so."""
    return uuid5(code, f"vote {vote}").hex


def keeps_own(vote: Vote) -> bool:
    """Each table chooses among its own cards."""
    return vote.method == "keep" and not vote.items


def check_vote(vote: Vote) -> None:
    """Refuse what no ballot could answer. Raises Problem."""
    if not vote.title:
        raise Problem("vote_title_empty")
    if len(vote.title) > LONGEST_VOTE_TITLE:
        raise Problem("vote_title_too_long", length=len(vote.title), longest=LONGEST_VOTE_TITLE)
    if len(vote.items) > MOST_ITEMS:
        raise Problem("vote_too_many_items", count=len(vote.items), most=MOST_ITEMS)
    if vote.method == "ranking" and len(vote.items) > MOST_RANKED:
        raise Problem("vote_too_long_to_rank", count=len(vote.items), most=MOST_RANKED)
    if not 1 <= vote.budget <= MOST_BUDGET or not 1 <= vote.most <= MOST_POINTS:
        raise Problem("vote_budget", most=MOST_BUDGET, points=MOST_POINTS)
    if vote.voter == "room" and vote.method != "dots":
        raise Problem("vote_room_dots")
    if vote.voter != "table" and vote.method == "keep":
        raise Problem("vote_keep_tables")


def check_openable(vote: Vote) -> None:
    if vote.state != "draft":
        raise Problem("vote_not_draft")
    if not keeps_own(vote) and len(vote.items) < FEWEST_ITEMS:
        raise Problem("vote_too_few_items", least=FEWEST_ITEMS)


def check_taking(vote: Vote, *, new: bool, ballots: int, limit: int) -> None:
    """Raises Problem unless it takes a ballot now. `new`: its voter has none yet; `limit`: how many
    there may be."""
    if vote.state == "closed":
        raise Problem("vote_closed")
    if vote.state == "draft":
        raise Problem("vote_not_open")
    if new and ballots >= limit:
        raise Problem("vote_full", limit=limit)


def tidied(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Without those that say nothing, each item once, in an order that tells nothing."""
    said = {mark.item: mark for mark in marks if mark.value or mark.feasible}
    return tuple(sorted(said.values(), key=lambda mark: mark.item))


@dataclass(frozen=True, slots=True)
class Booth:
    """What one voter may choose from."""

    allowed: Mapping[UUID, str]
    """Item -> key of its category; "" where it has none."""
    own: Set[UUID] = frozenset()
    """Items that this table alone has written."""
    table: int = 0
    """0: not a table."""
    people: int = 1
    """How many stand behind the ballot: of a count of the whole room, all of them."""


def check_ballot(vote: Vote, marks: Sequence[Mark], booth: Booth) -> None:
    """Raises Problem, which names the table where there is one."""
    if any(mark.value < 0 or mark.feasible < 0 for mark in marks):
        raise Problem("ballot_not_valid")
    if any(mark.item not in booth.allowed for mark in marks):
        raise Problem("ballot_unknown_item")
    if not vote.own_cards and any(mark.item in booth.own for mark in marks):
        raise Problem("ballot_own_card")
    match vote.method:
        case "dots":
            _check_dots(vote, marks, booth)
        case "criteria":
            if any(not (1 <= m.value <= SCALE and 1 <= m.feasible <= SCALE) for m in marks):
                raise Problem("ballot_scale", scale=SCALE)
        case "ranking":
            places = sorted(mark.value for mark in marks)
            if places != list(range(1, len(places) + 1)):
                raise Problem("ballot_places")
        case "keep":
            _check_kept(vote, marks, booth)


def _check_dots(vote: Vote, marks: Sequence[Mark], booth: Booth) -> None:
    if any(mark.feasible for mark in marks):
        raise Problem("ballot_not_valid")
    given, budget = sum(mark.value for mark in marks), vote.budget * booth.people
    if given > budget:
        raise _named("ballot_over_budget", booth, given=given, budget=budget)
    highest, most = max((mark.value for mark in marks), default=0), vote.most * booth.people
    if highest > most:
        raise _named("ballot_over_most", booth, given=highest, most=most)


def _check_kept(vote: Vote, marks: Sequence[Mark], booth: Booth) -> None:
    if any(mark.value != 1 or mark.feasible for mark in marks):
        raise Problem("ballot_not_valid")
    kept = Counter(booth.allowed[mark.item] for mark in marks)
    if kept and max(kept.values()) > vote.budget:
        raise _named("ballot_too_many_kept", booth, given=max(kept.values()), budget=vote.budget)


def _named(code: str, booth: Booth, **values: int) -> Problem:
    """The same refusal, which says of whom when somebody else types it."""
    if booth.table:
        return Problem(OF_A_TABLE[code], table=booth.table, **values)
    return Problem(OF_THE_ROOM[code] if booth.people > 1 else code, **values)


def sealed(entity: Entity, vote: UUID, keys: Mapping[str, str]) -> Entity:
    """A ballot of this vote under a word that leads to no code; anything else as it is."""
    if not isinstance(entity, Ballot) or entity.vote != vote or entity.voter not in keys:
        return entity
    return replace(entity, voter=keys[entity.voter])
