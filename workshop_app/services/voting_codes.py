"""The slips that let people vote: how many there are and where each leads.

A slip is handed out, never assigned: nothing says who holds it, so nothing can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from workshop_app.domain.facts import VotingCodeMade
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import shown_code
from workshop_app.domain.votes import VotingCode
from workshop_app.services.kit_content import Heading
from workshop_app.services.people import participants
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.slip_content import VotingSlip, VotingSlips
from workshop_app.services.tables import new_code
from workshop_app.services.workshops import the_workshop

MOST_CODES, SPARE = 600, 10


def voting_codes(snapshot: Snapshot) -> Sequence[VotingCode]:
    """In the order of their numbers."""
    return sorted(snapshot.of(VotingCode).where(), key=lambda code: code.number)


def make_codes(uow: UnitOfWork, wanted: int) -> Sequence[VotingCode]:
    """Have so many at least: those printed before stay good. Raises Problem: too_many_codes."""
    if not 1 <= wanted <= MOST_CODES:
        raise Problem("too_many_codes", most=MOST_CODES)
    known = uow.of(VotingCode).where()
    first = max((code.number for code in known), default=0) + 1
    for number in range(first, first + max(0, wanted - len(known))):
        made = VotingCode(id=uuid4(), workshop=uow.workshop, number=number, code=new_code())
        uow.record(VotingCodeMade(None, made))
    return voting_codes(uow)


def codes_wanted(snapshot: Snapshot) -> int:
    """One for each person on the list, and a few for who comes unannounced."""
    people = len(participants(snapshot))
    return max(snapshot.of(VotingCode).count(), people + SPARE)


def voting_slips(snapshot: Snapshot) -> VotingSlips:
    """All of them, in the order of their numbers, not knowing yet where the form is opened."""
    workshop = the_workshop(snapshot)
    slips = tuple(VotingSlip(c.number, shown_code(c.code), c.code) for c in voting_codes(snapshot))
    return VotingSlips(Heading(workshop.title, workshop.day, workshop.place), "", slips)


def at_address(content: VotingSlips, address: str) -> VotingSlips:
    """For paper. `address`: HOST:PORT where the form is opened."""
    slips = (replace(slip, link=f"http://{address}/v/{slip.link}") for slip in content.slips)
    return replace(content, address=address, slips=tuple(slips))
