"""The ballot of one voter as it is filled: what is asked, what there is, what was said before.

Tells nothing of other ballots, and nothing once the vote is closed.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.phases import Phase, current_phase
from workshop_app.domain.votes import (
    ROOM,
    Ballot,
    Vote,
    VotingCode,
    code_voter,
    keeps_own,
    table_voter,
)
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Snapshot
from workshop_app.services.vote_items import ItemWords, items_for, items_of, own_items
from workshop_app.services.votes import ballot_of, open_vote
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class BallotPaper:
    vote: Vote
    items: Sequence[ItemWords]
    barred: frozenset[UUID]
    """Items that this table may not point: it alone has written them."""
    ballot: Ballot | None
    """What was said before."""

    def without(self, hidden: Container[UUID]) -> BallotPaper:
        """What another phone of the table writes in silence is not shown to be kept."""
        if not keeps_own(self.vote):
            return self
        return replace(self, items=tuple(each for each in self.items if each.item.id not in hidden))


@dataclass(frozen=True, slots=True)
class VoterNews:
    """What the phone of one person who votes shows."""

    workshop: Workshop
    phase: Phase | None
    paper: BallotPaper | None
    """None: no vote of people is open."""
    reached: int


def table_paper(snapshot: Snapshot, table: int, now: datetime | None) -> BallotPaper | None:
    """None while tables do not vote. `now` None: what a silent phase hides is told too."""
    vote = open_vote(snapshot)
    if vote is None or vote.voter != "table":
        return None
    return paper_of(snapshot, vote, table, now)


def paper_of(snapshot: Snapshot, vote: Vote, table: int, now: datetime | None) -> BallotPaper:
    """The ballot of a table, or (0) that of the whole room, to be typed at the desk."""
    items = items_for(items_of(snapshot, vote, now), vote, table)
    barred = frozenset() if vote.own_cards or not table else own_items(items, table)
    voter = table_voter(table) if table else ROOM
    return BallotPaper(vote, items, barred, ballot_of(snapshot, vote, voter))


def voter_news(snapshot: Snapshot, code: VotingCode, now: datetime) -> VoterNews:
    vote = open_vote(snapshot)
    paper = None
    if vote is not None and vote.voter == "person":
        items = items_of(snapshot, vote, now)
        known = ballot_of(snapshot, vote, code_voter(code.id, vote.id))
        paper = BallotPaper(vote, items, frozenset(), known)
    return VoterNews(
        the_workshop(snapshot),
        current_phase(snapshot.phases.where()),
        paper,
        snapshot.last_change(),
    )
