"""The slips that let people vote: how many there are and where each leads.

A slip is handed out, never assigned: nothing says who holds it, so nothing can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from workshop_app.domain.facts import VotingCodeMade
from workshop_app.domain.problems import Problem
from workshop_app.domain.votes import VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import new_code

MOST_CODES = 600


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


def voting_address(workshop: Workshop, code: VotingCode) -> str:
    """What its QR code holds; empty while no address was chosen."""
    typed = typed_address(workshop)
    return f"http://{typed}/v/{code.code}" if typed else ""
