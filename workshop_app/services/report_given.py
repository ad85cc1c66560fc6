"""That the report has left the laptop: from then on nothing is left to do in a workshop."""

from __future__ import annotations

from uuid import uuid4

from workshop_app.domain.documents import REPORT, Printed
from workshop_app.domain.facts import DocumentPrinted
from workshop_app.services.ports import UnitOfWork


def report_given(uow: UnitOfWork) -> Printed:
    """Remembered once, at the first copy; a second one changes nothing."""
    known = next(iter(uow.printed.where(kind=REPORT)), None)
    if known is not None:
        return known
    first = Printed(
        id=uuid4(), workshop=uow.workshop, kind=REPORT, fingerprint="", printed_at=uow.now
    )
    return uow.record(DocumentPrinted(None, first))
