"""Votes: prepared, opened, answered, closed, counted. Each verb runs in one unit of work.

Decides who may vote and how often, that no result is told before the end, and that a ballot of a
person is cut from its code when the vote closes, in the change log too: that cannot be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from workshop_app.domain.facts import (
    BallotCast,
    BallotSealed,
    VoteChanged,
    VoteClosed,
    VoteOpened,
    VotePrepared,
    VoteRemoved,
    VoteReopened,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.vote_count import Result, above, count
from workshop_app.domain.votes import (
    ROOM,
    Ballot,
    BallotSource,
    Item,
    Mark,
    Method,
    Vote,
    Voter,
    VotingCode,
    check_ballot,
    check_openable,
    check_taking,
    check_vote,
    code_voter,
    keeps_own,
    sealed,
    table_voter,
    tidied,
)
from workshop_app.services.attendance import people_present
from workshop_app.services.essential import mark_above
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.vote_items import booth_of, items_of


@dataclass(frozen=True, slots=True)
class Progress:
    """All that is told while a vote is open."""

    voted: int
    expected: int
    tables: frozenset[int]
    """Those that have voted, where tables do."""


def votes_in_order(snapshot: Snapshot) -> Sequence[Vote]:
    """As they were prepared."""
    return sorted(snapshot.of(Vote).where(), key=lambda vote: (vote.opened_at is None, _when(vote)))


def open_vote(snapshot: Snapshot) -> Vote | None:
    """The one that takes ballots now: there is one at most."""
    return next(iter(snapshot.of(Vote).where(state="open")), None)


def newest_vote(snapshot: Snapshot) -> Vote | None:
    """The one of the moment: open, else the last that was touched."""
    votes = snapshot.of(Vote).where()
    return max(votes, key=lambda vote: (vote.state == "open", vote.change), default=None)


def ballots_of(snapshot: Snapshot, vote: Vote) -> Sequence[Ballot]:
    return snapshot.of(Ballot).where(vote=vote.id)


def ballot_of(snapshot: Snapshot, vote: Vote, voter: str) -> Ballot | None:
    return next(iter(snapshot.of(Ballot).where(vote=vote.id, voter=voter)), None)


def expected_ballots(snapshot: Snapshot, vote: Vote) -> int:
    """Never more ballots than this: one a table, one for each person present, one for the room."""
    if vote.voter == "table":
        return snapshot.tables.count()
    if vote.voter == "room":
        return 1
    return len(people_present(snapshot)) or _slips(snapshot)


def progress(snapshot: Snapshot, vote: Vote) -> Progress:
    """Who has voted, never what."""
    ballots = ballots_of(snapshot, vote)
    tables = {int(ballot.voter) for ballot in ballots} if vote.voter == "table" else set()
    expected = vote.expected if vote.state == "closed" else expected_ballots(snapshot, vote)
    return Progress(len(ballots), expected, frozenset(tables))


def result_of(snapshot: Snapshot, vote: Vote, now: datetime) -> Result | None:
    """Counted again from the ballots; None until the vote is closed."""
    if vote.state != "closed":
        return None
    return _counted(snapshot, vote, now)


def prepare_vote(
    uow: UnitOfWork,
    title: str,
    items: Sequence[Item] = (),
    *,
    method: Method = "dots",
    voter: Voter = "table",
    budget: int = 15,
    most: int = 5,
    own_cards: bool = True,
    line: int = 6,
) -> Vote:
    """A draft. Raises Problem when no ballot could answer it."""
    vote = Vote(
        id=uuid4(),
        workshop=uow.workshop,
        title=" ".join(title.split()),
        method=method,
        voter=voter,
        items=tuple(dict.fromkeys(items)),
        budget=budget,
        most=most,
        own_cards=own_cards,
        line=line,
    )
    check_vote(vote)
    return uow.record(VotePrepared(None, vote))


def change_vote(uow: UnitOfWork, key: UUID, **changes: Any) -> Vote:
    """Any field of a draft; once open only its title stands for it. Raises Problem."""
    before = known_vote(uow, key)
    if before.state != "draft":
        raise Problem("vote_not_draft")
    after = replace(before, **changes)
    after = replace(after, title=" ".join(after.title.split()), items=tuple(after.items))
    check_vote(after)
    return before if after == before else uow.record(VoteChanged(before, after))


def remove_vote(uow: UnitOfWork, key: UUID) -> None:
    """A draft. What was voted stays. Raises Problem: vote_not_draft."""
    before = known_vote(uow, key)
    if before.state != "draft":
        raise Problem("vote_not_draft")
    uow.record(VoteRemoved(before, replace(before, withdrawn=True)))


def open_the_vote(uow: UnitOfWork, key: UUID) -> Vote:
    """Its voters see it at once. Raises Problem: another one is open, nothing to choose from,
    nobody to vote."""
    before = known_vote(uow, key)
    check_openable(before)
    if open_vote(uow) is not None:
        raise Problem("vote_already_open")
    expected = expected_ballots(uow, before)
    if not expected:
        raise Problem("vote_nobody")
    if before.voter == "person" and not uow.of(VotingCode).count():
        raise Problem("vote_without_codes")
    after = replace(before, state="open", opened_at=uow.now, expected=expected)
    return uow.record(VoteOpened(before, after))


def close_vote(uow: UnitOfWork, key: UUID) -> Vote:
    """No ballot is taken any more, the result may be told, what stands above the line is marked.

    Of a vote of people, each ballot is cut from its code, for good. A second time changes nothing.
    """
    before = known_vote(uow, key)
    if before.state == "closed":
        return before
    if before.state == "draft":
        raise Problem("vote_not_open")
    expected = max(expected_ballots(uow, before), len(ballots_of(uow, before)))
    after = replace(before, state="closed", closed_at=uow.now, expected=expected)
    closed = uow.record(VoteClosed(before, after))
    if closed.voter == "person":
        _seal(uow, closed)
    if closed.method != "keep":
        mark_above(uow, closed, above(_counted(uow, closed, uow.now), closed.line))
    return closed


def reopen_vote(uow: UnitOfWork, key: UUID) -> Vote:
    """Its ballots can be changed again. Raises Problem for a vote of people: theirs are cut from
    their codes, and each could vote twice."""
    before = known_vote(uow, key)
    if before.state != "closed":
        raise Problem("vote_not_closed")
    if before.voter == "person":
        raise Problem("vote_sealed")
    if open_vote(uow) is not None:
        raise Problem("vote_already_open")
    return uow.record(VoteReopened(before, replace(before, state="open", closed_at=None)))


def cast_for_table(
    uow: UnitOfWork,
    number: int,
    marks: Sequence[Mark],
    *,
    vote: UUID | None = None,
    source: BallotSource = "phone",
) -> Ballot:
    """One table's ballot, in place of the one before. `vote`: the one it was filled for; None: the
    one that is open. The same again changes nothing. Raises Problem."""
    if not uow.tables.where(number=number):
        raise Problem("unknown_table", table=number)
    return _cast(uow, _asked(uow, vote, "table"), table_voter(number), marks, source)


def cast_for_code(
    uow: UnitOfWork, code: UUID, marks: Sequence[Mark], *, vote: UUID | None = None
) -> Ballot:
    """The same for a person. `code`: id of the slip that was handed out."""
    found = uow.of(VotingCode).get(code)
    if found is None or found.withdrawn:
        raise Problem("unknown_voting_code")
    asked = _asked(uow, vote, "person")
    return _cast(uow, asked, code_voter(code, asked.id), marks, "phone")


def count_room(uow: UnitOfWork, marks: Sequence[Mark], *, vote: UUID | None = None) -> Ballot:
    """Hands or stickers of the whole room, as somebody counted them."""
    return _cast(uow, _asked(uow, vote, "room"), ROOM, marks, "desk")


def known_vote(snapshot: Snapshot, key: UUID) -> Vote:
    vote = snapshot.of(Vote).get(key)
    if vote is None or vote.withdrawn:
        raise Problem("unknown_vote")
    return vote


def _slips(snapshot: Snapshot) -> int:
    """How many could vote where no list was ever kept."""
    return 0 if snapshot.people.count() else snapshot.of(VotingCode).count()


def _asked(snapshot: Snapshot, vote: UUID | None, voter: Voter) -> Vote:
    """The vote a ballot is for. Raises Problem when others than these voters are asked."""
    found = known_vote(snapshot, vote) if vote is not None else open_vote(snapshot)
    if found is None:
        raise Problem("vote_closed")
    if found.voter != voter:
        raise Problem("vote_not_yours")
    return found


def _cast(
    uow: UnitOfWork, vote: Vote, voter: str, marks: Sequence[Mark], source: BallotSource
) -> Ballot:
    ballots = ballots_of(uow, vote)
    known = next((ballot for ballot in ballots if ballot.voter == voter), None)
    limit = expected_ballots(uow, vote)
    check_taking(vote, new=known is None, ballots=len(ballots), limit=limit)
    table = int(voter) if vote.voter == "table" else 0
    people = max(1, len(people_present(uow))) if vote.voter == "room" else 1
    kept = tidied(marks)
    check_ballot(vote, kept, booth_of(uow, vote, table, people, uow.now))
    if known is not None and known.marks == kept:
        return known
    blank = known or Ballot(
        id=uuid4(), workshop=uow.workshop, vote=vote.id, voter=voter, marks=(), source=source
    )
    return uow.record(BallotCast(known, replace(blank, marks=kept, source=source)))


def _seal(uow: UnitOfWork, vote: Vote) -> None:
    """Those that were taken back too: what is left of them leads nowhere either."""
    ballots = [ballot for ballot in uow.of(Ballot).since(0) if ballot.vote == vote.id]
    keys = {ballot.voter: uuid4().hex for ballot in ballots}
    cut = partial(sealed, vote=vote.id, keys=keys)
    for ballot in ballots:
        after = replace(ballot, voter=keys[ballot.voter])
        uow.record(BallotSealed(after, after))
    uow.clean_log(cut)


def _counted(snapshot: Snapshot, vote: Vote, now: datetime) -> Result:
    ballots = ballots_of(snapshot, vote)
    if not keeps_own(vote):
        return count(vote, ballots)
    said = {mark.item for ballot in ballots for mark in ballot.marks}
    items = [each.item for each in items_of(snapshot, vote, now) if each.item.id in said]
    return count(vote, ballots, items)


def _when(vote: Vote) -> tuple[float, int]:
    return (vote.opened_at.timestamp() if vote.opened_at else 0.0, vote.change)
