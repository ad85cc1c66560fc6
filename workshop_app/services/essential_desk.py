"""What the page « Essentiel » shows at one moment, read in one go. Decides nothing of its looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID

from workshop_app.domain.vote_count import Result
from workshop_app.domain.votes import Item, Vote, VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.services.attendance import people_present
from workshop_app.services.essential import essential_ids
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import tables_in_order
from workshop_app.services.vote_items import ItemWords, items_of, offered_items, words_by_id
from workshop_app.services.votes import (
    Progress,
    newest_vote,
    prepare_vote,
    progress,
    result_of,
    votes_in_order,
)
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class EssentialNews:
    workshop: Workshop
    votes: Sequence[Vote]
    vote: Vote | None
    """The one that is looked at; None before the first."""
    offered: Sequence[ItemWords]
    """All that may be put to the vote."""
    words: Mapping[UUID, ItemWords]
    items: Sequence[ItemWords]
    """Those of the vote."""
    progress: Progress | None
    result: Result | None
    """None until the vote is closed."""
    marked: frozenset[UUID]
    """The essential."""
    tables: tuple[int, ...]
    present: int
    codes: int


def essential_news(snapshot: Snapshot, chosen: UUID | None, now: datetime) -> EssentialNews:
    """`chosen`: the vote to look at; None, or gone: the one of the moment."""
    found = snapshot.of(Vote).get(chosen) if chosen is not None else None
    vote = found if found is not None and not found.withdrawn else newest_vote(snapshot)
    return EssentialNews(
        the_workshop(snapshot),
        votes_in_order(snapshot),
        vote,
        offered_items(snapshot, now),
        words_by_id(snapshot, now),
        items_of(snapshot, vote, now) if vote else (),
        progress(snapshot, vote) if vote else None,
        result_of(snapshot, vote, now) if vote else None,
        essential_ids(snapshot),
        tuple(table.number for table in tables_in_order(snapshot)),
        len(people_present(snapshot)),
        snapshot.of(VotingCode).count(),
    )


def propose_vote(uow: UnitOfWork, title: str) -> Vote:
    """A draft to start from: what the tables have just kept, else the themes.

    Of another name than the votes before it: « L'essentiel 2 ».
    """
    taken = {vote.title for vote in uow.of(Vote).where()}
    names = (title if n == 1 else f"{title} {n}" for n in count(1))
    free = next(name for name in names if name not in taken)
    return prepare_vote(uow, free, first_items(uow, uow.now))


def first_items(snapshot: Snapshot, now: datetime) -> Sequence[Item]:
    kept = kept_items(snapshot, now)
    if kept:
        return kept
    offered = offered_items(snapshot, now)
    return [each.item for each in offered if each.item.kind == "theme"]


def kept_items(snapshot: Snapshot, now: datetime) -> Sequence[Item]:
    """What the tables kept in the last vote of that kind, the most kept first."""
    closed = [vote for vote in snapshot.of(Vote).where(state="closed") if vote.method == "keep"]
    last = max(closed, key=lambda vote: vote.change, default=None)
    result = result_of(snapshot, last, now) if last is not None else None
    return [line.item for line in result.lines if line.points] if result else []
