"""Where the form of a workshop is reached. Kept with the workshop: printed codes depend on it."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.domain.facts import WorkshopChanged
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import the_workshop


def keep_address(uow: UnitOfWork, host: str, port: int) -> Workshop:
    """Remember the address chosen and the port found free."""
    before = the_workshop(uow)
    after = replace(before, host=host, port=port)
    return before if after == before else uow.record(WorkshopChanged(before, after))


def typed_address(workshop: Workshop) -> str:
    """HOST:PORT, as a person types it; empty until an address was chosen."""
    return f"{workshop.host}:{workshop.port}" if workshop.host and workshop.port else ""


def link(workshop: Workshop, table: Table) -> str:
    """The secret link of a table: what its QR code holds."""
    return f"http://{typed_address(workshop)}/t/{table.code}"


def front_door(workshop: Workshop) -> str:
    """The address that asks for a table's code: what the hall's QR code holds."""
    typed = typed_address(workshop)
    return f"http://{typed}/" if typed else ""
