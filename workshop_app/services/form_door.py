"""Opens and closes the form of one workshop at an address phones can reach, and keeps it.

The form listens at every address of the laptop: phones that know an older one go on, and one that
comes later (a Wi-Fi opened after Tablée) is answered at once. Decides which address phones are
told, which number is used, and what must be said about it; not how the form answers. Every call
blocks: never from the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from workshop_app.domain.network import Address, is_loopback, recommended
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import keep_address
from workshop_app.services.ports import FormServer, Library
from workshop_app.services.workshops import the_workshop

EVERYWHERE = "0.0.0.0"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the form is opened."""

    bind: str
    shown: str
    """What phones are told."""
    port: int
    address_changed: bool = False
    """The address kept with the workshop is no longer this laptop's: printed codes are stale."""
    port_changed: bool = False
    """The number kept with the workshop was taken: printed codes are stale."""


class FormDoor:
    """`serve` starts a form on (host, port) and returns once phones are answered; `free_port`
    gives the number asked for or the next one free."""

    def __init__(
        self,
        library: Library,
        addresses: Callable[[], Sequence[Address]],
        free_port: Callable[[str, int], int],
        serve: Callable[[str, int], FormServer],
        first_port: int,
        by: str,
    ) -> None:
        self._library = library
        self._addresses = addresses
        self._free_port = free_port
        self._serve = serve
        self._first_port = first_port
        self._by = by
        self._server: FormServer | None = None
        self._place: Place | None = None
        self._one_at_a_time = threading.RLock()

    def open(self, workshop: UUID, host: str = "", port: int = 0) -> Place:
        """Open the form and remember where. `host` and `port` given are taken as they are.

        Raises Surroundings when no port is free.
        """
        with self._one_at_a_time:
            self.close()
            place = self.place(self._library.read(workshop, the_workshop), host, port)
            self._server = self._serve(place.bind, place.port)
            self._keep(workshop, place)
            return place

    def move(self, workshop: UUID, host: str) -> Place:
        """Phones are told another address of this laptop. Those at work elsewhere go on: the form
        is closed for none of them. Raises Surroundings.
        """
        with self._one_at_a_time:
            if is_loopback(host):
                return self.open(workshop, host)
            place = self._place
            if place is None or place.bind != EVERYWHERE:
                place = self.open(workshop, EVERYWHERE)
            place = replace(place, shown=host, address_changed=False, port_changed=False)
            self._keep(workshop, place)
            return place

    def _keep(self, workshop: UUID, place: Place) -> None:
        keep = partial(keep_address, host=place.shown, port=place.port)
        self._library.submit(workshop, self._by, keep).result()
        self._place = place

    def close(self) -> None:
        """Ends streams and stops answering. What was received is kept."""
        with self._one_at_a_time:
            if self._server is not None:
                self._server.stop()
                self._server = None
            self._place = None

    def place(self, workshop: Workshop, host: str = "", port: int = 0) -> Place:
        known = self._addresses()
        found = recommended(known)
        best = found.host if found else LOOPBACK
        if host and host != EVERYWHERE:
            bind = shown = host
        else:
            bind = EVERYWHERE
            kept = workshop.host if any(a.host == workshop.host for a in known) else ""
            shown = best if not kept or is_loopback(kept) else kept
        first = port or workshop.port or self._first_port
        free = first if port else self._free_port(bind, first)
        return Place(
            bind,
            shown,
            free,
            address_changed=bool(workshop.host) and not host and shown != workshop.host,
            port_changed=bool(workshop.port) and not port and free != workshop.port,
        )
