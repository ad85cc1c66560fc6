"""What a person does in « Préparer la salle », and what it shows of the workshop.

What phones and the laptop do is seen through the ports `TrialSeen` and `LaptopSeen`; what it proves
is decided by `domain.room`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workshop_app.domain.documents import KitKind
from workshop_app.domain.facts import RoomDeclaredReady, RoomSettled
from workshop_app.domain.network import is_loopback
from workshop_app.domain.posts import DESK, DoorPost
from workshop_app.domain.room import RoomCheck, WifiSource
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import PrintState, print_states
from workshop_app.services.ports import LocalName, Snapshot, UnitOfWork
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop

SHEETS: tuple[KitKind, ...] = ("wifi", "tables")
"""Paper that carries both squares: either of them is enough for a hall."""


@dataclass(frozen=True, slots=True)
class RoomReading:
    workshop: Workshop
    check: RoomCheck
    tables: tuple[int, ...]
    posts: int
    """At the door, beside this computer."""
    prints: Mapping[KitKind, PrintState]
    """Of the papers with both squares."""
    kit: KitContent

    @property
    def planned(self) -> int:
        """Devices that will be connected: a phone each table, and the posts at the door."""
        return len(self.tables) + self.posts

    @property
    def sheet_printed(self) -> bool:
        return "printed" in self.prints.values()


def room_check(snapshot: Snapshot) -> RoomCheck:
    known = snapshot.of(RoomCheck).get(snapshot.workshop)
    if known is not None and not known.withdrawn:
        return known
    change = known.change if known else 0
    return RoomCheck(id=snapshot.workshop, workshop=snapshot.workshop, change=change)


def read_room(snapshot: Snapshot, now: datetime) -> RoomReading:
    workshop = the_workshop(snapshot)
    content = collect_kit(snapshot, typed_address(workshop), now)
    states = print_states(snapshot, content)
    posts = [post for post in snapshot.of(DoorPost).where() if post.number != DESK]
    return RoomReading(
        workshop,
        room_check(snapshot),
        tuple(table.number for table in tables_in_order(snapshot)),
        len(posts),
        {kind: states[kind] for kind in SHEETS},
        content,
    )


def choose_source(uow: UnitOfWork, source: WifiSource) -> RoomCheck:
    """Whose Wi-Fi the phones will be on."""
    return _settle(uow, replace(room_check(uow), source=source))


def offer_local_name(uow: UnitOfWork, offered: bool) -> RoomCheck:
    """Whether phones may also type a name instead of numbers."""
    return _settle(uow, replace(room_check(uow), local_name=offered))


def declare_ready(
    uow: UnitOfWork, proved: Sequence[str], missing: Sequence[str], interface: str = ""
) -> RoomCheck:
    """« La salle est prête »: what was proved, and what was not, is written down as it is."""
    workshop = the_workshop(uow)
    known = uow.of(RoomCheck).get(uow.workshop)
    after = replace(
        room_check(uow),
        ready_at=uow.now,
        proved=tuple(proved),
        missing=tuple(missing),
        address=typed_address(workshop),
        interface=interface,
        wifi_name=workshop.wifi_name,
    )
    return uow.record(RoomDeclaredReady(known, after))


def named_place(snapshot: Snapshot) -> tuple[str, int] | None:
    """Where « tablee.local » should lead; None when it is not offered, or could not be followed."""
    workshop = the_workshop(snapshot)
    if not room_check(snapshot).local_name or not workshop.port or not workshop.host:
        return None
    return None if is_loopback(workshop.host) else (workshop.host, workshop.port)


def tell_name(place: tuple[str, int] | None, name: LocalName) -> None:
    """Announce the name there, or take it back. Blocks for seconds."""
    if place is None:
        name.withdraw()
    else:
        name.announce(*place)


def _settle(uow: UnitOfWork, after: RoomCheck) -> RoomCheck:
    known = uow.of(RoomCheck).get(uow.workshop)
    if after == room_check(uow):
        return after
    return uow.record(RoomSettled(known, after))
