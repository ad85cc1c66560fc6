"""Where the form of a workshop is reached. Kept with the workshop: printed codes depend on it."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.domain.facts import WorkshopChanged
from workshop_app.domain.room import RoomCheck
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.workshops import the_workshop


def keep_address(uow: UnitOfWork, host: str, port: int) -> Workshop:
    """Remember the address chosen and the port found free."""
    before = the_workshop(uow)
    after = replace(before, host=host, port=port)
    return before if after == before else uow.record(WorkshopChanged(before, after))


def typed_address(workshop: Workshop) -> str:
    """HOST:PORT, as a person types it; empty until an address was chosen."""
    return f"{workshop.host}:{workshop.port}" if workshop.host and workshop.port else ""


LOCAL_NAME = "tablee.local"
"""What may be typed instead of numbers where phones understand mDNS."""


def local_address(snapshot: Snapshot, address: str) -> str:
    """« tablee.local:8000 » beside HOST:PORT; empty when it is not offered, or nothing is."""
    check = snapshot.of(RoomCheck).get(snapshot.workshop)
    if not address or (check and not check.withdrawn and not check.local_name):
        return ""
    return f"{LOCAL_NAME}:{address.rpartition(':')[2]}"


def link(workshop: Workshop, table: Table) -> str:
    """The secret link of a table: what its QR code holds."""
    return f"http://{typed_address(workshop)}/t/{table.code}"


def front_door(workshop: Workshop) -> str:
    """The address that asks for a table's code: what the hall's QR code holds."""
    typed = typed_address(workshop)
    return f"http://{typed}/" if typed else ""
