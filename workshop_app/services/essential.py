"""The essential: what was marked after a vote or by hand, and how it came to be.

Decides what a line that moves marks and takes off; each mark is a fact of its own. Whoever reads
the thread of an item learns which tables said it and how it was chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.facts import EssentialMarked, EssentialUnmarked, VoteLineMoved
from workshop_app.domain.problems import Problem
from workshop_app.domain.themes import Spot, Theme
from workshop_app.domain.vote_count import Counted, above, count
from workshop_app.domain.votes import Ballot, Essential, Item, Vote, keeps_own
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.vote_items import ItemWords, words_by_id


@dataclass(frozen=True, slots=True)
class Thread:
    """One item of the essential: who said it, how it was chosen."""

    words: ItemWords
    vote: Vote | None
    """None: marked by hand, outside any vote."""
    counted: Counted | None
    """What the vote gave it, whether or not it stood above the line."""
    ballots: int
    """Of that vote."""
    by_hand: bool
    """Ticked by somebody rather than by the line."""


@dataclass(frozen=True, slots=True)
class CardStanding:
    """What a vote made of one card."""

    essential: bool
    points: int | None
    """None: it was in no vote."""


def essential_ids(snapshot: Snapshot) -> frozenset[UUID]:
    return frozenset(mark.id for mark in snapshot.of(Essential).where())


def essential_of(snapshot: Snapshot, now: datetime) -> tuple[Thread, ...]:
    """Most points first, then those without a vote in the order they were marked."""
    votes = {vote.id: vote for vote in snapshot.of(Vote).where(state="closed")}
    words, found = words_by_id(snapshot, now), []
    results = {
        key: count(vote, snapshot.of(Ballot).where(vote=key))
        for key, vote in votes.items()
        if not keeps_own(vote)
    }
    newest = sorted(results, key=lambda key: votes[key].change, reverse=True)
    for mark in snapshot.of(Essential).where():
        if mark.id not in words:
            continue
        of = [mark.vote, *newest] if mark.vote else newest
        key = next((each for each in of if each in results and results[each].of(mark.id)), None)
        found.append(
            (
                mark,
                Thread(
                    words[mark.id],
                    votes[key] if key else None,
                    results[key].of(mark.id) if key else None,
                    results[key].ballots if key else 0,
                    mark.vote is None,
                ),
            )
        )
    found.sort(key=lambda pair: (-_points(pair[1]), pair[0].marked_at, pair[0].change))
    return tuple(thread for _mark, thread in found)


def standing_by_card(snapshot: Snapshot) -> Mapping[UUID, CardStanding]:
    """Of each card that was voted on or marked, by itself, in its stack or in its theme."""
    marked, points = essential_ids(snapshot), _points_by_item(snapshot)
    if not marked and not points:
        return {}
    parents = {theme.id: theme.parent for theme in snapshot.of(Theme).where()}
    spots = {spot.card: spot for spot in snapshot.of(Spot).where()}
    found = {}
    for card in snapshot.cards.where():
        spot = spots.get(card.id)
        theme = spot.theme if spot else None
        behind = (card.id, spot.stack if spot else None, theme, parents.get(theme or card.id))
        keys = [key for key in behind if key is not None]
        given = next((points[key] for key in keys if key in points), None)
        found[card.id] = CardStanding(any(key in marked for key in keys), given)
    return found


def _points_by_item(snapshot: Snapshot) -> Mapping[UUID, int]:
    """Of the last vote each was in, of those that weigh."""
    votes = [v for v in snapshot.of(Vote).where(state="closed") if not keeps_own(v)]
    points: dict[UUID, int] = {}
    for vote in sorted(votes, key=lambda vote: vote.change):
        lines = count(vote, snapshot.of(Ballot).where(vote=vote.id)).lines
        points |= {line.item.id: line.points for line in lines}
    return points


def mark_above(uow: UnitOfWork, vote: Vote, lines: Sequence[Counted]) -> None:
    """Of what this vote weighs, exactly these become the essential, whatever an earlier vote
    made of it: the hall has voted again. What was ticked by hand stays, and so does everything
    where nothing was retained: a vote opened by mistake empties no result."""
    wanted = {line.item.id: line.item for line in lines}
    weighed = {item.id for item in vote.items} if wanted else frozenset()
    for mark in uow.of(Essential).where():
        mine = mark.vote == vote.id or (mark.vote is not None and mark.id in weighed)
        if mine and mark.id not in wanted:
            uow.record(EssentialUnmarked(mark, replace(mark, withdrawn=True)))
    for item in wanted.values():
        _mark(uow, item, vote.id)


def move_line(uow: UnitOfWork, key: UUID, line: int) -> Vote:
    """The essential is the first so many. Raises Problem unless the vote is closed."""
    before = uow.of(Vote).get(key)
    if before is None or before.withdrawn or before.state != "closed":
        raise Problem("vote_not_closed")
    if keeps_own(before):
        raise Problem("vote_keeps_own")
    line = max(0, min(line, len(before.items)))
    after = replace(before, line=line)
    if after != before:
        after = uow.record(VoteLineMoved(before, after))
    ballots = uow.of(Ballot).where(vote=key)
    mark_above(uow, after, above(count(after, ballots), line))
    return after


def tick_essential(uow: UnitOfWork, item: Item, on: bool) -> None:
    """By hand, whatever the line says. The same again changes nothing."""
    known = uow.of(Essential).get(item.id)
    if on:
        _mark(uow, item, None)
    elif known is not None and not known.withdrawn:
        uow.record(EssentialUnmarked(known, replace(known, withdrawn=True)))


def _mark(uow: UnitOfWork, item: Item, vote: UUID | None) -> None:
    known = uow.of(Essential).get(item.id)
    if known is not None and not known.withdrawn and (known.vote is None or known.vote == vote):
        return
    mark = Essential(
        id=item.id, workshop=uow.workshop, kind=item.kind, vote=vote, marked_at=uow.now
    )
    uow.record(EssentialMarked(known, mark))


def _points(thread: Thread) -> int:
    return thread.counted.points if thread.counted is not None else 0
