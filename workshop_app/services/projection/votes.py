"""Two pictures of a vote: under way, without a word of its result; then the essential.

Decides what they say; not who may vote, nor what the line marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.phases import current_phase
from workshop_app.domain.projection import PAGE_S
from workshop_app.domain.votes import Vote
from workshop_app.domain.workshop import category_of
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.board import RoomNews
from workshop_app.services.essential import Thread, essential_of
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.brief import RingTime, ring_of
from workshop_app.services.vote_words import mood_word, out_of, voted_words
from workshop_app.services.votes import Progress, open_vote, progress

ROWS = 7
"""Of one page: read from the back of the hall."""
MOST_DOTS = 24
"""More voters than that are told in figures only."""


NOBODY = Progress(0, 0, frozenset())


@dataclass(frozen=True, slots=True)
class VoteSheets:
    vote: Vote | None = None
    """The one that is open."""
    told: Progress = NOBODY
    essential: tuple[Thread, ...] = ()


NO_VOTES = VoteSheets()


@dataclass(frozen=True, slots=True)
class VoteContent:
    """A vote under way."""

    workshop_title: str
    title: str
    said: str
    """« 7 tables sur 9 ont voté »."""
    voted: int
    expected: int
    dots: bool
    """One mark a voter is drawn."""
    note: str
    ring: RingTime | None
    mode: Literal["vote"] = "vote"


@dataclass(frozen=True, slots=True)
class EssentialRow:
    place: int
    shape: str
    tone: str
    text: str
    points: str
    """Empty where no vote weighed it."""
    share: float
    said: str
    mood: str
    """« consensus », « clivant »; "" where it means nothing."""
    divides: bool


@dataclass(frozen=True, slots=True)
class EssentialContent:
    """What the hall has kept."""

    workshop_title: str
    title: str
    rows: tuple[EssentialRow, ...]
    page: int
    pages: int
    next_in_s: int
    """0: there is no other page."""
    mode: Literal["essential"] = "essential"


def vote_sheets(
    snapshot: Snapshot, now: datetime, known: tuple[Thread, ...] | None = None
) -> VoteSheets:
    """`known`: the essential, where nothing of it has changed."""
    vote = open_vote(snapshot)
    told = progress(snapshot, vote) if vote is not None else NOBODY
    return VoteSheets(vote, told, essential_of(snapshot, now) if known is None else known)


def compose_vote(room: RoomNews, vote: Vote, told: Progress, now: datetime) -> VoteContent:
    phase = current_phase(room.phases)
    return VoteContent(
        room.workshop.title,
        vote.title,
        _said_of(vote, told),
        told.voted,
        told.expected,
        vote.voter != "room" and 0 < told.expected <= MOST_DOTS,
        _("Le résultat s'affiche à la clôture."),
        ring_of(phase, now) if phase else None,
    )


def compose_essential(
    room: RoomNews, threads: tuple[Thread, ...], since: datetime, now: datetime
) -> EssentialContent:
    pages = max(1, -(-len(threads) // ROWS))
    spent = max(0.0, (now - since).total_seconds())
    page = int(spent // PAGE_S) % pages
    most = max((t.counted.points for t in threads if t.counted), default=0) or 1
    rows = [_row(room, place, thread, most) for place, thread in enumerate(threads, 1)]
    return EssentialContent(
        room.workshop.title,
        n_("L'essentiel : {n} proposition", "L'essentiel : {n} propositions", len(threads)),
        tuple(rows[page * ROWS : (page + 1) * ROWS]),
        page,
        pages,
        max(1, round(PAGE_S - spent % PAGE_S)) if pages > 1 else 0,
    )


def _said_of(vote: Vote, told: Progress) -> str:
    if vote.voter == "room":
        return _("Levez la main quand on la demande")
    return voted_words(vote, told.voted, told.expected)


def spoken_votes(content: VoteContent | EssentialContent) -> str:
    if isinstance(content, VoteContent):
        return f"{content.title}, {content.said}, {content.note}"
    return content.title


def _row(room: RoomNews, place: int, thread: Thread, most: int) -> EssentialRow:
    category = category_of(room.workshop, thread.words.kind)
    line, vote = thread.counted, thread.vote
    return EssentialRow(
        place,
        category.shape if category else "",
        category.tone if category else "",
        thread.words.text,
        number(line.points) if line else "",
        line.points / most if line else 0.0,
        _said(thread) if vote is None or line is None else _gave(vote, thread),
        mood_word(line) if line else "",
        bool(line and line.divides),
    )


def _said(thread: Thread) -> str:
    tables = len(thread.words.tables)
    return n_("dit par {n} table", "dit par {n} tables", tables) if tables else ""


def _gave(vote: Vote, thread: Thread) -> str:
    if vote.voter == "room" or thread.counted is None:
        return _said(thread)
    return out_of(vote, thread.counted.voters, thread.ballots)
