"""What « Essentiel » shows, ready to be painted. No rule, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.votes import Item, Method, Vote, Voter
from workshop_app.services.matrix_drawing import MatrixDot

Stage = Literal["none", "draft", "open", "closed"]
Mood = Literal["", "agreed", "divided"]


@dataclass(frozen=True, slots=True)
class ItemFace:
    """One row: something to put to the vote, or what the vote gave it."""

    item: Item
    text: str
    shape: str
    tone: str
    said: str
    """« 27 cartes, 9 tables » ; « 9 tables sur 9 »."""
    ticked: bool
    """Put to the vote; once it is closed, marked as essential."""
    rank: str = ""
    points: str = ""
    """Empty until the vote is closed."""
    share: float = 0.0
    """Of the points of the first."""
    mood: Mood = ""
    above: bool = True
    """Over the line."""
    last_above: bool = False
    """The line is drawn under it."""

    @property
    def id(self) -> UUID:
        return self.item.id


@dataclass(frozen=True, slots=True)
class TableFace:
    number: int
    voted: bool


@dataclass(frozen=True, slots=True)
class ThreadFace:
    """How one item came to be where it stands."""

    text: str
    said_by: str
    """« Dit par 9 tables : 1, 2… »."""
    given: str
    """« 31 points : 9 tables sur 9 lui en donnent, de 2 à 5. »."""
    agreement: str
    marked: str
    """Whether it is essential, and why."""


@dataclass(frozen=True, slots=True)
class EssentialShown:
    stage: Stage
    vote: Vote | None
    title: str
    note: str
    state: str
    """« Vote clos à 11 h 52 »; "" before."""
    rows: tuple[ItemFace, ...]
    tables: tuple[TableFace, ...]
    voted: str
    """« 7 tables sur 9 ont voté »."""
    fraction: float
    ties: str
    """Those with as many points on both sides of the line; "" when it cuts none."""
    votes: tuple[tuple[UUID, str], ...]
    """To choose from, when there are several."""
    codes: str
    """How many slips there are, for a vote of people."""
    may_reopen: bool
    may_weigh: bool
    """Tables have kept theirs: the plenary may weigh them."""
    method: Method = "dots"
    voter: Voter = "table"
    line: int = 0
    matrix: tuple[MatrixDot, ...] = ()
    """A closed vote on two scales alone."""
