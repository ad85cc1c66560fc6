"""The board in a browser: its link, opened and closed at the desk."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from workshop_app.domain.facts import SortingClosed, SortingOpened
from workshop_app.domain.problems import Problem
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import new_code


def sorting_link_of(snapshot: Snapshot) -> SortingLink | None:
    """None while the board is closed."""
    return next(iter(snapshot.of(SortingLink).where()), None)


def open_sorting(uow: UnitOfWork) -> SortingLink:
    """Opened again, it has another code: whoever sorted last time was not invited this time."""
    known = next(iter(uow.of(SortingLink).since(0)), None)
    if known is None:
        made = SortingLink(id=uuid4(), workshop=uow.workshop, code=new_code())
        return uow.record(SortingOpened(None, made))
    if not known.withdrawn:
        return known
    return uow.record(SortingOpened(known, replace(known, withdrawn=False, code=new_code())))


def close_sorting(uow: UnitOfWork) -> None:
    """Its code leads nowhere. A second time changes nothing."""
    if (known := sorting_link_of(uow)) is not None:
        uow.record(SortingClosed(known, replace(known, withdrawn=True)))


def change_sorting_code(uow: UnitOfWork) -> SortingLink:
    """Another code: the one that went round leads nowhere. Raises Problem("unknown_sorting")."""
    known = sorting_link_of(uow)
    if known is None:
        raise Problem("unknown_sorting")
    return uow.record(SortingOpened(known, replace(known, code=new_code())))


def sorting_address(workshop: Workshop, link: SortingLink) -> str:
    """What its QR code holds; empty while no address was chosen."""
    address = typed_address(workshop)
    return f"http://{address}/b/{link.code}" if address else ""
