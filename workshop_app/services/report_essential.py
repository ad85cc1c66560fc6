"""What the report says of the essential: each item with its thread, and how it was voted.

Decides which votes are told: those something of the essential comes from. Names no person.
"""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.votes import Vote
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.essential import Thread, essential_of
from workshop_app.services.ports import Snapshot
from workshop_app.services.report_content import Essential, EssentialLine
from workshop_app.services.vote_words import method_label, mood_word, out_of


def report_essential(snapshot: Snapshot, workshop: Workshop, now: datetime) -> Essential:
    threads = essential_of(snapshot, now)
    votes = {thread.vote.id: thread for thread in threads if thread.vote is not None}
    return Essential(
        tuple(_line(workshop, thread) for thread in threads),
        tuple(_voted(thread.vote, thread.ballots) for thread in votes.values() if thread.vote),
    )


def _line(workshop: Workshop, thread: Thread) -> EssentialLine:
    category: Category | None = category_of(workshop, thread.words.kind)
    line, vote = thread.counted, thread.vote
    gave = out_of(vote, line.voters, thread.ballots) if line and vote and _tells(vote) else ""
    return EssentialLine(
        thread.words.text,
        category,
        number(line.points) if line else "",
        gave,
        mood_word(line) if line else "",
        _said_by(thread),
        _("à la main") if thread.by_hand else _("par le vote"),
    )


def _tells(vote: Vote) -> bool:
    """Of a room counted at once nobody knows who gave what."""
    return vote.voter != "room"


def _said_by(thread: Thread) -> str:
    words = thread.words
    tables = typography.listing([number(n) for n in words.tables], language())
    cards = n_("{n} carte", "{n} cartes", words.cards)
    if not words.tables:
        return cards
    named = n_("table {tables}", "tables {tables}", len(words.tables), tables=tables)
    return _("{cards} : {named}", cards=cards, named=named)


def _voted(vote: Vote, ballots: int) -> str:
    """« « L'essentiel », 9 tables, points à placer (15, 5 au plus), clos à 11 h 52. »."""
    at = typography.clock(vote.closed_at, language()) if vote.closed_at else ""
    label = method_label(vote.method)
    how = label[:1].lower() + label[1:]  # Within a sentence, in both languages.
    if vote.method == "dots":
        how = _(
            "{how} ({budget} en tout, {most} au plus par proposition)",
            how=how,
            budget=number(vote.budget),
            most=number(vote.most),
        )
    if vote.voter == "room":
        who = _("salle comptée en une fois")
    elif vote.voter == "table":
        who = n_("{n} table", "{n} tables", ballots)
    else:
        who = n_("{n} bulletin anonyme", "{n} bulletins anonymes", ballots)
    return _("« {title} » : {who}, {how}, clos à {time}.", title=vote.title, who=who, how=how,
             time=at)  # fmt: skip
